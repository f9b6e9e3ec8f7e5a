package attest.api;

import attest.access.BadParameterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of requests within limits, and writes that of answers. */
final class Json {
  private static final JsonFactory WRITER = new JsonFactory();
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * The text of a body.
   *
   * @param most the most bytes
   */
  static String body(InputStream in, long most) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      throw new ProblemException(
          HttpStatus.CONTENT_TOO_LARGE, "a body has at most " + most + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "the body is no UTF-8");
    }
  }

  /** The object of a text. */
  static ObjectNode object(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "the body is no JSON that can be read: "
              + (why.length() > 200 ? why.substring(0, 200) : why));
    }
    throw new ProblemException(HttpStatus.BAD_REQUEST, "the body must be a JSON object");
  }

  /** A text of an object; null where it has none. */
  static @Nullable String text(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new BadParameterException(name, "'" + name + "' must be a text");
    }
    return value.stringValue();
  }

  /** A text that an object must have. */
  static String require(ObjectNode object, String name) {
    String text = text(object, name);
    if (text == null || text.isBlank()) {
      throw new BadParameterException(name, "'" + name + "' is missing");
    }
    return text;
  }

  /** What is written, as text. */
  static String write(Consumer<JsonGenerator> work) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = WRITER.createGenerator(ObjectWriteContext.empty(), out)) {
      work.accept(json);
    }
    return out.toString();
  }

  /** Writes a text or null. */
  static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  /** Writes what is JSON already. */
  static void raw(JsonGenerator json, String name, String value) {
    json.writeName(name);
    json.writeRawValue(value);
  }

  /** Writes a list of what is JSON already. */
  static void raw(JsonGenerator json, String name, Iterable<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeRawValue);
    json.writeEndArray();
  }
}
