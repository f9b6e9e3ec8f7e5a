package attest.ingest;

import attest.document.Problem.Code;
import attest.ingest.DocumentSource.Item;
import attest.ingest.WarcRecords.Chunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The pages of a WARC file: of its responses and resources the HTML and XHTML pages, PDF files and
 * feeds, and of its conversions the plain texts. Redirects, error pages, pictures, scripts and the
 * like are passed over in silence.
 */
final class WarcPages {
  private final PayloadReader payloads;
  private final long limit;

  WarcPages(PayloadReader payloads, IngestOptions options) {
    this.payloads = payloads;
    limit = Math.max(options.maxDocumentBytes(), options.maxPdfBytes());
  }

  /** Reads all records of a file, one by one. */
  void read(String name, InputStream in, Consumer<Item> sink) throws IOException {
    WarcRecords records = new WarcRecords(in, limit + (1 << 16));
    long number = 0;
    long[] found = {0};
    Consumer<Item> counting =
        item -> {
          found[0]++;
          sink.accept(item);
        };
    for (Chunk chunk = records.next(); chunk != null; chunk = records.next()) {
      number++;
      String damage = chunk.damage();
      if (damage != null) {
        counting.accept(Item.failed(name, Code.WARC_DAMAGED, damage));
      } else {
        readRecord(name, number, chunk, counting);
      }
    }
    if (found[0] == 0) {
      sink.accept(
          Item.failed(
              name,
              Code.WARC_WITHOUT_PAGES,
              "none of its records is a page, a feed or a text that was fetched well"));
    }
  }

  private void readRecord(String name, long number, Chunk chunk, Consumer<Item> sink) {
    String source = name + "!" + number;
    Payload payload = null;
    Item failed = null;
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(chunk.bytes()))) {
      reader.setLenient(true);
      if (reader.next().orElse(null) instanceof WarcTargetRecord target) {
        String url = address(target.target());
        source = name + "!" + url;
        payload = payload(chunk, target, source, url);
      }
    } catch (IOException | RuntimeException e) {
      failed =
          Item.failed(
              source,
              Code.WARC_DAMAGED,
              "the record cannot be read: "
                  + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }
    if (failed != null) {
      sink.accept(failed);
    } else if (payload != null) {
      payloads.read(payload, sink);
    }
  }

  private @Nullable Payload payload(Chunk chunk, WarcTargetRecord record, String source, String url)
      throws IOException {
    Instant fetched = record.headers().first("WARC-Date").map(WarcPages::instant).orElse(null);
    if (record instanceof WarcResponse response) {
      if (!url.startsWith("http")) {
        return null;
      }
      HttpResponse http = response.http();
      String type = http.headers().first("Content-Type").orElse(null);
      if (http.status() < 200 || http.status() >= 300 || !isRead(type)) {
        return null;
      }
      InputStream body = http.bodyDecoded().stream();
      return new Payload(source, url, fetched, type, body.readNBytes((int) limit + 1), chunk.cut());
    }
    String type = record.headers().first("Content-Type").orElse(null);
    boolean text =
        chunk.type().equals("conversion") && type != null && type.startsWith("text/plain");
    if (!text && !isRead(type)) {
      return null;
    }
    InputStream body =
        new ByteArrayInputStream(
            chunk.bytes(), chunk.bodyAt(), chunk.bytes().length - chunk.bodyAt());
    return new Payload(source, url, fetched, type, body.readNBytes((int) limit + 1), chunk.cut());
  }

  /** Whether a media type may be that of a page, a feed or a PDF file. */
  private static boolean isRead(@Nullable String type) {
    if (type == null || type.isBlank()) {
      return true;
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("html")
        || lower.contains("xml") && !lower.contains("svg") && !lower.contains("openxml")
        || lower.contains("rss")
        || lower.contains("pdf")
        || lower.contains("feed+json")
        || lower.startsWith("application/octet-stream");
  }

  /** The address, without the angle brackets that early writers put around it. */
  private static String address(String target) {
    String trimmed = target.strip();
    return trimmed.startsWith("<") && trimmed.endsWith(">")
        ? trimmed.substring(1, trimmed.length() - 1)
        : trimmed;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }
}
