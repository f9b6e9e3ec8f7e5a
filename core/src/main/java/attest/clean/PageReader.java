package attest.clean;

import attest.clean.Page.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a parsed page into blocks in one pass. Used once, by one thread. */
final class PageReader implements NodeFilter {
  private static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "bdi",
          "bdo",
          "big",
          "cite",
          "code",
          "data",
          "del",
          "dfn",
          "em",
          "font",
          "i",
          "ins",
          "kbd",
          "label",
          "mark",
          "nobr",
          "q",
          "rb",
          "ruby",
          "s",
          "samp",
          "small",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "time",
          "tt",
          "u",
          "var",
          "wbr",
          "amp-fit-text",
          "math",
          "mi",
          "mo",
          "mn",
          "mrow",
          "msub",
          "msup",
          "mfrac",
          "msqrt",
          "mtext",
          "img",
          "image");

  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "audio",
          "video",
          "canvas",
          "select",
          "button",
          "input",
          "textarea",
          "head",
          "rp",
          "rt",
          "map",
          "applet",
          "dialog",
          "progress",
          "meter",
          "datalist",
          "option",
          "frameset",
          "menuitem");

  private static final String CELL_MARK = " | ";
  private static final int MOST_CELLS = 30;
  private static final int LONGEST_ROW = 400;
  private static final int LONGEST_HEADING = 150;

  private final NameRoles names;
  private final Page page = new Page();
  private final List<Integer> open = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final int maxDepth;
  private int weight;
  private int linkWeight;
  private int strongWeight;
  private int links;
  private int strongs;
  private int captions;
  private int breaks;
  private boolean gap;
  private @Nullable Element row;

  private PageReader(NameRoles names, int maxDepth) {
    this.names = names;
    this.maxDepth = maxDepth;
  }

  /** The blocks and elements of a parsed page. */
  static Page read(Document document, NameRoles names, int maxDepth) {
    PageReader reader = new PageReader(names, maxDepth);
    document.body().filter(reader);
    return reader.page;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    page.tooDeep |= depth + 3 >= maxDepth;
    if (node instanceof TextNode part) {
      append(part.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String tag = element.normalName();
    if (SKIPPED.contains(tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("br")) {
      breaks++;
      if (breaks > 1 || isBoldLine()) {
        flush();
      } else {
        gap = true;
      }
      return FilterResult.SKIP_ENTIRELY;
    }
    int roles = roles(element, tag);
    if (INLINE.contains(tag)) {
      return inline(element, tag, roles);
    }
    if (tag.equals("hr")) {
      flush();
      return FilterResult.SKIP_ENTIRELY;
    }
    if (isCell(tag) && row != null && element.parent() == row) {
      if (!text.isEmpty()) {
        append(CELL_MARK);
      }
      return FilterResult.CONTINUE;
    }
    flush();
    if (tag.equals("tr") && row == null && isRow(element)) {
      row = element;
    }
    int parent = open.isEmpty() ? -1 : open.getLast();
    open.add(page.nodes.size());
    page.nodes.add(
        new Page.Node(
            tag, parent, open.size() - 1, page.blocks.size(), roles, element.className()));
    if (isCaption(roles)) {
      captions++;
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult inline(Element element, String tag, int roles) {
    if ((roles & BlockRole.HIDDEN.bit()) != 0 && !holdsBlocks(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("a") && isLink(element)) {
      links++;
    } else if (isStrong(tag)) {
      strongs++;
    }
    return FilterResult.CONTINUE;
  }

  private static boolean holdsBlocks(Element element) {
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (!INLINE.contains(child.normalName())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String tag = element.normalName();
    if (SKIPPED.contains(tag) || tag.equals("br") || tag.equals("hr")) {
      return FilterResult.CONTINUE;
    }
    if (INLINE.contains(tag)) {
      if (tag.equals("a") && isLink(element)) {
        links--;
      } else if (isStrong(tag)) {
        strongs--;
      }
      return FilterResult.CONTINUE;
    }
    if (isCell(tag) && row != null && element.parent() == row) {
      return FilterResult.CONTINUE;
    }
    flush();
    row = element == row ? null : row;
    Page.Node closed = page.nodes.get(open.removeLast());
    closed.endBlock = page.blocks.size();
    closed.endNode = page.nodes.size();
    if (isCaption(closed.roles)) {
      captions--;
    }
    return FilterResult.CONTINUE;
  }

  /** Whether what was read is a line in bold, which stands as a heading even before one break. */
  private boolean isBoldLine() {
    return weight > 0 && weight <= LONGEST_HEADING && strongWeight * 10 >= weight * 9;
  }

  private static boolean isCell(String tag) {
    return tag.equals("td") || tag.equals("th");
  }

  /** Whether an element is a row of data: a few short cells without other elements in them. */
  private static boolean isRow(Element element) {
    int cells = 0;
    int length = 0;
    for (Element cell = element.firstElementChild();
        cell != null && cells <= MOST_CELLS;
        cell = cell.nextElementSibling()) {
      if (!isCell(cell.normalName()) || holdsBlocks(cell)) {
        return false;
      }
      cells++;
      length += shown(cell, LONGEST_ROW);
    }
    return cells > 1 && cells <= MOST_CELLS && length <= LONGEST_ROW;
  }

  /** How many characters an element shows; no more are counted than needed to be over the limit. */
  static int shown(Element element, int limit) {
    int[] length = {0};
    element.filter((node, depth) -> {
      length[0] += node instanceof TextNode part ? part.getWholeText().length() : 0;
      return length[0] > limit ? FilterResult.STOP : FilterResult.CONTINUE;
    });
    return length[0];
  }

  private static boolean isStrong(String tag) {
    return tag.equals("b") || tag.equals("strong");
  }

  private static boolean isCaption(int roles) {
    return (roles & BlockRole.CAPTION.bit()) != 0;
  }

  private static boolean isLink(Element element) {
    String target = element.attr("href");
    return !target.isEmpty() && target.charAt(0) != '#';
  }

  private int roles(Element element, String tag) {
    int roles =
        switch (tag) {
          case "nav", "footer", "menu" -> BlockRole.NAVIGATION.bit();
          case "aside" -> BlockRole.ASIDE.bit();
          case "figure", "figcaption" -> BlockRole.CAPTION.bit();
          case "article" -> BlockRole.STORY.bit();
          case "address" -> BlockRole.AUTHOR.bit();
          default -> 0;
        };
    if (element.attributesSize() == 0 || tag.equals("body")) {
      return roles;
    }
    roles |= names.of(element);
    String property = element.attr("itemprop");
    if (property.contains("articleBody") || property.contains("reviewBody")) {
      roles |= BlockRole.BODY.bit();
    } else if (property.equals("author")) {
      roles |= BlockRole.AUTHOR.bit();
    } else if (property.equals("comment")) {
      roles |= BlockRole.COMMENTS.bit();
    }
    return roles | byRole(element.attr("role")) | (isHidden(element) ? BlockRole.HIDDEN.bit() : 0);
  }

  private static int byRole(String role) {
    return switch (role) {
      case "navigation",
          "menu",
          "menubar",
          "banner",
          "contentinfo",
          "search",
          "tablist",
          "toolbar" ->
          BlockRole.NAVIGATION.bit();
      case "complementary" -> BlockRole.ASIDE.bit();
      case "dialog", "alertdialog", "alert" -> BlockRole.PROMOTION.bit();
      case "article" -> BlockRole.STORY.bit();
      default -> 0;
    };
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")
        || element.attr("aria-hidden").equalsIgnoreCase("true")
            && !element.className().contains("fallback-image")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String folded = style.toLowerCase(Locale.ROOT).replace(" ", "");
    return folded.contains("display:none") || folded.contains("visibility:hidden");
  }

  private void append(String part) {
    int units = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c <= ' ' || c >= '\u007F') {
        if (c == '\u00AD' || c == '\u200B' || c == '\uFEFF' || c == '\u2060') {
          continue;
        }
        if (Layout.isBlank(c) || Character.isISOControl(c)) {
          gap = true;
          continue;
        }
      }
      if (gap && !text.isEmpty()) {
        text.append(' ');
        units++;
      }
      gap = false;
      text.append(c);
      units += isDense(c) ? 3 : 1;
    }
    if (units > 0) {
      breaks = 0;
      count(units);
    }
  }

  private void count(int units) {
    weight += units;
    linkWeight += links > 0 ? units : 0;
    strongWeight += strongs > 0 ? units : 0;
  }

  /** Whether a character says as much as several letters of an alphabet. */
  private static boolean isDense(char c) {
    return c >= '\u3040'
        && (c <= '\u30FF' || c >= '\u4E00' && c <= '\u9FFF' || c >= '\uAC00' && c <= '\uD7AF');
  }

  private void flush() {
    if (!text.isEmpty()) {
      int owner = open.getLast();
      Page.Node node = page.nodes.get(owner);
      page.blocks.add(
          new Page.Block(
              kind(owner),
              level(node.tag),
              text.toString(),
              weight,
              linkWeight,
              strongWeight * 10 >= weight * 9,
              owner));
      text.setLength(0);
    }
    weight = 0;
    linkWeight = 0;
    strongWeight = 0;
    gap = false;
    breaks = 0;
  }

  private Kind kind(int owner) {
    if (captions > 0) {
      return Kind.CAPTION;
    }
    for (int at = owner, up = 0; at >= 0 && up < 3; at = page.nodes.get(at).parent, up++) {
      String tag = page.nodes.get(at).tag;
      if (level(tag) > 0) {
        return Kind.HEADING;
      }
      switch (tag) {
        case "li", "dt", "dd" -> {
          return Kind.ITEM;
        }
        case "blockquote" -> {
          return Kind.QUOTE;
        }
        case "td", "th", "tr", "caption" -> {
          return Kind.CELL;
        }
        case "pre" -> {
          return Kind.CODE;
        }
        default -> {}
      }
    }
    return Kind.PARAGRAPH;
  }

  private static int level(String tag) {
    return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6'
        ? tag.charAt(1) - '0'
        : 0;
  }
}
