package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDocumentsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain text                 | Police said ten people died.          | ok",
        "text with a tag in it      | The <b>army</b> said so.              | ok",
        "text in braces             | {sic} the army said so.               | ok",
        "empty                      | ''                                    | input.empty",
        "white space                | '   \\n \\t\\n'                        | input.empty",
        "HTML                       | <!DOCTYPE html><p>x</p>               | ok",
        "HTML after a blank line    | '\\n  <html lang=en><body>'            | ok",
        "HTML after a comment       | '<!-- a -->\\n<HTML><body>x'           | ok",
        "XHTML                      | '<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\""
            + " \"y\"><html>x' | ok",
        "a part of a page           | <p>Ten died.</p>                      | ok",
        "RSS without entries        | <?xml version='1.0'?><rss></rss>      | input.empty",
        "RSS                        | <rss><item><description>x</description></item></rss> | ok",
        "RSS with a headline alone  | <rss><item><title>x</title></item></rss> |"
            + " feed.entry-without-text",
        "RSS after a document type  | '<!DOCTYPE rss [<!ENTITY a"
            + " \"b\">]><rss><item><description>x</description></item></rss>' | ok",
        "Atom without entries       | <feed xmlns='x'></feed>               | input.empty",
        "a list of feeds            | <opml><body><outline xmlUrl='x'/></body></opml> | feed.list",
        "XML                        | <?xml version='1.0'?><doc/>           | input.unsupported",
        "PDF                        | %PDF-1.7 x                            | pdf.damaged",
        "WARC                       | WARC/1.0 x                            | warc.damaged",
        "RTF                        | {\\rtf1 x}                            | input.unsupported",
        "indented JSON              | '{\\n \"text\": \"x\"\\n}'             | input.unsupported",
        "JSON array                 | '[{\"text\": \"x\"}]'                  | input.unsupported",
        "JSON feed                  | '{\"version\": \"https://jsonfeed.org/version/1\"}' |"
            + " input.empty",
        "one article                | '{\"text\": \"Ten died.\"}'            | ok",
        "line without text          | '{\"title\": \"x\"}'                   |"
            + " input.malformed-line",
        "line with HTML only        | '{\"html\": \"<p>x\"}'                 | ok",
        "line with empty text       | '{\"text\": \" \"}'                    | input.empty",
        "line with a number as text | '{\"text\": 12}'                      | input.malformed-line",
        "line cut short             | '{\"text\": \"Ten die'                 |"
            + " input.malformed-line",
        "two objects on a line      | '{\"text\": \"a\"} {\"text\": \"b\"}'    |"
            + " input.malformed-line",
      })
  void tellsInputsApartByContent(String name, String content, String expected) throws IOException {
    String unescaped = content.replace("\\n", "\n").replace("\\t", "\t");
    List<Item> items = read(file("input", unescaped.getBytes(StandardCharsets.UTF_8)));
    assertThat(items).hasSize(1);
    assertThat(outcome(items.getFirst())).isEqualTo(expected);
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    assertThat(outcome(only(new byte[] {0x13, 0x37, 0, 1, 2, 3}))).isEqualTo("input.binary");
    assertThat(outcome(only(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0})))
        .isEqualTo("input.unsupported");
    assertThat(outcome(only(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0}))).isEqualTo("archive.damaged");
    assertThat(outcome(only("BZh91AY".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("input.unsupported");
  }

  @Test
  void findsZerosBeyondTheFirstBytes() throws IOException {
    byte[] bytes = "word ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    bytes[90_000] = 0;
    assertThat(outcome(only(bytes))).isEqualTo("input.binary");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, false", "UTF-16LE, false", "UTF-16BE, false", "windows-1252, true"})
  void decodes(String charset, boolean doubted) throws IOException {
    String text =
        "Le président a condamné l’attaque « sans précédent » de Ben Guerdane, a dit la"
            + " présidence.";
    Item item = only(text.getBytes(Charset.forName(charset)));
    assertThat(document(item).content()).isEqualTo(text);
    assertThat(codes(item)).isEqualTo(doubted ? List.of("input.encoding") : List.of());
  }

  @Test
  void takesTheByteOrderMarkAway() throws IOException {
    assertThat(document(only("\uFEFFTen died.".getBytes(StandardCharsets.UTF_8))).content())
        .isEqualTo("Ten died.");
    assertThat(document(only("\uFEFFTen died.".getBytes(StandardCharsets.UTF_16LE))).content())
        .isEqualTo("Ten died.");
  }

  @Test
  void replacesStrayBytesInUtf8() throws IOException {
    byte[] bytes =
        "La présidence a déclaré : été, à côté, là-bas, élevé, ça ?"
            .getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) 0xFF;
    Item item = only(bytes);
    assertThat(document(item).content()).startsWith("\uFFFDa présidence");
    assertThat(codes(item)).containsExactly("input.encoding");
  }

  @Test
  void readsMetadataOfALine() throws IOException {
    String line =
        "{\"ref\": 7, \"title\": \"T\", \"text\": \"Ten died.\", \"published\":"
            + " \"2016-03-09T08:00:00Z\", \"url\": \"u\", \"publisher\": \"p\", \"language\":"
            + " \"en_GB\", \"more\": {\"text\": [1]}}";
    Item item = only(line.getBytes(StandardCharsets.UTF_8));
    RawDocument document = document(item);
    assertThat(document.form()).isEqualTo(RawDocument.Form.ARTICLE_TEXT);
    assertThat(document.source()).endsWith("input:1");
    assertThat(document.metadata().ref()).isEqualTo("7");
    assertThat(document.metadata().title()).isEqualTo("T");
    assertThat(document.metadata().url()).isEqualTo("u");
    assertThat(document.metadata().publisher()).isEqualTo("p");
    assertThat(document.metadata().language()).isEqualTo("en-GB");
    assertThat(document.metadata().published().text()).isEqualTo("2016-03-09T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text': 'a', 'pasted': 'b', 'html': 'c'} | ARTICLE_TEXT | a",
        "{'text': ' ', 'pasted': 'b'}              | PLAIN_TEXT   | b",
        "{'pasted': 'b'}                           | PLAIN_TEXT   | b",
        "{'pasted': 'b', 'html': '<p>c'}           | HTML_FRAGMENT | <p>c",
      },
      quoteCharacter = '"')
  void takesTheTextThatIsNearestToTheStory(String line, String form, String content)
      throws IOException {
    RawDocument document = document(only(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    assertThat(document.form().name()).isEqualTo(form);
    assertThat(document.content()).isEqualTo(content);
  }

  @Test
  void leavesOutMetadataThatCannotBeUsed() throws IOException {
    String line =
        "{\"ref\": \"r\", \"text\": \"Ten died.\", \"published\": \"yesterday\", \"language\":"
            + " \"?!\"}";
    Item item = only(line.getBytes(StandardCharsets.UTF_8));
    assertThat(codes(item)).containsExactly("article.bad-metadata", "article.bad-metadata");
    assertThat(document(item).metadata().published()).isNull();
    assertThat(item.problems().getFirst().document()).isEqualTo("r");
  }

  @Test
  void readsTheLinesAroundABadOne() throws IOException {
    String lines = "{\"text\":\"a\"}\r\n\n{\"text\":oops}\nnot json\n{\"text\":\"b\"}";
    List<String> outcomes =
        read(file("input", lines.getBytes(StandardCharsets.UTF_8))).stream()
            .map(FileDocumentsTest::outcome)
            .toList();
    assertThat(outcomes)
        .containsExactly("ok", "input.malformed-line", "input.malformed-line", "ok");
  }

  @Test
  void replacesHalfCharactersWithoutMovingOffsets() throws IOException {
    Item item = only("{\"text\": \"a\\ud800b\\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(document(item).content()).isEqualTo("a\uFFFDb\uD83D\uDE00");
    assertThat(codes(item)).containsExactly("input.encoding");
  }

  @Test
  void stopsAtTheLimits() throws IOException {
    IngestOptions small = Limits.of(10, 20);
    assertThat(outcomes(small, "0123456789")).containsExactly("ok");
    assertThat(outcomes(small, "0123456789a")).containsExactly("input.too-large");
    assertThat(outcomes(small, "{\"text\":\"" + "x".repeat(90_000) + "\"}\n{\"text\":\"b\"}\n"))
        .containsExactly("input.too-large", "ok");
  }

  @Test
  void readsAnEndlessStreamNoFurtherThanTheLimit() {
    InputStream endless =
        new InputStream() {
          private long served;

          @Override
          public int read() {
            served++;
            assertThat(served).isLessThan(100L << 20);
            return 'a';
          }
        };
    List<Item> items = new ArrayList<>();
    new FileDocuments(IngestOptions.defaults(), endless).read("-", items::add);
    assertThat(items).hasSize(1);
    assertThat(outcome(items.getFirst())).isEqualTo("input.too-large");
  }

  @Test
  void reportsAStreamThatBreaks() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cable cut");
          }
        };
    List<Item> items = new ArrayList<>();
    new FileDocuments(IngestOptions.defaults(), broken).read("-", items::add);
    assertThat(outcome(items.getFirst())).isEqualTo("input.unreadable");
  }

  @Test
  void readsFoldersInTheOrderOfNames() throws IOException {
    file("b.txt", "b b".getBytes(StandardCharsets.UTF_8));
    file("a/z.txt", "z z".getBytes(StandardCharsets.UTF_8));
    file("a/c.txt", "c c".getBytes(StandardCharsets.UTF_8));
    file(".hidden", "h h".getBytes(StandardCharsets.UTF_8));
    file("0.bin", new byte[] {0, 0, 0});
    List<Item> items = read(folder.toString());
    assertThat(items.stream().map(FileDocumentsTest::outcome))
        .containsExactly("input.binary", "ok", "ok", "ok");
    assertThat(items.stream().skip(1).map(item -> document(item).content()))
        .containsExactly("c c", "z z", "b b");
    assertThat(DocumentCount.of(List.of(folder.toString()))).hasValue(5);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(read(folder.resolve("none").toString()).stream().map(FileDocumentsTest::outcome))
        .containsExactly("input.not-found");
    assertThat(read("bad\0name").stream().map(FileDocumentsTest::outcome))
        .containsExactly("input.not-found");
    assertThat(read("https://example.org/a").stream().map(FileDocumentsTest::outcome))
        .containsExactly("input.unsupported");
  }

  @Test
  void countsLinesAhead() throws IOException {
    String path =
        file("x.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(DocumentCount.of(List.of(path, path))).hasValue(4);
    assertThat(DocumentCount.of(List.of(path, "-"))).isEmpty();
  }

  @Test
  void everyProblemSaysWhatToDoInASentence() throws IOException {
    Set<String> inputs =
        Set.of(file("e", new byte[0]), file("b", new byte[] {0}), "https://example.org", "none");
    for (String input : inputs) {
      for (Item item : read(input)) {
        assertThat(item.problems()).allSatisfy(p -> assertThat(p.message()).hasSizeGreaterThan(15));
      }
    }
  }

  private List<String> outcomes(IngestOptions options, String content) {
    List<Item> items = new ArrayList<>();
    new FileDocuments(options, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
        .read("-", items::add);
    return items.stream().map(FileDocumentsTest::outcome).toList();
  }

  private Item only(byte[] content) throws IOException {
    List<Item> items = read(file("input", content));
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static List<Item> read(String input) {
    List<Item> items = new ArrayList<>();
    new FileDocuments(IngestOptions.defaults(), InputStream.nullInputStream())
        .read(input, items::add);
    return items;
  }

  private String file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content).toString();
  }

  private static RawDocument document(Item item) {
    RawDocument document = item.document();
    assertThat(document).isNotNull();
    return document;
  }

  private static String outcome(Item item) {
    return item.document() != null ? "ok" : item.problems().getFirst().code().code();
  }

  private static List<String> codes(Item item) {
    return item.problems().stream().map(Problem::code).map(Problem.Code::code).toList();
  }
}
