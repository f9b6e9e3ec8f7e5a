package attest.feed;

import attest.document.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read. Immutable.
 *
 * @param format which format it has
 * @param title its name
 * @param url the address of the site or section that it belongs to
 * @param language BCP 47
 * @param entries the entries in the order of the feed
 * @param problems what was wrong with it; what could be read is in {@code entries} nevertheless
 */
public record Feed(
    Format format,
    @Nullable String title,
    @Nullable String url,
    @Nullable String language,
    List<FeedEntry> entries,
    List<Problem> problems) {
  public Feed {
    Objects.requireNonNull(format);
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /** The formats of feeds. */
  public enum Format {
    /** RSS 0.9 to 2.0, RSS 1.0 included. */
    RSS,
    /** Atom 0.3 and 1.0 (RFC 4287). */
    ATOM,
    /** JSON Feed 1.0 and 1.1. */
    JSON_FEED,
    /** None of these; there are no entries. */
    NONE
  }
}
