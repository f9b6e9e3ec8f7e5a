package attest.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Reads XML as a browser reads markup: whatever is wrong with it, there is a tree. */
final class Markup {
  private static final int MAX_DEPTH = 256;

  /** What is called by no prefix here, though its namespace has a name. */
  private static final String CORE = "";

  /**
   * The usual prefixes of the namespaces that feeds use; any other keeps the prefix it came with.
   */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://purl.org/rss/1.0/", CORE),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", CORE),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9/", CORE),
          Map.entry("http://www.w3.org/2005/atom", CORE),
          Map.entry("http://purl.org/atom/ns#", CORE),
          Map.entry("http://www.w3.org/1999/xhtml", CORE),
          Map.entry("http://backend.userland.com/rss2", CORE),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", CORE),
          Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
          Map.entry("http://purl.org/dc/elements/1.0/", "dc"),
          Map.entry("http://purl.org/dc/terms/", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
          Map.entry("http://search.yahoo.com/mrss/", "media"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"));

  private static final Set<String> VOID =
      Set.of("br", "hr", "img", "wbr", "input", "meta", "link", "source", "col", "embed");

  private Markup() {}

  /** The tree of some XML. Entities that it declares are not expanded. */
  static Document parse(String xml) {
    Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
    document
        .outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.html)
        .escapeMode(Entities.EscapeMode.base)
        .charset(java.nio.charset.StandardCharsets.UTF_8);
    return document;
  }

  /** The name without prefix, in small letters. */
  static String localName(Element element) {
    String name = element.tagName();
    return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** The name in small letters, with the usual prefix of its namespace, such as dc:creator. */
  static String name(Element element) {
    String tag = element.tagName();
    int colon = tag.indexOf(':');
    String given = colon < 0 ? CORE : tag.substring(0, colon).toLowerCase(Locale.ROOT);
    String namespace = element.tag().namespace().toLowerCase(Locale.ROOT);
    String prefix = PREFIXES.getOrDefault(namespace, given);
    return prefix.isEmpty() ? localName(element) : prefix + ":" + localName(element);
  }

  /** The value of an attribute, whatever its prefix and letters; null where it is not there. */
  static @Nullable String attribute(Element element, String localName) {
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.substring(key.lastIndexOf(':') + 1).equals(localName) && !key.startsWith("xmlns")) {
        return attribute.getValue().strip();
      }
    }
    return null;
  }

  /** What is in an element, as HTML; null where there is nothing. */
  static @Nullable String html(Element element, boolean plain) {
    if (element.childrenSize() > 0) {
      for (Element inner : element.select("*")) {
        if (inner != element) {
          String name = localName(inner);
          inner.tagName(name.isEmpty() ? "span" : name, Parser.NamespaceHtml);
          if (VOID.contains(inner.tagName())) {
            inner.tag().set(Tag.Void);
          }
          inner.attributes().asList().stream()
              .map(Attribute::getKey)
              .filter(key -> key.startsWith("xmlns"))
              .toList()
              .forEach(inner::removeAttr);
        }
      }
      return blankToNull(element.html());
    }
    String text = element.wholeText();
    return plain ? paragraphs(text) : html(text);
  }

  /** Text that may be HTML, as HTML; null where it is blank. */
  static @Nullable String html(String text) {
    return looksLikeHtml(text) ? blankToNull(text) : paragraphs(text);
  }

  /** Plain text as HTML, with a paragraph for what stands between blank lines. */
  static @Nullable String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    StringBuilder paragraph = new StringBuilder();
    for (String line : (text + "\n\n").split("\n", -1)) {
      if (!line.isBlank()) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      } else if (!paragraph.isEmpty()) {
        html.append("<p>").append(Entities.escape(paragraph.toString())).append("</p>");
        paragraph.setLength(0);
      }
    }
    return html.isEmpty() ? null : html.toString();
  }

  /** The words of an element on one line; null where there are none. */
  static @Nullable String words(Element element, boolean plain) {
    String text = element.childrenSize() > 0 ? element.text() : element.wholeText();
    return words(text, plain);
  }

  /** Some words on one line, without tags and character references unless they are plain text. */
  static @Nullable String words(@Nullable String text, boolean plain) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String words = !plain && looksLikeHtml(text) ? Jsoup.parseBodyFragment(text).text() : text;
    StringBuilder line = new StringBuilder(words.length());
    words
        .codePoints()
        .forEach(c -> {
          boolean blank = Character.isWhitespace(c) || c == 0xA0 || c == 0x85;
          if (!blank && !Character.isISOControl(c)) {
            line.appendCodePoint(c);
          } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
          }
        });
    return blankToNull(Normalizer.normalize(line.toString().strip(), Normalizer.Form.NFC));
  }

  /** Whether some text has a tag or a character reference in it. */
  static boolean looksLikeHtml(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      if (c == '<' && (next == '/' || next == '!' || isLetter(next))) {
        return true;
      }
      if (c == '&' && (next == '#' || isLetter(next)) && endsReference(text, i + 2)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsReference(String text, int from) {
    int at = from;
    while (at < text.length() && at < from + 10 && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ';';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
