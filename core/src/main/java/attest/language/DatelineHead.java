package attest.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place and date at the head of a news paragraph: "BAGHDAD, May 21 (Agency) - ". */
final class DatelineHead {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}(?=\\s?\\()|\\d{1,2} \\p{Lu}\\p{L}{2,8}(?=\\s?\\()|\\p{Lu}[\\p{Lu}'’. /-]{2,40}|\\p{Lu}[\\p{L}'’ -]{2,30}(?=,\\s[^\\n]{0,14}\\d))"
              + "(?:,[^\\n]{1,40}?)?(?:\\s?\\([^)\\n]{1,30}\\))?\\s*(?:--|[-–—])\\s+");

  private DatelineHead() {}

  /**
   * The offset after the head's dash, or {@code begin} where the stretch [begin, end) has no such
   * head.
   */
  static int end(String text, int begin, int end) {
    Matcher matcher = HEAD.matcher(text).region(begin, Math.min(end, begin + 160));
    return matcher.lookingAt() ? matcher.end() : begin;
  }
}
