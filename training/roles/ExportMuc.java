import attest.document.Article;
import attest.evaluate.MucBenchmark;
import attest.evaluate.MucReports;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.pipeline.DocumentPipeline;
import attest.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the benchmark's model of relevance may use of each document and its accounts, one JSON
 * object a line, for train_muc.py and choose_muc.py. Arguments: the output file, then MUC files.
 */
public final class ExportMuc {
  private ExportMuc() {}

  public static void main(String[] args) throws Exception {
    JsonMapper json = new JsonMapper();
    try (DocumentPipeline pipeline = DocumentPipeline.open(Settings.defaults());
        MucReports reports = new MucReports();
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])))) {
      for (int i = 1; i < args.length; i++) {
        new MucBenchmark(reports)
            .run(
                List.of(Path.of(args[i])),
                article -> write(json, out, article, pipeline.read(article)),
                null,
                done -> {});
      }
    }
  }

  private static ArticleRecord write(
      JsonMapper json, PrintWriter out, Article article, ArticleRecord record) {
    List<Object> accounts = new ArrayList<>();
    for (Account account : record.accounts()) {
      boolean dated = account.time() != null && account.time().interval() != null;
      accounts.add(
          Map.of(
              "type", account.type().code(),
              "status", account.status().name(),
              "place", account.place() == null ? "" : account.place().evidence().quote(),
              "time", dated ? account.time().interval().toString() : "",
              "mentions",
                  account.mentions().stream().map(m -> m.trigger().span().begin()).toList()));
    }
    out.println(
        json.writeValueAsString(
            Map.of(
                "id", article.name(),
                "features", new TreeSet<>(MucBenchmark.features(record)),
                "accounts", accounts)));
    return record;
  }
}
