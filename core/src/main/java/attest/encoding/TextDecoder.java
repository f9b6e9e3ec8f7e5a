package attest.encoding;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text: UTF-8, UTF-16 with or without a byte order mark, what a document says of itself,
 * and where the bytes are none of these, the encoding that ICU's detector finds likeliest. A byte
 * order mark is worth more than what a server says, that more than what the document says, and what
 * the bytes show more than any of them: text that is valid UTF-8 is UTF-8. Has no state.
 */
public final class TextDecoder {
  private static final int FEW_SEQUENCES = 8;

  private TextDecoder() {}

  /**
   * Decoded text.
   *
   * @param text without a byte order mark and with every lone surrogate replaced
   * @param doubt one sentence on what could not be read as it stands; null where all is well
   */
  public record Decoded(String text, @Nullable String doubt) {}

  /** The text of bytes that nothing is known about. */
  public static Decoded decode(byte[] bytes) {
    Decoded marked = unicode(bytes);
    return marked == null ? utf8(bytes) : marked;
  }

  /**
   * The text of HTML or XML.
   *
   * @param bytes the document
   * @param declared the encoding that came with it, as of an HTTP header; null where none did
   */
  public static Decoded decodeMarkup(byte[] bytes, @Nullable String declared) {
    Decoded marked = unicode(bytes);
    if (marked != null) {
      return marked;
    }
    Charset charset = CharsetLabels.find(declared);
    if (charset == null) {
      charset = CharsetLabels.ofMarkup(bytes);
    }
    boolean wide = charset != null && charset.name().startsWith("UTF-");
    if (charset == null || wide && zeros(bytes, 0) + zeros(bytes, 1) == 0) {
      return utf8(bytes);
    }
    String mislabelled = strict(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    if (mislabelled != null) {
      int sequences = sequences(bytes);
      boolean small = charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1;
      if (sequences == 0 && small || sequences > (small ? 0 : FEW_SEQUENCES)) {
        return new Decoded(mislabelled, null);
      }
    }
    String text = strict(bytes, 0, bytes.length, charset);
    return text != null
        ? new Decoded(text, null)
        : new Decoded(
            new String(bytes, charset),
            "some bytes were not valid " + charset.name() + " and were replaced by U+FFFD");
  }

  /** The text of bytes with a byte order mark, or with the zeros of UTF-16; null for others. */
  private static @Nullable Decoded unicode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return utf8(Arrays.copyOfRange(bytes, 3, bytes.length));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(bytes, 2, StandardCharsets.UTF_16BE);
    }
    int zeros = zeros(bytes, 0) - zeros(bytes, 1);
    if (isUtf16(bytes)) {
      return utf16(bytes, 0, zeros > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    return null;
  }

  /** The text of a line of JSON, which is UTF-8 by definition. */
  public static Decoded utf8Only(byte[] bytes, int offset, int length) {
    String strict = strict(bytes, offset, length, StandardCharsets.UTF_8);
    if (strict != null) {
      return new Decoded(strict, null);
    }
    return new Decoded(
        new String(bytes, offset, length, StandardCharsets.UTF_8),
        "some bytes were not valid UTF-8 and were replaced by U+FFFD");
  }

  /** The same text with each lone surrogate replaced by U+FFFD; no offset changes. */
  public static Decoded withoutLoneSurrogates(Decoded decoded) {
    String text = decoded.text();
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null
        ? decoded
        : new Decoded(
            mended.toString(), "half characters (lone surrogates) were replaced by U+FFFD");
  }

  /** Whether the bytes have a UTF-16 mark, or a zero in nearly every second byte. */
  public static boolean isUtf16(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return true;
    }
    int pairs = Math.min(bytes.length, 4096) / 2;
    int even = zeros(bytes, 0);
    int odd = zeros(bytes, 1);
    return pairs >= 4 && Math.max(even, odd) >= pairs * 7 / 10 && Math.min(even, odd) <= pairs / 20;
  }

  /** Whether the bytes hold control characters that no text has. */
  public static boolean looksBinary(byte[] bytes) {
    int controls = 0;
    int length = Math.min(bytes.length, 1 << 16);
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == 0) {
        return true;
      }
      if (b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) {
        controls++;
      }
    }
    return controls * 50 > length;
  }

  private static Decoded utf8(byte[] bytes) {
    String strict = strict(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    if (strict != null) {
      return new Decoded(strict, null);
    }
    String lenient = new String(mended(bytes), StandardCharsets.UTF_8);
    long replaced = lenient.chars().filter(c -> c == '\uFFFD').count();
    long beyondAscii = lenient.chars().filter(c -> c > 127).count();
    if (replaced * 10 <= beyondAscii) {
      return new Decoded(
          lenient,
          "some bytes were not valid UTF-8 and were read as punctuation of windows-1252, or"
              + " replaced by U+FFFD");
    }
    Charset guess = guess(bytes);
    return new Decoded(new String(bytes, guess), "it is not UTF-8; it was read as " + guess.name());
  }

  /**
   * The same bytes, in which each punctuation mark of windows-1252 that stands between bytes of
   * ASCII is written in UTF-8.
   */
  private static byte[] mended(byte[] bytes) {
    Charset windows = Charset.forName("windows-1252");
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      boolean alone = (i == 0 || bytes[i - 1] >= 0) && (i + 1 == bytes.length || bytes[i + 1] >= 0);
      if (alone && b >= 0x80 && b < 0xA0) {
        out.writeBytes(new String(bytes, i, 1, windows).getBytes(StandardCharsets.UTF_8));
      } else {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  /** How many characters beyond ASCII valid UTF-8 has. */
  private static int sequences(byte[] bytes) {
    int sequences = 0;
    for (byte b : bytes) {
      sequences += (b & 0xC0) == 0xC0 ? 1 : 0;
    }
    return sequences;
  }

  private static Charset guess(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes.length > 1 << 16 ? Arrays.copyOf(bytes, 1 << 16) : bytes);
    for (CharsetMatch match : detector.detectAll()) {
      String name = match.getName().equals("ISO-8859-1") ? "windows-1252" : match.getName();
      if (match.getConfidence() >= 20
          && !name.startsWith("UTF-")
          && !name.startsWith("IBM")
          && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.forName("windows-1252");
  }

  private static Decoded utf16(byte[] bytes, int offset, Charset charset) {
    String strict = strict(bytes, offset, bytes.length - offset, charset);
    return strict != null
        ? new Decoded(strict, null)
        : new Decoded(
            new String(bytes, offset, bytes.length - offset, charset),
            "some units were not valid UTF-16 and were replaced by U+FFFD");
  }

  private static @Nullable String strict(byte[] bytes, int offset, int length, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static int zeros(byte[] bytes, int parity) {
    int zeros = 0;
    for (int i = parity; i < Math.min(bytes.length, 4096); i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
