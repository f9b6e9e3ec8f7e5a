import attest.document.Article;
import attest.evaluate.LinkBenchmark;
import attest.incident.FiledAccount;
import attest.pipeline.DocumentPipeline;
import attest.reconcile.DefaultReconciler;
import attest.reconcile.MatchValues;
import attest.reconcile.ReconcileOptions;
import attest.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes, for pairs of articles whose chief accounts share a key, the incidents that people gave
 * them and the values of the reasons, one pair a line, for train_links.py. Arguments: the output
 * file, then files of articles as for {@code attest evaluate links}.
 */
public final class ExportLinks {
  private static final int MAX_BLOCK = 250;

  private ExportLinks() {}

  public static void main(String[] args) throws Exception {
    DefaultReconciler reconciler =
        new DefaultReconciler(
            ReconcileOptions.defaults(),
            (articles, duplicates) -> articles.stream().map(a -> List.of(a.id())).toList());
    List<Path> files = Arrays.stream(args).skip(1).map(Path::of).toList();
    List<LinkBenchmark.Told> told;
    try (DocumentPipeline pipeline = DocumentPipeline.open(Settings.defaults())) {
      told = new LinkBenchmark(reconciler).read(files, pipeline::read, done -> {});
    }
    Map<String, List<Integer>> blocks = new HashMap<>();
    for (int i = 0; i < told.size(); i++) {
      for (String key : reconciler.blockKeys(told.get(i).chief())) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
    }
    MatchValues values = new MatchValues();
    Set<Long> seen = new HashSet<>();
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])))) {
      for (List<Integer> block : blocks.values()) {
        for (int x = 0; x < block.size() && block.size() <= MAX_BLOCK; x++) {
          for (int y = x + 1; y < block.size(); y++) {
            if (seen.add(((long) block.get(x) << 32) | block.get(y))) {
              write(out, told.get(block.get(x)), told.get(block.get(y)), values);
            }
          }
        }
      }
    }
  }

  private static void write(
      PrintWriter out, LinkBenchmark.Told one, LinkBenchmark.Told other, MatchValues values) {
    FiledAccount first = one.chief();
    FiledAccount second = other.chief();
    if (first.article().id().equals(second.article().id())) {
      return;
    }
    StringBuilder line = new StringBuilder();
    line.append(one.incident()).append('\t').append(other.incident());
    values.of(first, second).forEach((name, value) ->
        line.append('\t').append(name).append('=').append(Math.round(value * 1000) / 1000.0));
    out.println(line);
  }
}
