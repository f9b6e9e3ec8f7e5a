package attest.accounts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that count people one by one: "a third guard". */
final class Ordinals {
  /** The words after "first", as a part of a regular expression. */
  static final String LATER = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth";

  private static final Pattern WORD =
      Pattern.compile("\\b(" + LATER + ")\\b", Pattern.CASE_INSENSITIVE);
  private static final List<String> WORDS = List.of(LATER.split("\\|", -1));

  private Ordinals() {}

  /** The number of the first such word, from 2; 0 if there is none. */
  static int find(String words) {
    Matcher matcher = WORD.matcher(words);
    return matcher.find() ? WORDS.indexOf(matcher.group().toLowerCase(Locale.ROOT)) + 2 : 0;
  }
}
