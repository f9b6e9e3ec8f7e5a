package attest.feed;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One reading of a feed in XML. */
final class XmlFeed {
  private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "feed", "channel", "entry");
  private static final Set<String> ENTRIES = Set.of("item", "entry");
  private static final Set<String> FLAT = Set.of("title", "link", "guid", "id", "pubdate");
  private static final List<String> DATES =
      List.of(
          "pubdate",
          "published",
          "issued",
          "dc:date",
          "dcterms:issued",
          "dcterms:created",
          "created",
          "updated",
          "modified",
          "dcterms:modified");
  private static final List<String> TEXTS =
      List.of("content:encoded", "content", "body", "description", "summary");
  private static final List<String> OTHER_TEXTS =
      List.of("dc:description", "media:description", "itunes:summary", "tagline");

  private final String source;
  private final int maxEntries;
  private final @Nullable String address;
  private final List<Problem> problems;

  XmlFeed(String source, int maxEntries, @Nullable String address, List<Problem> problems) {
    this.source = source;
    this.maxEntries = maxEntries;
    this.address = address;
    this.problems = problems;
  }

  Feed read(String xml) {
    Document document = Markup.parse(xml);
    Element root = root(document);
    if (root == null) {
      problems.add(
          new Problem(
              source,
              Code.NOT_A_FEED,
              "it has no RSS, Atom or JSON Feed in it; check the address or the file"));
      return new Feed(Feed.Format.NONE, null, null, null, List.of(), problems);
    }
    String name = Markup.name(root);
    boolean atom = name.equals("feed") || name.equals("entry");
    if (!closes(xml, root.tagName())) {
      problems.add(
          new Problem(
              source,
              Code.FEED_DAMAGED,
              "the feed ends before its end; what stands before that was read"));
    }
    Element head = atom ? root : channel(root);
    Feed.Format format = atom ? Feed.Format.ATOM : Feed.Format.RSS;
    String site = Addresses.resolve(base(head), link(children(head)));
    Context context =
        new Context(
            atom,
            first(children(head), "title", atom),
            site == null ? address : site,
            language(head),
            name.equals("feed") ? authors(children(head), true) : List.of(),
            first(children(head), "dc:publisher", false));
    List<FeedEntry> entries = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      if (!ENTRIES.contains(Markup.name(element))) {
        continue;
      }
      if (entries.size() >= maxEntries) {
        problems.add(
            new Problem(
                source,
                Code.FEED_CUT,
                "the feed has more than "
                    + maxEntries
                    + " entries, the limit (ingest.max-feed-entries); the others were not read"));
        break;
      }
      entries.add(entry(element, context));
    }
    return new Feed(format, context.title, site, context.language, entries, problems);
  }

  /** What entries take from their feed. */
  private record Context(
      boolean atom,
      @Nullable String title,
      @Nullable String base,
      @Nullable String language,
      List<String> authors,
      @Nullable String publisher) {}

  private FeedEntry entry(Element element, Context context) {
    List<Element> fields = children(element);
    boolean atom = context.atom;
    String base = baseWithin(element);
    String url = Addresses.resolve(base == null ? context.base : base, link(fields));
    List<String> authors = authors(fields, atom);
    String publisher = first(fields, "dc:publisher", false);
    if (publisher == null) {
      publisher = sourceTitle(fields, atom);
    }
    if (publisher == null) {
      publisher = context.publisher == null ? context.title : context.publisher;
    }
    String id = first(fields, "guid", true);
    if (id == null) {
      id = first(fields, "id", true);
    }
    if (id == null) {
      id = Markup.attribute(element, "about");
    }
    String title = first(fields, "title", atom);
    if (title == null) {
      title = first(fields, "dc:title", false);
    }
    if (title == null) {
      title = first(fields, "media:title", false);
    }
    String language = language(element);
    return new FeedEntry(
        id,
        title,
        url,
        authors.isEmpty() ? context.authors : authors,
        publisher,
        language == null ? context.language : language,
        published(fields),
        text(fields, atom));
  }

  private static @Nullable Element root(Document document) {
    for (Element element : document.getAllElements()) {
      String name = Markup.name(element);
      if (name.equals("html")) {
        return null;
      }
      if (ROOTS.contains(name) || name.equals("rdf")) {
        return element;
      }
    }
    return null;
  }

  private static Element channel(Element root) {
    for (Element child : root.children()) {
      if (Markup.name(child).equals("channel")) {
        return child;
      }
    }
    return root;
  }

  private static boolean closes(String xml, String tag) {
    String tail = xml.substring(Math.max(0, xml.length() - 4096)).toLowerCase(Locale.ROOT);
    return tail.contains("</" + tag.toLowerCase(Locale.ROOT))
        || tail.stripTrailing().endsWith("/>");
  }

  /** The children, and those of a field that can have none, which was not closed. */
  private static List<Element> children(Element element) {
    List<Element> fields = new ArrayList<>(element.children());
    for (int i = 0; i < fields.size() && i < 1000; i++) {
      Element field = fields.get(i);
      if (FLAT.contains(Markup.name(field)) && Markup.attribute(field, "type") == null) {
        fields.addAll(field.children());
      }
    }
    return fields;
  }

  private static @Nullable String first(List<Element> fields, String name, boolean atom) {
    for (Element field : fields) {
      if (Markup.name(field).equals(name)) {
        boolean unclosed = field.childrenSize() > 0 && Markup.attribute(field, "type") == null;
        String words =
            unclosed
                ? Markup.words(field.wholeOwnText(), false)
                : Markup.words(field, atom && isPlain(field));
        if (words != null) {
          return words;
        }
      }
    }
    return null;
  }

  /** Whether an Atom text construct is plain text. */
  private static boolean isPlain(Element field) {
    String type = Markup.attribute(field, "type");
    return type == null
        || type.isEmpty()
        || type.equalsIgnoreCase("text")
        || type.equalsIgnoreCase("text/plain");
  }

  private static @Nullable String text(List<Element> fields, boolean atom) {
    String longest = longest(fields, TEXTS, atom);
    return longest == null ? longest(fields, OTHER_TEXTS, atom) : longest;
  }

  private static @Nullable String longest(List<Element> fields, List<String> names, boolean atom) {
    String longest = null;
    for (Element field : fields) {
      if (names.contains(Markup.name(field)) && carriesText(field)) {
        String html = Markup.html(field, atom && isPlain(field));
        if (html != null && (longest == null || html.length() > longest.length())) {
          longest = html;
        }
      }
    }
    return longest;
  }

  private static boolean carriesText(Element field) {
    String mode = Markup.attribute(field, "mode");
    String type = Markup.attribute(field, "type");
    boolean binary =
        type != null
            && type.contains("/")
            && (type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.equals("application/octet-stream"));
    return !binary && !"base64".equalsIgnoreCase(mode);
  }

  private static @Nullable String link(List<Element> fields) {
    String found = null;
    for (Element field : fields) {
      String name = Markup.name(field);
      if (name.equals("feedburner:origlink") && !field.text().isBlank()) {
        return field.text().strip();
      }
      String candidate = null;
      if (name.equals("link")) {
        String rel = Markup.attribute(field, "rel");
        String href = Markup.attribute(field, "href");
        boolean alternate = rel == null || rel.isEmpty() || rel.equalsIgnoreCase("alternate");
        candidate = href == null ? field.wholeOwnText().strip() : alternate ? href : null;
      }
      if (found == null && candidate != null && !candidate.isEmpty()) {
        found = candidate;
      }
    }
    return found == null ? permalink(fields) : found;
  }

  private static @Nullable String permalink(List<Element> fields) {
    for (Element field : fields) {
      String text = field.wholeOwnText().strip();
      if (Markup.name(field).equals("guid")
          && !"false".equalsIgnoreCase(Markup.attribute(field, "ispermalink"))
          && (text.startsWith("http://") || text.startsWith("https://"))) {
        return text;
      }
    }
    return null;
  }

  private static List<String> authors(List<Element> fields, boolean atom) {
    List<String> authors = new ArrayList<>();
    for (Element field : fields) {
      String name = Markup.name(field);
      if (name.equals("author") && field.childrenSize() > 0) {
        for (Element part : field.children()) {
          if (Markup.name(part).equals("name")) {
            add(authors, Markup.words(part, false));
          }
        }
      } else if (name.equals("author") || name.equals("dc:creator")) {
        add(authors, person(Markup.words(field, false)));
      }
    }
    if (authors.isEmpty() && !atom) {
      add(authors, person(first(fields, "itunes:author", false)));
    }
    return authors;
  }

  private static void add(List<String> authors, @Nullable String name) {
    if (name != null && !name.isBlank() && !authors.contains(name)) {
      authors.add(name);
    }
  }

  /** The name in "desk@example.org (Ada Obi)"; null for an address without a name. */
  private static @Nullable String person(@Nullable String text) {
    if (text == null || text.indexOf('@') < 0) {
      return text;
    }
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open >= 0 && close > open) {
      return text.substring(open + 1, close).strip();
    }
    int angle = text.indexOf('<');
    return angle > 0 ? text.substring(0, angle).strip() : null;
  }

  private static @Nullable String sourceTitle(List<Element> fields, boolean atom) {
    for (Element field : fields) {
      if (Markup.name(field).equals("source")) {
        return atom ? first(field.children(), "title", true) : Markup.words(field, false);
      }
    }
    return null;
  }

  private static @Nullable Published published(List<Element> fields) {
    for (String name : DATES) {
      for (Element field : fields) {
        if (Markup.name(field).equals(name)) {
          Published published = FeedDates.parse(field.wholeOwnText());
          if (published != null) {
            return published;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String language(Element element) {
    for (Element child : element.children()) {
      String name = Markup.name(child);
      if (name.equals("language") || name.equals("dc:language")) {
        String tag = Languages.tag(child.wholeOwnText());
        if (tag != null) {
          return tag;
        }
      }
    }
    for (Element e = element; e != null; e = e.parent()) {
      String tag = Languages.tag(e.attr("xml:lang"));
      if (tag != null) {
        return tag;
      }
    }
    return null;
  }

  private @Nullable String base(Element element) {
    String base = baseWithin(element);
    return base == null ? address : base;
  }

  /** The base that the document gives by xml:base; null where it gives none. */
  private @Nullable String baseWithin(Element element) {
    List<String> bases = new ArrayList<>();
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr("xml:base")) {
        bases.addFirst(e.attr("xml:base"));
      }
    }
    if (bases.isEmpty()) {
      return null;
    }
    String base = address;
    for (String next : bases) {
      base = Addresses.resolve(base, next);
    }
    return base;
  }
}
