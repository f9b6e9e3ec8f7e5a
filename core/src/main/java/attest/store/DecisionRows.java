package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.DECIDED;
import static attest.store.Tables.DECISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as rows. A decision names accounts as they were when it was made; where their article
 * has been read again since, the account whose words are the same is meant, and where there is
 * none, none.
 */
final class DecisionRows {
  private static final Field<Long> NR = number(DECISION, "nr");
  private static final Field<String> ID = text(DECISION, "id");
  private static final Field<String> REVIEWER = text(DECISION, "reviewer");
  private static final Field<Long> DECIDED_AT = number(DECISION, "decided");
  private static final Field<Long> STORED = number(DECISION, "stored");
  private static final Field<String> NOTE = text(DECISION, "note");
  private static final Field<String> ACTION = text(DECISION, "action");
  private static final Field<Long> D_DECISION = number(DECIDED, "decision");
  private static final Field<Long> D_PLACE = number(DECIDED, "place");
  private static final Field<Long> D_SIDE = number(DECIDED, "side");
  private static final Field<String> D_ARTICLE = text(DECIDED, "article");
  private static final Field<String> D_ACCOUNT = text(DECIDED, "account");
  private static final Field<Long> D_BEGIN = number(DECIDED, "trigger_begin");
  private static final Field<Long> D_END = number(DECIDED, "trigger_end");

  private final Codec codec;

  DecisionRows(Codec codec) {
    this.codec = codec;
  }

  /** An account as a decision names it, with where its words stood. */
  private record Named(int side, AccountKey key, @Nullable Span trigger) {}

  /** Adds a decision; false where one of its identity is there. */
  boolean add(DSLContext sql, long nr, long now, Decision decision) {
    if (sql.fetchExists(DECISION, ID.eq(decision.id()))) {
      return false;
    }
    if (decision.action() instanceof Decision.Action.Correct correct && correct.basis() != null) {
      verify(sql, correct.basis());
    }
    sql.insertInto(DECISION, NR, ID, REVIEWER, DECIDED_AT, STORED, NOTE, ACTION)
        .values(
            nr,
            decision.id(),
            decision.reviewer(),
            Rows.micros(decision.at()),
            now,
            decision.note(),
            codec.write(Decision.Action.class, decision.action()))
        .execute();
    Map<String, List<Account>> held = held(sql, articles(keys(decision)));
    name(sql, nr, 0, decision.accounts(), held);
    if (decision.action() instanceof Decision.Action.Split split) {
      name(sql, nr, 1, split.others(), held);
    }
    return true;
  }

  private static void verify(DSLContext sql, Citation basis) {
    ArticleRows.Held held =
        ArticleRows.read(sql, Set.of(basis.account().article())).get(basis.account().article());
    if (held == null || !basis.evidence().verifies(held.article().text())) {
      throw new IllegalArgumentException(
          "the words " + basis.evidence() + " do not stand in " + basis.account().article());
    }
  }

  private void name(
      DSLContext sql, long nr, int side, List<AccountKey> keys, Map<String, List<Account>> held) {
    for (int i = 0; i < keys.size(); i++) {
      AccountKey key = keys.get(i);
      Long begin = null;
      Long end = null;
      for (Account account : held.getOrDefault(key.article(), List.of())) {
        if (account.id().equals(key.account())) {
          begin = (long) account.trigger().span().begin();
          end = (long) account.trigger().span().end();
        }
      }
      sql.insertInto(DECIDED, D_DECISION, D_PLACE, D_SIDE, D_ARTICLE, D_ACCOUNT, D_BEGIN, D_END)
          .values(nr, (long) i, (long) side, key.article(), key.account(), begin, end)
          .execute();
    }
  }

  private static List<AccountKey> keys(Decision decision) {
    List<AccountKey> keys = new ArrayList<>(decision.accounts());
    if (decision.action() instanceof Decision.Action.Split split) {
      keys.addAll(split.others());
    }
    return keys;
  }

  private static Set<String> articles(Collection<AccountKey> keys) {
    Set<String> articles = new HashSet<>();
    keys.forEach(key -> articles.add(key.article()));
    return articles;
  }

  /** The accounts that are held now of some articles. */
  private Map<String, List<Account>> held(DSLContext sql, Set<String> articles) {
    Map<String, List<Account>> held = new HashMap<>();
    Map<String, ArticleRows.Held> texts = ArticleRows.read(sql, articles);
    for (List<String> some : Rows.chunks(articles)) {
      sql.select(ArticleRows.ID, AccountRows.BODY)
          .from(ARTICLE)
          .join(ACCOUNT)
          .on(AccountRows.ARTICLE.eq(ArticleRows.NR))
          .join(ACCOUNT_NOW)
          .on(AccountRows.NOW.eq(AccountRows.NR))
          .where(ArticleRows.ID.in(some))
          .orderBy(AccountRows.NR)
          .forEach(row -> {
            ArticleRows.Held text = texts.get(row.value1());
            if (text != null) {
              held.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                  .add(account(row.value2(), text.article()));
            }
          });
    }
    return held;
  }

  private Account account(String body, Article article) {
    return (Account) codec.read(Account.class, body, List.of(), id -> article, article);
  }

  /** Every decision as it was made, in order of time. */
  List<Decision> all(DSLContext sql) {
    return read(sql, DSL.trueCondition(), named -> named.key());
  }

  /**
   * The decisions that concern some accounts, in order of time, with the accounts that they mean
   * now.
   *
   * @param more accounts that are held and not written yet, by article
   */
  List<Decision> on(
      DSLContext sql, Collection<AccountKey> accounts, Map<String, List<FiledAccount>> more) {
    Set<Long> numbers = new HashSet<>();
    for (List<String> some : Rows.chunks(articles(accounts))) {
      numbers.addAll(
          sql.selectDistinct(D_DECISION).from(DECIDED).where(D_ARTICLE.in(some)).fetch(D_DECISION));
    }
    if (numbers.isEmpty()) {
      return List.of();
    }
    Set<String> articles = new HashSet<>();
    List<Decision> decisions = new ArrayList<>();
    Condition these = D_DECISION.in(numbers);
    articles.addAll(sql.selectDistinct(D_ARTICLE).from(DECIDED).where(these).fetch(D_ARTICLE));
    Map<String, List<Account>> held = held(sql, articles);
    more.forEach((article, filed) ->
        filed.forEach(account ->
            held.computeIfAbsent(article, id -> new ArrayList<>()).add(account.account())));
    Set<AccountKey> wanted = new HashSet<>(accounts);
    for (Decision decision :
        read(
            sql,
            NR.in(numbers),
            named -> meant(named, held.getOrDefault(named.key().article(), List.of())))) {
      if (keys(decision).stream().anyMatch(wanted::contains)) {
        decisions.add(decision);
      }
    }
    return decisions;
  }

  /** The account that is meant now: that of the same words; null where there is none. */
  private static @Nullable AccountKey meant(Named named, List<Account> held) {
    Span trigger = named.trigger();
    AccountKey best = null;
    for (Account account : held) {
      AccountKey key = new AccountKey(named.key().article(), account.id());
      if (trigger == null) {
        if (key.equals(named.key())) {
          return key;
        }
      } else if (account.trigger().span().equals(trigger)) {
        if (best == null || key.equals(named.key())) {
          best = key;
        }
      }
    }
    if (best == null && trigger != null) {
      for (Account account : held) {
        boolean tells =
            account.trigger().span().overlaps(trigger)
                || account.mentions().stream()
                    .anyMatch(mention -> mention.trigger().span().overlaps(trigger));
        if (tells && best == null) {
          best = new AccountKey(named.key().article(), account.id());
        }
      }
    }
    return best;
  }

  /** Which account a name in a decision stands for. */
  private interface Meaning {
    @Nullable AccountKey of(Named named);
  }

  private List<Decision> read(DSLContext sql, Condition condition, Meaning meaning) {
    Map<Long, List<Named>> names = new HashMap<>();
    sql.select(D_DECISION, D_SIDE, D_ARTICLE, D_ACCOUNT, D_BEGIN, D_END)
        .from(DECIDED)
        .join(DECISION)
        .on(NR.eq(D_DECISION))
        .where(condition)
        .orderBy(D_DECISION, D_SIDE, D_PLACE)
        .forEach(row -> {
          Long begin = row.value5();
          Long end = row.value6();
          names
              .computeIfAbsent(row.value1(), nr -> new ArrayList<>())
              .add(
                  new Named(
                      row.value2().intValue(),
                      new AccountKey(row.value3(), row.value4()),
                      begin == null || end == null
                          ? null
                          : new Span(begin.intValue(), end.intValue())));
        });
    List<Decision> decisions = new ArrayList<>();
    Map<String, Article> texts = new HashMap<>();
    Function<String, Article> articles = id -> texts.computeIfAbsent(id, one -> article(sql, one));
    sql.select(NR, ID, REVIEWER, DECIDED_AT, NOTE, ACTION)
        .from(DECISION)
        .where(condition)
        .forEach(row -> {
          List<AccountKey> accounts = new ArrayList<>();
          List<AccountKey> others = new ArrayList<>();
          for (Named named : names.getOrDefault(row.value1(), List.of())) {
            AccountKey key = meaning.of(named);
            if (key != null) {
              (named.side() == 0 ? accounts : others).add(key);
            }
          }
          Decision.Action action =
              (Decision.Action)
                  codec.read(Decision.Action.class, row.value6(), List.of(), articles, null);
          boolean split = action instanceof Decision.Action.Split;
          if (accounts.isEmpty() || (split && others.isEmpty())) {
            return;
          }
          decisions.add(
              new Decision(
                  row.value2(),
                  row.value3(),
                  Rows.instant(row.value4()),
                  row.value5(),
                  accounts.stream().distinct().toList(),
                  split
                      ? new Decision.Action.Split(others.stream().distinct().toList())
                      : based(action, accounts)));
        });
    decisions.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id));
    return decisions;
  }

  private static Article article(DSLContext sql, String id) {
    ArticleRows.Held held = ArticleRows.read(sql, Set.of(id)).get(id);
    if (held == null) {
      throw new StoreException("a decision rests on an article that is not there: " + id);
    }
    return held.article();
  }

  /** A correction whose words are those of the account that is meant now. */
  private static Decision.Action based(Decision.Action action, List<AccountKey> accounts) {
    if (action instanceof Decision.Action.Correct correct) {
      Citation basis = correct.basis();
      if (basis != null && !accounts.contains(basis.account())) {
        for (AccountKey key : accounts) {
          if (key.article().equals(basis.account().article())) {
            return new Decision.Action.Correct(
                correct.field(), correct.value(), new Citation(key, basis.evidence()));
          }
        }
      }
    }
    return action;
  }
}
