package attest.clean;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands above the body of a pasted article: headline, bylines, date lines. Immutable.
 */
final class HeadReader {
  private static final int MAX_HEAD = 10;

  /** Where at the end of a text, and how long, notes about the authors are. */
  private static final int LAST = 4;

  private static final int LONGEST_NOTE = 500;

  /** A credit in brackets at the end: the line stands under a picture. */
  private static final Pattern CAPTION =
      Pattern.compile(
          "\\((?:[^()]{0,40}\\b)?(?:photo|image|file|source|courtesy|published|video|foto|bild)\\b[^()]{0,80}\\)$",
          Pattern.CASE_INSENSITIVE);

  /** How many paragraphs can stand above the lines about the author and the day. */
  private static final int FIRST = 3;

  private final Bylines bylines;
  private final Dates dates;
  private final DetailLines details;
  private final Agencies agencies;
  private final Datelines datelines;
  private final PageFurniture furniture;
  private final int maxTitleChars;

  HeadReader(
      Bylines bylines,
      Dates dates,
      DetailLines details,
      Agencies agencies,
      Datelines datelines,
      PageFurniture furniture,
      int maxTitleChars) {
    this.bylines = bylines;
    this.dates = dates;
    this.details = details;
    this.agencies = agencies;
    this.datelines = datelines;
    this.furniture = furniture;
    this.maxTitleChars = maxTitleChars;
  }

  /**
   * The head of a text.
   *
   * @param title the headline
   * @param byline the authors
   * @param published the day of a date line
   * @param agency the agency of a byline or credit line
   * @param length how many paragraphs it has
   */
  record Head(
      @Nullable String title,
      List<String> byline,
      @Nullable LocalDate published,
      @Nullable String agency,
      int length) {}

  /** The head of {@code paragraphs}; {@code known} is the headline where the input gives it. */
  Head read(List<String> paragraphs, @Nullable String known) {
    String title = known;
    boolean titled = false;
    List<String> byline = new ArrayList<>();
    LocalDate published = null;
    LocalDate changed = null;
    String agency = null;
    int at = 0;
    for (; at < Math.min(paragraphs.size() - 1, MAX_HEAD); at++) {
      String line = paragraphs.get(at);
      Bylines.Reading authors = bylines.read(line);
      Dates.Reading date = dates.read(line);
      String credit = agencies.ofCreditLine(line);
      DetailLines.Details detail = details.read(line);
      LocalDate day = detail == null ? null : detail.day();
      if (authors != null) {
        byline.addAll(authors.names());
        agency = authors.agency() == null ? agency : authors.agency();
        published = published == null ? day : published;
      } else if (date != null) {
        changed = changed == null ? date.date() : changed;
        published = published == null ? day : published;
      } else if (credit != null) {
        agency = credit;
      } else if (!titled && isTitle(line, paragraphs.get(at + 1), known)) {
        title = known == null ? line : known;
        titled = true;
      } else if (detail != null && (titled || known != null)) {
        published = published == null ? day : published;
        agency = agency == null ? detail.agency() : agency;
      } else if (furniture.of(line) != PageFurniture.Cut.LINE) {
        break;
      }
    }
    return new Head(title, byline, published == null ? changed : published, agency, at);
  }

  /**
   * Takes the lines about author and day off a text that begins with other words, such as a
   * standfirst.
   *
   * @param paragraphs a text without its head; it loses the lines
   * @return what they say
   */
  List<DetailLines.Details> takeDetails(List<String> paragraphs) {
    List<DetailLines.Details> found = new ArrayList<>();
    for (int i = 1; i <= FIRST && i + 1 < paragraphs.size(); i++) {
      DetailLines.Details detail = details.read(paragraphs.get(i));
      while (detail != null && i + 1 < paragraphs.size()) {
        found.add(detail);
        paragraphs.remove(i);
        detail = details.read(paragraphs.get(i));
      }
    }
    return found;
  }

  /** What a line that stands outside the text says about it, or null. */
  DetailLines.@Nullable Details detail(String line) {
    return details.readOutside(line);
  }

  /** Whether a line is neither byline nor date line, credit line nor dateline. */
  boolean isIdle(String line) {
    return bylines.read(line) == null
        && dates.read(line) == null
        && agencies.ofCreditLine(line) == null
        && datelines.read(line) == null;
  }

  /** The paragraphs without those at the end that say who the authors are. */
  List<String> withoutNotes(List<String> paragraphs, List<String> authors) {
    List<String> kept = new ArrayList<>(paragraphs);
    for (int i = kept.size() - 1; i >= Math.max(1, paragraphs.size() - LAST); i--) {
      if (kept.get(i).length() <= LONGEST_NOTE && bylines.isNote(kept.get(i), authors)) {
        kept.remove(i);
      }
    }
    return kept;
  }

  private boolean isTitle(String line, String next, @Nullable String known) {
    if (known != null) {
      return Folding.words(line).equals(Folding.words(known));
    }
    if (line.length() > maxTitleChars
        || furniture.of(line) != PageFurniture.Cut.NONE
        || datelines.read(line) != null && !PageFurniture.isProse(next)) {
      return false;
    }
    if (CAPTION.matcher(line).find()) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    if (last == '.' && !line.endsWith("...")) {
      return bylines.read(next) != null;
    }
    return ",;:".indexOf(last) < 0;
  }
}
