package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IngestPropertyTest {
  @Property(tries = 500)
  void anyBytesGiveADocumentOrAProblem(@ForAll byte[] bytes) {
    List<Item> items = read(bytes);
    assertThat(items).isNotEmpty();
    for (Item item : items) {
      if (item.document() != null) {
        assertThat(item.document().content()).isNotBlank();
        assertThat(isWellFormed(item.document().content())).isTrue();
      }
    }
  }

  @Property(tries = 500)
  void articleTextIsKeptToTheLetter(@ForAll String text) {
    StringBuilder json = new StringBuilder("{\"text\": \"");
    text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
    List<Item> items = read(json.append("\"}").toString().getBytes(StandardCharsets.UTF_8));
    assertThat(items).hasSize(1);
    Item item = items.getFirst();
    if (item.document() == null) {
      assertThat(text).isBlank();
    } else if (isWellFormed(text)) {
      assertThat(item.document().content()).isEqualTo(text);
    } else {
      assertThat(item.document().content()).hasSameSizeAs(text);
    }
  }

  private static List<Item> read(byte[] bytes) {
    List<Item> items = new ArrayList<>();
    new FileDocuments(IngestOptions.defaults(), new ByteArrayInputStream(bytes))
        .read("-", items::add);
    return items;
  }

  private static boolean isWellFormed(String text) {
    return text.equals(
        new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE));
  }
}
