package attest.store;

import attest.incident.AccountKey;
import attest.incident.Cited;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an incident meets a query, told from the incident itself; what reviewers said is not
 * looked at.
 */
final class Matching {
  private Matching() {}

  /**
   * Whether a revision meets the query's conditions on time, place, type, actors, toll and words.
   */
  static boolean test(IncidentQuery query, IncidentRevision revision) {
    Incident incident = revision.incident();
    return time(query, incident)
        && (query.country() == null || query.country().equals(IncidentRows.country(incident)))
        && area(query, incident)
        && (query.types().isEmpty() || query.types().contains(incident.type()))
        && (query.statuses().isEmpty() || query.statuses().contains(incident.status()))
        && actor(query, incident)
        && toll(query, incident)
        && (query.changedSince() == null || !revision.revised().isBefore(query.changedSince()))
        && words(query, incident);
  }

  private static boolean time(IncidentQuery query, Incident incident) {
    if (query.from() == null && query.to() == null) {
      return true;
    }
    return incident.time() != null
        && (query.to() == null || IncidentRows.firstDay(incident) <= query.to().toEpochDay())
        && (query.from() == null || IncidentRows.lastDay(incident) >= query.from().toEpochDay());
  }

  private static boolean area(IncidentQuery query, Incident incident) {
    if (query.area() == null) {
      return true;
    }
    Place.Point point = IncidentRows.point(incident);
    return point != null && query.area().contains(point);
  }

  private static boolean actor(IncidentQuery query, Incident incident) {
    if (query.actor() == null) {
      return true;
    }
    String wanted = " " + Words.fold(query.actor()) + " ";
    return IncidentRows.actors(incident).stream().anyMatch(name -> name.contains(wanted));
  }

  private static boolean toll(IncidentQuery query, Incident incident) {
    if (query.toll() == null) {
      return true;
    }
    Long total = HarmTotal.of(incident, query.toll().harm()).size();
    return total != null && total >= query.toll().least();
  }

  private static boolean words(IncidentQuery query, Incident incident) {
    if (query.text() == null) {
      return true;
    }
    List<String> phrases = Words.phrases(query.text());
    if (phrases.isEmpty()) {
      return false;
    }
    Map<AccountKey, StringBuilder> quotes = new HashMap<>();
    cite(quotes, incident.time());
    cite(quotes, incident.place());
    incident.actors().forEach(cited -> cite(quotes, cited));
    incident.targets().forEach(cited -> cite(quotes, cited));
    incident.weapons().forEach(cited -> cite(quotes, cited));
    incident
        .claims()
        .forEach(claim -> add(quotes, claim.account(), claim.claim().evidence().quote()));
    return quotes.values().stream()
        .anyMatch(some -> Words.contain(Words.fold(some.toString()), phrases));
  }

  private static void cite(
      Map<AccountKey, StringBuilder> quotes, @org.jspecify.annotations.Nullable Cited<?> value) {
    if (value != null) {
      value.citations().forEach(cited -> add(quotes, cited.account(), cited.evidence().quote()));
    }
  }

  private static void add(Map<AccountKey, StringBuilder> quotes, AccountKey account, String quote) {
    quotes.computeIfAbsent(account, key -> new StringBuilder()).append(quote).append('\n');
  }
}
