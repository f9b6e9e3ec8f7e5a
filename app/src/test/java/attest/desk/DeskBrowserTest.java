package attest.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import attest.server.DeskServer;
import attest.server.ServerOptions;
import attest.settings.Settings;
import attest.settings.SettingsReader;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskBrowserTest {
  private static final String PASSWORD = "quite a long password";

  private DeskServer server;
  private DeskBrowser browser;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) {
    Path database = folder.resolve("desk.db");
    DeskArticles.fill(database);
    AtomicLong seconds = new AtomicLong(1_720_000_000);
    Settings settings =
        new SettingsReader().read(null, Map.of(), Map.of("serve.port", "0")).settings();
    server =
        DeskServer.start(
            new ServerOptions(database.toString(), settings, false),
            () -> Instant.ofEpochSecond(seconds.getAndIncrement()));
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    browser = new DeskBrowser();
    context = browser.context(1200, 900, false);
    page = browser.page(context);
    logIn();
  }

  private void logIn() {
    open("/");
    assertThat(page).hasURL(Pattern.compile(".*/login$"));
    page.getByLabel("Name").fill(DeskServer.FIRST_ADMIN);
    page.getByLabel("Password").fill(Objects.requireNonNull(server.firstPassword()));
    button("Log in").click();
    page.getByLabel("Old password").fill(server.firstPassword());
    page.getByLabel(Pattern.compile("^New password")).fill(PASSWORD);
    page.getByLabel("The new one again").fill(PASSWORD);
    button("Change it").click();
    assertThat(page.locator("h1")).hasText("Incidents");
  }

  @BeforeEach
  void fresh() {
    page.setViewportSize(1200, 900);
  }

  @AfterEach
  void nothingForbiddenHappened() {
    assertThat(browser.faults()).isEmpty();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private void open(String path) {
    page.navigate(server.address() + path);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator rows() {
    return page.locator("table.cards tbody tr");
  }

  private String incident(String place) {
    open("/");
    return Objects.requireNonNull(
        rows().filter(new Locator.FilterOptions().setHasText(place)).getAttribute("data-incident"));
  }

  @Test
  void theListTheMapAndTheTimelineShowTheSameAndNarrowTogether() {
    open("/");
    assertThat(rows()).hasCount(4);
    assertThat(page.locator("#map path.leaflet-interactive, #map .cluster").first()).isVisible();
    assertThat(page.locator("#timeline rect.bar").first()).isVisible();
    page.locator("[name=since]").fill("2024-03-10");
    page.locator("[name=until]").fill("2024-03-31");
    button("Filter").click();
    assertThat(page).hasURL(Pattern.compile(".*since=2024-03-10&until=2024-03-31$"));
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText("Bama");
    open("/?bbox=13.8,11.9,14,12.2");
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText("13");
    open("/?since=nonsense");
    assertThat(page.locator(".fault")).containsText("nonsense");
    assertThat(rows()).hasCount(4);
  }

  @Test
  void aBrushOverTheBarsAndAPartOfTheMapBecomeTheFilter() {
    open("/");
    Locator bars = page.locator("#timeline rect.bar");
    assertThat(bars.first()).isVisible();
    var first = bars.first().boundingBox();
    page.mouse().move(first.x + 1, first.y + 5);
    page.mouse().down();
    page.mouse().move(first.x + first.width + 4, first.y + 5, new Mouse.MoveOptions().setSteps(5));
    page.mouse().up();
    assertThat(page).hasURL(Pattern.compile(".*since=2024-0[23]-.*"));
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText("Dikwa");
    open("/");
    assertThat(page.locator("#map path.leaflet-interactive, #map .cluster").first()).isVisible();
    page.locator(".leaflet-control-zoom-in").click();
    button("Only this part of the map").click();
    assertThat(page).hasURL(Pattern.compile(".*bbox=.*"));
  }

  @Test
  void aClaimLeadsToItsWordsInTheArticle() {
    open("/incidents/" + incident("Bama"));
    page.locator("section[aria-labelledby=toll] a.words").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/articles/sha256:[0-9a-f]{64}#e\\d+-\\d+$"));
    assertThat(page.locator("#text mark.lit").first()).isVisible();
    assertThat(String.join("", page.locator("#text mark.lit").allTextContents()))
        .isEqualTo("2 farmers");
  }

  @Test
  void aValueIsCorrectedByWordsOfTheTextAndTheDecisionCanBeUndone() {
    String id = incident("Borno");
    open("/incidents/" + id);
    page.locator("section[aria-labelledby=articles-head] a").first().click();
    page.evaluate(
        "() => { const piece = [...document.querySelectorAll('#text [data-begin]')].find(p =>"
            + " p.textContent.includes('Gunmen')); const range = document.createRange();"
            + " range.selectNodeContents(piece); getSelection().removeAllRanges();"
            + " getSelection().addRange(range); }");
    assertThat(page.locator("#picked")).containsText("Gunmen");
    page.locator("#correct [name=field]").selectOption("toll/killed/civilians");
    page.locator("#correct [name=value]").fill("3,4,6");
    button("Correct").click();
    assertThat(page).hasURL(Pattern.compile(".*/incidents/" + id + ".*"));
    assertThat(page.locator("section[aria-labelledby=toll] .big").first()).hasText("3–6");
    assertThat(page.locator("section[aria-labelledby=toll] .tag.person")).isVisible();
    assertThat(page.locator("#history")).containsText("correct by admin");
    assertThat(page.locator("section[aria-labelledby=decided]"))
        .containsText("by the words Gunmen");
    page.locator("section[aria-labelledby=decided] a.words").click();
    assertThat(page.locator("#text mark.person.lit")).hasText("Gunmen");
    assertThat(page.locator(".side mark.person")).hasText("Gunmen");
    page.goBack();
    page.locator(".done button").click();
    assertThat(page.locator("section[aria-labelledby=toll] .big").first()).hasText("4");
    assertThat(page.locator("#history")).containsText("withdraw by admin");
    page.locator("#history a").last().click();
    assertThat(page.locator(".fault[role=status]")).containsText("what was known");
  }

  @Test
  void incidentsAreMergedAfterAPreviewAndTheMergeCanBeUndone() {
    String bama = incident("Bama");
    String dikwa = incident("Dikwa");
    open("/incidents/" + dikwa);
    page.locator("#merge summary").click();
    page.locator("#merge [name=with]").fill(bama);
    button("See what it would be").click();
    assertThat(page.locator("#then .panel")).hasCount(1);
    assertThat(page.locator("#then")).containsText("3 accounts");
    button("Do it").click();
    assertThat(page.locator("#history")).containsText("merge by admin");
    open("/");
    assertThat(rows()).hasCount(3);
    open("/incidents/" + bama);
    assertThat(page).hasURL(Pattern.compile(".*/incidents/" + dikwa + "\\?merged=" + bama));
    page.locator("section[aria-labelledby=decided] button").first().click();
    open("/");
    assertThat(rows()).hasCount(4);
  }

  @Test
  void theQueueIsWorkedThroughByKeys() {
    open("/review");
    assertThat(page.locator("#queue > li")).hasCount(4);
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    page.keyboard().press("Escape");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    assertThat(page.locator("#queue > li").first()).isFocused();
    page.keyboard().press("a");
    assertThat(page.locator("#queue > li")).hasCount(3);
    page.locator(".done button").click();
    assertThat(page.locator("#queue > li")).hasCount(4);
  }

  @Test
  void wordsAreFoundInArticlesAndIncidents() {
    open("/search?words=farmers+Bama");
    assertThat(rows()).hasCount(1);
    assertThat(page.locator("ul.panel li")).hasCount(1);
  }

  @Test
  void whatAnArticleSaysNeverRuns() {
    String id = incident("Jalingo");
    for (String path : List.of("/", "/review", "/search?words=farmers", "/incidents/" + id)) {
      open(path);
      assertThat(page.locator("main")).containsText("Jalingo");
      assertThat(page.evaluate("window.attacked")).isNull();
    }
    page.locator("section[aria-labelledby=articles-head] a").first().click();
    assertThat(page.locator("h1")).hasText(DeskArticles.HOSTILE);
    assertThat(page.locator("#text")).containsText("<script>");
    assertThat(page.locator("a[href^=javascript]")).hasCount(0);
    assertThat(page.locator("main img")).hasCount(0);
    assertThat(page.evaluate("window.attacked")).isNull();
  }

  /** Addresses of all kinds of page. */
  private List<String> pages() {
    String id = incident("Dikwa");
    String other = incident("Bama");
    open("/incidents/" + id);
    String article =
        page.locator("section[aria-labelledby=articles-head] a").first().getAttribute("href");
    return List.of(
        "/",
        "/incidents/" + id,
        article,
        "/review",
        "/search?words=farmers",
        "/review/preview?action=merge&incident=" + id + "&with=" + other);
  }

  @Test
  void everyPageFitsAPhone() {
    List<String> pages = pages();
    page.setViewportSize(360, 740);
    for (String path : pages) {
      open(path);
      assertThat(page.locator("h1")).isVisible();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(360);
    }
  }

  @Test
  void noPageShutsPeopleOut() {
    List<String> found = new ArrayList<>();
    List<String> pages = new ArrayList<>(pages());
    for (boolean dark : new boolean[] {false, true}) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(
                  dark
                      ? com.microsoft.playwright.options.ColorScheme.DARK
                      : com.microsoft.playwright.options.ColorScheme.LIGHT));
      for (String path : pages) {
        open(path);
        if (path.equals("/")) {
          assertThat(page.locator("#map path.leaflet-interactive, #map .cluster").first())
              .isVisible();
        }
        AxeBuilder axe = new AxeBuilder(page);
        (dark
                ? axe.withRules(List.of("color-contrast"))
                : axe.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")))
            .analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .forEach(rule ->
                    rule.getNodes()
                        .forEach(node ->
                            found.add(
                                path
                                    + (dark ? " dark " : " ")
                                    + rule.getId()
                                    + ": "
                                    + node.getHtml())));
      }
    }
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));
    assertThat(found).isEmpty();
  }
}
