package attest.clean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a parsed page says about itself, as it says it: meta elements, linked data, headings, times
 * and marked authors. Collected in one pass by one thread, then only read.
 */
final class PageFacts implements NodeVisitor {
  private static final int MAX_FACTS = 40;
  private static final int MAX_TEXT = 400;
  private static final int MAX_LINE = 160;

  /** The most characters of markup, indents and all, that a fact can have. */
  private static final int MAX_SOURCE = 4_000;

  private static final Pattern CHANGED =
      Pattern.compile("updated|modified|bday|dtstart|dtend", Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTHOR_PAGE =
      Pattern.compile(
          "/(?:authors?|auteurs?|autor(?:es)?|autori?|journalists?|reporters?|columnists?|contributors?|writers?|byline)/[^/?#]{3,}",
          Pattern.CASE_INSENSITIVE);

  private static final int PROSE = 80;

  private static final int MAX_META = 2_000;

  /**
   * A time element or another marked time.
   *
   * @param value what it says for machines, else its words
   * @param names its class, identity and item property
   */
  record Time(String value, String names) {}

  private final NameRoles roles;
  private final Map<String, String> metas = new HashMap<>();
  private final Map<String, String> metaProperties = new HashMap<>();
  private final List<String> metaAuthors = new ArrayList<>();
  final LinkedData data = new LinkedData();
  final List<String> headings = new ArrayList<>();
  final List<String> authors = new ArrayList<>();
  final List<String> bylines = new ArrayList<>();

  /** The words or pictures of a main heading or a marked link that lead to the front page. */
  final List<String> home = new ArrayList<>();

  /** The words of links to pages of authors that stand between the headline and the first prose. */
  final List<String> linkedAuthors = new ArrayList<>();

  final List<Time> times = new ArrayList<>();

  /** The words of elements that are called dates or details of the story, and have a number. */
  final List<String> dateLines = new ArrayList<>();

  final Map<String, String> properties = new HashMap<>();
  @Nullable String title;
  @Nullable String canonical;
  @Nullable String language;
  private @Nullable Element firstAuthor;
  private boolean begun;
  private int comments;
  private int framed;

  private PageFacts(NameRoles roles) {
    this.roles = roles;
  }

  /** The facts of a page. */
  static PageFacts read(Document document, NameRoles roles) {
    PageFacts facts = new PageFacts(roles);
    document.traverse(facts);
    return facts;
  }

  /** The content of the first meta element of one of these names, or null; names in lower case. */
  @Nullable String meta(String... names) {
    for (String name : names) {
      String content = metaProperties.getOrDefault(name, metas.get(name));
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /** What the page says in its metadata that it is about. */
  List<String> descriptions() {
    return Stream.of("og:description", "description", "twitter:description", "dc:description")
        .map(this::meta)
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  /** The contents of all meta elements that name an author. */
  List<String> metaAuthors() {
    return metaAuthors;
  }

  @Override
  public void head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    switch (element.normalName()) {
      case "meta" -> meta(element);
      case "title" -> title = title == null && framed == 0 ? element.text() : title;
      case "html" ->
          language =
              element.attr("lang").isBlank() ? element.attr("xml:lang") : element.attr("lang");
      case "link" -> {
        if (element.attr("rel").equalsIgnoreCase("canonical") && canonical == null) {
          canonical = element.attr("href").strip();
        }
      }
      case "script" -> {
        if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
          data.add(element.data());
        }
      }
      case "svg", "iframe" -> framed++;
      case "h1" -> {
        fact(headings, element);
        home(element.selectFirst("a[href=/]"));
      }
      case "p" -> {
        begun |= !headings.isEmpty() && shown(element) >= PROSE;
        marked(element);
      }
      default -> marked(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String tag = element.normalName();
    if (tag.equals("svg") || tag.equals("iframe")) {
      framed--;
    } else if (isComment(element)) {
      comments--;
    }
  }

  private void meta(Element element) {
    String content = element.attr("content").strip();
    if (content.isEmpty() || content.length() > MAX_META) {
      return;
    }
    put(metaProperties, element.attr("property"), content);
    put(
        metas,
        element.attr("name") + " " + element.attr("itemprop") + " " + element.attr("http-equiv"),
        content);
  }

  private void put(Map<String, String> map, String names, String content) {
    for (String name : names.toLowerCase(Locale.ROOT).split("\\s+", 20)) {
      if (name.isEmpty()) {
        continue;
      }
      String dotted = name.replace('.', ':');
      map.putIfAbsent(dotted, content);
      if ((dotted.equals("author")
              || dotted.equals("article:author")
              || dotted.equals("parsely-author"))
          && metaAuthors.size() < MAX_FACTS
          && !metaAuthors.contains(content)) {
        metaAuthors.add(content);
      }
    }
  }

  private void marked(Element element) {
    if (element.attributesSize() == 0) {
      return;
    }
    if (isComment(element)) {
      comments++;
    }
    if (comments > 0) {
      return;
    }
    String property = element.attr("itemprop");
    if (element.normalName().equals("time") || property.startsWith("date")) {
      time(element, element.attr("class") + " " + element.attr("id") + " " + property);
    } else if (element.attr("rel").contains("author")
        || property.equals("author")
        || property.equals("author name")) {
      author(element);
    } else if (!property.isEmpty() && !element.attr("content").isBlank()) {
      properties.putIfAbsent(property, element.attr("content").strip());
    } else {
      if (element.attr("rel").equals("home")) {
        home(element);
      }
      if (!headings.isEmpty() && !begun && isAuthorLink(element)) {
        fact(linkedAuthors, element);
      }
      named(element);
    }
  }

  private void home(@Nullable Element link) {
    if (link == null || home.size() >= MAX_FACTS) {
      return;
    }
    Element picture = link.selectFirst("img[alt]");
    String words = text(link).isEmpty() && picture != null ? picture.attr("alt") : text(link);
    if (Folding.words(words).size() > 1) {
      home.add(words);
    }
  }

  /** Whether an element leads to the page of an author. */
  private static boolean isAuthorLink(Element element) {
    return element.normalName().equals("a") && AUTHOR_PAGE.matcher(element.attr("href")).find();
  }

  private void named(Element element) {
    int role = roles.of(element);
    if ((role & (BlockRole.DETAILS.bit() | BlockRole.AUTHOR.bit())) != 0
        && dateLines.size() < MAX_FACTS
        && !CHANGED.matcher(element.className()).find()) {
      String line = text(element);
      if (line.length() <= MAX_LINE && line.chars().anyMatch(Character::isDigit)) {
        dateLines.add(line);
      }
    }
    if (bylines.size() < MAX_FACTS
        && (role & (BlockRole.AUTHOR.bit() | BlockRole.COMMENTS.bit())) == BlockRole.AUTHOR.bit()) {
      fact(bylines, element);
    }
  }

  /** An author: the first that is marked, and those beside it. */
  private void author(Element element) {
    if (firstAuthor == null) {
      firstAuthor = element;
    }
    Element first = firstAuthor;
    boolean beside = element.parent() == first.parent();
    Element around = element.parent();
    Element firstAround = first.parent();
    beside |= around != null && firstAround != null && around.parent() == firstAround.parent();
    if (beside) {
      fact(authors, element);
    }
  }

  private void time(Element element, String names) {
    String value =
        element.hasAttr("datetime")
            ? element.attr("datetime")
            : element.hasAttr("content")
                ? element.attr("content")
                : element.normalName().equals("abbr") ? element.attr("title") : text(element);
    if (times.size() < MAX_FACTS && !value.isBlank()) {
      times.add(new Time(value, names));
    }
  }

  private static void fact(List<String> facts, Element element) {
    if (facts.size() < MAX_FACTS) {
      String text = text(element);
      if (!text.isEmpty() && !facts.contains(text)) {
        facts.add(text);
      }
    }
  }

  private static int shown(Element element) {
    return PageReader.shown(element, PROSE);
  }

  /** The words of an element, or nothing where they are too many for a fact. */
  private static String text(Element element) {
    if (PageReader.shown(element, MAX_SOURCE) > MAX_SOURCE) {
      return "";
    }
    String text = Titles.spaced(element.text());
    return text.length() > MAX_TEXT ? "" : text;
  }

  private boolean isComment(Element element) {
    return switch (element.normalName()) {
      case "div", "section", "ol", "ul" -> (roles.of(element) & BlockRole.COMMENTS.bit()) != 0;
      default -> false;
    };
  }
}
