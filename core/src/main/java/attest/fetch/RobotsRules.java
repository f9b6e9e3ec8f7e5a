package attest.fetch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a robots.txt allows us (RFC 9309): the rules of the groups that name us, else of those for
 * all; the longest rule that fits decides, and {@code Allow} where two are as long. Immutable.
 */
final class RobotsRules {
  /** The name that groups call us by. */
  static final String PRODUCT = "attest";

  static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), null);
  static final RobotsRules ALLOW_NONE = new RobotsRules(List.of(new Rule(false, "/")), null);

  private static final int MAX_RULES = 2000;
  private static final int MAX_PATTERN = 500;
  private static final int MAX_PATH = 2000;

  private record Rule(boolean allow, String pattern) {}

  private final List<Rule> rules;
  private final @Nullable Duration delay;

  private RobotsRules(List<Rule> rules, @Nullable Duration delay) {
    this.rules = List.copyOf(rules);
    this.delay = delay;
  }

  /** Reads the bytes of a robots.txt; lines that are no rules are passed over. */
  static RobotsRules parse(byte[] bytes) {
    Reading ours = new Reading();
    Reading all = new Reading();
    boolean named = false;
    boolean forUs = false;
    boolean forAll = false;
    boolean inHead = false;
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
    for (String line : text.split("[\\r\\n]+", -1)) {
      int comment = line.indexOf('#');
      String content = comment < 0 ? line : line.substring(0, comment);
      int colon = content.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = content.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = content.substring(colon + 1).strip();
      if (key.equals("user-agent")) {
        if (!inHead) {
          forUs = false;
          forAll = false;
        }
        inHead = true;
        forUs |= product(value).equals(PRODUCT);
        forAll |= value.equals("*");
        named |= forUs;
      } else if (key.equals("allow") || key.equals("disallow") || key.equals("crawl-delay")) {
        inHead = false;
        if (forUs) {
          ours.add(key, value);
        }
        if (forAll) {
          all.add(key, value);
        }
      }
    }
    Reading chosen = named ? ours : all;
    return new RobotsRules(chosen.rules, chosen.delay);
  }

  /** Whether a path with its query may be asked for. */
  boolean allows(String target) {
    if (target.equals("/robots.txt")) {
      return true;
    }
    String path = canonical(target);
    path = path.length() > MAX_PATH ? path.substring(0, MAX_PATH) : path;
    int longest = -1;
    boolean allowed = true;
    for (Rule rule : rules) {
      int length = rule.pattern().length();
      if ((length > longest || (length == longest && rule.allow())) && fits(rule.pattern(), path)) {
        longest = length;
        allowed = rule.allow();
      }
    }
    return allowed;
  }

  /** The least time between two requests that the site asks for; null if it says nothing. */
  @Nullable Duration delay() {
    return delay;
  }

  /** The leading letters, {@code -} and {@code _} of a name, in lower case. */
  private static String product(String value) {
    int end = 0;
    while (end < value.length()
        && (Character.isLetter(value.charAt(end)) || "-_".indexOf(value.charAt(end)) >= 0)) {
      end++;
    }
    return value.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Whether a pattern with {@code *} and a closing {@code $} fits the beginning of a path. */
  private static boolean fits(String pattern, String path) {
    boolean whole = pattern.endsWith("$");
    String open = whole ? pattern.substring(0, pattern.length() - 1) : pattern;
    String[] parts = open.split("\\*+", -1);
    if (!path.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (whole && last) {
        return path.length() - parts[i].length() >= at && path.endsWith(parts[i]);
      }
      int found = path.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return !whole || at == path.length();
  }

  /** The same path in one way of writing: UTF-8 in per cent code, plain letters plain. */
  private static String canonical(String path) {
    StringBuilder result = new StringBuilder(path.length());
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xFF;
      if (c == '%'
          && i + 2 < bytes.length
          && HexFormat.isHexDigit(bytes[i + 1])
          && HexFormat.isHexDigit(bytes[i + 2])) {
        int code = HexFormat.fromHexDigit(bytes[i + 1]) * 16 + HexFormat.fromHexDigit(bytes[i + 2]);
        i += 2;
        append(result, code, !isUnreserved(code));
      } else {
        append(result, c, c <= ' ' || c >= 127);
      }
    }
    return result.toString();
  }

  private static void append(StringBuilder result, int code, boolean encode) {
    if (encode) {
      result.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) code));
    } else {
      result.append((char) code);
    }
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }

  private static final class Reading {
    private final List<Rule> rules = new ArrayList<>();
    private @Nullable Duration delay;

    void add(String key, String value) {
      if (key.equals("crawl-delay")) {
        addDelay(value);
      } else if (!value.isEmpty() && rules.size() < MAX_RULES && value.length() <= MAX_PATTERN) {
        String pattern = canonical(value);
        rules.add(new Rule(key.equals("allow"), pattern.startsWith("/") ? pattern : "*" + pattern));
      }
    }

    private void addDelay(String value) {
      try {
        double seconds = Double.parseDouble(value);
        if (seconds > 0 && seconds < 1e6) {
          delay = Duration.ofMillis((long) (seconds * 1000));
        }
      } catch (NumberFormatException e) {
        return;
      }
    }
  }
}
