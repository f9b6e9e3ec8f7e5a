package attest.watch;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import attest.document.RawDocument.Metadata;
import attest.encoding.TextDecoder;
import attest.fetch.FetchResult.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page of the web as a document.
 *
 * @param document the document; null where the page is none that can be read
 * @param problems what is to be said about it; never empty where {@code document} is null
 */
public record PageDocument(@Nullable RawDocument document, List<Problem> problems) {
  public PageDocument {
    problems = List.copyOf(problems);
  }

  /**
   * Makes a document of a page.
   *
   * @param source what to call it
   * @param page what was fetched
   * @param metadata what is known of it from elsewhere, such as its feed
   */
  public static PageDocument of(String source, Page page, Metadata metadata) {
    String type = page.contentType() == null ? "" : mediaType(page.contentType());
    boolean text = type.equals("text/plain");
    if (!text && !type.isEmpty() && !type.contains("html") && !type.endsWith("xml")) {
      return failed(source, Problem.Code.UNSUPPORTED, "it is " + type + ", which is no web page");
    }
    String charset = charset(page.contentType());
    TextDecoder.Decoded decoded =
        TextDecoder.withoutLoneSurrogates(
            text
                ? TextDecoder.decode(page.body())
                : TextDecoder.decodeMarkup(page.body(), charset));
    if (decoded.text().isBlank()) {
      return failed(source, Problem.Code.EMPTY, "the page is empty");
    }
    if (decoded.text().indexOf('\0') >= 0) {
      return failed(source, Problem.Code.BINARY, "the page is not text");
    }
    List<Problem> problems = new ArrayList<>();
    if (decoded.doubt() != null) {
      problems.add(new Problem(source, Problem.Code.ENCODING, decoded.doubt()));
    }
    Form form = text ? Form.PLAIN_TEXT : Form.HTML_PAGE;
    return new PageDocument(
        new RawDocument(source, form, decoded.text(), metadata), problems);
  }

  /** The encoding that a header {@code Content-Type} names, or null. */
  static @Nullable String charset(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    for (String part : contentType.split(";", 20)) {
      String parameter = part.strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
        return parameter.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return null;
  }

  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static PageDocument failed(String source, Problem.Code code, String message) {
    return new PageDocument(null, List.of(new Problem(source, code, message)));
  }
}
