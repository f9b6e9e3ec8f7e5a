package attest.api;

import attest.incident.Cited;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.TimeInterval;
import attest.settings.ServeOptions;
import attest.store.Change;
import attest.store.IncidentQuery;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JsonGenerator;

/** Changes as items of feeds. Safe for threads. */
@Component
final class ChangeItems {
  private final ServeOptions serve;

  ChangeItems(ServeOptions serve) {
    this.serve = serve;
  }

  /** Where the desk is, without a slash at its end: as set, else as it was asked. */
  String base() {
    String set = serve.publicUrl();
    String base =
        set.isEmpty()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : set;
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Whether a change is of what a query asks for; the end of an incident always is. */
  static boolean fits(IncidentQuery query, Change change) {
    IncidentRevision revision = change.revision();
    return revision == null || query.matches(revision);
  }

  /** The identity of a change among all. */
  static String id(Change change) {
    IncidentRevision revision = change.revision();
    return "urn:attest:incident:"
        + change.incident()
        + ":"
        + (revision == null ? "end:" + change.number() : revision.revision());
  }

  /** A line that says what it is about. */
  static String title(Change change) {
    IncidentRevision revision = change.revision();
    if (revision == null) {
      String to = change.mergedInto();
      return "Incident " + change.incident() + (to == null ? " ended" : " was merged into " + to);
    }
    Incident incident = revision.incident();
    Cited<Place> place = incident.place();
    Cited<TimeInterval> time = incident.time();
    return words(incident.type().code())
        + (place == null ? "" : " in " + place.value().name())
        + (time == null ? "" : ", " + time.value().start())
        + (revision.revision() == 1 ? " (new)" : " (revision " + revision.revision() + ")");
  }

  /** What is known, in a sentence or two. */
  static String summary(Change change) {
    IncidentRevision revision = change.revision();
    if (revision == null) {
      return change.cause();
    }
    String tolls =
        revision.incident().toll().stream()
            .map(toll ->
                words(toll.harm().code())
                    + " ("
                    + words(toll.group().code())
                    + "): "
                    + figure(toll))
            .collect(Collectors.joining("; "));
    return tolls.isEmpty() ? change.cause() : tolls + ". " + change.cause();
  }

  private static String figure(Incident.Toll toll) {
    Long best = toll.best();
    if (best != null) {
      return best.toString();
    }
    return toll.low() == null ? "not known" : "at least " + toll.low();
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }

  /** Writes a change as an object. */
  static void write(JsonGenerator json, Change change) {
    IncidentRevision revision = change.revision();
    json.writeStartObject();
    json.writeNumberProperty("number", change.number());
    json.writeStringProperty("incident", change.incident());
    json.writeStringProperty("at", change.at().toString());
    json.writeStringProperty("cause", change.cause());
    json.writeStringProperty("title", title(change));
    number(json, "revision", revision);
    Json.text(json, "merged_into", change.mergedInto());
    json.writeStringProperty("url", "/api/v1/incidents/" + change.incident());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable IncidentRevision revision) {
    if (revision == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, revision.revision());
    }
  }
}
