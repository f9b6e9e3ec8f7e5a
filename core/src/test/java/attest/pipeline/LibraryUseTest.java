package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Published;
import attest.document.RawDocument;
import attest.format.RecordWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The lines of Java in README are those of this class. */
class LibraryUseTest {
  @Test
  void theSnippetInReadmePrintsAccountsAndTheRecord() throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      snippet("Gunmen killed 11 farmers near Dikwa in Nigeria on Tuesday, police said.");
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("armed_assault ", "{\"schema\":\"attest/1\"");
  }

  private static void snippet(String text) throws IOException {
    Settings settings = Settings.defaults();
    try (DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      RawDocument.Metadata metadata =
          RawDocument.Metadata.none()
              .withPublished(Published.parse("2019-11-06", Published.From.GIVEN));
      RawDocument document =
          new RawDocument("desk-17", RawDocument.Form.PLAIN_TEXT, text, metadata);
      ArticleRecord record = pipeline.read(document);
      for (Account account : record.accounts()) {
        System.out.println(account.type().code() + " " + account.trigger());
      }
      System.out.println(new RecordWriter(settings.id(), false, false).write(record));
    }
  }

  @Test
  void theSnippetIsThatOfReadme() throws IOException {
    String readme = Files.readString(Shipped.root().resolve("README.md"));
    String source =
        Files.readString(
            Shipped.root().resolve("core/src/test/java/attest/pipeline/LibraryUseTest.java"));
    int begin = readme.indexOf("```java\n") + "```java\n".length();
    String snippet = readme.substring(begin, readme.indexOf("```", begin));
    assertThat(squeeze(source)).contains(squeeze(snippet));
  }

  private static String squeeze(String code) {
    return code.replaceAll("\\s+", "");
  }
}
