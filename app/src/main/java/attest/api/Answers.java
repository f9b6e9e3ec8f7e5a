package attest.api;

import attest.access.BadParameterException;
import attest.access.IncidentFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Makes answers: with an entity tag, and empty where who asks has the same already. */
final class Answers {
  /** GeoJSON (RFC 7946). */
  static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");

  /** The most items of a page. */
  static final int MOST = 500;

  private static final int USUAL = 50;

  private Answers() {}

  /** An answer with a body, or 304 where the request names its tag. */
  static ResponseEntity<String> of(
      WebRequest request, String body, MediaType type, HttpHeaders more) {
    String tag = "\"" + hash(body) + "\"";
    CacheControl cache = CacheControl.noCache().cachePrivate();
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .headers(more)
          .cacheControl(cache)
          .eTag(tag)
          .build();
    }
    return ResponseEntity.ok()
        .headers(more)
        .cacheControl(cache)
        .varyBy(HttpHeaders.ACCEPT)
        .eTag(tag)
        .contentType(type)
        .body(body);
  }

  /** A JSON answer. */
  static ResponseEntity<String> json(WebRequest request, String body) {
    return of(request, body, MediaType.APPLICATION_JSON, new HttpHeaders());
  }

  /** The header that leads to the next page; nothing where there is none. */
  static HttpHeaders next(String path, String query, @Nullable String cursor) {
    HttpHeaders headers = new HttpHeaders();
    if (cursor != null) {
      headers.add(
          HttpHeaders.LINK,
          "<"
              + path
              + "?"
              + (query.isEmpty() ? "" : query + "&")
              + "cursor="
              + encode(cursor)
              + ">; rel=\"next\"");
    }
    return headers;
  }

  /** A text in per cent code. */
  static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * How many items are asked for.
   *
   * @param limit as given; null for the usual number
   */
  static int limit(@Nullable String limit) {
    if (limit == null || limit.isBlank()) {
      return USUAL;
    }
    if (!limit.matches("\\d{1,6}") || Integer.parseInt(limit) < 1) {
      throw IncidentFilter.bad("limit", limit, "it must be a number from 1 to " + MOST);
    }
    return Math.min(MOST, Integer.parseInt(limit));
  }

  /** Refuses parameters that nobody looks at, so that a slip is not taken for an answer. */
  static void requireKnown(Map<String, ? extends List<String>> given, Set<String> more) {
    for (String name : given.keySet()) {
      if (!IncidentFilter.NAMES.contains(name) && !more.contains(name)) {
        throw new BadParameterException(
            name.length() > 60 ? name.substring(0, 60) : name,
            "there is no such parameter; these are: "
                + String.join(", ", IncidentFilter.NAMES)
                + (more.isEmpty()
                    ? ""
                    : ", " + String.join(", ", more.stream().sorted().toList())));
      }
    }
  }

  private static String hash(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)),
              0,
              16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
