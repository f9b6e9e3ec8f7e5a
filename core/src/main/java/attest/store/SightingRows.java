package attest.store;

import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.SIGHTING;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Sightings as rows. */
final class SightingRows {
  private static final Field<String> SOURCE = text(SIGHTING, "source");
  private static final Field<String> REF = text(SIGHTING, "ref");
  private static final Field<String> URL = text(SIGHTING, "url");
  private static final Field<String> PUBLISHER = text(SIGHTING, "publisher");
  private static final Field<String> TITLE = text(SIGHTING, "title");
  private static final Field<String> PUBLISHED = text(SIGHTING, "published");
  private static final Field<String> PUBLISHED_FROM = text(SIGHTING, "published_from");
  private static final Field<Long> SEEN = number(SIGHTING, "seen");

  /** All columns. */
  static final List<Field<?>> COLUMNS =
      List.of(
          number(SIGHTING, "article"),
          text(SIGHTING, "mark"),
          SOURCE,
          REF,
          URL,
          PUBLISHER,
          TITLE,
          PUBLISHED,
          PUBLISHED_FROM,
          SEEN);

  private SightingRows() {}

  /** The sightings of an article in order of time. */
  static List<Sighting> read(DSLContext sql, String article) {
    return sql.select(COLUMNS)
        .from(SIGHTING)
        .join(ARTICLE)
        .on(ArticleRows.NR.eq(number(SIGHTING, "article")))
        .where(ArticleRows.ID.eq(article))
        .orderBy(SEEN, SOURCE, text(SIGHTING, "mark"))
        .fetch(row ->
            new Sighting(
                article,
                row.get(SOURCE),
                row.get(REF),
                row.get(URL),
                row.get(PUBLISHER),
                row.get(TITLE),
                ArticleRows.published(row.get(PUBLISHED), row.get(PUBLISHED_FROM)),
                Rows.instant(row.get(SEEN))));
  }
}
