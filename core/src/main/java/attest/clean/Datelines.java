package attest.clean;

import attest.document.Article.Dateline;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the place, date and agency at the head of a news text: {@code TUNIS, March 8 (Reuters) -
 * …}, {@code San Salvador, 3 Jan 90 -- …}, {@code KARACHI: …}. Immutable.
 */
final class Datelines {
  private static final int HEAD = 160;
  private static final int PLACE_WORDS = 6;
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "las", "los", "el", "al", "le", "les", "du", "des", "d", "da", "do",
          "dos", "of", "the", "and", "an", "am", "der", "city", "near", "upon", "sur", "en");

  private static final Pattern END = Pattern.compile("(?<!\\p{Lu})[.,;:\\s-]+$|[,;:\\s-]+$");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}'’.\\-]+");

  private final Agencies agencies;
  private final Dates dates;

  Datelines(Agencies agencies, Dates dates) {
    this.agencies = agencies;
    this.dates = dates;
  }

  /**
   * What a dateline says.
   *
   * @param dateline place and date
   * @param day the whole date, where it is one
   * @param agency the agency credited
   */
  record Reading(Dateline dateline, @Nullable LocalDate day, @Nullable String agency) {}

  /** The dateline at the start of {@code text}, or null. */
  @Nullable Reading read(String text) {
    String head = text.substring(0, Math.min(HEAD, text.length()));
    int start = 0;
    while (start < head.length() && "([\"'«“ ".indexOf(head.charAt(start)) >= 0) {
      start++;
    }
    if (start > 0 && head.charAt(start - 1) == '(') {
      return null;
    }
    for (int i = start; i < head.length(); i++) {
      if (isSeparator(head, i)) {
        Reading reading = parse(head.substring(start, i));
        if (reading != null) {
          return reading;
        }
      }
    }
    return bracketed(head.substring(start));
  }

  /** "Srinagar, Mar 8 (PTI) Police": the bracket with an agency stands where the dash would. */
  private @Nullable Reading bracketed(String head) {
    int open = head.indexOf('(');
    int close = head.indexOf(')', open + 1);
    if (open < 2 || close < 0 || agencies.find(head.substring(open + 1, close)) == null) {
      return null;
    }
    return parse(head.substring(0, close + 1));
  }

  /** Whether a dateline can end at {@code i}: a dash, a colon, or the stop after "/TASS/". */
  private static boolean isSeparator(String head, int i) {
    char c = head.charAt(i);
    char before = i > 0 ? head.charAt(i - 1) : ' ';
    char after = i + 1 < head.length() ? head.charAt(i + 1) : 'x';
    return switch (c) {
      case '–', '—', '―' -> true;
      case '-' -> after == '-' || Layout.isBlank(before) || before == '.' || before == ')';
      case '_' -> after == '_' || Layout.isBlank(before);
      case ':' -> Layout.isBlank(after);
      case '.' -> before == '/';
      default -> false;
    };
  }

  private @Nullable Reading parse(String head) {
    String agency = null;
    boolean credited = false;
    StringBuilder rest = new StringBuilder();
    int depth = 0;
    StringBuilder inside = new StringBuilder();
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      boolean slash = c == '/' && (head.indexOf('/', i + 1) > 0 || depth > 0);
      if (c == '(' || c == '[' || slash && depth == 0) {
        depth++;
      } else if (depth > 0 && (c == ')' || c == ']' || c == '/')) {
        depth--;
        credited = true;
        agency = agency == null ? agencies.find(inside.toString()) : agency;
        inside.setLength(0);
      } else {
        (depth > 0 ? inside : rest).append(c);
      }
    }
    return depth != 0 ? null : parts(rest.toString(), agency, credited);
  }

  private @Nullable Reading parts(String head, @Nullable String agency, boolean credited) {
    String trimmed = END.matcher(head.strip()).replaceFirst("");
    String[] parts = trimmed.split(",", -1);
    int placeEnd = 0;
    int at = 0;
    String date = null;
    LocalDate day = null;
    for (String part : parts) {
      Dates.Reading reading = date == null ? dates.read(part) : null;
      if (part.isBlank()) {
        at += part.length() + 1;
        continue;
      }
      if (reading != null) {
        date = part.strip();
        day = reading.date();
      } else if (date != null && day == null && part.strip().matches("\\d{4}")) {
        Dates.Reading whole = dates.read(date + " " + part.strip());
        day = whole == null ? null : whole.date();
      } else if (date == null && isPlace(part.strip())) {
        placeEnd = at + part.length();
      } else if (agency == null && agencies.find(part) != null) {
        agency = agencies.find(part);
        credited = true;
      } else {
        return null;
      }
      at += part.length() + 1;
    }
    String place = trimmed.substring(0, placeEnd).strip();
    boolean capitals = place.length() > 2 && place.equals(place.toUpperCase(Locale.ROOT));
    String first = place.split(",", 2)[0];
    boolean firstCapitals = first.length() > 2 && first.equals(first.toUpperCase(Locale.ROOT));
    if (place.isEmpty() && date != null && agency != null) {
      return new Reading(new Dateline(null, date), day, agency);
    }
    if (place.isEmpty() || !(capitals || firstCapitals || date != null || credited)) {
      return null;
    }
    if (!Character.isUpperCase(place.codePointAt(0))
        && Character.isLowerCase(place.codePointAt(0))) {
      return null;
    }
    return new Reading(new Dateline(place, day == null ? date : day.toString()), day, agency);
  }

  private boolean isPlace(String part) {
    String[] words = part.split("[\\s/]+", -1);
    if (words.length > PLACE_WORDS) {
      return false;
    }
    boolean named = false;
    for (String word : words) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      boolean lower = Character.isLowerCase(first);
      if (!Character.isLetter(first)
          || lower && !PARTICLES.contains(word)
          || !LETTERS.matcher(word).matches()) {
        return false;
      }
      named |= !lower;
    }
    return named;
  }
}
