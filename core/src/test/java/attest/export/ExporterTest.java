package attest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import attest.format.IncidentReader;
import attest.format.ReaderOptions;
import attest.format.Samples;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written is read back by programs that did not write it. */
class ExporterTest {
  private static final int DRAWN = 500;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static List<IncidentRevision> drawn() {
    List<IncidentRevision> all = new ArrayList<>();
    all.add(Samples.full());
    LongStream.range(0, DRAWN).forEach(seed -> all.add(Samples.drawn(seed)));
    return all;
  }

  private ExportReport export(ExportFormat format, List<IncidentRevision> all, boolean text)
      throws IOException {
    return new Exporter(Samples.ARTICLES::get, text).export(format, all.iterator(), out(format));
  }

  private Path out(ExportFormat format) {
    return folder.resolve("out." + format.code().replaceFirst(".*-", ""));
  }

  private static List<Map<String, String>> query(String sql) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnName(i), result.getString(i));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private List<Map<String, String>> csv(ExportFormat format) {
    return query("select * from read_csv('" + out(format) + "', header = true, quote = '\"')");
  }

  @Test
  void theFlatTableHasEveryIncident() throws IOException {
    ExportReport report = export(ExportFormat.CSV, drawn(), true);
    assertThat(report).isEqualTo(new ExportReport(DRAWN + 1, 0, null));
    List<Map<String, String>> rows = csv(ExportFormat.CSV);
    assertThat(rows).hasSize(DRAWN + 1);
    assertThat(rows.getFirst())
        .containsEntry("id", "i-0001")
        .containsEntry("date_start", "2019-11-05")
        .containsEntry("country", "NG")
        .containsEntry("country_name", "Nigeria")
        .containsEntry("latitude", "12.0361")
        .containsEntry("place_uncertainty_km", "25")
        .containsEntry("actors_initiator", "Jama'at")
        .containsEntry("killed_low", "18")
        .containsEntry("killed_best", "20")
        .containsEntry("killed_civilians_best", "13")
        .containsEntry("wounded_best", null)
        .containsEntry("origins", "2")
        .containsEntry("words", "two soldiers | Five attackers died | 13 farmers dead");
  }

  @Test
  void parquetHoldsTheFlatTable() throws IOException {
    export(ExportFormat.CSV, drawn(), true);
    export(ExportFormat.PARQUET, drawn(), true);
    String columns = "id, type, date_start, place, latitude, killed_low, killed_best, killed_high";
    assertThat(query("select " + columns + " from '" + out(ExportFormat.PARQUET) + "'"))
        .hasSize(DRAWN + 1)
        .isEqualTo(
            query(
                "select "
                    + columns
                    + " from read_csv('"
                    + out(ExportFormat.CSV)
                    + "', header = true, quote = '\"', types = {'killed_low': 'BIGINT',"
                    + " 'killed_best': 'BIGINT', 'killed_high': 'BIGINT'})"));
  }

  @Test
  void theInvariantsOfUcdpHoldOnEveryRow() throws IOException {
    ExportReport report = export(ExportFormat.UCDP_CSV, drawn(), true);
    assertThat(report.written() + report.excluded()).isEqualTo(DRAWN + 1);
    assertThat(report.written()).isGreaterThan(40);
    assertThat(report.excluded()).isGreaterThan(40);
    String table = "read_csv('" + out(ExportFormat.UCDP_CSV) + "', header = true, quote = '\"')";
    assertThat(query("select count(*) n from " + table).getFirst())
        .containsEntry("n", Long.toString(report.written()));
    assertThat(
            query(
                "select * from "
                    + table
                    + " where best <> deaths_a + deaths_b + deaths_civilians + deaths_unknown"
                    + " or low > best or best > high or date_start > date_end"
                    + " or least(deaths_a, deaths_b, deaths_civilians, deaths_unknown, low) < 0"
                    + " or high < 1 or type_of_violence not in (1, 2, 3)"
                    + " or best is null or low is null or high is null"))
        .isEmpty();
    assertThat(query("select * from " + table).getFirst())
        .containsEntry("type_of_violence", "3")
        .containsEntry("side_a", "Jama'at")
        .containsEntry("side_b", "Civilians")
        .containsEntry("deaths_a", "5")
        .containsEntry("deaths_civilians", "13")
        .containsEntry("deaths_unknown", "2")
        .containsEntry("best", "20")
        .containsEntry("low", "18")
        .containsEntry("where_prec", "2")
        .containsEntry("date_prec", "1")
        .containsEntry("priogrid_gid", "147268")
        .containsEntry("geom_wkt", "POINT (13.9182 12.0361)");
  }

  @Test
  void acledRowsHaveItsCodes() throws IOException {
    ExportReport report = export(ExportFormat.ACLED_CSV, drawn(), true);
    List<Map<String, String>> rows = csv(ExportFormat.ACLED_CSV);
    assertThat(rows).hasSize((int) report.written()).hasSizeGreaterThan(40);
    assertThat(rows.getFirst().keySet())
        .containsExactly(
            "event_id_cnty",
            "event_date",
            "year",
            "time_precision",
            "disorder_type",
            "event_type",
            "sub_event_type",
            "actor1",
            "assoc_actor_1",
            "inter1",
            "actor2",
            "assoc_actor_2",
            "inter2",
            "interaction",
            "civilian_targeting",
            "iso",
            "region",
            "country",
            "admin1",
            "admin2",
            "admin3",
            "location",
            "latitude",
            "longitude",
            "geo_precision",
            "source",
            "source_scale",
            "notes",
            "fatalities",
            "tags",
            "timestamp");
    assertThat(rows.getFirst())
        .containsEntry("event_date", "2019-11-05")
        .containsEntry("disorder_type", "Political violence")
        .containsEntry("event_type", "Violence against civilians")
        .containsEntry("sub_event_type", "Attack")
        .containsEntry("actor1", "Jama'at")
        .containsEntry("inter1", "Rebel group")
        .containsEntry("interaction", "Rebel group-Civilians")
        .containsEntry("civilian_targeting", "Civilian targeting")
        .containsEntry("iso", "566")
        .containsEntry("geo_precision", "2")
        .containsEntry("fatalities", "18");
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.get("latitude")).isNotNull();
          assertThat(row.get("time_precision")).isIn("1", "2", "3");
          assertThat(row.get("event_type")).isNotNull();
        });
  }

  @Test
  void gtdRowsHaveItsCodes() throws IOException {
    ExportReport report = export(ExportFormat.GTD_CSV, drawn(), true);
    List<Map<String, String>> rows = csv(ExportFormat.GTD_CSV);
    assertThat(rows).hasSize((int) report.written()).hasSizeGreaterThan(40);
    assertThat(rows.getFirst())
        .containsEntry("iyear", "2019")
        .containsEntry("iday", "5")
        .containsEntry("attacktype1", "2")
        .containsEntry("targtype1_txt", "Private Citizens & Property")
        .containsEntry("gname", "Jama'at")
        .containsEntry("guncertain1", "1")
        .containsEntry("vicinity", "1")
        .containsEntry("nkill", "20")
        .containsEntry("nkillter", "5")
        .containsEntry("crit1", null);
    assertThat(rows)
        .allSatisfy(row -> assertThat(Integer.parseInt(row.get("attacktype1"))).isBetween(1, 9));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACLED_CSV", "UCDP_CSV", "GTD_CSV", "PLOVER_JSONL"})
  void whatASchemeCannotExpressIsListedWithItsReason(ExportFormat format) throws IOException {
    ExportReport report = export(format, drawn(), true);
    assertThat(report.exclusions()).isEqualTo(folder.resolve("out-exclusions.csv"));
    List<Map<String, String>> rows =
        query("select * from read_csv('" + report.exclusions() + "', header = true)");
    assertThat(rows.stream().map(row -> row.get("id")).distinct()).hasSize((int) report.excluded());
    assertThat(rows).allSatisfy(row -> assertThat(row.get("reason")).hasSizeGreaterThan(15));
    assertThat(report.written() + report.excluded()).isEqualTo(DRAWN + 1);
  }

  @Test
  void hxlHasALineOfTags() throws IOException {
    export(ExportFormat.HXL_CSV, drawn(), true);
    List<Map<String, String>> rows =
        query(
            "select * from read_csv('"
                + out(ExportFormat.HXL_CSV)
                + "', header = true, all_varchar = true, quote = '\"')");
    assertThat(rows).hasSize(DRAWN + 2);
    assertThat(rows.getFirst())
        .containsEntry("event_id", "#event+id")
        .containsEntry("killed_best", "#affected+killed")
        .containsEntry("iso3", "#country+code");
    assertThat(rows.get(1))
        .containsEntry("iso3", "NGA")
        .containsEntry("killed_best", "20")
        .containsEntry("headline", "'=Gunmen, a \"market\"");
  }

  @Test
  void geoJsonHasAPointOrNone() throws IOException {
    export(ExportFormat.GEOJSON, drawn(), true);
    List<Map<String, String>> rows =
        query(
            "select geometry::varchar point, place_precision p, place_uncertainty_km km"
                + " from read_json('"
                + out(ExportFormat.GEOJSON)
                + "', maximum_object_size = 100000000)");
    assertThat(rows).hasSize(DRAWN + 1);
    assertThat(rows.getFirst())
        .containsEntry("point", "POINT (13.9182 12.0361)")
        .containsEntry("km", "25");
    assertThat(rows)
        .allSatisfy(row -> {
          if (row.get("p").equals("country") || row.get("p").equals("unknown")) {
            assertThat(row.get("point")).isNull();
          }
          assertThat(row.get("point") == null).isEqualTo(row.get("km") == null);
        });
    assertThat(rows.stream().filter(row -> row.get("point") == null).count()).isGreaterThan(40);
  }

  @Test
  void jsonLinesAreReadBackAsTheyWere() throws IOException {
    List<IncidentRevision> all = drawn();
    export(ExportFormat.JSONL, all, true);
    IncidentReader reader = new IncidentReader(ReaderOptions.defaults(), Samples.ARTICLES::get);
    List<IncidentRevision> read = new ArrayList<>();
    try (var lines = Files.lines(out(ExportFormat.JSONL))) {
      lines.map(reader::parse).forEach(read::add);
    }
    assertThat(read).isEqualTo(all);
  }

  @Test
  void ploverHasItsCodes() throws IOException {
    ExportReport report = export(ExportFormat.PLOVER_JSONL, drawn(), true);
    List<JsonNode> events = new ArrayList<>();
    try (var lines = Files.lines(out(ExportFormat.PLOVER_JSONL))) {
      lines.map(MAPPER::readTree).forEach(events::add);
    }
    assertThat(events).hasSize((int) report.written());
    JsonNode first = events.getFirst();
    assertThat(first.get("event").asString()).isEqualTo("ASSAULT");
    assertThat(first.get("mode").asString()).isEqualTo("firearms");
    assertThat(first.get("actor").get(0).get("sector").asString()).isEqualTo("REB");
    assertThat(first.get("event_loc").get("resolution").asInt()).isEqualTo(4);
    assertThat(first.get("size").get("dead").asInt()).isEqualTo(20);
  }

  @Test
  void annotationsPointAtTheWordsOfEachClaim() throws Exception {
    export(ExportFormat.W3C_ANNOTATION_JSONLD, List.of(Samples.full()), true);
    JsonArray expanded = expand(Files.readString(out(ExportFormat.W3C_ANNOTATION_JSONLD)));
    String oa = "http://www.w3.org/ns/oa#";
    JsonArray items =
        expanded
            .getJsonObject(0)
            .getJsonArray("http://www.w3.org/ns/activitystreams#items")
            .getJsonObject(0)
            .getJsonArray("@list");
    assertThat(items).hasSize(4);
    for (int i = 0; i < items.size(); i++) {
      JsonObject annotation = items.getJsonObject(i);
      assertThat(annotation.getJsonArray("@type").getString(0)).isEqualTo(oa + "Annotation");
      JsonObject target = annotation.getJsonArray(oa + "hasTarget").getJsonObject(0);
      String source = target.getJsonArray(oa + "hasSource").getJsonObject(0).getString("@id");
      String text = Samples.ARTICLES.get(source.replace("urn:attest:text:", "")).text();
      JsonArray selectors = target.getJsonArray(oa + "hasSelector");
      JsonObject quote = selectors.getJsonObject(0);
      JsonObject position = selectors.getJsonObject(1);
      int start = value(position, oa + "start").getInt("@value");
      int end = value(position, oa + "end").getInt("@value");
      int[] points = text.codePoints().toArray();
      String exact = value(quote, oa + "exact").getString("@value");
      assertThat(new String(points, start, end - start)).isEqualTo(exact);
      assertThat(text)
          .contains(
              value(quote, oa + "prefix").getString("@value")
                  + exact
                  + value(quote, oa + "suffix").getString("@value"));
      assertThat(annotation.getJsonArray("urn:attest:vocabulary:harm")).isNotNull();
    }
  }

  private static JsonObject value(JsonObject object, String name) {
    return object.getJsonArray(name).getJsonObject(0);
  }

  private static JsonArray expand(String json) throws Exception {
    JsonDocument terms;
    try (InputStream in = ExporterTest.class.getResourceAsStream("anno-terms.jsonld")) {
      terms = JsonDocument.of(in);
    }
    JsonObject whole = Json.createReader(new StringReader(json)).readObject();
    return JsonLd.expand(JsonDocument.of(whole))
        .loader((URI url, com.apicatalog.jsonld.loader.DocumentLoaderOptions options) -> {
          assertThat(url).hasToString("http://www.w3.org/ns/anno.jsonld");
          return terms;
        })
        .get();
  }

  @ParameterizedTest
  @EnumSource(names = "PARQUET", mode = EnumSource.Mode.EXCLUDE)
  void withoutTextNoWordsOfTheArticlesAreWritten(ExportFormat format) throws IOException {
    export(format, List.of(Samples.full()), false);
    assertThat(Files.readString(out(format)))
        .doesNotContain(
            "two soldiers", "Five attackers", "near Dikwa", "a \"market\"", "Toll rises");
  }

  @Test
  void withoutTextHashesAndOffsetsStay() throws IOException {
    export(ExportFormat.W3C_ANNOTATION_JSONLD, List.of(Samples.full()), false);
    JsonNode target =
        MAPPER
            .readTree(Files.readString(out(ExportFormat.W3C_ANNOTATION_JSONLD)))
            .get("items")
            .get(0)
            .get("target");
    assertThat(target.get("source").get("id").asString()).contains(Samples.FIRST.id());
    assertThat(target.get("selector")).hasSize(1);
    assertThat(target.get("selector").get(0).get("start").asInt()).isPositive();
    assertThat(target.get("selector").get(0).get("attest:quoteSha256").asString()).hasSize(64);
  }

  @Test
  void cellsThatASpreadsheetWouldRunAreMadeSafe() throws IOException {
    for (String cell : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1")) {
      assertThat(CsvSink.safe(cell)).isEqualTo("'" + cell);
    }
    assertThat(CsvSink.safe("a=1")).isEqualTo("a=1");
    assertThat(CsvSink.safe("")).isEmpty();
    Place.Known west =
        new Place.Known(1L, "=x", "GH", null, new Place.Point(5.5, -0.2), Place.Precision.NEAR);
    IncidentRevision full = Samples.full();
    IncidentRevision moved =
        Samples.with(
            full,
            "-7",
            full.incident().type(),
            full.incident().time(),
            new Cited<>(west, full.incident().place().citations()),
            full.incident().actors(),
            List.of(
                Samples.toll(
                    Claim.Group.CIVILIANS, 1L, 1L, 1L, full.incident().claims().getFirst().key())));
    export(ExportFormat.CSV, List.of(moved), true);
    assertThat(csv(ExportFormat.CSV).getFirst())
        .containsEntry("id", "'-7")
        .containsEntry("place", "'=x")
        .containsEntry("longitude", "-0.2");
  }

  @ParameterizedTest
  @EnumSource
  void aFileAppearsOnlyWhenItIsComplete(ExportFormat format) throws IOException {
    Files.writeString(out(format), "what was there");
    Iterator<IncidentRevision> broken =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public IncidentRevision next() {
            if (given++ == 20) {
              throw new NoSuchElementException("the store went away");
            }
            return Samples.drawn(given);
          }
        };
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(
            () -> new Exporter(Samples.ARTICLES::get, true).export(format, broken, out(format)));
    assertThat(Files.readString(out(format))).isEqualTo("what was there");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(out(format));
    }
  }

  @Test
  void anIncidentWithoutItsArticleIsListedAndTheRestGoesOn() throws IOException {
    ExportReport report =
        new Exporter(id -> null, true)
            .export(ExportFormat.CSV, List.of(Samples.full()).iterator(), out(ExportFormat.CSV));
    assertThat(report.written()).isZero();
    assertThat(report.excluded()).isOne();
    assertThat(Files.readString(report.exclusions())).contains("is not there");
  }

  @ParameterizedTest
  @EnumSource
  void theSameIncidentsGiveTheSameBytes(ExportFormat format) throws IOException {
    export(format, drawn().subList(0, 50), true);
    byte[] once = Files.readAllBytes(out(format));
    export(format, drawn().subList(0, 50), true);
    assertThat(Files.readAllBytes(out(format))).isEqualTo(once);
  }
}
