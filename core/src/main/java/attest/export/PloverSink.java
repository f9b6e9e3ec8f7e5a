package attest.export;

import attest.document.Article;
import attest.format.RecordWriter;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes incidents as JSON Lines with the fields and codes of PLOVER 0.8. */
final class PloverSink implements Sink, Scheme {
  private final Writer out;
  private final Crosswalk crosswalk;
  private final JsonFactory factory = new JsonFactory();

  PloverSink(Writer out, Crosswalk crosswalk) {
    this.out = out;
    this.crosswalk = crosswalk;
  }

  @Override
  public List<Column> columns() {
    return List.of();
  }

  @Override
  public List<String> exclusions(Row row) {
    List<String> why = new ArrayList<>();
    if (codes(row).isEmpty()) {
      why.add("PLOVER has no event for " + row.incident().type().code());
    }
    if (row.time() == null) {
      why.add("PLOVER needs a date, and no time is known");
    }
    if (row.incident().status() == Mention.Status.FOILED) {
      why.add("PLOVER has no way to say that an event was foiled");
    }
    return why;
  }

  private List<String> codes(Row row) {
    return crosswalk.codes("type." + row.incident().type().code(), "plover", row.conditions());
  }

  @Override
  public void write(Row row) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      event(json, row);
    }
    out.write(text.append('\n').toString());
  }

  private void event(JsonGenerator json, Row row) {
    List<String> codes = codes(row);
    Mention.Status status = row.incident().status();
    boolean threat = status == Mention.Status.THREATENED;
    json.writeStartObject();
    json.writeStringProperty("id", row.revision().id());
    TimeInterval time = row.time();
    text(json, "date", time == null ? null : time.start().toString());
    text(json, "enddate", time == null ? null : time.end().toString());
    actors(json, "actor", row.parties(Participant.Role.INITIATOR));
    actors(json, "recipient", row.parties(Participant.Role.TARGET));
    json.writeStringProperty("event", threat ? "THREATEN" : codes.getFirst());
    text(json, "mode", threat || codes.size() < 2 ? null : codes.get(1));
    text(
        json,
        "aux_mode",
        switch (status) {
          case PLANNED -> "future";
          case HYPOTHETICAL -> "hypothetical";
          case DENIED -> "negation";
          default -> null;
        });
    json.writeNullProperty("context");
    place(json, row);
    text(json, "event_text", row.words());
    json.writeObjectPropertyStart("size");
    number(json, "dead", total(row.incident(), Claim.Harm.KILLED));
    number(json, "injured", total(row.incident(), Claim.Harm.WOUNDED));
    number(json, "arrested", total(row.incident(), Claim.Harm.DETAINED));
    json.writeEndObject();
    json.writeArrayPropertyStart("cite_info");
    row.articles().forEach(article -> citation(json, row, article));
    json.writeEndArray();
    json.writeStringProperty("coder", "Attest " + RecordWriter.VERSION);
    json.writeStringProperty("codebook", "PLOVER");
    json.writeStringProperty("version", "0.8");
    json.writeStringProperty("coded_date", row.revision().revised().toString().substring(0, 10));
    json.writeEndObject();
  }

  private void actors(JsonGenerator json, String name, List<Incident.Party> parties) {
    json.writeArrayPropertyStart(name);
    for (Incident.Party party : parties) {
      Actor actor = party.actor();
      json.writeStartObject();
      json.writeStringProperty("name", actor.name());
      text(json, "sector", crosswalk.findCode("actor." + actor.kind().code(), "plover"));
      text(json, "country", actor instanceof Actor.Known known ? known.country() : null);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(JsonGenerator json, Row row) {
    Place place = row.place();
    if (place == null) {
      json.writeNullProperty("event_loc");
      return;
    }
    Place.Known known = row.known();
    Place.Point point = row.point();
    json.writeObjectPropertyStart("event_loc");
    json.writeStringProperty("name", place.name());
    text(json, "country", known == null ? null : known.country());
    text(json, "adm1", known == null ? null : known.admin1());
    if (point == null) {
      json.writeNullProperty("lat");
      json.writeNullProperty("lon");
    } else {
      json.writeNumberProperty("lat", point.latitude());
      json.writeNumberProperty("lon", point.longitude());
    }
    number(
        json, "resolution", crosswalk.findNumber("place." + row.placePrecision().code(), "plover"));
    json.writeEndObject();
  }

  private static void citation(JsonGenerator json, Row row, Article article) {
    json.writeStartObject();
    json.writeStringProperty("citation", article.id());
    text(json, "url", article.url());
    text(json, "title", row.text() ? article.title() : null);
    json.writeStringProperty("language", article.language());
    text(json, "publication", article.publisher());
    text(json, "date", Row.published(article).isEmpty() ? null : Row.published(article));
    json.writeEndObject();
  }

  private static @Nullable Long total(Incident incident, Claim.Harm harm) {
    HarmTotal total = HarmTotal.of(incident, harm);
    Long best = total.best();
    return best == null ? total.low() : best;
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value.longValue());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
