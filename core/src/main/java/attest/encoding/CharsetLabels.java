package attest.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of encodings as documents give them. Some names mean a larger encoding than they say, by
 * the WHATWG Encoding Standard: what is called Latin-1 on the web is windows-1252.
 */
final class CharsetLabels {
  private static final String LATIN_1 = "windows-1252";
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", LATIN_1),
          Map.entry("iso8859-1", LATIN_1),
          Map.entry("iso_8859-1", LATIN_1),
          Map.entry("latin1", LATIN_1),
          Map.entry("latin-1", LATIN_1),
          Map.entry("l1", LATIN_1),
          Map.entry("us-ascii", LATIN_1),
          Map.entry("ascii", LATIN_1),
          Map.entry("ansi", LATIN_1),
          Map.entry("cp-1252", LATIN_1),
          Map.entry("x-cp1252", LATIN_1),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("latin5", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("utf-8n", "UTF-8"),
          Map.entry("unicode", "UTF-16LE"),
          Map.entry("utf-16", "UTF-16LE"));

  /**
   * All encodings that Java reads, by their names in lower case. Asking Java for a name that it
   * does not know searches the class path each time; this is looked through once, when first
   * needed.
   */
  private static final class Known {
    private static final Map<String, Charset> CHARSETS = all();

    private static Map<String, Charset> all() {
      Map<String, Charset> all = new HashMap<>();
      for (Charset charset : Charset.availableCharsets().values()) {
        charset.aliases().forEach(name -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), charset));
      }
      for (Charset charset : Charset.availableCharsets().values()) {
        all.put(charset.name().toLowerCase(Locale.ROOT), charset);
      }
      return Map.copyOf(all);
    }
  }

  private CharsetLabels() {}

  /** The encoding that a name means; null where it is no name of one that Java reads. */
  static @Nullable Charset find(@Nullable String label) {
    if (label == null || label.isBlank() || label.length() > 60) {
      return null;
    }
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.equals("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    return Known.CHARSETS.get(MEANT.getOrDefault(name, name).toLowerCase(Locale.ROOT));
  }

  /**
   * The encoding that markup names in its first bytes: of an XML declaration or of a {@code meta}
   * element. UTF-16 in a name that could be read byte by byte means UTF-8.
   */
  static @Nullable Charset ofMarkup(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 8192), StandardCharsets.ISO_8859_1);
    String lower = head.toLowerCase(Locale.ROOT);
    String label = null;
    if (lower.stripLeading().startsWith("<?xml")) {
      int end = lower.indexOf("?>");
      label = value(lower.substring(0, end < 0 ? Math.min(lower.length(), 200) : end), "encoding");
    }
    int at = lower.indexOf("<meta");
    while (label == null && at >= 0) {
      int end = lower.indexOf('>', at);
      label = value(lower.substring(at, end < 0 ? lower.length() : end), "charset");
      at = end < 0 ? -1 : lower.indexOf("<meta", end);
    }
    Charset charset = find(label);
    return charset != null && charset.name().startsWith("UTF-16")
        ? StandardCharsets.UTF_8
        : charset;
  }

  /** What follows {@code name=} in a tag, without quotation marks. */
  private static @Nullable String value(String tag, String name) {
    int at = tag.indexOf(name);
    if (at < 0) {
      return null;
    }
    at += name.length();
    while (at < tag.length() && " =\t\r\n\"'".indexOf(tag.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < tag.length() && " ;\t\r\n\"'/?".indexOf(tag.charAt(end)) < 0) {
      end++;
    }
    return end > at ? tag.substring(at, end) : null;
  }
}
