package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows news agencies by the wordings of their credits. Immutable. */
final class Agencies {
  static final String KIND = "agency";
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern PARTS = Pattern.compile("[/,;]|\\s[-–—]\\s");
  private static final Pattern CREDIT =
      Pattern.compile(
          "^[\\s(\\[—–-]*(?i:source|sources|quelle|fuente|fonte|avec|with|by|par|von|por|via)?[\\s:]*");

  private final Map<String, String> names = new HashMap<>();

  Agencies(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      for (String wording : entry.texts("wordings")) {
        names.put(Folding.phrase(wording), entry.text("name"));
      }
    }
  }

  /** The agency that the words of a credit name, or null. */
  @Nullable String find(String credit) {
    String whole = names.get(Folding.phrase(credit));
    if (whole != null) {
      return whole;
    }
    for (String part : PARTS.split(credit, 8)) {
      String name = names.get(Folding.phrase(part));
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  /** The first agency that is named in a line by one word in capitals, or null. */
  @Nullable String findWord(String line) {
    for (String word : BLANK.split(line, 30)) {
      String bare = Folding.phrase(word);
      String name = bare.length() > 1 ? names.get(bare) : null;
      if (name != null && word.startsWith(bare.toUpperCase(Locale.ROOT))) {
        return name;
      }
    }
    return null;
  }

  /** The agency of a line that is a credit and nothing else, such as "Source: AFP", or null. */
  @Nullable String ofCreditLine(String line) {
    if (line.length() > 60) {
      return null;
    }
    return names.get(Folding.phrase(CREDIT.matcher(line).replaceFirst("")));
  }
}
