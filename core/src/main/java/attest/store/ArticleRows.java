package attest.store;

import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.ArticleCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Articles as rows. */
final class ArticleRows {
  static final Field<Long> NR = number(ARTICLE, "nr");
  static final Field<String> ID = text(ARTICLE, "id");
  private static final Field<Long> SEEN = number(ARTICLE, "seen");
  private static final Field<String> SOURCE = text(ARTICLE, "source");
  private static final Field<String> REF = text(ARTICLE, "ref");
  private static final Field<String> URL = text(ARTICLE, "url");
  private static final Field<String> PUBLISHER = text(ARTICLE, "publisher");
  private static final Field<String> AGENCY = text(ARTICLE, "agency");
  private static final Field<String> TITLE = text(ARTICLE, "title");
  private static final Field<String> BYLINE = text(ARTICLE, "byline");
  private static final Field<String> LANGUAGE = text(ARTICLE, "language");
  private static final Field<String> PUBLISHED = text(ARTICLE, "published");
  private static final Field<String> PUBLISHED_FROM = text(ARTICLE, "published_from");
  private static final Field<String> DATELINE_PLACE = text(ARTICLE, "dateline_place");
  private static final Field<String> DATELINE_DATE = text(ARTICLE, "dateline_date");
  private static final Field<String> PARAGRAPHS = text(ARTICLE, "paragraphs");
  private static final Field<String> FINGERPRINT = text(ARTICLE, "fingerprint");
  private static final Field<String> TEXT = text(ARTICLE, "text");

  /** The columns in the order of {@link #values}. */
  static final List<Field<?>> COLUMNS =
      List.of(
          NR,
          ID,
          SEEN,
          SOURCE,
          REF,
          URL,
          PUBLISHER,
          AGENCY,
          TITLE,
          BYLINE,
          LANGUAGE,
          PUBLISHED,
          PUBLISHED_FROM,
          DATELINE_PLACE,
          DATELINE_DATE,
          PARAGRAPHS,
          FINGERPRINT,
          TEXT);

  private ArticleRows() {}

  /**
   * An article as it is held.
   *
   * @param nr its number in the order of storing
   * @param article the article
   * @param card its card
   */
  record Held(long nr, Article article, ArticleCard card) {}

  /** The row of an article. */
  static @Nullable Object[] values(
      long nr, String id, long seen, Article article, ArticleCard card) {
    Published published = article.published();
    Article.Dateline dateline = article.dateline();
    return new @Nullable Object[] {
      nr,
      id,
      seen,
      article.source(),
      article.ref(),
      article.url(),
      article.publisher(),
      article.agency(),
      article.title(),
      String.join("\n", article.byline()),
      article.language(),
      published == null ? null : published.text(),
      published == null ? null : published.from().code(),
      dateline == null ? null : orEmpty(dateline.place()),
      dateline == null ? null : dateline.date(),
      paragraphs(article),
      card.fingerprint(),
      article.text()
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Reads articles; those that are not held are left out. */
  static Map<String, Held> read(DSLContext sql, Collection<String> ids) {
    Map<String, Held> found = new HashMap<>();
    for (List<String> some : Rows.chunks(ids)) {
      sql.select(COLUMNS)
          .from(ARTICLE)
          .where(ID.in(some))
          .forEach(row -> found.put(row.get(ID), held(row)));
    }
    return found;
  }

  /** Reads articles by their numbers, in order. */
  static Map<Long, Held> readNumbers(DSLContext sql, Collection<Long> numbers) {
    Map<Long, Held> found = new LinkedHashMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(COLUMNS)
          .from(ARTICLE)
          .where(NR.in(some))
          .orderBy(NR)
          .forEach(row -> found.put(row.get(NR), held(row)));
    }
    return found;
  }

  /** The article of a row with all {@link #COLUMNS}. */
  static Held held(Record row) {
    String place = row.get(DATELINE_PLACE);
    String date = row.get(DATELINE_DATE);
    String byline = row.get(BYLINE);
    Published published = published(row.get(PUBLISHED), row.get(PUBLISHED_FROM));
    Article article =
        new Article(
            row.get(REF),
            row.get(SOURCE),
            row.get(URL),
            row.get(PUBLISHER),
            row.get(AGENCY),
            row.get(TITLE),
            byline.isEmpty() ? List.of() : List.of(byline.split("\n")),
            row.get(LANGUAGE),
            published,
            place == null && date == null
                ? null
                : new Article.Dateline(place == null || place.isEmpty() ? null : place, date),
            row.get(TEXT),
            paragraphs(row.get(PARAGRAPHS)));
    ArticleCard card =
        new ArticleCard(
            row.get(ID),
            row.get(SOURCE),
            row.get(URL),
            row.get(PUBLISHER),
            row.get(AGENCY),
            row.get(TITLE),
            published,
            row.get(FINGERPRINT));
    return new Held(row.get(NR), article, card);
  }

  /** The time of publication as its text and where it was found say. */
  static @Nullable Published published(@Nullable String text, @Nullable String from) {
    return text == null || from == null
        ? null
        : Published.parse(text, Published.From.valueOf(from.toUpperCase(Locale.ROOT)));
  }

  /** Begin, end and a star for a repetition, of each paragraph. */
  private static String paragraphs(Article article) {
    StringBuilder out = new StringBuilder();
    for (Article.Paragraph paragraph : article.paragraphs()) {
      out.append(out.isEmpty() ? "" : " ")
          .append(paragraph.span().begin())
          .append('-')
          .append(paragraph.span().end())
          .append(paragraph.repeats() ? "*" : "");
    }
    return out.toString();
  }

  private static List<Article.Paragraph> paragraphs(String text) {
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    if (text.isEmpty()) {
      return paragraphs;
    }
    for (String part : text.split(" ")) {
      boolean repeats = part.endsWith("*");
      int dash = part.indexOf('-');
      int begin = Integer.parseInt(part.substring(0, dash));
      int end = Integer.parseInt(part.substring(dash + 1, part.length() - (repeats ? 1 : 0)));
      paragraphs.add(new Article.Paragraph(new Span(begin, end), repeats));
    }
    return paragraphs;
  }
}
