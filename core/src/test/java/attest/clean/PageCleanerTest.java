package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.MetadataSource;
import attest.document.Problem;
import attest.document.Published;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import attest.document.RawDocument.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCleanerTest {
  private static final String STORY =
      "<p>Gunmen killed five soldiers in the town of Example on Monday, the army said.</p>"
          + "<p>Two civilians were wounded, and the road to the north was closed, residents said.</p>"
          + "<p>It was the second attack on the garrison since the rains began in early March.</p>";

  private final TextCleaner cleaner = new TextCleaner(CleanOptions.defaults());

  @ParameterizedTest
  @ValueSource(strings = {"portal", "tables", "weblog", "parts"})
  void findsTheStoryAndNothingElse(String page) throws IOException {
    assertThat(page(read(page + ".html")).text()).isEqualTo(read(page + ".txt").strip());
  }

  @Test
  void readsWhatAPortalSaysAndWhereItSaysIt() throws IOException {
    Article article = page(read("portal.html"));
    assertThat(article.title()).isEqualTo("Seven die as boat capsizes off Example Island");
    assertThat(article.byline()).containsExactly("Anna Example", "Bob Sample");
    assertThat(article.publisher()).isEqualTo("The Sample Gazette");
    assertThat(article.agency()).isEqualTo("Reuters");
    assertThat(article.url())
        .isEqualTo("https://www.sample-gazette.example/world/2021/05/04/boat-capsizes");
    assertThat(article.language()).isEqualTo("en-GB");
    assertThat(article.published().text()).isEqualTo("2021-05-04T09:15:00+01:00");
    assertThat(article.published().from()).isEqualTo(Published.From.METADATA);
    assertThat(article.updated().text()).isEqualTo("2021-05-04T12:40:00Z");
    assertThat(article.metadataFrom())
        .isEqualTo(
            Map.of(
                Article.Field.TITLE, MetadataSource.JSON_LD,
                Article.Field.BYLINE, MetadataSource.JSON_LD,
                Article.Field.PUBLISHER, MetadataSource.JSON_LD,
                Article.Field.AGENCY, MetadataSource.DATELINE,
                Article.Field.URL, MetadataSource.LINK,
                Article.Field.LANGUAGE, MetadataSource.MARKUP,
                Article.Field.PUBLISHED, MetadataSource.JSON_LD,
                Article.Field.UPDATED, MetadataSource.JSON_LD));
  }

  @Test
  void readsThePlainWordsOfAnOldPage() throws IOException {
    Article article = page(read("tables.html"));
    assertThat(article.title()).isEqualTo("Market reopens after blast");
    assertThat(article.byline()).containsExactly("Anna Example");
    assertThat(article.published().text()).isEqualTo("2006-03-09");
    assertThat(article.published().from()).isEqualTo(Published.From.TEXT);
    assertThat(article.metadataFrom())
        .containsEntry(Article.Field.TITLE, MetadataSource.TITLE_ELEMENT);
  }

  @Test
  void readsAWeblogInFrench() throws IOException {
    Article article = page(read("weblog.html"));
    assertThat(article.title()).isEqualTo("Deux soldats tués près du lac Exemple");
    assertThat(article.byline()).containsExactly("Anne Exemple");
    assertThat(article.language()).isEqualTo("fr-FR");
    assertThat(article.published().text()).isEqualTo("2018-02-11T18:03:00+01:00");
    assertThat(article.updated().text()).isEqualTo("2018-02-12T08:00:00+01:00");
    assertThat(article.metadataFrom())
        .containsEntry(Article.Field.PUBLISHED, MetadataSource.TIME_ELEMENT);
  }

  @Test
  void believesTheUserMoreThanThePageAndThePageMoreThanTheFeed() {
    String html =
        "<head><meta property='article:published_time' content='2016-03-08T10:00:00Z'></head><body>"
            + STORY
            + "</body>";
    assertThat(date(html, Published.From.GIVEN)).isEqualTo("2016-03-01");
    assertThat(date(html, Published.From.METADATA)).isEqualTo("2016-03-01");
    assertThat(date(html, Published.From.FEED)).isEqualTo("2016-03-08T10:00:00Z");
    assertThat(date("<body>" + STORY + "</body>", Published.From.FEED)).isEqualTo("2016-03-01");
  }

  private String date(String html, Published.From from) {
    Metadata metadata = Metadata.none().withPublished(Published.parse("2016-03-01", from));
    return clean(Form.HTML_PAGE, html, metadata).article().published().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "2016-03-08T10:00:00.123+0100 | 2016-03-08T10:00:00+01:00",
        "2016-03-08 10:00 | 2016-03-08T10:00:00",
        "20160308T100000Z | 2016-03-08T10:00:00Z",
        "20160308 | 2016-03-08",
        "Tue, 08 Mar 2016 10:00:00 GMT | 2016-03-08T10:00Z",
        "1457431200 | 2016-03-08T10:00:00Z",
        "8 March 2016 | 2016-03-08",
        "le 8 février 2016 | 2016-02-08",
        "08.03.2016 | 2016-03-08",
        "23/03/2016 | 2016-03-23",
        "08/03/2016 | null",
        "2016-13-08 | null",
        "soon | null",
      })
  void readsTimesAsPagesWriteThem(String given, @Nullable String expected) {
    String html = "<head><meta name='pubdate' content='" + given + "'></head><body>" + STORY;
    Published published = page(html).published();
    assertThat(published == null ? null : published.text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Five soldiers killed in Example | The Gazette; The Gazette; Five soldiers killed in Example",
        "The Gazette: Five soldiers killed; Gazette; The Gazette: Five soldiers killed",
        "Five soldiers killed - police; The Gazette; Five soldiers killed - police",
        "The Gazette - Five soldiers killed in Example; The Gazette; Five soldiers killed in Example",
        "Five killed | World | The Gazette; The Gazette; Five killed | World",
      })
  void takesTheNameOfTheSiteOffTheTitle(String title, String site, String expected) {
    String html =
        "<head><meta property='og:title' content='%s'><meta property='og:site_name' content='%s'></head><body>%s"
            .formatted(title, site, STORY);
    assertThat(page(html).title()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "By Anna Example and Bob Sample; Anna Example|Bob Sample",
        "ANNA EXAMPLE, BOB SAMPLE; ANNA EXAMPLE|BOB SAMPLE",
        "Anna Example, News Editor; Anna Example",
        "News Desk; ''",
        "https://example.org/anna; ''",
        "Reuters; ''",
      })
  void takesPeopleForAuthors(String given, String expected) {
    String html = "<head><meta name='author' content='" + given + "'></head><body>" + STORY;
    assertThat(String.join("|", page(html).byline())).isEqualTo(expected);
  }

  @Test
  void creditsAnAgencyThatIsGivenAsAuthor() {
    assertThat(page("<head><meta name=author content=Reuters></head><body>" + STORY).agency())
        .isEqualTo("Reuters");
  }

  @Test
  void takesTheBodyOfLinkedDataWhereThePageShowsOnlyItsBeginning() {
    String more =
        "The governor said that the attackers had come over the river by night and had fled towards the hills before dawn. "
            + "Soldiers found two lorries and a stock of mortar shells in a farm near the river, according to the army. "
            + "The farmer, a man of seventy, was taken to the capital and has not been charged with anything so far, his son told reporters.";
    String plain = STORY.replaceAll("</p><p>", "\\\\n\\\\n").replaceAll("<[^>]*>", "");
    String html =
        "<head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Five killed\","
            + " \"articleBody\": \""
            + plain
            + "\\n\\n"
            + more
            + "\"}</script></head><body>"
            + STORY
            + "<div class=paywall><p>Subscribe to read on.</p></div></body>";
    assertThat(page(html).text()).endsWith(more).startsWith("Gunmen killed five soldiers");
    assertThat(page(html).paragraphs()).hasSize(4);
  }

  @Test
  void doesNotTakeABodyThatTellsSomethingElse() {
    String other =
        "A cook in Sample has made the longest noodle that anybody has ever seen here. ".repeat(12);
    String html =
        "<head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": \""
            + other
            + "\"}</script></head><body>"
            + STORY.repeat(1);
    assertThat(page(html).text()).doesNotContain("noodle").contains("five soldiers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert('Five hundred soldiers were killed, said the script.')</script>",
        "<style>p:before { content: 'Five hundred soldiers were killed.' }</style>",
        "<noscript><p>Five hundred soldiers were killed, said a page without scripts.</p></noscript>",
        "<template><p>Five hundred soldiers were killed, said the template of a page.</p></template>",
        "<!-- <p>Five hundred soldiers were killed, said a comment.</p> -->",
        "<p hidden>Five hundred soldiers were killed, said a paragraph that nobody sees.</p>",
        "<p style='display: none'>Five hundred soldiers were killed, said a paragraph that nobody sees.</p>",
        "<div aria-hidden=true><p>Five hundred soldiers were killed, said a paragraph that nobody sees.</p></div>",
        "<svg><text>Five hundred soldiers were killed, said a drawing.</text></svg>",
        "<iframe srcdoc='<p>Five hundred soldiers were killed.</p>'>Five hundred soldiers were killed.</iframe>",
        "<img alt='Five hundred soldiers were killed.' src=x onerror='five hundred'>",
        "<select><option>Five hundred soldiers were killed, said a list of choices.</option></select>",
      })
  void readsNothingThatNobodySees(String unseen) {
    String html = "<body><div>" + STORY + unseen + "</div></body>";
    assertThat(page(html).text()).isEqualTo(page("<body><div>" + STORY + "</div></body>").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "// nothing yet", "/* */", "[]", "null", "{", "[1,", "{\"a\""})
  void readsPagesWhoseLinkedDataSayNothing(String script) {
    String html = "<script type='application/ld+json'>" + script + "</script>" + STORY;
    assertThat(page(html).text()).startsWith("Gunmen killed five soldiers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Gunmen killed five soldiers in the town of <b>Example</i> on Monday, the army said.<p>Two <a href=x>civilians</p></div></td> were wounded, and the road was closed.",
        "<<p>>Gunmen killed five soldiers in the town of Example on Monday, the army said.",
        "<html><html><body><body><p>Gunmen killed five soldiers in the town of Example on Monday, the army said.",
        "<p attr=\"x>y\" 'z'>Gunmen killed five soldiers in the town of Example on Monday, the army said.</p",
        "<table><p>Gunmen killed five soldiers in the town of Example on Monday, the army said.</table>",
        "<p>Gunmen killed five soldiers in the town of Example on Monday, the army said.<script>var x = '",
        "<frameset><p>Gunmen killed five soldiers in the town of Example on Monday, the army said.</frameset>",
      })
  void readsMarkupThatIsWrong(String html) {
    assertThat(clean(Form.HTML_PAGE, html, Metadata.none()).article().text())
        .containsAnyOf("Gunmen killed five soldiers in the town of", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"div", "b", "span", "font", "ul><li", "blockquote", "table><tr><td", "section"})
  void readsWhatIsNestedDeeply(String tag) {
    Cleaned cleaned =
        clean(Form.HTML_PAGE, "<body>" + ("<" + tag + ">").repeat(20_000) + STORY, Metadata.none());
    assertThat(cleaned.problems())
        .extracting(Problem::code)
        .isSubsetOf(Problem.Code.TOO_DEEP, Problem.Code.NO_STORY);
    assertThat(cleaned.problems()).isNotEmpty();
  }

  @Test
  void tellsOfNestingAndKeepsTheStory() {
    Cleaned cleaned =
        clean(Form.HTML_PAGE, "<body>" + "<div>".repeat(5_000) + STORY, Metadata.none());
    assertThat(cleaned.problems()).extracting(Problem::code).containsExactly(Problem.Code.TOO_DEEP);
    assertThat(cleaned.article().text()).contains("Gunmen killed five soldiers", "since the rains");
  }

  @Test
  void tellsWhereThereIsNoStory() {
    String links =
        "<ul>"
            + "<li><a href=/x>One more headline that leads to another page of this site</a></li>"
                .repeat(30)
            + "</ul>";
    Cleaned cleaned = clean(Form.HTML_PAGE, "<body>" + links + "</body>", Metadata.none());
    assertThat(cleaned.problems()).extracting(Problem::code).containsExactly(Problem.Code.NO_STORY);
    assertThat(cleaned.article().text()).isEmpty();
  }

  @Test
  void keepsAllOfAFragmentButItsFurniture() {
    String fragment =
        "<p>TUNIS (AFP) - Five soldiers died.</p><ul><li>Two of them were officers</li></ul>"
            + "<p>The post <a href=/x>Five soldiers died</a> appeared first on <a href=/>Example</a>.</p>";
    Article article = clean(Form.HTML_FRAGMENT, fragment, Metadata.none()).article();
    assertThat(article.text())
        .isEqualTo("TUNIS (AFP) - Five soldiers died.\n\nTwo of them were officers");
    assertThat(article.agency()).isEqualTo("AFP");
  }

  @Test
  void writesLettersAndMarksAsOne() {
    String html =
        "<body>" + STORY.replace("Example", "Se\u0301lestat").replace(" on ", "&nbsp;on&#8203; ");
    String text = page(html).text();
    assertThat(text).contains("town of Sélestat on Monday");
    assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
  }

  @Test
  void keepsAStoryThatStandsTwiceOnce() {
    String long5 =
        "<p>The first of five paragraphs tells of the attack itself, at dawn.</p>"
            + "<p>The second of five paragraphs tells of those who were wounded.</p>"
            + "<p>The third of five paragraphs tells what the governor had to say.</p>"
            + "<p>The fourth of five paragraphs tells of the earlier attacks here.</p>"
            + "<p>The fifth of five paragraphs tells what is to happen from now on.</p>";
    String html = "<body><div><div>" + long5 + "</div><div>" + long5 + "</div></div></body>";
    assertThat(page(html).paragraphs()).hasSize(5);
  }

  @Test
  void readsManyPagesAtOnce() throws IOException {
    String html = read("portal.html");
    String expected = page(html).text();
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream().map(i -> page(html).text()))
        .containsOnly(expected);
  }

  private Article page(String html) {
    return clean(Form.HTML_PAGE, html, Metadata.none()).article();
  }

  private Cleaned clean(Form form, String html, Metadata metadata) {
    return cleaner.clean(new RawDocument("x.html", form, html, metadata));
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PageCleanerTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
