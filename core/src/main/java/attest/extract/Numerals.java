package attest.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whole numbers as English news writes them: "1,700", "twenty-five", "two hundred and six", "1.2
 * million".
 */
final class Numerals {
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0L),
          Map.entry("one", 1L),
          Map.entry("two", 2L),
          Map.entry("three", 3L),
          Map.entry("four", 4L),
          Map.entry("five", 5L),
          Map.entry("six", 6L),
          Map.entry("seven", 7L),
          Map.entry("eight", 8L),
          Map.entry("nine", 9L),
          Map.entry("ten", 10L),
          Map.entry("eleven", 11L),
          Map.entry("twelve", 12L),
          Map.entry("thirteen", 13L),
          Map.entry("fourteen", 14L),
          Map.entry("fifteen", 15L),
          Map.entry("sixteen", 16L),
          Map.entry("seventeen", 17L),
          Map.entry("eighteen", 18L),
          Map.entry("nineteen", 19L),
          Map.entry("twenty", 20L),
          Map.entry("thirty", 30L),
          Map.entry("forty", 40L),
          Map.entry("fifty", 50L),
          Map.entry("sixty", 60L),
          Map.entry("seventy", 70L),
          Map.entry("eighty", 80L),
          Map.entry("ninety", 90L));
  private static final Map<String, Long> SCALES =
      Map.of("hundred", 100L, "thousand", 1000L, "million", 1_000_000L, "dozen", 12L);
  private static final long LIMIT = 1_000_000_000L;

  private Numerals() {}

  /** Whether the word can be part of a number. */
  static boolean isPart(String word) {
    return !value(List.of(word)).isEmpty();
  }

  /** Whether the word multiplies what stands before it. */
  static boolean isScale(String word) {
    return SCALES.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** The number that the words write together; empty if they write none or more than a milliard. */
  static OptionalLong value(List<String> words) {
    double total = 0;
    double group = 0;
    boolean any = false;
    for (String word : words) {
      for (String part : word.toLowerCase(Locale.ROOT).split("[-‐‑]", -1)) {
        Long scale = SCALES.get(part);
        Long unit = UNITS.get(part);
        if (scale != null) {
          double factor = any && group > 0 ? group : 1;
          if (scale == 100L || scale == 12L) {
            group = factor * scale;
          } else {
            total += factor * scale;
            group = 0;
          }
        } else if (unit != null) {
          group += unit;
        } else if (part.matches("\\d{1,3}([,\\u00a0\\u202f]\\d{3}){1,3}")) {
          group += Double.parseDouble(part.replaceAll("[,\\u00a0\\u202f]", ""));
        } else if (part.matches("\\d{1,9}(\\.\\d{1,3})?")) {
          group += Double.parseDouble(part);
        } else if (!part.equals("and") || !any) {
          return OptionalLong.empty();
        }
        any = true;
      }
    }
    double value = total + group;
    return any && value <= LIMIT && value == Math.rint(value)
        ? OptionalLong.of((long) value)
        : OptionalLong.empty();
  }
}
