package attest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.document.RawDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {
  private static final String RSS =
      """
      <?xml version="1.0"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
       <channel><title>Lake Gazette</title><link>https://lake.example.org/</link><language>en-gb</language>
        <item><title>Ten die at &lt;b&gt;Dikwa&lt;/b&gt; &amp;amp; Bama</title><link>news/1</link>
         <guid isPermaLink="false">g1</guid><dc:creator>Ada Obi</dc:creator>
         <pubDate>Wed, 06 Nov 2019 23:30:00 -0500</pubDate>
         <description>Short.</description><c:encoded><![CDATA[<p>Gunmen killed ten.</p>]]></c:encoded></item>
        <item><title>Second</title><guid>https://lake.example.org/2</guid>
         <author>desk@lake.example.org (Musa Bako)</author><description>One &amp; two.

      Three.</description></item>
       </channel></rss>
      """;

  @Test
  void readsRss() {
    Feed feed = read(RSS);
    assertThat(feed.problems()).isEmpty();
    assertThat(feed.format()).isEqualTo(Feed.Format.RSS);
    assertThat(feed.title()).isEqualTo("Lake Gazette");
    FeedEntry first = feed.entries().getFirst();
    assertThat(first.title()).isEqualTo("Ten die at Dikwa & Bama");
    assertThat(first.url()).isEqualTo("https://lake.example.org/news/1");
    assertThat(first.id()).isEqualTo("g1");
    assertThat(first.byline()).containsExactly("Ada Obi");
    assertThat(first.publisher()).isEqualTo("Lake Gazette");
    assertThat(first.language()).isEqualTo("en-GB");
    assertThat(first.html()).isEqualTo("<p>Gunmen killed ten.</p>");
    assertThat(first.published().text()).isEqualTo("2019-11-06T23:30:00-05:00");
    assertThat(first.published().date()).hasToString("2019-11-06");
    FeedEntry second = feed.entries().get(1);
    assertThat(second.url()).isEqualTo("https://lake.example.org/2");
    assertThat(second.byline()).containsExactly("Musa Bako");
    assertThat(second.html()).isEqualTo("<p>One &amp; two.</p><p>Three.</p>");
    assertThat(second.document("x:2").form()).isEqualTo(RawDocument.Form.HTML_FRAGMENT);
  }

  @Test
  void readsRss1() {
    Feed feed =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:d="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>T</title><link>http://t.example.org</link></channel>
            <item rdf:about="http://t.example.org/a"><title>A</title><link>http://t.example.org/a</link>
            <description>Text.</description><d:date>2010-02-03</d:date></item></rdf:RDF>
            """);
    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.entries().getFirst().published().text()).isEqualTo("2010-02-03");
    assertThat(feed.entries().getFirst().id()).isEqualTo("http://t.example.org/a");
  }

  @Test
  void readsAtom() {
    Feed feed =
        read(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://w.example.org/feed/" xml:lang="en">
            <a:title>Wire</a:title><a:author><a:name>The Desk</a:name></a:author>
            <a:link rel="self" href="https://w.example.org/feed/atom"/><a:link href="../"/>
            <a:entry><a:id>urn:1</a:id><a:title type="html">AT&amp;amp;T &amp;lt;here&amp;gt;</a:title>
             <a:link rel="edit" href="no"/><a:link rel="alternate" href="one"/>
             <a:published>2020-01-02T03:04:05.123Z</a:published><a:updated>2021-01-01T00:00:00Z</a:updated>
             <a:content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>A <x:b>bold</x:b> end<x:br/></x:p></x:div></a:content>
            </a:entry>
            <a:entry><a:title type="text">a &lt;b&gt; c</a:title><a:author><a:name>Eve</a:name></a:author>
             <a:summary>x &lt; y</a:summary><a:source><a:title>Other paper</a:title></a:source></a:entry>
            </a:feed>
            """);
    assertThat(feed.format()).isEqualTo(Feed.Format.ATOM);
    assertThat(feed.url()).isEqualTo("https://w.example.org/");
    FeedEntry first = feed.entries().getFirst();
    assertThat(first.title()).isEqualTo("AT&T <here>");
    assertThat(first.url()).isEqualTo("https://w.example.org/feed/one");
    assertThat(first.html()).isEqualTo("<div><p>A <b>bold</b> end<br></p></div>");
    assertThat(first.published().text()).startsWith("2020-01-02T03:04:05");
    assertThat(first.byline()).containsExactly("The Desk");
    assertThat(first.language()).isEqualTo("en");
    FeedEntry second = feed.entries().get(1);
    assertThat(second.title()).isEqualTo("a <b> c");
    assertThat(second.byline()).containsExactly("Eve");
    assertThat(second.publisher()).isEqualTo("Other paper");
    assertThat(second.html()).isEqualTo("<p>x &lt; y</p>");
  }

  @Test
  void readsJsonFeed() {
    Feed feed =
        read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example.org/",
             "language": "en", "authors": [{"name": "Desk", "url": "x"}],
             "items": [{"id": 1, "url": "/a", "title": "One", "content_html": "<p>x</p>",
               "date_published": "2020-02-03T04:05:06+01:00", "tags": ["a", {"b": [1]}]},
              {"id": "2", "content_text": "a < b", "author": {"name": "Eve"}, "language": "fr"}, 7]}
            """);
    assertThat(feed.problems()).isEmpty();
    assertThat(feed.format()).isEqualTo(Feed.Format.JSON_FEED);
    assertThat(feed.entries()).hasSize(2);
    FeedEntry first = feed.entries().getFirst();
    assertThat(first.id()).isEqualTo("1");
    assertThat(first.url()).isEqualTo("https://j.example.org/a");
    assertThat(first.byline()).containsExactly("Desk");
    assertThat(first.published().date()).hasToString("2020-02-03");
    assertThat(feed.entries().get(1).byline()).containsExactly("Eve");
    assertThat(feed.entries().get(1).language()).isEqualTo("fr");
    assertThat(feed.entries().get(1).html()).isEqualTo("<p>a &lt; b</p>");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a bare ampersand   | <rss><channel><item><title>A &"
            + " B</title></item><item><title>C</title></item></channel></rss> | A & B,C",
        "an HTML entity     | <rss><item><title>Caf&eacute;&nbsp;X</title></item></rss> | Café X",
        "no end             |"
            + " <rss><channel><item><title>A</title></item><item><title>B</title><descr | A,B",
        "items not closed   |"
            + " <rss><channel><item><title>A</title><item><title>B</title></channel></rss> | A,B",
        "a title not closed |"
            + " <rss><channel><item><title>A<link>http://x.example.org</link></item><item><title>B</title></item></channel></rss>"
            + " | A,B",
        "capital letters    | <RSS><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS> | A",
        "words before       | '  <!-- x --> <rss><item><title>A</title></item></rss>' | A",
        "a wrong prefix     |"
            + " <rss><channel><media:x/><item><title>A</title><media:title>B</media:title></item></channel></rss>"
            + " | A",
        "control characters | <rss><item><title>A\u0001B</title></item></rss> | A B",
      })
  void readsWhatIsBroken(String name, String xml, String titles) {
    assertThat(read(xml).entries().stream().map(FeedEntry::title))
        .containsExactly(titles.split(","));
  }

  @Test
  void saysThatAFeedBreaksOff() {
    assertThat(codes(read("<rss><channel><item><title>A</title></item><ite")))
        .containsExactly("feed.damaged");
    assertThat(
            codes(
                read(
                    "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\"},"
                        + " {\"ti")))
        .containsExactly("feed.damaged");
  }

  @ParameterizedTest
  @CsvSource({"<html><body>No</body></html>", "nothing", "{\"a\": 1}", "''", "<opml/>"})
  void saysWhatIsNoFeed(String text) {
    Feed feed = read(text);
    assertThat(feed.format()).isEqualTo(Feed.Format.NONE);
    assertThat(codes(feed)).contains("feed.not-a-feed");
  }

  @Test
  void expandsAndFetchesNothing() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    bomb.append(
        "<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:1/\">"
            + " %p;]>");
    bomb.append(
        "<rss><channel><item><title>T</title><description>a &a29; &file;"
            + " b</description></item></channel></rss>");
    Feed feed = read(bomb.toString());
    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.entries().getFirst().html())
        .hasSizeLessThan(100)
        .startsWith("a &")
        .endsWith("b");
  }

  @Test
  void isNotStoppedByDepthOrLength() {
    String deep = "<rss><item><title>T</title>" + "<a>".repeat(200_000) + "</item></rss>";
    assertThat(read(deep).entries()).hasSize(1);
    String unclosed = "<rss><channel>" + "<item><title>T".repeat(5_000);
    assertThat(read(unclosed).entries()).isNotEmpty();
    StringBuilder many = new StringBuilder("<rss><channel>");
    many.append("<item><title>T</title></item>".repeat(30)).append("</channel></rss>");
    Feed cut =
        new FeedReader(20).read("f", many.toString().getBytes(StandardCharsets.UTF_8), null, null);
    assertThat(cut.entries()).hasSize(20);
    assertThat(codes(cut)).containsExactly("feed.cut");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-8, ISO-8859-1",
    "windows-1252, ISO-8859-1",
    "windows-1252, UTF-8",
    "UTF-16LE, UTF-16",
    "Shift_JIS, Shift_JIS",
    "KOI8-R, KOI8-R"
  })
  void readsTheEncodingThatItSaysOrHas(String real, String said) {
    String title =
        real.equals("Shift_JIS")
            ? "東京で爆発、十人死亡"
            : real.equals("KOI8-R") ? "Взрыв" : "Élysée – “non”";
    String xml =
        "<?xml version=\"1.0\" encoding=\""
            + said
            + "\"?><rss><item><title>"
            + title
            + "</title></item></rss>";
    Feed feed = new FeedReader(9).read("f", xml.getBytes(Charset.forName(real)), null, null);
    assertThat(feed.entries().getFirst().title()).isEqualTo(title);
  }

  private static Feed read(String text) {
    return new FeedReader(100_000).read("f", text.getBytes(StandardCharsets.UTF_8), null, null);
  }

  private static List<String> codes(Feed feed) {
    return feed.problems().stream().map(Problem::code).map(Problem.Code::code).toList();
  }
}
