package attest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By RFC 9309; the table of patterns is that of its section 2.2.3 and of its examples. */
class RobotsRulesTest {
  private static RobotsRules rules(String text) {
    return RobotsRules.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /anything, false",
    "/fish, /fish/salmon.html, false",
    "/fish, /Fish, true",
    "/fish, /catfish, true",
    "/fish/, /fish, true",
    "/*.php, /folder/any.php?x=1, false",
    "/*.php$, /a.php, false",
    "/*.php$, /a.php?x, true",
    "/*.php$, /a.php.php, false",
    "/fish*.php, /fishheads/catfish.php?x, false",
    "/fish*.php, /Fish.PHP, true",
    "/$, /, false",
    "/$, /a, true",
    "/a*b*c$, /a-b-b-c, false",
    "/a*b*c$, /a-c-b, true",
    "/a$b, /a$b, false",
    "*/print, /a/print, false",
    "/foo/bar/ツ, /foo/bar/%E3%83%84, false",
    "/foo/bar/%E3%83%84, /foo/bar/%e3%83%84/x, false",
    "/foo/bar/%62%61%7A, /foo/bar/baz, false",
    "/a%2Fb, /a/b, true",
    "'', /a, true",
  })
  void aPatternFitsOrDoesNot(String pattern, String target, boolean allowed) {
    assertThat(rules("User-agent: *\nDisallow: " + pattern + "\n").allows(target))
        .isEqualTo(allowed);
  }

  @Test
  void theLongestRuleDecidesAndAllowWinsATie() {
    RobotsRules rules =
        rules(
            """
            User-agent: *
            Disallow: /folder
            Allow: /folder/open
            Disallow: /same
            Allow: /same
            Allow: /$
            Disallow: /*.gif
            """);
    assertThat(rules.allows("/folder/closed")).isFalse();
    assertThat(rules.allows("/folder/open/a")).isTrue();
    assertThat(rules.allows("/same/a")).isTrue();
    assertThat(rules.allows("/")).isTrue();
    assertThat(rules.allows("/a.gif")).isFalse();
    assertThat(rules.allows("/robots.txt")).isTrue();
  }

  @Test
  void groupsThatNameUsHoldBeforeThoseForAllAndAreReadTogether() {
    RobotsRules rules =
        rules(
            """
            \uFEFF# comment
            user-agent: otherbot
            user-agent: ATTEST/1.0   # us
            disallow: /a
            sitemap: https://news.example/map.xml

            User-agent: *
            Disallow: /

            User-Agent: attest
            Crawl-Delay: 2.5
            Disallow: /b
            """);
    assertThat(rules.allows("/a/x")).isFalse();
    assertThat(rules.allows("/b")).isFalse();
    assertThat(rules.allows("/c")).isTrue();
    assertThat(rules.delay()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void aGroupThatNamesUsWithoutRulesAllowsEverything() {
    RobotsRules rules = rules("User-agent: *\nDisallow: /\n\nUser-agent: attest\nDisallow:\n");
    assertThat(rules.allows("/a")).isTrue();
    assertThat(rules.delay()).isNull();
  }

  @Test
  void whatIsNoRobotsTxtAllowsEverything() {
    assertThat(rules("<html><body>: not found</body></html>").allows("/a")).isTrue();
    assertThat(rules("Disallow: /\n").allows("/a")).isTrue();
    assertThat(rules("User-agent: attestation\nDisallow: /\n").allows("/a")).isTrue();
    assertThat(rules("User-agent: *\nCrawl-delay: soon\n").delay()).isNull();
  }

  @Test
  void manyStarsTakeNoLongTime() {
    String text = "User-agent: *\n" + ("Disallow: /" + "a*".repeat(240) + "b$\n").repeat(1000);
    assertThat(rules(text).allows("/" + "a".repeat(5000))).isTrue();
  }

  @Property(tries = 200)
  void anyTextIsRead(@ForAll @StringLength(max = 200) String text, @ForAll String path) {
    RobotsRules rules = rules("User-agent: *\nDisallow: /" + text + "\n" + text);
    rules.allows("/" + path);
  }
}
