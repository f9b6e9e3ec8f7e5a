package attest.evaluate;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Scores places against a file of articles with marked toponyms: JSON Lines, {@code {"id", "title",
 * "text", "publisher", "date", "toponyms": [{"start", "end", "lat", "lon"}]}}, offsets in code
 * points. Safe for threads.
 */
public final class PlaceEvaluation {
  /** A place counts as right within this distance, the usual measure of the field (100 miles). */
  public static final double KILOMETRES = 161;

  private final JsonFactory json = new JsonFactory();
  private final Function<Place, Place.@Nullable Point> pointOf;

  /**
   * An evaluation.
   *
   * @param pointOf the point that stands for a place, also for a country; null where there is none
   */
  public PlaceEvaluation(Function<Place, Place.@Nullable Point> pointOf) {
    this.pointOf = pointOf;
  }

  /**
   * How right the places are. Recognition counts spans that overlap, one to one.
   *
   * @param articles how many were read
   * @param gold how many toponyms are marked
   * @param goldPlaced how many of them have coordinates
   * @param found how many toponyms the program found
   * @param foundPlaced how many of them it gave coordinates
   * @param matched how many of the marked ones were found
   * @param matchedPlaced how many of the marked ones with coordinates were found
   * @param right how many of those lie within {@link #KILOMETRES}
   */
  public record Scores(
      int articles,
      int gold,
      int goldPlaced,
      int found,
      int foundPlaced,
      int matched,
      int matchedPlaced,
      int right) {
    /** Share of what was found that is marked. */
    public double precision() {
      return share(matched, found);
    }

    /** Share of what is marked that was found. */
    public double recall() {
      return share(matched, gold);
    }

    /** Harmonic mean of {@link #precision()} and {@link #recall()}. */
    public double f1() {
      return harmonic(precision(), recall());
    }

    /** Share of the found toponyms with coordinates in the gold that lie within the distance. */
    public double accuracy() {
      return share(right, matchedPlaced);
    }

    /** F1 where a toponym is right if it is found and lies within the distance. */
    public double endToEnd() {
      return harmonic(share(right, foundPlaced), share(right, goldPlaced));
    }

    /** One line for people. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d articles: recognition P %.3f R %.3f F1 %.3f; within %d km of found %.3f; end to end F1 %.3f",
          articles,
          precision(),
          recall(),
          f1(),
          (int) KILOMETRES,
          accuracy(),
          endToEnd());
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }

    private static double harmonic(double a, double b) {
      return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }
  }

  private record Mark(int start, int end, Place.@Nullable Point point) {}

  private record Marked(String id, Article article, List<Mark> gold) {}

  /**
   * Reads the file, asks for the places of each article and counts.
   *
   * @param file the marked articles
   * @param reader gives the places of an article
   * @param out where to write what was found, one object a line in the form of the scorer; or null
   * @throws IOException if a file cannot be read or written, or a line is no such object
   */
  public Scores run(Path file, Function<Article, List<PlaceMention>> reader, @Nullable Path out)
      throws IOException {
    int[] count = new int[8];
    try (BufferedReader lines = Files.newBufferedReader(file);
        Writer writer =
            out == null
                ? Writer.nullWriter()
                : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          Marked marked = read(line, file + ":" + number);
          List<PlaceMention> mentions = reader.apply(marked.article);
          List<Mark> found = marks(marked.article.text(), mentions);
          add(count, marked.gold, found);
          writer.write(line(marked, mentions, found));
          writer.write('\n');
        }
      }
    }
    return new Scores(
        count[0], count[1], count[2], count[3], count[4], count[5], count[6], count[7]);
  }

  private Marked read(String line, String where) throws IOException {
    String id = null;
    String title = null;
    String text = null;
    String publisher = null;
    String url = null;
    String date = null;
    List<Mark> gold = new ArrayList<>();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("toponyms") && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            gold.add(mark(parser));
          }
        } else if (value == JsonToken.VALUE_STRING) {
          String string = parser.getString();
          switch (name) {
            case "id" -> id = string;
            case "title" -> title = string;
            case "text" -> text = string;
            case "publisher" -> publisher = string;
            case "url" -> url = string;
            case "date" -> date = string;
            default -> parser.skipChildren();
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (tools.jackson.core.JacksonException e) {
      throw new IOException(where + ": is not JSON: " + e.getOriginalMessage(), e);
    }
    if (id == null || text == null) {
      throw new IOException(where + ": has no 'id' or no 'text'");
    }
    Published published = date == null ? null : Published.parse(date, Published.From.GIVEN);
    Article article =
        new Article(
            id,
            where,
            url,
            publisher,
            null,
            title,
            List.of(),
            "en",
            published,
            null,
            text,
            paragraphs(text));
    return new Marked(id, article, gold);
  }

  private static List<Article.Paragraph> paragraphs(String text) {
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = text.indexOf('\n', begin);
      end = end < 0 ? text.length() : end;
      if (!text.substring(begin, end).isBlank()) {
        paragraphs.add(new Article.Paragraph(new Span(begin, end), false));
      }
      begin = end + 1;
    }
    return paragraphs;
  }

  private static Mark mark(JsonParser parser) {
    int start = 0;
    int end = 0;
    double latitude = Double.NaN;
    double longitude = Double.NaN;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isNumeric()) {
        switch (name) {
          case "start" -> start = parser.getIntValue();
          case "end" -> end = parser.getIntValue();
          case "lat" -> latitude = parser.getDoubleValue();
          case "lon" -> longitude = parser.getDoubleValue();
          default -> parser.skipChildren();
        }
      } else {
        parser.skipChildren();
      }
    }
    boolean placed = !Double.isNaN(latitude) && !Double.isNaN(longitude);
    return new Mark(start, end, placed ? new Place.Point(latitude, longitude) : null);
  }

  private List<Mark> marks(String text, List<PlaceMention> mentions) {
    List<Mark> marks = new ArrayList<>();
    for (PlaceMention mention : mentions) {
      Span span = mention.span();
      int start = text.codePointCount(0, span.begin());
      int end = start + text.codePointCount(span.begin(), span.end());
      marks.add(new Mark(start, end, pointOf.apply(mention.place())));
    }
    return marks;
  }

  private static void add(int[] count, List<Mark> gold, List<Mark> found) {
    count[0]++;
    count[1] += gold.size();
    count[3] += found.size();
    count[4] += (int) found.stream().filter(m -> m.point != null).count();
    boolean[] taken = new boolean[found.size()];
    int[] match = new int[gold.size()];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < match.length; i++) {
        if (match[i] == 0) {
          match[i] = 1 + match(gold.get(i), found, taken, pass == 0);
        }
      }
    }
    for (int i = 0; i < match.length; i++) {
      Mark mark = gold.get(i);
      count[2] += mark.point == null ? 0 : 1;
      if (match[i] > 0) {
        count[5]++;
        if (mark.point != null) {
          count[6]++;
          Place.Point point = found.get(match[i] - 1).point;
          count[7] += point != null && mark.point.kilometresTo(point) <= KILOMETRES ? 1 : 0;
        }
      }
    }
  }

  private static int match(Mark mark, List<Mark> found, boolean[] taken, boolean strict) {
    int best = -1;
    int most = 0;
    for (int k = 0; k < taken.length; k++) {
      Mark other = found.get(k);
      int overlap = Math.min(mark.end, other.end) - Math.max(mark.start, other.start);
      boolean fits = !strict || mark.start == other.start && mark.end == other.end;
      if (!taken[k] && fits && overlap > most) {
        best = k;
        most = overlap;
      }
    }
    if (best >= 0) {
      taken[best] = true;
    }
    return best;
  }

  private String line(Marked marked, List<PlaceMention> mentions, List<Mark> found) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      out.writeStringProperty("id", marked.id);
      out.writeArrayPropertyStart("toponyms");
      for (int i = 0; i < found.size(); i++) {
        Mark mark = found.get(i);
        out.writeStartObject();
        out.writeNumberProperty("start", mark.start);
        out.writeNumberProperty("end", mark.end);
        out.writeStringProperty("phrase", mentions.get(i).evidence().quote());
        if (mark.point != null) {
          out.writeNumberProperty("lat", mark.point.latitude());
          out.writeNumberProperty("lon", mark.point.longitude());
        }
        Place.Known known = known(mentions.get(i).place());
        if (known != null) {
          Long id = known.geonamesId();
          if (id != null) {
            out.writeStringProperty("geonames_id", id.toString());
          }
          out.writeStringProperty("country", known.country());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return line.toString();
  }

  private static Place.@Nullable Known known(Place place) {
    return switch (place) {
      case Place.Known known -> known;
      case Place.Ambiguous ambiguous -> ambiguous.candidates().getFirst();
      case Place.Unknown unknown -> null;
    };
  }
}
