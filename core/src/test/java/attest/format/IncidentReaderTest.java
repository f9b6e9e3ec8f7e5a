package attest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import attest.document.Article;
import attest.incident.IncidentRevision;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IncidentReaderTest {
  private static final IncidentReader READER =
      new IncidentReader(ReaderOptions.defaults(), Samples.ARTICLES::get);

  private static String write(IncidentRevision revision, boolean quotes) {
    return new IncidentWriter(Samples.ARTICLES::get, quotes, false).write(revision);
  }

  private static Schema schema() throws IOException {
    Path file = Path.of("..", "docs", "incident-1.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file), InputFormat.JSON);
  }

  @Test
  void anIncidentComesBackAsItWas() {
    assertThat(READER.parse(write(Samples.full(), true))).isEqualTo(Samples.full());
  }

  @Property(tries = 200)
  void anyIncidentComesBackAsItWas(@ForAll long seed) {
    IncidentRevision drawn = Samples.drawn(seed);
    assertThat(READER.parse(write(drawn, true))).isEqualTo(drawn);
  }

  @Test
  void anyIncidentIsOfTheSchema() throws IOException {
    Schema schema = schema();
    assertThat(schema.validate(write(Samples.full(), true), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(write(Samples.full(), false), InputFormat.JSON)).isEmpty();
    for (int seed = 0; seed < 100; seed++) {
      assertThat(schema.validate(write(Samples.drawn(seed), true), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoIncident() throws IOException {
    Schema schema = schema();
    String good = write(Samples.full(), true);
    for (String bad :
        new String[] {
          good.replace("attest-incident/1", "attest-incident/2"),
          good.replaceFirst("\"origins\":2", "\"origins\":0"),
          good.replaceFirst("\"use\":\"basis\"", "\"use\":\"base\""),
          good.replaceFirst("\"evidence\":\\[\\{[^\\]]*\\]", "\"evidence\":[]"),
          good.replaceFirst("\"toll\"", "\"tolls\"")
        }) {
      assertThat(bad).isNotEqualTo(good);
      assertThat(schema.validate(bad, InputFormat.JSON)).isNotEmpty();
    }
  }

  @Test
  void withoutTextThereAreHashesAndOffsetsAndNoWords() {
    String json = write(Samples.full(), false);
    for (String words : new String[] {"Tuesday", "rifles", "at least 11", "Toll rises"}) {
      assertThat(json).doesNotContain(words);
    }
    assertThat(json).doesNotContain("\"quote\"").contains("\"quote_sha256\"");
    IncidentRevision read = READER.parse(json);
    assertThat(read.incident().time()).isEqualTo(Samples.full().incident().time());
    assertThat(read.incident().place()).isEqualTo(Samples.full().incident().place());
    assertThat(read.incident().toll()).isEqualTo(Samples.full().incident().toll());
    refused(json.replaceFirst("\"quote_sha256\":\"..", "\"quote_sha256\":\"zz"), "quote_sha256");
  }

  @Test
  void whatWasChangedIsRefusedWithItsPlace() {
    String good = write(Samples.full(), true);
    refused(good.replaceFirst("\"quote\":\"Tuesday\"", "\"quote\":\"Monday\""), "time.evidence[0]");
    refused(good.replace("\"low\":11,\"best\":13", "\"low\":14,\"best\":13"), "out of order");
    refused(good.replace("\"revised\":\"2019", "\"revised\":\"x2019"), "revised");
    refused(good.replaceFirst("\"account\":\"a1\"", "\"account\":1"), "account: must be a text");
    refused(good.replace("\"origins\":2", "\"origins\":0"), "origins");
    refused(good.replace("attest-incident/1", "attest/1"), "schema");
    IncidentReader without = new IncidentReader(ReaderOptions.defaults(), id -> null);
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> without.parse(good))
        .withMessageContaining("there is no article sha256:");
  }

  private static void refused(String json, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> READER.parse(json))
        .withMessageContaining(why);
  }

  @Test
  void anIncidentOfAnotherTextIsNeverWritten() {
    Article other = Samples.SECOND;
    IncidentWriter writer = new IncidentWriter(id -> other, true, false);
    assertThatIllegalStateException().isThrownBy(() -> writer.write(Samples.full()));
    assertThatIllegalStateException()
        .isThrownBy(() -> new IncidentWriter(id -> null, true, false).write(Samples.full()));
  }
}
