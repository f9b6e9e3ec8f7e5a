package attest.evaluate;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Token;
import attest.language.EncoderAnalyser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Scores the language stage on treebanks (CoNLL-U) and on texts with names (IOB2), with the words
 * of the file as given. Trees: relations are compared without their subtypes, and punctuation
 * counts; dictionary forms are compared without case. Names: persons, places and organisations,
 * exact spans; other kinds count as no name.
 */
public final class LanguageScore {
  private static final int SENTENCES_A_DOCUMENT = 25;
  private static final int SHORTEST_ADDRESS = 15;
  private static final double NANOS = 1e9;

  private final EncoderAnalyser analyser;

  /** A score of one analyser. */
  public LanguageScore(EncoderAnalyser analyser) {
    this.analyser = analyser;
  }

  /**
   * Scores files and returns a table, a row for each. A file is of names if it ends in {@code
   * .iob2} or {@code .iob}, else a treebank.
   *
   * @throws IOException if a file cannot be read
   */
  public String table(List<Path> files) throws IOException {
    StringBuilder table = new StringBuilder();
    String heading = "";
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      Row row = name.matches(".*\\.iob2?") ? names(file) : trees(file);
      if (!row.heading().equals(heading)) {
        heading = row.heading();
        table.append(String.format(Locale.ROOT, "%-28s%s%n", "file", heading));
      }
      table.append(String.format(Locale.ROOT, "%-28s%s%n", name, row.values()));
    }
    return table.toString();
  }

  /**
   * A row of the table.
   *
   * @param heading names of the columns
   * @param values the scores, in the same widths
   */
  record Row(String heading, String values) {}

  /**
   * Exact spans found and missed.
   *
   * @param right in both
   * @param found in the answer
   * @param gold in the truth
   */
  record Spans(int right, int found, int gold) {
    double f1() {
      return right == 0 ? 0 : 200.0 * right / (found + gold);
    }

    double precision() {
      return found == 0 ? 0 : 100.0 * right / found;
    }

    double recall() {
      return gold == 0 ? 0 : 100.0 * right / gold;
    }
  }

  Row trees(Path file) throws IOException {
    List<List<String[]>> sentences = conllu(file);
    TreeCounts counts = new TreeCounts();
    long pieces = 0;
    long nanos = 0;
    for (int from = 0; from < sentences.size(); from += SENTENCES_A_DOCUMENT) {
      List<List<String[]>> gold =
          sentences.subList(from, Math.min(sentences.size(), from + SENTENCES_A_DOCUMENT));
      List<List<String>> words =
          gold.stream().map(s -> s.stream().map(r -> r[1].replace(" ", "")).toList()).toList();
      long start = System.nanoTime();
      AnnotatedArticle found = analyser.annotate(words);
      nanos += System.nanoTime() - start;
      pieces += analyser.pieces(found);
      int at = 0;
      for (List<String[]> sentence : gold) {
        Sentence first = found.sentences().get(at);
        if (first.tokens().size() == sentence.size()) {
          counts.add(sentence, first);
        }
        int paragraph = first.paragraph();
        while (at < found.sentences().size()
            && found.sentences().get(at).paragraph() == paragraph) {
          at++;
        }
      }
    }
    return counts.row(pieces / (nanos / NANOS));
  }

  Row names(Path file) throws IOException {
    Spans all = new Spans(0, 0, 0);
    Spans[] kinds = new Spans[Entity.Kind.values().length];
    Arrays.fill(kinds, all);
    long pieces = 0;
    long nanos = 0;
    for (List<List<String[]>> document : documents(file)) {
      List<List<String>> words =
          document.stream().map(s -> s.stream().map(r -> r[0]).toList()).toList();
      long start = System.nanoTime();
      AnnotatedArticle found = analyser.annotate(words);
      nanos += System.nanoTime() - start;
      pieces += analyser.pieces(found);
      Set<String> gold = goldNames(document);
      Set<String> answer = foundNames(found);
      all = add(all, gold, answer, "");
      for (Entity.Kind kind : Entity.Kind.values()) {
        kinds[kind.ordinal()] = add(kinds[kind.ordinal()], gold, answer, kind.name());
      }
    }
    return new Row(
        "  names F1       P       R  person   place    org.    wp/s",
        String.format(
            Locale.ROOT,
            "%10.1f%8.1f%8.1f%8.1f%8.1f%8.1f%8.0f",
            all.f1(),
            all.precision(),
            all.recall(),
            kinds[Entity.Kind.PERSON.ordinal()].f1(),
            kinds[Entity.Kind.LOCATION.ordinal()].f1(),
            kinds[Entity.Kind.ORGANIZATION.ordinal()].f1(),
            pieces / (nanos / NANOS)));
  }

  private static Spans add(Spans before, Set<String> gold, Set<String> answer, String kind) {
    int right = 0;
    int found = 0;
    int all = 0;
    for (String name : answer) {
      if (name.endsWith(kind)) {
        found++;
        right += gold.contains(name) ? 1 : 0;
      }
    }
    for (String name : gold) {
      all += name.endsWith(kind) ? 1 : 0;
    }
    return new Spans(before.right() + right, before.found() + found, before.gold() + all);
  }

  /** Names as "paragraph from to KIND", counted in words of the paragraph. */
  private static Set<String> foundNames(AnnotatedArticle article) {
    Set<String> names = new HashSet<>();
    int paragraph = -1;
    int before = 0;
    int size = 0;
    for (Sentence sentence : article.sentences()) {
      before = sentence.paragraph() == paragraph ? before + size : 0;
      paragraph = sentence.paragraph();
      size = sentence.tokens().size();
      for (Entity entity : article.entitiesOf(sentence)) {
        int from = -1;
        int to = -1;
        for (Token token : sentence.tokens()) {
          if (entity.span().contains(token.span())) {
            from = from < 0 ? token.index() : from;
            to = token.index() + 1;
          }
        }
        names.add(key(paragraph, before + from, before + to, entity.kind()));
      }
    }
    return names;
  }

  private static Set<String> goldNames(List<List<String[]>> document) {
    Set<String> names = new HashSet<>();
    for (int s = 0; s < document.size(); s++) {
      List<String[]> rows = document.get(s);
      int from = -1;
      String open = "";
      for (int i = 0; i <= rows.size(); i++) {
        String label = i < rows.size() ? rows.get(i)[1] : "O";
        String kind = label.length() > 2 ? label.substring(2, 5).toUpperCase(Locale.ROOT) : "";
        boolean goesOn = label.startsWith("I") && kind.equals(open);
        if (from >= 0 && !goesOn) {
          for (Entity.Kind known : Entity.Kind.values()) {
            if (known.name().startsWith(open)) {
              names.add(key(s, from, i, known));
            }
          }
          from = -1;
        }
        if (!kind.isEmpty() && !goesOn) {
          from = i;
          open = kind;
        }
      }
    }
    return names;
  }

  private static String key(int paragraph, int from, int to, Entity.Kind kind) {
    return paragraph + " " + from + " " + to + " " + kind.name();
  }

  /** The sentences of a CoNLL-U file: rows of its words, without ranges and empty nodes. */
  private static List<List<String[]>> conllu(Path file) throws IOException {
    List<List<String[]>> sentences = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank()) {
        if (!rows.isEmpty()) {
          sentences.add(rows);
          rows = new ArrayList<>();
        }
      } else if (!line.startsWith("#")) {
        String[] row = line.split("\t", -1);
        if (row.length == 10 && row[0].chars().allMatch(Character::isDigit)) {
          rows.add(row);
        }
      }
    }
    if (!rows.isEmpty()) {
      sentences.add(rows);
    }
    return sentences;
  }

  /**
   * The documents of an IOB2 file, of two columns (word, label) or of more (number, word, label). A
   * document begins at a line with {@code newdoc} or with nothing but an address.
   */
  static List<List<List<String[]>>> documents(Path file) throws IOException {
    List<List<List<String[]>>> documents = new ArrayList<>();
    List<List<String[]>> document = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    lines.add("");
    lines.add("# newdoc");
    for (String line : lines) {
      boolean newDocument = line.startsWith("# newdoc");
      if (line.isBlank() && !rows.isEmpty()) {
        String word = rows.get(0)[0];
        newDocument = rows.size() == 1 && word.length() > SHORTEST_ADDRESS && word.contains("/");
        if (!newDocument) {
          document.add(rows);
        }
        rows = new ArrayList<>();
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        String[] cells = line.split("\t", -1);
        int word = cells.length > 2 ? 1 : 0;
        if (cells.length > 1) {
          String form = cells[word].replace(" ", "");
          rows.add(new String[] {form.isEmpty() ? "_" : form, cells[word + 1]});
        }
      }
      if (newDocument && !document.isEmpty()) {
        documents.add(document);
        document = new ArrayList<>();
      }
    }
    return documents;
  }

  /** What is counted over a treebank. */
  private static final class TreeCounts {
    private int words;
    private int upos;
    private int xpos;
    private int heads;
    private int labelled;
    private int lemmas;
    private int verbs;
    private int verbsRight;
    private int passivesRight;
    private int passivesFound;
    private int passivesGold;

    void add(List<String[]> gold, Sentence found) {
      for (int i = 0; i < gold.size(); i++) {
        String[] row = gold.get(i);
        Token token = found.tokens().get(i);
        boolean head = Integer.parseInt(row[6]) == token.head() + 1;
        boolean tag = row[4].equals(token.xpos());
        words++;
        lemmas += row[2].equalsIgnoreCase(token.lemma()) ? 1 : 0;
        upos += row[3].equals(token.upos()) ? 1 : 0;
        xpos += tag ? 1 : 0;
        heads += head ? 1 : 0;
        labelled += head && token.relation().equals(row[7].replaceFirst(":.*", "")) ? 1 : 0;
        if (row[4].equals("VBN") || row[4].equals("VBD")) {
          verbs++;
          verbsRight += tag ? 1 : 0;
        }
        boolean goldPassive = row[7].matches("[nc]subj:pass");
        boolean foundPassive = token.deprel().matches("[nc]subj:pass");
        passivesGold += goldPassive ? 1 : 0;
        passivesFound += foundPassive ? 1 : 0;
        passivesRight += goldPassive && foundPassive && head ? 1 : 0;
      }
    }

    Row row(double speed) {
      return new Row(
          "   words    UPOS    XPOS     UAS     LAS VBN/VBD  nsubj:pass  lemmas    wp/s",
          String.format(
              Locale.ROOT,
              "%8d%8.1f%8.1f%8.1f%8.1f%8.1f%12.1f%8.1f%8.0f",
              words,
              percent(upos, words),
              percent(xpos, words),
              percent(heads, words),
              percent(labelled, words),
              percent(verbsRight, verbs),
              new Spans(passivesRight, passivesFound, passivesGold).f1(),
              percent(lemmas, words),
              speed));
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 0 : 100.0 * part / whole;
    }
  }
}
