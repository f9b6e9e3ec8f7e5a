package attest.resolve.time;

import attest.rules.RuleException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pattern's text into the plain sequences it stands for. Grammar: words and marks, in lower
 * case and divided by blanks; {@code <class>} or {@code <name:class>} for a slot; {@code (a|b c)}
 * for a choice; {@code ?} behind a word, slot or choice for what may be missing.
 */
final class PatternText {
  private static final int MAX_SEQUENCES = 4096;
  private final String file;
  private final String id;
  private final String text;
  private int at;

  private PatternText(String file, String id, String text) {
    this.file = file;
    this.id = id;
    this.text = text;
  }

  /**
   * The sequences of a pattern, each a list of words and slots.
   *
   * @throws RuleException if the text is no pattern
   */
  static List<List<String>> read(String file, String id, String text) {
    PatternText reader = new PatternText(file, id, text);
    List<List<String>> sequences = reader.choice();
    if (reader.at < text.length()) {
      throw reader.fault("has a ')' too many in its pattern");
    }
    return sequences.stream().filter(s -> !s.isEmpty()).distinct().toList();
  }

  private List<List<String>> choice() {
    List<List<String>> all = new ArrayList<>(sequence());
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<List<String>> sequence() {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of());
    while (true) {
      skipBlanks();
      if (at >= text.length() || text.charAt(at) == '|' || text.charAt(at) == ')') {
        return all;
      }
      List<List<String>> items = item();
      if (at < text.length() && text.charAt(at) == '?') {
        at++;
        items = new ArrayList<>(items);
        items.add(List.of());
      }
      all = product(all, items);
    }
  }

  private List<List<String>> product(List<List<String>> left, List<List<String>> right) {
    if ((long) left.size() * right.size() > MAX_SEQUENCES) {
      throw fault("has a pattern with too many choices");
    }
    List<List<String>> all = new ArrayList<>();
    for (List<String> a : left) {
      for (List<String> b : right) {
        List<String> joined = new ArrayList<>(a);
        joined.addAll(b);
        all.add(joined);
      }
    }
    return all;
  }

  private List<List<String>> item() {
    if (text.charAt(at) == '(') {
      at++;
      List<List<String>> inner = choice();
      if (at >= text.length()) {
        throw fault("has a '(' that is not closed");
      }
      at++;
      return inner;
    }
    int begin = at;
    boolean slot = text.charAt(at) == '<';
    while (at < text.length() && (slot || "|()? ".indexOf(text.charAt(at)) < 0)) {
      if (slot && text.charAt(at) == '>') {
        at++;
        break;
      }
      at++;
    }
    if (begin == at) {
      throw fault("has a '?' with nothing before it");
    }
    return List.of(List.of(text.substring(begin, at)));
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private RuleException fault(String fault) {
    return new RuleException(file, id, fault + ": " + text);
  }
}
