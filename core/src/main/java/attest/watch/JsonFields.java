package attest.watch;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Objects of JSON whose values are texts, each in one line. */
final class JsonFields {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonFields() {}

  /** An object of names and values in turn; those without a value are left out. */
  static String line(@Nullable String... namesAndValues) {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      generator.writeStartObject();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        String name = namesAndValues[i];
        String value = namesAndValues[i + 1];
        if (name != null && value != null) {
          generator.writeStringProperty(name, value);
        }
      }
      generator.writeEndObject();
    }
    return line.toString();
  }

  /** The names and values of an object; null if {@code line} is none. */
  static @Nullable Map<String, String> parse(String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          return null;
        }
        fields.put(name, parser.getString());
      }
      return fields;
    } catch (JacksonException e) {
      return null;
    }
  }
}
