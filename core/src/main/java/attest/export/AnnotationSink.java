package attest.export;

import attest.document.Article;
import attest.document.Span;
import attest.format.RecordWriter;
import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.Incident;
import attest.incident.Speaker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes claims as one page of W3C Web Annotations in JSON-LD, an annotation a claim and line. Each
 * points at the words by quote and by position; positions count Unicode code points of the clean
 * text, whose hash is the identity of the source.
 */
final class AnnotationSink implements Sink {
  private static final int CONTEXT = 32;

  private final Writer out;
  private final JsonFactory factory = new JsonFactory();
  private boolean first = true;

  AnnotationSink(Writer out) throws IOException {
    this.out = out;
    out.write(
        "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"attest\":\"urn:attest:vocabulary:\"}],"
            + "\"id\":\"urn:attest:claims\",\"type\":\"AnnotationPage\",\"items\":[");
  }

  @Override
  public void write(Row row) throws IOException {
    for (Incident.FiledClaim claim : row.incident().claims()) {
      Article article =
          row.articles().stream()
              .filter(a -> a.id().equals(claim.account().article()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("a claim of no article: " + claim.key()));
      StringWriter text = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
        annotation(json, row, claim, article);
      }
      out.write(first ? "\n" : ",\n");
      out.write(text.toString());
      first = false;
    }
  }

  private static void annotation(
      JsonGenerator json, Row row, Incident.FiledClaim filed, Article article) {
    Claim claim = filed.claim();
    if (!claim.evidence().verifies(article.text())) {
      throw new IllegalStateException("a quote that does not stand in the text: " + filed.key());
    }
    json.writeStartObject();
    json.writeStringProperty("id", "urn:attest:claim:" + filed.key());
    json.writeStringProperty("type", "Annotation");
    json.writeStringProperty("motivation", "describing");
    json.writeStringProperty("created", row.revision().revised().toString());
    json.writeObjectPropertyStart("generator");
    json.writeStringProperty("id", "urn:attest:program:" + RecordWriter.VERSION);
    json.writeStringProperty("type", "Software");
    json.writeStringProperty("name", "Attest " + RecordWriter.VERSION);
    json.writeEndObject();
    json.writeArrayPropertyStart("body");
    json.writeStartObject();
    json.writeStringProperty("type", "TextualBody");
    json.writeStringProperty("purpose", "describing");
    json.writeStringProperty("format", "text/plain");
    json.writeStringProperty("language", "en");
    json.writeStringProperty("value", words(claim));
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringProperty("attest:incident", row.revision().id());
    json.writeStringProperty("attest:harm", claim.harm().code());
    json.writeStringProperty("attest:group", claim.group().code());
    json.writeStringProperty("attest:figure", claim.figure().kind());
    number(json, "attest:low", claim.figure().low());
    number(json, "attest:high", claim.figure().high());
    json.writeStringProperty("attest:scope", claim.scope().code());
    json.writeStringProperty("attest:status", claim.status().code());
    json.writeStringProperty("attest:use", filed.use().code());
    Speaker speaker = claim.speaker();
    if (speaker != null) {
      json.writeStringProperty("attest:saidBy", name(speaker));
    }
    target(json, row, claim.evidence().span(), article);
    json.writeEndObject();
  }

  private static void target(JsonGenerator json, Row row, Span span, Article article) {
    String text = article.text();
    int start = text.codePointCount(0, span.begin());
    int end = start + text.codePointCount(span.begin(), span.end());
    json.writeObjectPropertyStart("target");
    json.writeStringProperty("type", "SpecificResource");
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("id", "urn:attest:text:" + article.id());
    json.writeStringProperty("type", "Text");
    json.writeStringProperty("format", "text/plain");
    String url = article.url();
    if (url != null) {
      json.writeStringProperty("via", url);
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("selector");
    if (row.text()) {
      json.writeStartObject();
      json.writeStringProperty("type", "TextQuoteSelector");
      json.writeStringProperty("exact", span.of(text));
      json.writeStringProperty("prefix", before(text, span.begin()));
      json.writeStringProperty("suffix", after(text, span.end()));
      json.writeEndObject();
    }
    json.writeStartObject();
    json.writeStringProperty("type", "TextPositionSelector");
    json.writeNumberProperty("start", start);
    json.writeNumberProperty("end", end);
    if (!row.text()) {
      json.writeStringProperty("attest:quoteSha256", sha256(span.of(text)));
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String before(String text, int begin) {
    int from = Math.max(0, begin - CONTEXT);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    return text.substring(from, begin);
  }

  private static String after(String text, int end) {
    int to = Math.min(text.length(), end + CONTEXT);
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to--;
    }
    return text.substring(end, to);
  }

  private static void number(JsonGenerator json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, value.getAsLong());
    }
  }

  private static String words(Claim claim) {
    Figure figure = claim.figure();
    String low = figure.low().isPresent() ? Long.toString(figure.low().getAsLong()) : "?";
    String high = figure.high().isPresent() ? Long.toString(figure.high().getAsLong()) : "?";
    return claim.harm().code()
        + " "
        + claim.group().code()
        + ": "
        + (low.equals(high) ? low : low + " to " + high)
        + " ("
        + figure.kind()
        + ", "
        + claim.status().code()
        + ")";
  }

  private static String name(Speaker speaker) {
    for (@Nullable String part :
        new @Nullable String[] {speaker.name(), speaker.organisation(), speaker.role()}) {
      if (part != null) {
        return part;
      }
    }
    return speaker.kind().code();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.write("\n]}\n");
    out.close();
  }
}
