package attest.origin;

import attest.document.Article;
import attest.document.Published;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One publication of an article, as far as its origin goes. The same article may be published by
 * several: then it has several reports.
 *
 * @param article the identity of the text, {@link Article#id()}
 * @param publisher who published it, or null if that is unknown
 * @param agency the wire service credited, or null if none is
 * @param fingerprint of the text
 * @param published the day of publication, or null if that is unknown
 */
public record Report(
    String article,
    @Nullable String publisher,
    @Nullable String agency,
    Fingerprint fingerprint,
    @Nullable LocalDate published) {
  /** By day, unknown days last, then by identity: an order that is the same for any input. */
  static final Comparator<Report> EARLIEST_FIRST =
      Comparator.comparing(Report::published, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Report::article)
          .thenComparing(Report::publisher, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Report::agency, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(report -> report.fingerprint().toText());

  public Report {
    Objects.requireNonNull(article);
    Objects.requireNonNull(fingerprint);
  }

  /** The report that an article is. */
  public static Report of(Article article) {
    Published published = article.published();
    return new Report(
        article.id(),
        article.publisher(),
        article.agency(),
        Fingerprint.of(article),
        published == null ? null : published.date());
  }

  /**
   * Whose report it is: the agency, else the publisher, in lower case without spaces around; null
   * where neither is known.
   */
  public @Nullable String reporter() {
    String name = agency == null || agency.isBlank() ? publisher : agency;
    return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
  }
}
