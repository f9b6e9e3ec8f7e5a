package attest.evaluate;

import attest.origin.Fingerprint;
import attest.origin.OriginOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How well copies are told from reports of their own. Reads JSON Lines with {@code text}, {@code
 * incident_id} and, where it is known, {@code origin}: texts of one origin are copies of each
 * other. Where a text has a {@code kind}, those of one origin are counted by their kinds against
 * the one of kind {@code wire}.
 */
public final class OriginEvaluation {
  private static final double[] BOUNDS = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 0.8};
  private static final int LONG_TEXT = 100;

  private final OriginOptions options;

  /** An evaluation of these options. */
  public OriginEvaluation(OriginOptions options) {
    this.options = options;
  }

  private record Text(
      String incident, @Nullable String origin, @Nullable String kind, Fingerprint print) {}

  /**
   * Compares all texts of a file with each other.
   *
   * @return a table for people, ending with a line feed
   * @throws IOException if the file cannot be read
   */
  public String run(Path file) throws IOException {
    List<Text> texts = new ArrayList<>();
    JsonLines.read(
        file,
        line -> {
          String text = JsonLines.text(line, "text");
          String incident = JsonLines.text(line, "incident_id");
          if (text != null && incident != null) {
            texts.add(
                new Text(
                    incident,
                    JsonLines.text(line, "origin"),
                    JsonLines.text(line, "kind"),
                    Fingerprint.of(text)));
          }
        });
    Counts counts = new Counts();
    Map<Long, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      TreeSet<Integer> near = new TreeSet<>();
      for (Long band : texts.get(i).print().bands()) {
        List<Integer> sharing = index.computeIfAbsent(band, b -> new ArrayList<>());
        near.addAll(sharing);
        sharing.add(i);
      }
      for (int j = 0; j < i; j++) {
        counts.add(texts.get(j), texts.get(i), near.contains(j));
      }
    }
    return file.getFileName() + ": " + texts.size() + " texts\n" + counts.table();
  }

  private final class Counts {
    private final int[][] bySimilarity = new int[BOUNDS.length + 1][3];
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final int[] joined = new int[3];
    private final int[] joinedLong = new int[3];
    private long candidates;
    private long pairs;

    void add(Text one, Text other, boolean near) {
      pairs++;
      candidates += near ? 1 : 0;
      double similarity = one.print().similarity(other.print());
      boolean copy = near && options.isCopy(one.print(), other.print());
      int relation =
          !one.incident().equals(other.incident())
              ? 2
              : one.origin() != null && one.origin().equals(other.origin()) ? 0 : 1;
      int bin = 0;
      while (bin < BOUNDS.length && similarity >= BOUNDS[bin]) {
        bin++;
      }
      bySimilarity[bin][relation]++;
      if (copy) {
        joined[relation]++;
        if (Math.min(one.print().words(), other.print().words()) >= LONG_TEXT) {
          joinedLong[relation]++;
        }
      }
      String kind = "wire".equals(one.kind()) ? other.kind() : one.kind();
      if (relation == 0
          && kind != null
          && ("wire".equals(one.kind()) || "wire".equals(other.kind()))) {
        int[] found = byKind.computeIfAbsent(kind, k -> new int[2]);
        found[0] += copy ? 1 : 0;
        found[1]++;
      }
    }

    String table() {
      StringBuilder table = new StringBuilder();
      table.append(
          String.format(
              Locale.ROOT,
              "pairs %d, of which %d share a band%n%-14s %12s %14s %16s%n",
              pairs,
              candidates,
              "similarity",
              "same origin",
              "same incident",
              "other incidents"));
      for (int bin = 0; bin < bySimilarity.length; bin++) {
        String from = bin == 0 ? "0.00" : String.format(Locale.ROOT, "%.2f", BOUNDS[bin - 1]);
        row(table, "from " + from, bySimilarity[bin]);
      }
      row(table, "copies", joined);
      row(table, "  100+ words", joinedLong);
      byKind.forEach((kind, found) ->
          table.append(
              String.format(Locale.ROOT, "found of %-10s %d of %d%n", kind, found[0], found[1])));
      return table.toString();
    }

    private void row(StringBuilder table, String name, int[] counts) {
      table.append(
          String.format(
              Locale.ROOT, "%-14s %12d %14d %16d%n", name, counts[0], counts[1], counts[2]));
    }
  }
}
