package attest.pipeline;

import attest.document.Published;
import attest.document.RawDocument;
import attest.format.RecordWriter;
import attest.incident.ArticleRecord;
import attest.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipeline as shipped, opened once for all tests, and what it reads in the gold articles. */
final class Shipped {
  private static final Map<String, String> RECORDS = new ConcurrentHashMap<>();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Shipped() {}

  private static final class Opened {
    private static final DocumentPipeline PIPELINE = open();

    private static DocumentPipeline open() {
      try {
        return DocumentPipeline.open(Settings.defaults());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static DocumentPipeline pipeline() {
    return Opened.PIPELINE;
  }

  static ArticleRecord read(String text, String published) {
    return pipeline().read(document("test", text, published));
  }

  static RawDocument document(String source, String text, String published) {
    return new RawDocument(
        source,
        RawDocument.Form.PLAIN_TEXT,
        text,
        RawDocument.Metadata.none()
            .withPublished(Published.parse(published, Published.From.GIVEN)));
  }

  static String write(ArticleRecord record) {
    return new RecordWriter("sha256:0", true, false).write(record);
  }

  static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /** The root of the source tree. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve("gold"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("the folder gold is not above the working folder");
    }
    return here;
  }

  /** The names of the gold articles in order. */
  static List<String> gold() {
    try (Stream<Path> folders = Files.list(root().resolve("gold"))) {
      return folders
          .filter(f -> Files.exists(f.resolve("expected.json")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode expected(String gold) {
    return parse(file(gold, "expected.json"));
  }

  static RawDocument goldDocument(String gold) {
    return document(
        "gold/" + gold + "/article.txt",
        file(gold, "article.txt"),
        expected(gold).get("published").asString());
  }

  /** The record of a gold article as JSON, with mentions. */
  static String goldRecord(String gold) {
    return RECORDS.computeIfAbsent(gold, g -> write(pipeline().read(goldDocument(g))));
  }

  private static String file(String gold, String name) {
    try {
      return Files.readString(root().resolve("gold").resolve(gold).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
