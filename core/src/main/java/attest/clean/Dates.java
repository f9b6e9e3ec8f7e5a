package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates that stand alone: in datelines and in date lines under a headline. Immutable. */
final class Dates {
  static final String KIND = "months";
  private static final int CENTURY_PIVOT = 50;
  private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:h]\\d{2}(:\\d{2})?");
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,.:()|]+");
  private static final Pattern NUMBER = Pattern.compile("'?(\\d{1,4})(st|nd|rd|th|er|º|ª)?");

  private final Map<String, Integer> months = new HashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final Set<String> changes = new HashSet<>();
  private final Set<String> labels = new HashSet<>();

  Dates(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      List<String> names = entry.texts("names");
      if (entry.id().equals("weekday") || entry.id().equals("filler")) {
        names.forEach(name -> ignored.add(name.toLowerCase(Locale.ROOT)));
      } else if (entry.id().equals("change")) {
        names.forEach(name -> changes.add(name.toLowerCase(Locale.ROOT)));
      } else if (entry.id().equals("label")) {
        names.forEach(name -> labels.add(name.toLowerCase(Locale.ROOT)));
      } else {
        int month = month(entry);
        names.forEach(name -> months.put(name.toLowerCase(Locale.ROOT), month));
      }
    }
  }

  /**
   * What a text says.
   *
   * @param date the day, where the text says day, month and year
   */
  record Reading(@Nullable LocalDate date) {}

  /** Whether a word is the name of a month. */
  boolean isMonth(String word) {
    return months.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word may stand around a date, such as the name of a day of the week. */
  boolean isBeside(String word) {
    return ignored.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word begins a line that says when an article was published or changed. */
  boolean isLabel(String word) {
    return labels.contains(word.toLowerCase(Locale.ROOT)) || isChange(word);
  }

  /** Whether a word says that what follows is the time of a later change, such as "updated". */
  boolean isChange(String word) {
    String bare = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    return changes.contains(bare.toLowerCase(Locale.ROOT));
  }

  /**
   * What {@code text} says if it is a date with at least a day and a month, and nothing else; else
   * null.
   */
  @Nullable Reading read(String text) {
    if (text.length() > 80) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    int month = 0;
    int monthAt = -1;
    String spaced = CLOCK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    if (ISO.matcher(spaced.strip()).matches()) {
      return iso(spaced.strip());
    }
    for (String word : BETWEEN.split(spaced, -1)) {
      if (word.isEmpty() || ignored.contains(word)) {
        continue;
      }
      Integer named = months.get(word);
      if (named != null && month == 0) {
        month = named;
        monthAt = numbers.size();
      } else {
        Matcher number = NUMBER.matcher(word);
        if (!number.matches()) {
          return null;
        }
        numbers.add(Integer.valueOf(number.group(1)));
      }
    }
    return month == 0 || numbers.isEmpty() ? null : reading(numbers, month, monthAt);
  }

  private static @Nullable Reading reading(List<Integer> numbers, int month, int monthAt) {
    int day = numbers.get(0);
    if (day < 1 || day > 31 || numbers.size() > 2 || monthAt > 1) {
      return null;
    }
    if (numbers.size() == 1) {
      return new Reading(null);
    }
    int year = numbers.get(1);
    if (year < 100) {
      year += year >= CENTURY_PIVOT ? 1900 : 2000;
    }
    try {
      return year < 1800 || year > 2200 ? null : new Reading(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Reading iso(String text) {
    try {
      return new Reading(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int month(RuleEntry entry) {
    if (!entry.id().matches("[1-9]|1[0-2]")) {
      throw new RuleException(
          entry.file(),
          entry.id(),
          "must be called 1 to 12, 'weekday', 'filler', 'label' or 'change'");
    }
    return Integer.parseInt(entry.id());
  }
}
