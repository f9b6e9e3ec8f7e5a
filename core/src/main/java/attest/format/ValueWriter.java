package attest.format;

import attest.document.Span;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Place;
import attest.incident.Speaker;
import attest.incident.TimeInterval;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the values that records and incidents share. Offsets are turned into code points of the
 * text that the values rest on.
 */
final class ValueWriter {
  private final JsonGenerator json;
  private final String text;
  private final boolean quotes;
  private final CodePoints points;

  /**
   * A writer.
   *
   * @param json where to
   * @param text the text that the values rest on
   * @param quotes whether to write words of the text, or else their hashes
   */
  ValueWriter(JsonGenerator json, String text, boolean quotes) {
    this.json = json;
    this.text = text;
    this.quotes = quotes;
    this.points = new CodePoints(text);
  }

  void text(String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  void number(String name, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value.longValue());
    }
  }

  void evidence(String name, Evidence evidence) {
    json.writeObjectPropertyStart(name);
    words(evidence);
    json.writeEndObject();
  }

  /** The span and the quote, within an object that is open. */
  void words(Evidence evidence) {
    if (!evidence.verifies(text)) {
      throw new IllegalStateException("a quote that does not stand in the text: " + evidence);
    }
    span(evidence.span());
    if (quotes) {
      json.writeStringProperty("quote", evidence.quote());
    } else {
      json.writeStringProperty("quote_sha256", Hashes.sha256(evidence.quote()));
    }
  }

  /** Start and end, within an object that is open. */
  void span(Span span) {
    json.writeNumberProperty("start", points.at(span.begin()));
    json.writeNumberProperty("end", points.at(span.end()));
  }

  /** The days, within an object that is open. */
  void interval(TimeInterval interval) {
    json.writeStringProperty("start", interval.start().toString());
    json.writeStringProperty("end", interval.end().toString());
    json.writeStringProperty("precision", interval.precision().code());
  }

  /**
   * The place, within an object that is open.
   *
   * @param countryPoint whether a country has its point
   */
  void place(Place place, boolean countryPoint) {
    Place.Known known = place instanceof Place.Known k ? k : null;
    json.writeStringProperty("name", place.name());
    text("country", known == null ? null : known.country());
    text("admin1", known == null ? null : known.admin1());
    boolean pointless =
        known == null || (!countryPoint && known.precision() == Place.Precision.COUNTRY);
    Place.Point point = pointless || known == null ? null : known.point();
    if (point == null) {
      json.writeNullProperty("latitude");
      json.writeNullProperty("longitude");
    } else {
      json.writeNumberProperty("latitude", point.latitude());
      json.writeNumberProperty("longitude", point.longitude());
    }
    number("geonames_id", known == null ? null : known.geonamesId());
    Place.Precision precision = known == null ? Place.Precision.UNKNOWN : known.precision();
    json.writeStringProperty("precision", precision.code());
  }

  /** The places that an ambiguous one may be, within an object that is open. */
  void candidates(Place place) {
    json.writeArrayPropertyStart("candidates");
    if (place instanceof Place.Ambiguous ambiguous) {
      for (Place.Known candidate : ambiguous.candidates()) {
        json.writeStartObject();
        place(candidate, true);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** The actor, within an object that is open. */
  void actor(Actor actor) {
    json.writeStringProperty("name", actor.name());
    json.writeStringProperty("kind", actor.kind().code());
    Actor.Known known = actor instanceof Actor.Known k ? k : null;
    text("id", known == null ? null : known.id());
    text("country", known == null ? null : known.country());
  }

  /** The claim, within an object that is open. */
  void claim(Claim claim) {
    json.writeStringProperty("harm", claim.harm().code());
    json.writeStringProperty("group", claim.group().code());
    text("group_wording", quotes ? claim.groupWording() : null);
    text("party", claim.party());
    json.writeObjectPropertyStart("quantity");
    bound("low", claim.figure().low());
    bound("high", claim.figure().high());
    json.writeStringProperty("kind", claim.figure().kind());
    text("wording", quotes ? claim.quantity().quote() : null);
    evidence("evidence", claim.quantity());
    json.writeEndObject();
    json.writeStringProperty("scope", claim.scope().code());
    json.writeStringProperty("status", claim.status().code());
    Speaker speaker = claim.speaker();
    if (speaker == null) {
      json.writeNullProperty("said_by");
    } else {
      speaker("said_by", speaker);
    }
    evidence("evidence", claim.evidence());
    json.writeNumberProperty("phrase", claim.phrase());
    json.writeNumberProperty("certainty", claim.certainty());
    json.writeStringProperty("rule", claim.rule());
  }

  void speaker(String name, Speaker speaker) {
    json.writeObjectPropertyStart(name);
    text("name", speaker.name());
    text("role", speaker.role());
    text("organisation", speaker.organisation());
    json.writeStringProperty("kind", speaker.kind().code());
    evidence("evidence", speaker.evidence());
    json.writeEndObject();
  }

  private void bound(String name, OptionalLong value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, value.getAsLong());
    } else {
      json.writeNullProperty(name);
    }
  }
}
