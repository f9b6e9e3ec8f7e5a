package attest.ingest;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.Published;
import attest.document.RawDocument;
import attest.encoding.TextDecoder;
import attest.ingest.DocumentSource.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one line of article JSON Lines. Safe for threads. */
final class ArticleLine {
  private static final Set<String> FIELDS =
      Set.of("ref", "title", "text", "html", "pasted", "published", "url", "publisher", "language");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(100)
                  .build())
          .build();

  private ArticleLine() {}

  /**
   * The article of a line.
   *
   * @param source the file and the number of the line
   * @param line the decoded line; not blank
   */
  static Item read(String source, TextDecoder.Decoded line) {
    Map<String, String> fields = new HashMap<>();
    String fault = null;
    try {
      fault = read(line.text(), fields);
    } catch (JacksonException e) {
      fault =
          "the line is no JSON object: " + e.getOriginalMessage().lines().findFirst().orElse("");
    }
    String ref = fields.get("ref");
    String name = ref == null ? source : ref;
    if (fault != null) {
      return Item.failed(name, Code.MALFORMED_LINE, fault);
    }
    String text = null;
    RawDocument.Form form = RawDocument.Form.ARTICLE_TEXT;
    for (String field : List.of("text", "html", "pasted")) {
      String content = fields.get(field);
      if (content != null && (text == null || text.isBlank())) {
        text = content;
        form =
            switch (field) {
              case "html" -> RawDocument.Form.ofMarkup(content);
              case "pasted" -> RawDocument.Form.PLAIN_TEXT;
              default -> RawDocument.Form.ARTICLE_TEXT;
            };
      }
    }
    if (text == null) {
      return Item.failed(
          name, Code.MALFORMED_LINE, "the object has neither 'text' nor 'html' nor 'pasted'");
    }
    if (text.isBlank()) {
      return Item.failed(name, Code.EMPTY, "the article's 'text' is empty");
    }
    List<Problem> problems = new ArrayList<>();
    TextDecoder.Decoded whole =
        TextDecoder.withoutLoneSurrogates(new TextDecoder.Decoded(text, line.doubt()));
    String doubt = whole.doubt();
    if (doubt != null) {
      problems.add(new Problem(name, Code.ENCODING, doubt));
    }
    RawDocument.Metadata metadata =
        new RawDocument.Metadata(
            ref,
            fields.get("title"),
            fields.get("url"),
            fields.get("publisher"),
            List.of(),
            language(name, fields.get("language"), problems),
            published(name, fields.get("published"), problems));
    return new Item(new RawDocument(source, form, whole.text(), metadata), problems);
  }

  /** Reads the fields that are known; what is wrong with the line, or null. */
  private static @Nullable String read(String line, Map<String, String> fields)
      throws JacksonException {
    String fault = null;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "the line is no JSON object";
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!FIELDS.contains(field) || value == JsonToken.VALUE_NULL) {
          parser.skipChildren();
        } else if (value == JsonToken.VALUE_STRING
            || field.equals("ref") && value.isScalarValue()) {
          String text = parser.getString();
          if (!text.isBlank() || field.equals("text")) {
            fields.put(field, text);
          }
        } else {
          parser.skipChildren();
          fault = fault == null ? "'" + field + "' must be text" : fault;
        }
      }
      if (parser.nextToken() != null) {
        return "the line has more than one JSON object";
      }
    }
    return fault;
  }

  private static @Nullable Published published(
      String name, @Nullable String text, List<Problem> problems) {
    if (text == null) {
      return null;
    }
    Published published = Published.parse(text, Published.From.METADATA);
    if (published == null) {
      problems.add(
          new Problem(
              name,
              Code.BAD_METADATA,
              "'published' is no ISO 8601 date or date-time and was left out: " + shortened(text)));
    }
    return published;
  }

  private static @Nullable String language(
      String name, @Nullable String text, List<Problem> problems) {
    if (text == null) {
      return null;
    }
    String tag = languageTag(text);
    if (tag == null) {
      problems.add(
          new Problem(
              name,
              Code.BAD_METADATA,
              "'language' is no BCP 47 tag and was left out: " + shortened(text)));
    }
    return tag;
  }

  /** The BCP 47 tag that a text is, such as en-GB for en_GB; null where it is none. */
  static @Nullable String languageTag(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return new Locale.Builder()
          .setLanguageTag(text.strip().replace('_', '-'))
          .build()
          .toLanguageTag();
    } catch (IllformedLocaleException e) {
      return null;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
