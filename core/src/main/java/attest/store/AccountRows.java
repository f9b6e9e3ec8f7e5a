package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.incident.Account;
import attest.incident.ArticleCard;
import attest.incident.FiledAccount;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Accounts as rows. An account of a number never changes, so those last used are kept in memory.
 */
final class AccountRows {
  static final Field<Long> NR = number(ACCOUNT, "nr");
  static final Field<Long> READING = number(ACCOUNT, "reading");
  static final Field<Long> ARTICLE = number(ACCOUNT, "article");
  static final Field<String> NAME = text(ACCOUNT, "name");
  static final Field<String> WORDS = text(ACCOUNT, "words");
  static final Field<String> JOINT = text(ACCOUNT, "joint");
  static final Field<String> BODY = text(ACCOUNT, "body");

  /** All columns in the order in which they are written. */
  static final List<Field<?>> COLUMNS = List.of(NR, READING, ARTICLE, NAME, WORDS, JOINT, BODY);

  static final Field<Long> NOW = number(ACCOUNT_NOW, "account");
  static final Field<Long> INCIDENT = number(ACCOUNT_NOW, "incident");

  private static final int KEPT = 20_000;

  private final Codec codec;
  private final Map<Long, FiledAccount> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, FiledAccount> eldest) {
              return size() > KEPT;
            }
          });

  AccountRows(Codec codec) {
    this.codec = codec;
  }

  /** The body of an account's row. */
  String body(Account account) {
    return codec.write(Account.class, account);
  }

  /** The account of a row. */
  FiledAccount account(String body, String words, String joint, Article article, ArticleCard card) {
    Account account = (Account) codec.read(Account.class, body, List.of(), id -> article, article);
    return new FiledAccount(card, account, Rows.lines(words), Rows.lines(joint));
  }

  /** Keeps an account that has been committed. */
  void keep(long nr, FiledAccount account) {
    kept.put(nr, account);
  }

  /** The words that an account rests on, folded, for search. */
  static String evidence(Account account) {
    Set<String> quotes = new LinkedHashSet<>();
    quotes.add(account.trigger().quote());
    if (account.time() != null) {
      quotes.add(account.time().evidence().quote());
    }
    if (account.place() != null) {
      quotes.add(account.place().wording().quote());
    }
    account.actors().forEach(actor -> quotes.add(actor.evidence().quote()));
    account.targets().forEach(target -> quotes.add(target.evidence().quote()));
    account.weapons().forEach(weapon -> quotes.add(weapon.evidence().quote()));
    account.claims().forEach(claim -> quotes.add(claim.claim().evidence().quote()));
    return Words.fold(String.join("\n", quotes));
  }

  /** Accounts that are held now, by their numbers, in order; others are left out. */
  Map<Long, StoredAccount> read(DSLContext sql, Collection<Long> numbers) {
    Map<Long, Record> now = new TreeMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(NOW, INCIDENT)
          .from(ACCOUNT_NOW)
          .where(NOW.in(some))
          .forEach(row -> now.put(row.get(NOW), row));
    }
    return stored(sql, now);
  }

  /** Accounts that are held now and of which a column has one of some values, in order. */
  List<StoredAccount> readBy(DSLContext sql, Field<Long> column, Collection<Long> values) {
    Map<Long, Record> now = new TreeMap<>();
    for (List<Long> some : Rows.chunks(values)) {
      sql.select(NOW, INCIDENT)
          .from(ACCOUNT_NOW)
          .where(column.in(some))
          .forEach(row -> now.put(row.get(NOW), row));
    }
    return new ArrayList<>(stored(sql, now).values());
  }

  /** Accounts by their numbers, whether they are held now or not. */
  Map<Long, FiledAccount> accounts(DSLContext sql, Collection<Long> numbers) {
    Map<Long, FiledAccount> accounts = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long nr : numbers) {
      FiledAccount account = kept.get(nr);
      if (account == null) {
        missing.add(nr);
      } else {
        accounts.put(nr, account);
      }
    }
    for (List<Long> some : Rows.chunks(missing)) {
      List<Record> rows =
          new ArrayList<>(
              sql.select(NR, ARTICLE, WORDS, JOINT, BODY).from(ACCOUNT).where(NR.in(some)).fetch());
      Map<Long, ArticleRows.Held> articles =
          ArticleRows.readNumbers(sql, rows.stream().map(row -> row.get(ARTICLE)).toList());
      Map<Long, FiledAccount> read =
          rows.parallelStream()
              .collect(Collectors.toMap(row -> row.get(NR), row -> account(row, articles)));
      kept.putAll(read);
      accounts.putAll(read);
    }
    return accounts;
  }

  private FiledAccount account(Record row, Map<Long, ArticleRows.Held> articles) {
    ArticleRows.Held held = articles.get(row.get(ARTICLE));
    if (held == null) {
      throw new StoreException("account " + row.get(NR) + " has no article");
    }
    return account(row.get(BODY), row.get(WORDS), row.get(JOINT), held.article(), held.card());
  }

  private Map<Long, StoredAccount> stored(DSLContext sql, Map<Long, Record> now) {
    Map<Long, FiledAccount> accounts = accounts(sql, now.keySet());
    Map<Long, StoredAccount> stored = new LinkedHashMap<>();
    now.forEach((nr, row) -> {
      FiledAccount account = accounts.get(nr);
      if (account != null) {
        Long incident = row.get(INCIDENT);
        stored.put(nr, new StoredAccount(nr, account, incident == null ? 0 : incident));
      }
    });
    return stored;
  }
}
