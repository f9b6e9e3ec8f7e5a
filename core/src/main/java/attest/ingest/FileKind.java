package attest.ingest;

import attest.encoding.TextDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

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
  XML("an XML file"),
  PDF("a PDF file"),
  WARC("a WARC file"),
  RTF("an RTF file"),
  COMPRESSED("a compressed file"),
  OFFICE("an office document");

  private static final Pattern HTML_START =
      Pattern.compile(
          "<(?:!doctype html|html|head|body|div|p|article|section|meta|script|table|span|h[1-6]|title|main)[\\s>].*",
          Pattern.DOTALL);
  private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*[\"}].*", Pattern.DOTALL);

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  /** What to call a file of this kind in a message. */
  String label() {
    return label;
  }

  /**
   * The kind of an input.
   *
   * @param name its name
   * @param head its first bytes, all of them if it has fewer than some kibibytes
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
      return TEXT;
    }
    if (TextDecoder.looksBinary(head)) {
      return BINARY;
    }
    return ofText(name, new String(head, StandardCharsets.ISO_8859_1));
  }

  private static FileKind ofText(String name, String raw) {
    String text = (raw.startsWith("\u00EF\u00BB\u00BF") ? raw.substring(3) : raw).strip();
    String lower = text.substring(0, Math.min(text.length(), 4096)).toLowerCase(Locale.ROOT);
    if (text.startsWith("<")) {
      FileKind markup = ofMarkup(lower);
      if (markup != TEXT) {
        return markup;
      }
    }
    if (lower.startsWith("{\\rtf")) {
      return RTF;
    }
    String file = name.toLowerCase(Locale.ROOT);
    if (file.endsWith(".jsonl") || file.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    if (text.startsWith("{") && lower.contains("jsonfeed.org/version")) {
      return JSON_FEED;
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

  private static FileKind ofMarkup(String lower) {
    String start = lower;
    if (start.startsWith("<?xml") || start.startsWith("<!--")) {
      String rest = lower.substring(1);
      if (rest.contains("<rss") || rest.contains("<feed") || rest.contains("<rdf:rdf")) {
        return FEED;
      }
      return rest.contains("<html") || start.startsWith("<!--") ? HTML : XML;
    }
    if (start.startsWith("<rss") || start.startsWith("<feed") || start.startsWith("<rdf:rdf")) {
      return FEED;
    }
    return HTML_START.matcher(start).matches() ? HTML : TEXT;
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

  private static @org.jspecify.annotations.Nullable FileKind magic(byte[] head) {
    if (starts(head, "%PDF-")) {
      return PDF;
    }
    if (starts(head, "WARC/")) {
      return WARC;
    }
    if (starts(head, 0x1F, 0x8B)
        || starts(head, 0x42, 0x5A, 0x68)
        || starts(head, 0xFD, 0x37, 0x7A, 0x58, 0x5A)
        || starts(head, 0x28, 0xB5, 0x2F, 0xFD)
        || starts(head, 0x37, 0x7A, 0xBC, 0xAF)) {
      return COMPRESSED;
    }
    if (starts(head, 0x50, 0x4B, 0x03, 0x04)) {
      String names = new String(head, StandardCharsets.ISO_8859_1);
      return names.contains("word/")
              || names.contains("[Content_Types]")
              || names.contains("opendocument")
          ? OFFICE
          : COMPRESSED;
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OFFICE;
    }
    return null;
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
