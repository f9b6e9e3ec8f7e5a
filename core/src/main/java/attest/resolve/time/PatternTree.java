package attest.resolve.time;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All patterns as one tree, so that a text is read once whatever their number. Built once, then
 * read only.
 */
final class PatternTree {
  private static final int MAX_CANDIDATES = 64;
  private final Node root = new Node();

  /** The words with which a wording can begin, besides figures. */
  private final Set<String> starts;

  /** The tree of the patterns of {@code files}; earlier files win. */
  PatternTree(List<RuleFile> files, Lexicon lexicon) {
    starts = lexicon.starts();
    int order = 0;
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        TimeRule rule = TimeRule.of(entry, order++);
        for (String pattern : entry.texts("patterns")) {
          for (List<String> sequence : PatternText.read(entry.file(), entry.id(), pattern)) {
            add(entry, rule, sequence, lexicon);
          }
        }
      }
    }
    starts.addAll(root.words.keySet());
  }

  private void add(RuleEntry entry, TimeRule rule, List<String> sequence, Lexicon lexicon) {
    Node node = root;
    for (String item : sequence) {
      if (item.startsWith("<")) {
        String name = item.substring(1, item.length() - 1);
        String slotClass = name.substring(name.indexOf(':') + 1);
        String capture = capture(name);
        Slot slot = lexicon.slot(slotClass);
        if (slot == null) {
          throw new RuleException(
              entry.file(), entry.id(), "names a class of words that does not exist: " + slotClass);
        }
        node = node.edge(capture, slotClass, slot).node;
      } else {
        node = node.words.computeIfAbsent(item, k -> new Node());
      }
    }
    if (!node.rules.contains(rule)) {
      node.rules.add(rule);
    }
  }

  /** The name before the colon; without one, the class's name up to its first underscore. */
  private static String capture(String name) {
    int colon = name.indexOf(':');
    int end = colon < 0 ? name.indexOf('_') : colon;
    return end < 0 ? name : name.substring(0, end);
  }

  /** What the words from {@code begin} may be read as: the longest first, then in file order. */
  List<Candidate> at(List<Word> words, int begin) {
    Word first = words.get(begin);
    if (!Character.isDigit(first.form().charAt(0)) && !starts.contains(first.lower())) {
      return List.of();
    }
    List<Candidate> found = new ArrayList<>(4);
    walk(root, words, begin, null, found);
    if (found.size() > 1) {
      found.sort(
          Comparator.comparingInt((Candidate c) -> -c.end).thenComparingInt(c -> c.rule.order()));
    }
    return found;
  }

  private static void walk(
      Node node, List<Word> words, int at, @Nullable Capture captures, List<Candidate> found) {
    for (TimeRule rule : node.rules) {
      if (found.size() < MAX_CANDIDATES) {
        found.add(new Candidate(rule, at, captures));
      }
    }
    if (at >= words.size()) {
      return;
    }
    Node next = node.words.get(words.get(at).lower());
    if (next != null) {
      walk(next, words, at + 1, captures, found);
    }
    for (Edge edge : node.edges) {
      Slot.Hit hit = edge.slot.at(words, at);
      if (hit != null) {
        walk(edge.node, words, hit.next(), new Capture(edge.capture, hit.value(), captures), found);
      }
    }
  }

  /** One reading of the words up to {@code end}. */
  record Candidate(TimeRule rule, int end, @Nullable Capture captures) {
    /** The values caught, with the rule's fixed ones over them. */
    Map<String, String> values() {
      Map<String, String> values = new HashMap<>();
      for (Capture c = captures; c != null; c = c.previous) {
        values.putIfAbsent(c.name, c.value);
      }
      values.putAll(rule.with());
      return values;
    }
  }

  /** A value that a slot caught, and those before it. */
  record Capture(String name, String value, @Nullable Capture previous) {}

  private static final class Node {
    private final Map<String, Node> words = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<TimeRule> rules = new ArrayList<>();

    private Edge edge(String capture, String slotClass, Slot slot) {
      for (Edge edge : edges) {
        if (edge.capture.equals(capture) && edge.slotClass.equals(slotClass)) {
          return edge;
        }
      }
      Edge edge = new Edge(capture, slotClass, slot, new Node());
      edges.add(edge);
      return edge;
    }
  }

  private record Edge(String capture, String slotClass, Slot slot, Node node) {}
}
