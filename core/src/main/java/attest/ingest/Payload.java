package attest.ingest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one document, with what came with them. Nobody writes to the array.
 *
 * @param source what to call it
 * @param url its address on the web; null where it has none
 * @param fetched when it was fetched; null where it was not
 * @param mediaType as of an HTTP header; null where none came with it
 * @param bytes the bytes, unpacked
 * @param cut whether there were more of them than the limit
 */
@SuppressWarnings("ArrayRecordComponent")
record Payload(
    String source,
    @Nullable String url,
    @Nullable Instant fetched,
    @Nullable String mediaType,
    byte[] bytes,
    boolean cut) {

  /** Bytes without any word on them. */
  static Payload of(String source, byte[] bytes) {
    return new Payload(source, null, null, null, bytes, false);
  }

  /** The character encoding that the media type names; null where it names none. */
  @Nullable String charset() {
    if (mediaType == null) {
      return null;
    }
    int at = mediaType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return null;
    }
    String value = mediaType.substring(at + 8).strip();
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).replace("\"", "").replace("'", "").strip();
  }
}
