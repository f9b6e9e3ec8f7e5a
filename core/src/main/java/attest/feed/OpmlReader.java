package attest.feed;

import attest.encoding.TextDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads lists of feeds in OPML 1.0 and 2.0. Safe for threads. */
public final class OpmlReader {
  /** A reader. */
  public OpmlReader() {}

  /**
   * A feed of a list.
   *
   * @param url the address of the feed
   * @param title what the list calls it; null where it gives no name
   * @param site the address of the site that it belongs to; null where none is given
   * @param folders the names of the outlines that it stands in, outermost first
   */
  public record Subscription(
      String url, @Nullable String title, @Nullable String site, List<String> folders) {
    public Subscription {
      folders = List.copyOf(folders);
    }
  }

  /**
   * Reads a list.
   *
   * @param content the bytes of the list; the caller limits their number
   * @param charset the encoding that came with them; null where none did
   * @return the feeds in their order, each address once; empty where there are none
   */
  public List<Subscription> read(byte[] content, @Nullable String charset) {
    Document document = Markup.parse(TextDecoder.decodeMarkup(content, charset).text());
    Map<String, Subscription> found = new LinkedHashMap<>();
    for (Element outline : document.getAllElements()) {
      String url = attribute(outline, "xmlurl");
      if (url != null && Markup.localName(outline).equals("outline")) {
        found.putIfAbsent(
            url,
            new Subscription(url, name(outline), attribute(outline, "htmlurl"), folders(outline)));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<String> folders(Element outline) {
    List<String> folders = new ArrayList<>();
    for (Element parent = outline.parent(); parent != null; parent = parent.parent()) {
      String name = Markup.localName(parent).equals("outline") ? name(parent) : null;
      if (name != null) {
        folders.addFirst(name);
      }
    }
    return folders;
  }

  private static @Nullable String name(Element outline) {
    String title = attribute(outline, "title");
    return title == null ? attribute(outline, "text") : title;
  }

  private static @Nullable String attribute(Element outline, String name) {
    for (org.jsoup.nodes.Attribute attribute : outline.attributes()) {
      if (attribute.getKey().toLowerCase(Locale.ROOT).equals(name)
          && !attribute.getValue().isBlank()) {
        return attribute.getValue().strip();
      }
    }
    return null;
  }
}
