package attest.clean;

import attest.document.Published;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that say who wrote an article and when, such as "By Anna Example | 9 June 2019" or
 * "Submitted by admin on Tue, 17/03/2015 - 14:22". Immutable.
 */
final class DetailLines {
  private static final int LONGEST = 160;

  /** The words of a line that are looked at, and those that a date has. */
  private static final int MOST_WORDS = 24;

  private static final int LONGEST_DATE = 6;

  /** The words beside the date that a line has at most. */
  private static final int MOST_OTHERS = 6;

  private static final Pattern GAP = Pattern.compile("\\s+(?:[-–—•·|/]\\s+)?|(?<=\\d),(?=\\D)");
  private static final Pattern HALF_OF_DAY =
      Pattern.compile("\\b([ap])\\.\\s?m\\.", Pattern.CASE_INSENSITIVE);

  private final Bylines bylines;
  private final Dates dates;
  private final PageDates pageDates;
  private final Agencies agencies;

  DetailLines(Bylines bylines, Dates dates, Agencies agencies) {
    this.bylines = bylines;
    this.dates = dates;
    this.agencies = agencies;
    pageDates = new PageDates(dates);
  }

  /**
   * What a line says.
   *
   * @param names the authors
   * @param day the day of publication
   * @param agency the agency credited
   */
  record Details(List<String> names, @Nullable LocalDate day, @Nullable String agency) {}

  private record Found(LocalDate day, int others) {}

  /**
   * What a line of a text says if it is about the article and no part of it, else null. It must
   * begin as such lines do: a text can itself have lines that are a date and a few words.
   */
  @Nullable Details read(String line) {
    int end = line.indexOf(' ');
    String first = bare(end < 0 ? line : line.substring(0, end));
    return dates.isLabel(first) || bylines.isPrefix(first) ? readOutside(line) : null;
  }

  /** The same for a line that stands outside the text of an article. */
  @Nullable Details readOutside(String line) {
    String text = HALF_OF_DAY.matcher(line).replaceAll("$1m");
    if (text.length() > LONGEST || PageFurniture.isProse(text)) {
      return null;
    }
    Bylines.Reading authors = bylines.read(text);
    Found found = find(text);
    if (authors != null) {
      return new Details(authors.names(), found == null ? null : found.day(), authors.agency());
    }
    if (found == null || found.others() > MOST_OTHERS) {
      return null;
    }
    return new Details(List.of(), found.day(), agencies.findWord(text));
  }

  /** The first whole date in a line, before the words that tell of a later change; or null. */
  @Nullable LocalDate day(String line) {
    Found found = find(HALF_OF_DAY.matcher(line).replaceAll("$1m"));
    return found == null ? null : found.day();
  }

  private @Nullable Found find(String line) {
    List<String> words = new ArrayList<>();
    for (String word : GAP.split(line, MOST_WORDS + 1)) {
      if (dates.isChange(word) || words.size() == MOST_WORDS) {
        break;
      }
      words.add(word);
    }
    for (int from = 0; from < words.size(); from++) {
      if (!canBegin(words.get(from))) {
        continue;
      }
      for (int to = Math.min(words.size(), from + LONGEST_DATE); to > from; to--) {
        Published day =
            pageDates.read(String.join(" ", words.subList(from, to)), Published.From.TEXT);
        if (day != null) {
          return new Found(day.date(), others(words, from, to));
        }
      }
    }
    return null;
  }

  private boolean canBegin(String word) {
    return !word.isEmpty()
        && (Character.isDigit(word.charAt(0)) || dates.isMonth(word.replace(".", "")));
  }

  private int others(List<String> words, int from, int to) {
    int others = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean plain = !word.isEmpty() && Character.isLetter(word.charAt(0));
      others += (i < from || i >= to) && plain && !dates.isBeside(bare(word)) ? 1 : 0;
    }
    return others;
  }

  private static String bare(String word) {
    int end = word.length();
    while (end > 0 && ".,:".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
