package attest.server;

import static org.assertj.core.api.Assertions.assertThat;

import attest.access.DeskDatabase;
import attest.access.Role;
import attest.access.Scope;
import attest.access.Tokens;
import attest.access.Users;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is internal stays so in the past as well, and in what people decided on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldBackTest {
  private static final String PLAIN =
      "{\"title\":\"Bomb in Beledweyne\",\"published\":\"2025-06-03\",\"publisher\":\"Plain Dispatch\","
          + "\"text\":\"BELEDWEYNE, Somalia - A car bomb killed four people at a hotel in Beledweyne on Monday,"
          + " police said.\"}";
  private static final String SECRET =
      "{\"title\":\"Bomb in Beledweyne\",\"published\":\"2025-06-03\",\"publisher\":\"River Courier\","
          + "\"text\":\"The car bomb at the hotel in Beledweyne, Somalia, on Monday killed 17 people, a guard"
          + " named Abdi Thornapple said.\"}";
  private static final Pattern ARTICLE = Pattern.compile("\"id\":\"(sha256:[0-9a-f]{64})\"");
  private static final Pattern INCIDENT = Pattern.compile("\"id\":\"(i[0-9a-f]{12,})\"");

  private DeskServer desk;
  private Browser reader;
  private Browser coder;
  private Browser reviewer;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = TestDesk.start(folder);
    reader = program(Role.READER, EnumSet.of(Scope.READ, Scope.EXPORT));
    coder = program(Role.CODER, EnumSet.of(Scope.READ, Scope.INTERNAL, Scope.INGEST, Scope.EXPORT));
    reviewer =
        program(Role.REVIEWER, EnumSet.of(Scope.READ, Scope.INTERNAL, Scope.INGEST, Scope.REVIEW));
  }

  private Browser program(Role role, EnumSet<Scope> scopes) {
    String name = "p-" + role.code();
    desk.part(Users.class).create(name, role);
    desk.part(DeskDatabase.class).client().sql("update desk_user set must_change = 0").update();
    return Browser.withToken(
        desk.address(),
        desk.part(Tokens.class)
            .issue(
                desk.part(Users.class).find(name).orElseThrow(), "test", scopes, Duration.ofDays(1))
            .secret());
  }

  @AfterAll
  void end() {
    desk.close();
  }

  private static String first(Pattern what, HttpResponse<String> in) {
    Matcher found = what.matcher(in.body());
    assertThat(found.find()).as(in.body()).isTrue();
    return found.group(1);
  }

  @Test
  void thePastOfAnIncidentTellsNothingInternal() throws Exception {
    first(ARTICLE, coder.json("/api/v1/articles?store=true", PLAIN));
    Instant before = Instant.now();
    String secret = first(ARTICLE, coder.json("/api/v1/articles?store=true", SECRET));
    String incident = first(INCIDENT, coder.get("/api/v1/incidents"));
    assertThat(coder.get("/api/v1/incidents/" + incident).body()).contains("River Courier");
    String note =
        "{\"action\":\"correct\",\"incident\":\""
            + incident
            + "\",\"field\":\"toll/killed/unspecified\",\"value\":\"17\",\"evidence\":{\"account\":\""
            + secret
            + "/a1\",\"quote\":\"killed 17 people\"},\"note\":\"from Thornapple\"}";
    assertThat(reviewer.json("/api/v1/decisions", note).statusCode()).isEqualTo(201);
    Instant decided = Instant.now();
    assertThat(
            reviewer
                .json("/api/v1/articles/" + secret + "/internal", "{\"internal\":true}")
                .statusCode())
        .isEqualTo(200);

    for (String path :
        List.of(
            "/api/v1/incidents/" + incident,
            "/api/v1/incidents/" + incident + "?asOf=" + decided,
            "/api/v1/incidents/" + incident + "/history",
            "/api/v1/incidents/" + incident + "/accounts",
            "/api/v1/incidents?asOf=" + decided,
            "/api/v1/incidents?words=Thornapple",
            "/api/v1/changes.json",
            "/api/v1/changes.atom",
            "/api/v1/exports/jsonl",
            "/api/v1/exports/jsonl?asOf=" + decided,
            "/api/v1/exports/csv?asOf=" + decided,
            "/api/v1/exports/w3c-annotation-jsonld",
            "/incidents/" + incident,
            "/incidents/" + incident + "?asOf=" + decided)) {
      HttpResponse<String> seen = reader.get(path);
      assertThat(seen.statusCode()).as(path).isLessThan(500);
      assertThat(seen.body().replace("words=Thornapple", ""))
          .as(path)
          .doesNotContain("Thornapple", "17 people", secret, "River Courier");
      if (path.startsWith("/api/v1/incidents/") && !path.contains("asOf")) {
        assertThat(seen.statusCode()).as(path).isEqualTo(200);
      }
    }
    HttpResponse<String> then = reader.get("/api/v1/incidents/" + incident + "?asOf=" + before);
    assertThat(then.body()).contains("killed four people");
    assertThat(coder.get("/api/v1/incidents/" + incident + "?asOf=" + decided).body())
        .contains("River Courier");

    assertThat(reader.get("/api/v1/decisions").statusCode()).isEqualTo(403);
    assertThat(coder.get("/api/v1/decisions?incident=" + incident).body())
        .contains("attest-decision/1", "from Thornapple", "killed 17 people", "p-reviewer");
    for (int i = 0; i < 2; i++) {
      String more =
          "{\"action\":\"note\",\"incident\":\"" + incident + "\",\"note\":\"n" + i + "\"}";
      assertThat(reviewer.json("/api/v1/decisions", more).statusCode()).isEqualTo(201);
    }
    HttpResponse<String> page = coder.get("/api/v1/decisions?limit=2");
    assertThat(page.body()).contains("\"n0\"", "\"next\":\"2\"").doesNotContain("\"n1\"");
    assertThat(page.headers().firstValue("Link"))
        .hasValueSatisfying(it -> assertThat(it).contains("cursor=2"));
    assertThat(coder.get("/api/v1/decisions?limit=2&cursor=2").body())
        .contains("\"n1\"", "\"next\":null");
    assertThat(coder.get("/api/v1/decisions?cursor=x").statusCode()).isEqualTo(400);
    assertThat(coder.get("/api/v1/decisions?incident=none").statusCode()).isEqualTo(404);
  }

  @Test
  void whatAnAddressKeepsSecretIsShownToNobody() throws Exception {
    Browser chief = person("p-chief", Role.ADMIN);
    Browser other = person("p-other", Role.READER);
    String address = "https://feeds.example/news.xml?key=s3cret-7";
    assertThat(chief.form("/watch/add", "address=" + address).statusCode()).isEqualTo(302);
    assertThat(other.get("/watch").body())
        .contains("feeds.example/news.xml")
        .doesNotContain("s3cret-7");
    assertThat(chief.form("/watch/remove", "address=" + address).statusCode()).isEqualTo(302);
    assertThat(chief.get("/api/v1/admin/audit?limit=500").body())
        .contains("watch.add", "watch.remove", "feeds.example/news.xml")
        .doesNotContain("s3cret-7");
  }

  private Browser person(String name, Role role) throws Exception {
    String password = desk.part(Users.class).create(name, role);
    desk.part(DeskDatabase.class).client().sql("update desk_user set must_change = 0").update();
    Browser browser = new Browser(desk.address());
    browser.login(name, password);
    return browser.takeToken("/account");
  }
}
