package attest.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an article was published, as far as its source says so.
 *
 * @param text the ISO 8601 date or date-time as given
 * @param date its calendar day where it was published
 * @param from where the value was found
 */
public record Published(String text, LocalDate date, From from) {
  private static final Pattern ZONE = Pattern.compile("(?:Z|[+-]\\d{2}:?\\d{2})\\z");
  private static final Pattern OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})\\z");

  public Published {
    Objects.requireNonNull(text);
    Objects.requireNonNull(date);
    Objects.requireNonNull(from);
  }

  /** Where a publication date was found. */
  public enum From {
    /** The user said so. */
    GIVEN,
    /** The input's own metadata. */
    METADATA,
    /** The feed that carried the article. */
    FEED,
    /** The article's address. */
    URL,
    /** The dateline at the head of the text. */
    DATELINE,
    /** Words of the text. */
    TEXT;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Reads an ISO 8601 date or date-time; null if {@code text} is neither. */
  public static @Nullable Published parse(String text, From from) {
    String trimmed = text.strip();
    try {
      if (trimmed.length() == 10) {
        return new Published(trimmed, LocalDate.parse(trimmed), from);
      }
      if (trimmed.length() > 10) {
        LocalDate day = LocalDate.parse(trimmed.substring(0, 10));
        String iso = trimmed.replace(' ', 'T');
        if (ZONE.matcher(iso).find()) {
          OffsetDateTime.parse(OFFSET.matcher(iso).replaceFirst("$1:$2"));
        } else {
          java.time.LocalDateTime.parse(iso);
        }
        return new Published(iso, day, from);
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }
}
