package attest.format;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns what a reviewer writes for a value into the JSON of a correction. Codes and days may be
 * written bare; a toll as {@code 7} or {@code 5,7,10} (least, best, greatest; {@code ?} for one not
 * known); {@code null} says that the value is not known. Safe for threads.
 */
public final class CorrectionForm {
  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:/(\\d{4}-\\d{2}-\\d{2}))?");
  private static final Pattern FIGURES = Pattern.compile("(\\d{1,9}|\\?)(?:,(\\d{1,9}|\\?)){0,2}");

  private CorrectionForm() {}

  /** The names of the fields, for messages. */
  public static List<String> fields() {
    return List.of("type", "status", "time", "place", "toll/HARM/GROUP");
  }

  /**
   * The value of a field as JSON.
   *
   * @param field such as {@code type} or {@code toll/killed/civilians}
   * @param text what the reviewer wrote
   * @throws FormatException if there is no such field, or the text is no value of it
   */
  public static String json(String field, String text) {
    String value = text.strip();
    return switch (field) {
      case "type" ->
          code(field, value, Arrays.stream(EventType.values()).map(EventType::code).toList());
      case "status" ->
          code(
              field,
              value,
              Arrays.stream(Mention.Status.values()).map(Mention.Status::code).toList());
      case "time" -> value.equals("null") ? value : time(value);
      case "place" -> value.equals("null") ? value : place(value);
      default -> {
        requireToll(field);
        yield value.equals("null") ? value : toll(field, value);
      }
    };
  }

  private static String code(String field, String value, List<String> codes) {
    String bare = value.startsWith("\"") ? value.replace("\"", "") : value;
    if (!codes.contains(bare)) {
      throw new FormatException(field, "'" + value + "' is none of " + String.join(", ", codes));
    }
    return "\"" + bare + "\"";
  }

  private static String time(String value) {
    Matcher days = DAYS.matcher(value);
    TimeInterval interval;
    if (days.matches()) {
      try {
        LocalDate start = LocalDate.parse(days.group(1));
        LocalDate end = days.group(2) == null ? start : LocalDate.parse(days.group(2));
        interval =
            new TimeInterval(
                start,
                end,
                start.equals(end) ? TimeInterval.Precision.DAY : TimeInterval.Precision.DAYS);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new FormatException("time", "'" + value + "' is no day and no stretch of days");
      }
    } else {
      interval =
          ValueReader.interval(JsonObject.parse(value, ReaderOptions.defaults()), "start", "end");
    }
    return write(json -> new ValueWriter(json, "", true).interval(interval));
  }

  private static String place(String value) {
    return json(ValueReader.place(JsonObject.parse(value, ReaderOptions.defaults())));
  }

  /** A place as JSON. */
  public static String json(Place place) {
    return write(json -> {
      ValueWriter values = new ValueWriter(json, "", true);
      values.place(place, false);
      values.candidates(place);
    });
  }

  private static void requireToll(String field) {
    String[] parts = field.split("/", -1);
    boolean known =
        parts.length == 3
            && parts[0].equals("toll")
            && Arrays.stream(Claim.Harm.values()).anyMatch(h -> h.code().equals(parts[1]))
            && Arrays.stream(Claim.Group.values()).anyMatch(g -> g.code().equals(parts[2]));
    if (!known) {
      throw new FormatException(
          field, "is no value that can be corrected; there are " + String.join(", ", fields()));
    }
  }

  private static String toll(String field, String value) {
    @Nullable Long[] figures = new @Nullable Long[3];
    if (FIGURES.matcher(value).matches()) {
      String[] parts = value.split(",", -1);
      if (parts.length == 2) {
        throw new FormatException(field, "write one figure, or least, best and greatest");
      }
      for (int i = 0; i < 3; i++) {
        String part = parts[parts.length == 1 ? 0 : i];
        figures[i] = part.equals("?") ? null : Long.valueOf(part);
      }
    } else {
      JsonObject object = JsonObject.parse(value, ReaderOptions.defaults());
      figures[0] = object.findNumber("low");
      figures[1] = object.findNumber("best");
      figures[2] = object.findNumber("high");
    }
    Long last = 0L;
    for (Long figure : figures) {
      if (figure != null && figure < last) {
        throw new FormatException(field, "least, best and greatest must be in order");
      }
      last = figure == null ? last : figure;
    }
    return write(json -> {
      ValueWriter values = new ValueWriter(json, "", true);
      values.number("low", figures[0]);
      values.number("best", figures[1]);
      values.number("high", figures[2]);
    });
  }

  private interface Body {
    void write(JsonGenerator json);
  }

  private static String write(Body body) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    }
    return out.toString();
  }
}
