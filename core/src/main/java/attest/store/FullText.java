package attest.store;

import static attest.store.Tables.ACCOUNT_NOW;

import attest.incident.AccountKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Search for words, in the way of the engine at hand. */
final class FullText {
  private static final int EXCERPT = 90;

  /** Accounts whose numbers lie no further apart are looked for at once. */
  private static final long GAP = 1_000;

  private final boolean embedded;

  FullText(boolean embedded) {
    this.embedded = embedded;
  }

  /** The numbers of the rows of a table of words that have all phrases. */
  Select<Record1<Long>> having(String table, List<String> phrases) {
    return DSL.select(number(table)).from(DSL.table(DSL.name(table))).where(match(table, phrases));
  }

  /** The incidents of whose accounts one has all phrases in its evidence. */
  Select<Record1<Long>> incidents(List<String> phrases) {
    return DSL.selectDistinct(AccountRows.INCIDENT)
        .from(ACCOUNT_NOW)
        .where(AccountRows.NOW.in(having("account_words", phrases)));
  }

  /** The first accounts, in the order of the index, that have all phrases in their evidence. */
  List<Long> accounts(DSLContext sql, List<String> phrases, int most) {
    Field<Long> nr = number("account_words");
    return sql.select(nr)
        .from(DSL.table(DSL.name("account_words")))
        .where(match("account_words", phrases))
        .limit(most)
        .fetch(nr);
  }

  /** The incidents that accounts are of. */
  Set<Long> incidentsOf(DSLContext sql, Collection<Long> accounts) {
    Set<Long> incidents = new TreeSet<>();
    sql.select(AccountRows.INCIDENT)
        .from(ACCOUNT_NOW)
        .where(among(AccountRows.NOW, accounts))
        .forEach(row -> {
          if (row.value1() != null) {
            incidents.add(row.value1());
          }
        });
    return incidents;
  }

  /** A number is one of some, however many. */
  Condition among(Field<Long> number, Collection<Long> values) {
    return embedded
        ? DSL.condition(
            "{0} IN (SELECT value FROM json_each({1}))", number, DSL.val(values.toString()))
        : DSL.condition(
            "{0} = ANY (CAST({1} AS bigint[]))",
            number, DSL.val(values.toString().replace('[', '{').replace(']', '}')));
  }

  /**
   * Those of some incidents of whose accounts one has all phrases in its evidence. Accounts whose
   * numbers lie close to each other are asked for at once: those of one time mostly came together.
   */
  Set<Long> having(DSLContext sql, List<String> phrases, Collection<Long> incidents) {
    Map<Long, Long> accounts = new TreeMap<>();
    sql.select(AccountRows.NOW, AccountRows.INCIDENT)
        .from(ACCOUNT_NOW)
        .where(among(AccountRows.INCIDENT, incidents))
        .forEach(row -> accounts.put(row.value1(), row.value2()));
    Set<Long> having = new HashSet<>();
    long first = 0;
    long last = 0;
    for (long nr : accounts.keySet()) {
      if (first > 0 && nr - last > GAP) {
        between(sql, phrases, first, last, accounts, having);
        first = nr;
      }
      first = first == 0 ? nr : first;
      last = nr;
    }
    if (first > 0) {
      between(sql, phrases, first, last, accounts, having);
    }
    return having;
  }

  private void between(
      DSLContext sql,
      List<String> phrases,
      long first,
      long last,
      Map<Long, Long> accounts,
      Set<Long> having) {
    Field<Long> nr = number("account_words");
    sql.select(nr)
        .from(DSL.table(DSL.name("account_words")))
        .where(match("account_words", phrases))
        .and(nr.between(first, last))
        .forEach(row -> {
          Long incident = accounts.get(row.value1());
          if (incident != null) {
            having.add(incident);
          }
        });
  }

  private Field<Long> number(String table) {
    return DSL.field(DSL.name(table, embedded ? "rowid" : "nr"), Long.class);
  }

  private Condition match(String table, List<String> phrases) {
    if (embedded) {
      return DSL.condition("{0} MATCH {1}", DSL.name(table), DSL.val(Words.sqlite(phrases)));
    }
    return DSL.condition("{0} @@ ({1})", DSL.name(table, "words"), query(phrases));
  }

  private static Field<Object> query(List<String> phrases) {
    List<Field<Object>> parts = new ArrayList<>();
    for (String phrase : phrases) {
      parts.add(DSL.field("phraseto_tsquery('simple', {0})", Object.class, DSL.val(phrase)));
    }
    Field<Object> all = parts.get(0);
    for (Field<Object> part : parts.subList(1, parts.size())) {
      all = DSL.field("{0} && {1}", Object.class, all, part);
    }
    return all;
  }

  /** Articles that have all phrases, best first. */
  List<SearchHit> search(DSLContext sql, List<String> phrases, int limit) {
    if (phrases.isEmpty() || limit <= 0) {
      return List.of();
    }
    String table = "article_words";
    Field<?> rank =
        embedded
            ? DSL.field(DSL.name("rank"), Double.class)
            : DSL.field(
                "-ts_rank({0}, {1})", Double.class, DSL.name(table, "words"), query(phrases));
    List<Long> numbers =
        sql.select(number(table))
            .from(DSL.table(DSL.name(table)))
            .where(match(table, phrases))
            .orderBy(rank, number(table))
            .limit(limit)
            .fetch(number(table));
    Map<Long, ArticleRows.Held> articles = ArticleRows.readNumbers(sql, numbers);
    Map<Long, List<AccountKey>> accounts = accounts(sql, phrases, articles);
    List<SearchHit> hits = new ArrayList<>();
    for (Long nr : numbers) {
      ArticleRows.Held held = articles.get(nr);
      if (held != null) {
        hits.add(
            new SearchHit(
                held.card().id(),
                held.card().title(),
                excerpt(held.article().text(), phrases),
                accounts.getOrDefault(nr, List.of()).stream().sorted().toList()));
      }
    }
    return hits;
  }

  private Map<Long, List<AccountKey>> accounts(
      DSLContext sql, List<String> phrases, Map<Long, ArticleRows.Held> articles) {
    Map<Long, List<AccountKey>> accounts = new HashMap<>();
    for (List<Long> some : Rows.chunks(articles.keySet())) {
      sql.select(AccountRows.ARTICLE, AccountRows.NAME)
          .from(Tables.ACCOUNT)
          .join(ACCOUNT_NOW)
          .on(AccountRows.NOW.eq(AccountRows.NR))
          .where(AccountRows.ARTICLE.in(some))
          .and(AccountRows.NR.in(having("account_words", phrases)))
          .forEach(row -> {
            ArticleRows.Held held = articles.get(row.value1());
            if (held != null) {
              accounts
                  .computeIfAbsent(row.value1(), nr -> new ArrayList<>())
                  .add(new AccountKey(held.card().id(), row.value2()));
            }
          });
    }
    return accounts;
  }

  /** The words of a text around the first that was searched for. */
  private static String excerpt(String text, List<String> phrases) {
    String first = phrases.get(0).split(" ")[0];
    int begin = 0;
    while (begin < text.length()) {
      int end = begin;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      if (end > begin && Words.fold(text.substring(begin, end)).equals(first)) {
        return around(text, begin, end);
      }
      begin = Math.max(end, begin + 1);
    }
    return around(text, 0, 0);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static String around(String text, int begin, int end) {
    int from = space(text, Math.max(0, begin - EXCERPT));
    int to = space(text, Math.min(text.length(), end + EXCERPT));
    String before = from > 0 ? "… " : "";
    return before
        + text.substring(from, to).strip().replace('\n', ' ')
        + (to < text.length() ? " …" : "");
  }

  /** The nearest white space after a place, or the end. */
  private static int space(String text, int place) {
    int at = place;
    while (at > 0 && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
