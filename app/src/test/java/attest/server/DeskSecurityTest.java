package attest.server;

import static org.assertj.core.api.Assertions.assertThat;

import attest.access.DeskDatabase;
import attest.access.Role;
import attest.access.Scope;
import attest.access.Tokens;
import attest.access.Users;
import attest.settings.Settings;
import attest.settings.SettingsReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets what from a desk that runs, asked over HTTP. One desk for all tests; each has users of
 * its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskSecurityTest {
  /** Every route of the desk with the scope that it needs; {@code pages}: whoever is logged in. */
  private static final String ROUTES =
      """
      GET    /                                    read
      GET    /account                             pages
      GET    /admin                               admin
      POST   /admin/users                         admin
      POST   /admin/users/role                    admin
      POST   /admin/users/disabled                admin
      POST   /admin/users/password                admin
      POST   /admin/tokens/revoke                 admin
      GET    /tokens                              pages
      POST   /tokens                              pages
      POST   /tokens/revoke                       pages
      GET    /password                            pages
      POST   /password                            pages
      GET    /login                               anyone
      GET    /error                               anyone
      GET    /alerts                              read
      GET    /alerts/new                          read
      POST   /alerts                              read
      GET    /alerts/{id}                         read
      POST   /alerts/{id}                         read
      POST   /alerts/{id}/pause                   read
      POST   /alerts/{id}/delete                  read
      POST   /alerts/{id}/renew                   read
      POST   /alerts/{id}/test                    read
      GET    /alerts/{id}.atom                    anyone
      GET    /api/v1/alerts/{id}.atom             read
      GET    /articles/{id}                       read
      GET    /incidents/{id}                      read
      GET    /map                                 read
      GET    /timeline                            read
      GET    /review                              read
      GET    /review/preview                      review
      POST   /review/decide                       review
      GET    /search                              read
      GET    /watch                               read
      POST   /watch/add                           admin
      POST   /watch/remove                        admin
      POST   /watch/switch                        admin
      GET    /runs                                read
      GET    /runs/{id}                           read
      GET    /read                                ingest
      POST   /read                                ingest
      GET    /code                                ingest
      POST   /code/sample                         ingest
      GET    /code/{id}                           ingest
      POST   /code/{id}                           ingest
      GET    /api/v1/incidents                    read
      GET    /api/v1/incidents/{id}               read
      GET    /api/v1/incidents/{id}/history       read
      GET    /api/v1/incidents/{id}/accounts      read
      GET    /api/v1/articles/{id}                read
      POST   /api/v1/articles                     ingest
      POST   /api/v1/articles/{id}/internal       review
      GET    /api/v1/claims                       read
      GET    /api/v1/statements                   read
      GET    /api/v1/decisions                    internal
      POST   /api/v1/decisions                    review
      GET    /api/v1/exports/{format}             export
      GET    /api/v1/changes.json                 read
      GET    /api/v1/changes.atom                 read
      GET    /api/v1/changes/stream               read
      GET    /api/v1/admin/users                  admin
      POST   /api/v1/admin/users                  admin
      PATCH  /api/v1/admin/users/{name}           admin
      POST   /api/v1/admin/users/{name}/password  admin
      GET    /api/v1/admin/tokens                 admin
      DELETE /api/v1/admin/tokens/{id}            admin
      GET    /api/v1/admin/audit                  admin
      """;

  private static final String FIRST =
      "{\"title\":\"Market bombing in Baidoa\",\"published\":\"2025-05-13\",\"publisher\":\"Plain Dispatch\","
          + "\"text\":\"BAIDOA, Somalia - A bomb killed nine people at a market in Baidoa on Monday, police"
          + " said. No group claimed the attack.\"}";
  private static final String SECOND =
      "{\"title\":\"Toll in Baidoa\",\"published\":\"2025-05-13\",\"publisher\":\"River Courier\","
          + "\"text\":\"The bomb at the market in Baidoa, Somalia, on Monday killed 31 people, a doctor named"
          + " Hodan Quillback said. Dozens were wounded in the bombing in Baidoa.\"}";
  private static final Pattern ID = Pattern.compile("\"id\":\"(sha256:[0-9a-f]{64})\"");

  private DeskServer desk;
  private String base;
  private final Map<Role, String> passwords = new EnumMap<>(Role.class);
  private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = TestDesk.start(folder);
    base = desk.address();
    for (Role role : Role.values()) {
      passwords.put(role, desk.part(Users.class).create(name(role), role));
    }
    desk.part(DeskDatabase.class)
        .client()
        .sql("update desk_user set must_change = 0 where name like '%-user'")
        .update();
    for (Role role : Role.values()) {
      Browser browser = new Browser(base);
      assertThat(browser.login(name(role), passwords.get(role)).headers().firstValue("Location"))
          .as(role.code())
          .hasValueSatisfying(to -> assertThat(to).doesNotContain("login"));
      browsers.put(role, browser.takeToken("/account"));
    }
  }

  @AfterAll
  void end() {
    desk.close();
  }

  private static String name(Role role) {
    return role.code() + "-user";
  }

  private Browser of(Role role) {
    return browsers.get(role);
  }

  private static Map<String, String> routes() {
    Map<String, String> routes = new LinkedHashMap<>();
    ROUTES
        .lines()
        .forEach(line -> {
          String[] parts = line.strip().split(" +", 3);
          routes.put(parts[0] + " " + parts[1], parts[2]);
        });
    return routes;
  }

  @Test
  void everyRouteIsInTheTable() {
    Set<String> found = new TreeSet<>();
    desk.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, method) -> {
          if (method.getBeanType().getName().startsWith("attest.")) {
            for (String pattern : route.getPatternValues()) {
              Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
              if (methods.isEmpty()) {
                found.add("GET " + pattern);
              }
              methods.forEach(each -> found.add(each + " " + pattern));
            }
          }
        });
    assertThat(found).isEqualTo(new TreeSet<>(routes().keySet()));
  }

  @Test
  void eachRoleGetsWhatItMayAndNoMore() throws Exception {
    for (Map.Entry<String, String> route : routes().entrySet()) {
      String[] parts = route.getKey().split(" ", 2);
      String path = parts[1].replaceAll("\\{\\w+}", "none");
      Browser nobody = new Browser(base).takeToken("/login");
      HttpResponse<String> unknown = nobody.send(parts[0], path, body(parts[0]));
      if (route.getValue().equals("anyone")) {
        assertThat(isRefused(unknown)).as(route.getKey()).isFalse();
      } else {
        assertThat(isRefused(unknown)).as("nobody: " + route.getKey()).isTrue();
      }
      for (Role role : Role.values()) {
        HttpResponse<String> answer = of(role).send(parts[0], path, body(parts[0]));
        assertThat(isRefused(answer))
            .as(role.code() + ": " + route.getKey() + " " + answer.statusCode())
            .isEqualTo(!may(role, route.getValue()));
        assertThat(answer.statusCode()).as(role.code() + ": " + route.getKey()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("Exception", "at attest.", "at org.");
      }
    }
  }

  private static String body(String method) {
    return method.equals("GET") || method.equals("DELETE") ? null : "";
  }

  private static boolean may(Role role, String needed) {
    return needed.equals("anyone")
        || needed.equals("pages")
        || role.includes(Scope.find(needed).orElseThrow().least());
  }

  private static boolean isRefused(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || answer.statusCode() == 403
        || (answer.statusCode() == 302
            && answer.headers().firstValue("Location").orElse("").endsWith("/login"));
  }

  @Test
  void whatIsNotNamedIsRefused() throws Exception {
    assertThat(of(Role.ADMIN).send("PUT", "/api/v1/incidents", "{}").statusCode()).isEqualTo(403);
    assertThat(of(Role.ADMIN).post("/nowhere", "").statusCode()).isEqualTo(403);
    assertThat(of(Role.READER).get("/actuator/metrics").statusCode()).isEqualTo(403);
    assertThat(new Browser(base).get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(new Browser(base).get("/api/v1/openapi").statusCode()).isEqualTo(401);
  }

  @Test
  void aChangeNeedsTheTokenAgainstForgedRequests() throws Exception {
    Browser browser = new Browser(base);
    browser.login(name(Role.ADMIN), passwords.get(Role.ADMIN));
    browser.forgetToken();
    assertThat(browser.form("/admin/users", "name=forged", "role=admin").statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .json("/api/v1/admin/users", "{\"name\":\"forged\",\"role\":\"admin\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(browser.form("/logout").statusCode()).isEqualTo(403);
    assertThat(desk.part(Users.class).find("forged")).isEmpty();
  }

  @Test
  void theSessionHasAnotherNameAfterLogin() throws Exception {
    Browser browser = new Browser(base);
    browser.get("/login");
    String before = browser.cookie("attest");
    HttpResponse<String> answer = browser.login(name(Role.READER), passwords.get(Role.READER));
    assertThat(browser.cookie("attest")).isNotEqualTo(before);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie -> assertThat(cookie).contains("attest=", "HttpOnly", "SameSite=Lax", "Path=/"));
    Browser thief = new Browser(base);
    assertThat(thief.get("/account", "Cookie", "attest=" + before).statusCode()).isEqualTo(302);
  }

  @Test
  void pagesTellBrowsersToTrustNothingElse() throws Exception {
    HttpResponse<String> page = of(Role.READER).get("/account");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.headers().firstValue("Server")).isEmpty();
  }

  private Tokens.Issued token(Role role, Set<Scope> scopes, Duration life) {
    return desk.part(Tokens.class)
        .issue(desk.part(Users.class).find(name(role)).orElseThrow(), "test", scopes, life);
  }

  @Test
  void aTokenDoesWhatItsScopesSay() throws Exception {
    Tokens.Issued issued = token(Role.ADMIN, EnumSet.of(Scope.READ), Duration.ofDays(1));
    Browser program = Browser.withToken(base, issued.secret());
    assertThat(program.get("/api/v1/incidents").statusCode()).isEqualTo(200);
    assertThat(program.get("/api/v1/incidents").headers().allValues("Set-Cookie")).isEmpty();
    assertThat(program.get("/api/v1/exports/csv").statusCode()).isEqualTo(403);
    assertThat(program.json("/api/v1/articles", "{}").statusCode()).isEqualTo(403);
    assertThat(program.json("/api/v1/decisions", "{}").statusCode()).isEqualTo(403);
    assertThat(program.get("/api/v1/admin/users").statusCode()).isEqualTo(403);
    assertThat(program.get("/tokens").statusCode()).isEqualTo(403);
    desk.part(Tokens.class).revoke(issued.token().id());
    HttpResponse<String> ended = program.get("/api/v1/incidents");
    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(ended.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void aTokenEndsInTimeAndWithTheRoleOfItsOwner() throws Exception {
    Tokens.Issued expired =
        new Tokens(
                desk.part(DeskDatabase.class),
                InstantSource.offset(InstantSource.system(), Duration.ofDays(-30)))
            .issue(
                desk.part(Users.class).find(name(Role.READER)).orElseThrow(),
                "old",
                EnumSet.of(Scope.READ),
                Duration.ofDays(1));
    assertThat(Browser.withToken(base, expired.secret()).get("/api/v1/incidents").statusCode())
        .isEqualTo(401);
    Users users = desk.part(Users.class);
    users.create("passing", Role.ADMIN);
    desk.part(DeskDatabase.class)
        .client()
        .sql("update desk_user set must_change = 0 where name = 'passing'")
        .update();
    Tokens.Issued strong =
        desk.part(Tokens.class)
            .issue(
                users.find("passing").orElseThrow(),
                "strong",
                EnumSet.of(Scope.READ, Scope.ADMIN),
                Duration.ofDays(1));
    Browser program = Browser.withToken(base, strong.secret());
    assertThat(program.get("/api/v1/admin/users").statusCode()).isEqualTo(200);
    users.changeRole("passing", Role.READER);
    assertThat(program.get("/api/v1/admin/users").statusCode()).isEqualTo(403);
    users.setDisabled("passing", true);
    assertThat(program.get("/api/v1/incidents").statusCode()).isEqualTo(401);
    assertThat(Browser.withToken(base, "attest_wrong").get("/api/v1/incidents").statusCode())
        .isEqualTo(401);
  }

  @Test
  void noPathLeadsOutOfTheStaticFiles() throws Exception {
    for (String path :
        List.of(
            "/static/../server/server.properties",
            "/static/%2e%2e/layout.html",
            "/static/..%2flayout.html",
            "/static/%2e%2e%2flayout.html",
            "/static/..;/layout.html",
            "/static/....//layout.html",
            "/static/%252e%252e/layout.html",
            "/static/..%5clayout.html",
            "/webjars/../application.properties",
            "/static//etc/passwd")) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).doesNotContain("th:replace", "spring.", "root:", "Exception");
      assertThat(answer.lines().findFirst().orElse("")).as(path).containsPattern(" (302|400|404)");
    }
  }

  private String raw(String request) throws Exception {
    URI uri = URI.create(base);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void noHeaderIsMadeOfWhatIsAsked() throws Exception {
    for (String path :
        List.of(
            "/api/v1/exports/csv%0d%0aX-Evil:1",
            "/api/v1/incidents/x%0d%0aX-Evil:%201",
            "/api/v1/incidents?words=a%0d%0aX-Evil:%201&limit=1",
            "/api/v1/exports/csv?words=%22%0d%0aX-Evil:%201",
            "/incidents/x%0d%0aX-Evil:%201")) {
      HttpResponse<String> answer = of(Role.READER).get(path);
      assertThat(answer.headers().firstValue("X-Evil")).as(path).isEmpty();
      assertThat(answer.statusCode()).as(path).isLessThan(500);
    }
    HttpResponse<String> login = new Browser(base).get("/login?continue=//evil.example");
    assertThat(login.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void whatIsTooMuchIsRefused() throws Exception {
    Browser coder = of(Role.CODER);
    String long11 = "{\"text\":\"" + "a".repeat(11 << 20) + "\"}";
    assertThat(coder.json("/api/v1/articles", long11).statusCode()).isEqualTo(413);
    HttpResponse<String> deep =
        coder.json(
            "/api/v1/articles", "{\"text\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
    assertThat(deep.statusCode()).isEqualTo(400);
    assertThat(coder.json("/api/v1/articles", "{\"text\":").statusCode()).isEqualTo(400);
    assertThat(coder.json("/api/v1/articles", "[]").statusCode()).isEqualTo(400);
    assertThat(coder.post("/api/v1/articles", "x", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    for (HttpResponse<String> problem :
        List.of(
            deep,
            of(Role.READER).get("/api/v1/incidents?toll=many"),
            of(Role.READER).get("/api/v1/incidents?cursor=%00"),
            of(Role.READER).get("/api/v1/incidents/none"),
            of(Role.READER).get("/api/v1/nowhere"),
            of(Role.READER).get("/api/v1/incidents", "Accept", "image/png"),
            of(Role.ADMIN).get("/api/v1/admin/audit?before=x"))) {
      assertThat(problem.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(problem.statusCode()).isBetween(400, 499);
      assertThat(problem.body()).contains("\"status\":" + problem.statusCode());
    }
  }

  @Test
  void noAddressLeadsIntoThePrivateNetwork() throws Exception {
    for (String address :
        List.of(
            base + "/actuator/health",
            "http://localhost:" + URI.create(base).getPort() + "/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.1/",
            "http://0x7f000001/",
            "file:///etc/passwd",
            "ftp://example.org/",
            "gopher://127.0.0.1/",
            "http://user:secret@127.0.0.1/",
            "jar:file:/x!/y")) {
      HttpResponse<String> answer =
          of(Role.CODER).json("/api/v1/articles", "{\"url\":\"" + address + "\"}");
      assertThat(answer.statusCode()).as(address).isIn(400, 422);
      assertThat(answer.body()).as(address).doesNotContain("UP", "root:");
    }
  }

  @Test
  void whoGuessesHasToWait() throws Exception {
    desk.part(Users.class).create("guessed", Role.READER);
    String last = "?wrong";
    for (int i = 0; i < 7 && last.endsWith("?wrong"); i++) {
      Browser browser = new Browser(base);
      last =
          browser
              .login("guessed", "wrong password " + i)
              .headers()
              .firstValue("Location")
              .orElse("");
    }
    desk.part(attest.access.Attempts.class).succeeded("address:127.0.0.1");
    assertThat(last).endsWith("/login?wait");
  }

  @Test
  void aPasswordGivenByOthersIsChangedFirst() throws Exception {
    String password = desk.part(Users.class).create("new-here", Role.READER);
    Browser browser = new Browser(base);
    browser.login("new-here", password);
    assertThat(browser.get("/").headers().firstValue("Location").orElse("")).endsWith("/password");
    HttpResponse<String> api = browser.get("/api/v1/incidents");
    assertThat(api.statusCode()).isEqualTo(403);
    browser.takeToken("/password");
    String fresh = "a long new password";
    HttpResponse<String> changed =
        browser.form("/password", "old=" + password, "fresh=" + fresh, "again=" + fresh);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(302);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsOfItsUserAlone() throws Exception {
    Users users = desk.part(Users.class);
    String password = users.create("many-places", Role.READER);
    desk.part(DeskDatabase.class)
        .client()
        .sql("update desk_user set must_change = 0 where name = 'many-places'")
        .update();
    Browser here = new Browser(base);
    Browser there = new Browser(base);
    here.login("many-places", password);
    there.login("many-places", password);
    assertThat(there.get("/account").statusCode()).isEqualTo(200);
    String fresh = "another long password";
    here.takeToken("/password");
    assertThat(
            here.form("/password", "old=" + password, "fresh=" + fresh, "again=" + fresh)
                .statusCode())
        .isEqualTo(302);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
    assertThat(there.get("/account").headers().firstValue("Location").orElse(""))
        .endsWith("/login");
    assertThat(there.get("/api/v1/incidents").statusCode()).isEqualTo(401);
    assertThat(of(Role.READER).get("/account").statusCode()).isEqualTo(200);
    users.resetPassword("many-places");
    assertThat(here.get("/account").headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  @Test
  void anOpenDeskAnswersToTheNameOfThisMachineAlone(@TempDir Path folder) throws Exception {
    Settings settings =
        new SettingsReader().read(null, Map.of(), Map.of("serve.port", "0")).settings();
    try (DeskServer open =
        DeskServer.start(
            new ServerOptions(folder.resolve("open.db").toString(), settings, true),
            InstantSource.system())) {
      int port = URI.create(open.address()).getPort();
      String page = new Browser(open.address()).get("/").body();
      assertThat(page).contains("open at this machine").doesNotContain("Log out");
      for (String host : List.of("localhost", "127.0.0.1:" + port, "[::1]:" + port)) {
        assertThat(status(port, host, "/", "")).as(host).isEqualTo("200");
      }
      for (String host :
          List.of(
              "rebound.example.org",
              "rebound.example.org:" + port,
              "localhost.example.org",
              "127.0.0.1.example.org",
              "0.0.0.0",
              "[::1].example.org")) {
        for (String path : List.of("/", "/api/v1/incidents", "/static/desk.css", "/login")) {
          assertThat(status(port, host, path, "")).as(host + path).isIn("403", "400");
        }
        assertThat(status(port, host, "/api/v1/incidents", "Authorization: Bearer x\r\n"))
            .as(host)
            .isIn("403", "400");
      }
    }
  }

  /** The status of an answer to a request that names a host of its own. */
  private static String status(int port, String host, String path, String headers)
      throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\n"
              + headers
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.split(" ", 3)[1];
    }
  }

  @Test
  void whatIsInternalIsSeenByNobodyElse() throws Exception {
    String first = id(of(Role.CODER).json("/api/v1/articles?store=true", FIRST));
    String second = id(of(Role.CODER).json("/api/v1/articles?store=true", SECOND));
    assertThat(of(Role.READER).get("/api/v1/articles/" + second).statusCode()).isEqualTo(200);
    assertThat(
            of(Role.CODER)
                .json("/api/v1/articles/" + second + "/internal", "{\"internal\":true}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            of(Role.REVIEWER)
                .json("/api/v1/articles/" + second + "/internal", "{\"internal\":true}")
                .statusCode())
        .isEqualTo(200);
    List<String> paths =
        List.of(
            "/api/v1/incidents",
            "/api/v1/incidents?words=Quillback",
            "/api/v1/incidents?toll=killed%3D20",
            "/api/v1/claims",
            "/api/v1/statements",
            "/api/v1/statements?speaker=quillback",
            "/api/v1/changes.json",
            "/api/v1/changes.atom",
            "/api/v1/exports/jsonl",
            "/api/v1/exports/csv",
            "/api/v1/articles/" + second,
            "/articles/" + second,
            "/search?words=Quillback",
            "/search?q=Quillback",
            "/");
    for (String path : paths) {
      HttpResponse<String> seen = of(Role.READER).get(path);
      String own = path.substring(path.lastIndexOf('/')); // what was asked for may be repeated
      assertThat(
              seen.body()
                  .replace("words=Quillback", "")
                  .replace("value=\"Quillback\"", "")
                  .replace(path.endsWith(second) ? own : "words=Quillback", "")
                  .replace(path.endsWith(second) ? "'" + second + "'" : "words=Quillback", ""))
          .as(path)
          .doesNotContain("Quillback said", "Hodan", "killed 31", second + "\"");
      assertThat(seen.statusCode()).as(path).isLessThan(500);
    }
    assertThat(of(Role.READER).get("/api/v1/articles/" + second).statusCode()).isEqualTo(404);
    assertThat(of(Role.READER).get("/api/v1/incidents").body()).contains(first);
    assertThat(of(Role.READER).get("/api/v1/incidents?toll=killed%3D20").body())
        .doesNotContain("attest-incident/1");
    assertThat(of(Role.CODER).get("/api/v1/statements").body()).contains("killed 31 people");
    assertThat(of(Role.CODER).get("/api/v1/incidents").body()).contains(second);
    Browser narrow =
        Browser.withToken(
            base, token(Role.ADMIN, EnumSet.of(Scope.READ), Duration.ofDays(1)).secret());
    assertThat(narrow.get("/api/v1/statements").body()).doesNotContain("killed 31 people");
    assertThat(of(Role.ADMIN).get("/api/v1/admin/audit?limit=500").body())
        .contains("article.keep", "article.internal", "export.jsonl", "login");
  }

  private static String id(HttpResponse<String> kept) {
    Matcher found = ID.matcher(kept.body());
    assertThat(kept.statusCode()).as(kept.body()).isIn(200, 201);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void theApiIsAsItIsDescribed() throws Exception {
    Path file = Path.of("..", "docs", "openapi.json");
    String now = of(Role.READER).get("/api/v1/openapi").body().strip() + "\n";
    if (Boolean.getBoolean("attest.write")) {
      Files.writeString(file, now);
    }
    assertThat(Files.readString(file))
        .as("docs/openapi.json; run the test with -Dattest.write=true to write it anew")
        .isEqualTo(now);
    assertThat(of(Role.READER).get("/api/swagger-ui/index.html").statusCode()).isEqualTo(200);
  }
}
