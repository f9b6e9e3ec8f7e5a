package attest.ingest;

import attest.encoding.TextDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first bytes of an input say it is. The name of the file counts only for JSON Lines. */
enum FileKind {
  TEXT("plain text"),
  JSON_LINES("article JSON Lines"),
  EMPTY("an empty file"),
  BINARY("a binary file"),
  INDENTED_JSON("JSON that is not one object a line"),
  JSON_FEED("a JSON feed"),
  HTML("an HTML page"),
  FEED("an RSS or Atom feed"),
  FEED_LIST("a list of feeds (OPML)"),
  XML("an XML file"),
  PDF("a PDF file"),
  WARC("a WARC file"),
  RTF("an RTF file"),
  GZIP("a gzip file"),
  ZIP("a zip archive"),
  COMPRESSED("a compressed file of another kind than gzip and zip"),
  OFFICE("an office document"),
  PICTURE("a picture, a sound or a film");

  /** How many of the first bytes it takes. */
  static final int HEAD_BYTES = 1 << 16;

  private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf", "channel");
  private static final Set<String> HTML_TAGS =
      Set.of(
          "html", "head", "body", "div", "p", "article", "section", "meta", "script", "table",
          "span", "h1", "h2", "h3", "h4", "h5", "h6", "title", "main", "link", "style", "base",
          "header", "center", "font", "br");
  private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*[\"}].*", Pattern.DOTALL);

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  /** What to call a file of this kind in a message. */
  String label() {
    return label;
  }

  /** Whether there may be many documents in such a file, of a number that only reading it tells. */
  boolean hasMany() {
    return switch (this) {
      case FEED, JSON_FEED, WARC, GZIP, ZIP -> true;
      default -> false;
    };
  }

  /** Whether documents are made of such a file as a whole. */
  boolean isDocument() {
    return switch (this) {
      case TEXT, HTML, FEED, JSON_FEED, FEED_LIST, PDF -> true;
      default -> false;
    };
  }

  /**
   * The kind of an input.
   *
   * @param name its name
   * @param head its first bytes, all of them if it has fewer than {@link #HEAD_BYTES}
   */
  static FileKind of(String name, byte[] head) {
    if (head.length == 0) {
      return EMPTY;
    }
    FileKind magic = magic(head);
    if (magic != null) {
      return magic;
    }
    if (TextDecoder.isUtf16(head)) {
      return ofText(name, TextDecoder.decode(head).text());
    }
    if (TextDecoder.looksBinary(head)) {
      return BINARY;
    }
    return ofText(name, new String(head, StandardCharsets.ISO_8859_1));
  }

  private static FileKind ofText(String name, String raw) {
    String text = (raw.startsWith("\u00EF\u00BB\u00BF") ? raw.substring(3) : raw).strip();
    if (text.startsWith("<")) {
      FileKind markup = ofMarkup(text);
      if (markup != TEXT) {
        return markup;
      }
    }
    if (text.startsWith("{\\rtf")) {
      return RTF;
    }
    if (text.startsWith("{") && isJsonFeed(text)) {
      return JSON_FEED;
    }
    String file = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (file.endsWith(".jsonl") || file.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    String first = text.lines().findFirst().orElse("").strip();
    if (first.equals("{") || first.equals("[") || first.matches("\\[\\s*\\{.*")) {
      return text.length() > 1 && text.substring(1, Math.min(text.length(), 200)).contains("\"")
          ? INDENTED_JSON
          : TEXT;
    }
    if (JSON_OBJECT.matcher(first).matches() || mostlyJson(text)) {
      return JSON_LINES;
    }
    return TEXT;
  }

  private static boolean isJsonFeed(String text) {
    int at = text.indexOf("jsonfeed.org/version");
    return at > 0 && text.lastIndexOf("\"version\"", at) >= 0 && at < 16_000;
  }

  /** By the first tag after declarations, comments and the document type. */
  private static FileKind ofMarkup(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '<') {
      if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<!", at)) {
        String type =
            text.substring(at + 2, Math.min(text.length(), at + 40)).toLowerCase(Locale.ROOT);
        if (type.replaceAll("\\s+", " ").startsWith("doctype html")) {
          return HTML;
        }
        int end = text.indexOf('>', at);
        int subset = text.indexOf('[', at);
        at = subset >= 0 && subset < end ? after(text, "]>", subset) : after(text, ">", at);
      } else {
        return ofTag(text, at + 1);
      }
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
    return text.startsWith("<?xml") ? XML : text.startsWith("<!--") ? HTML : TEXT;
  }

  private static FileKind ofTag(String text, int from) {
    int end = from;
    while (end < text.length()
        && end < from + 40
        && (Character.isLetterOrDigit(text.charAt(end)) || ":_-".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    String tag = text.substring(from, end).toLowerCase(Locale.ROOT);
    String local = tag.substring(tag.lastIndexOf(':') + 1);
    boolean closes = end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
    if (!closes || tag.isEmpty()) {
      return TEXT;
    }
    if (local.equals("opml")) {
      return FEED_LIST;
    }
    if (HTML_TAGS.contains(local)) {
      return HTML;
    }
    boolean xml = text.startsWith("<?xml");
    if (FEEDS.contains(local) || local.equals("entry") && xml) {
      return FEED;
    }
    return xml ? XML : TEXT;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private static boolean mostlyJson(String text) {
    int lines = 0;
    int objects = 0;
    for (String line : text.lines().limit(50).toList()) {
      if (!line.isBlank()) {
        lines++;
        objects += JSON_OBJECT.matcher(line.strip()).matches() ? 1 : 0;
      }
    }
    return objects > 1 && objects * 2 > lines;
  }

  private static @Nullable FileKind magic(byte[] head) {
    if (starts(head, "%PDF-")
        || indexOf(head, "%PDF-", 1024) >= 0 && TextDecoder.looksBinary(head)) {
      return PDF;
    }
    if (starts(head, "WARC/")) {
      return WARC;
    }
    if (starts(head, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (starts(head, 0x42, 0x5A, 0x68)
        || starts(head, 0xFD, 0x37, 0x7A, 0x58, 0x5A)
        || starts(head, 0x28, 0xB5, 0x2F, 0xFD)
        || starts(head, 0x37, 0x7A, 0xBC, 0xAF)
        || starts(head, "Rar!")
        || head.length > 262
            && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
      return COMPRESSED;
    }
    if (starts(head, 0x50, 0x4B, 0x03, 0x04) || starts(head, 0x50, 0x4B, 0x05, 0x06)) {
      String names = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1);
      return names.contains("word/")
              || names.contains("[Content_Types]")
              || names.contains("opendocument")
          ? OFFICE
          : ZIP;
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OFFICE;
    }
    if (starts(head, 0x89, 'P', 'N', 'G')
        || starts(head, 0xFF, 0xD8, 0xFF)
        || starts(head, "GIF8")
        || starts(head, "RIFF")
        || starts(head, "ID3")
        || starts(head, "OggS")) {
      return PICTURE;
    }
    return null;
  }

  private static int indexOf(byte[] head, String ascii, int within) {
    return new String(head, 0, Math.min(head.length, within), StandardCharsets.ISO_8859_1)
        .indexOf(ascii);
  }

  private static boolean starts(byte[] head, String ascii) {
    byte[] magic = ascii.getBytes(StandardCharsets.US_ASCII);
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean starts(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
