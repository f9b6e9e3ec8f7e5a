package attest.format;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Place;
import attest.incident.Speaker;
import attest.incident.TimeInterval;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that records and incidents share. Every quote is compared with the text of the
 * article. Fields that came later than the first records have neutral values where they are
 * missing.
 */
final class ValueReader {
  /** The rule of a value that does not name one. */
  static final String NO_RULE = "not-given";

  /** The certainty of a value that does not give one. */
  static final double NO_CERTAINTY = 0.5;

  private final Article article;
  private final CodePoints points;

  ValueReader(Article article) {
    this.article = article;
    this.points = new CodePoints(article.text());
  }

  Evidence evidence(JsonObject parent, String name) {
    return words(parent.object(name));
  }

  /** The evidence that an object with start, end and quote is. */
  Evidence words(JsonObject object) {
    Span span = span(object);
    String quote = span.of(article.text());
    String hash = object.findText("quote_sha256");
    if (object.has("quote") || hash == null) {
      if (!quote.equals(object.text("quote"))) {
        throw object.fault("quote", "does not stand in the text between start and end");
      }
    } else if (!Hashes.sha256(quote).equals(hash)) {
      throw object.fault("quote_sha256", "is not of the text between start and end");
    }
    if (quote.isBlank()) {
      throw object.fault("quote", "has no words");
    }
    return Evidence.of(article, span);
  }

  /** The span that start and end, in code points, are. */
  Span span(JsonObject object) {
    int begin = points.unit(object.number("start"));
    int end = points.unit(object.number("end"));
    if (begin < 0 || end < begin) {
      throw object.fault("end", "start and end are no span of the text");
    }
    return new Span(begin, end);
  }

  static TimeInterval interval(JsonObject object, String start, String end) {
    try {
      return new TimeInterval(
          object.day(start),
          object.day(end),
          object.code("precision", TimeInterval.Precision.class));
    } catch (IllegalArgumentException e) {
      throw object.fault(end, "must not be before " + start);
    }
  }

  static Place place(JsonObject object) {
    List<JsonObject> candidates = object.objects("candidates");
    if (candidates.size() == 1) {
      throw object.fault("candidates", "must be none or at least two");
    }
    if (!candidates.isEmpty()) {
      return new Place.Ambiguous(
          object.text("name"), candidates.stream().map(ValueReader::known).toList());
    }
    Place.Known known = known(object);
    boolean nothing =
        known.precision() == Place.Precision.UNKNOWN
            && known.country() == null
            && known.admin1() == null
            && known.point() == null
            && known.geonamesId() == null;
    return nothing ? new Place.Unknown(known.name()) : known;
  }

  private static Place.Known known(JsonObject object) {
    Double latitude = object.findDecimal("latitude");
    Double longitude = object.findDecimal("longitude");
    Place.Point point = null;
    if (latitude != null && longitude != null) {
      try {
        point = new Place.Point(latitude, longitude);
      } catch (IllegalArgumentException e) {
        throw object.fault("latitude", "with longitude is no point on the earth");
      }
    } else if (latitude != null || longitude != null) {
      throw object.fault("latitude", "must come with a longitude, or both be null");
    }
    return new Place.Known(
        object.findNumber("geonames_id"),
        object.text("name"),
        object.findText("country"),
        object.findText("admin1"),
        point,
        object.code("precision", Place.Precision.class));
  }

  static Actor actor(JsonObject object) {
    String id = object.findText("id");
    String name = object.text("name");
    Actor.Kind kind = object.code("kind", Actor.Kind.class);
    return id == null
        ? new Actor.Unknown(name, kind)
        : new Actor.Known(id, name, kind, object.findText("country"));
  }

  Claim claim(JsonObject object) {
    JsonObject quantity = object.object("quantity");
    Evidence evidence = evidence(object, "evidence");
    JsonObject speaker = object.findObject("said_by");
    Evidence wording = wording(quantity, evidence);
    if (!evidence.span().contains(wording.span())) {
      throw quantity.fault("evidence", "must lie within the evidence of the claim");
    }
    return new Claim(
        object.code("harm", Claim.Harm.class),
        object.code("group", Claim.Group.class),
        object.findText("group_wording"),
        object.findText("party"),
        figure(quantity),
        wording,
        object.code("scope", Claim.Scope.class),
        object.code("status", Claim.Status.class),
        speaker == null ? null : speaker(speaker, null),
        evidence,
        object.has("phrase") ? object.smallNumber("phrase", 0) : 0,
        object.share("certainty", NO_CERTAINTY),
        object.text("rule", NO_RULE));
  }

  private Evidence wording(JsonObject quantity, Evidence claim) {
    if (quantity.has("evidence")) {
      return evidence(quantity, "evidence");
    }
    String wording = quantity.text("wording");
    int at = claim.quote().indexOf(wording);
    if (at < 0 || wording.isBlank()) {
      throw quantity.fault("wording", "does not stand in the evidence of the claim");
    }
    int begin = claim.span().begin() + at;
    return Evidence.of(article, new Span(begin, begin + wording.length()));
  }

  private static Figure figure(JsonObject quantity) {
    Long low = quantity.findNumber("low");
    Long high = quantity.findNumber("high");
    String kind = quantity.text("kind");
    Figure figure;
    try {
      figure = figure(kind, low, high);
    } catch (IllegalArgumentException e) {
      throw quantity.fault("low", String.valueOf(e.getMessage()));
    }
    if (figure == null || !figure.low().equals(bound(low)) || !figure.high().equals(bound(high))) {
      throw quantity.fault("kind", "no figure of a known kind has these bounds");
    }
    return figure;
  }

  private static @Nullable Figure figure(String kind, @Nullable Long low, @Nullable Long high) {
    return switch (kind) {
      case "exact" -> low == null ? null : new Figure.Exact(low);
      case "at_least" -> low == null ? null : new Figure.AtLeast(low);
      case "at_most" -> high == null ? null : new Figure.AtMost(high);
      case "about" -> low == null ? null : new Figure.About(low);
      case "range" -> low == null || high == null ? null : new Figure.Between(low, high);
      case "vague" -> new Figure.Unstated(bound(low));
      case "none" -> new Figure.None();
      default -> null;
    };
  }

  private static OptionalLong bound(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /**
   * A speaker.
   *
   * @param instead the evidence of one that gives none of its own; null if it must
   */
  Speaker speaker(JsonObject object, @Nullable Evidence instead) {
    return new Speaker(
        object.findText("name"),
        object.findText("role"),
        object.findText("organisation"),
        object.code("kind", Speaker.Kind.class),
        instead == null || object.has("evidence") ? evidence(object, "evidence") : instead);
  }
}
