package attest.desk;

import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs between two states of knowledge of an incident, in words. */
final class Changes {
  private Changes() {}

  /** A revision with what it changed. */
  record Step(int revision, String at, String asOf, String cause, List<String> changes) {}

  /** The steps of a history, the last first. */
  static List<Step> steps(List<IncidentRevision> revisions) {
    List<Step> steps = new ArrayList<>();
    IncidentRevision before = null;
    for (IncidentRevision revision : revisions) {
      steps.addFirst(
          new Step(
              revision.revision(),
              Wording.moment(revision.revised()),
              revision.revised().toString(),
              shorter(revision.cause()),
              between(before == null ? null : before.incident(), revision.incident())));
      before = revision;
    }
    return steps;
  }

  /** Identities of articles with their first digits alone. */
  static String shorter(String cause) {
    return cause.replaceAll("(sha256:[0-9a-f]{8})[0-9a-f]{56}", "$1…");
  }

  /** The differences; what is new is told where there was nothing before. */
  static List<String> between(@Nullable Incident before, Incident after) {
    List<String> changes = new ArrayList<>();
    add(changes, "type", before == null ? null : before.type().code(), after.type().code());
    add(changes, "status", before == null ? null : before.status().code(), after.status().code());
    add(changes, "when", before == null ? null : when(before), when(after));
    add(changes, "where", before == null ? null : where(before), where(after));
    Map<String, String> tolls = before == null ? new TreeMap<>() : tolls(before);
    Map<String, String> now = tolls(after);
    Set<String> all = new LinkedHashSet<>(tolls.keySet());
    all.addAll(now.keySet());
    all.forEach(key -> add(changes, key, tolls.get(key), now.get(key)));
    add(
        changes,
        "accounts",
        before == null ? null : String.valueOf(before.accounts().size()),
        String.valueOf(after.accounts().size()));
    add(
        changes,
        "origins",
        before == null ? null : String.valueOf(before.origins()),
        String.valueOf(after.origins()));
    return changes;
  }

  private static void add(
      List<String> changes, String name, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      changes.add(
          name
              + ": "
              + (before == null ? "" : Wording.words(before) + " → ")
              + (after == null ? "nothing" : Wording.words(after)));
    }
  }

  private static String when(Incident incident) {
    Cited<attest.incident.TimeInterval> time = incident.time();
    return Wording.when(time == null ? null : time.value());
  }

  private static String where(Incident incident) {
    Cited<attest.incident.Place> place = incident.place();
    return Wording.where(place == null ? null : place.value());
  }

  private static Map<String, String> tolls(Incident incident) {
    Map<String, String> tolls = new TreeMap<>();
    for (Incident.Toll toll : incident.toll()) {
      String group =
          toll.group() == Claim.Group.UNSPECIFIED ? "" : " " + Wording.words(toll.group().code());
      tolls.put(
          toll.harm().code() + group,
          new Wording.Range(toll.low(), toll.best(), toll.high())
              + (toll.best() == null ? "" : ", best " + Wording.number(toll.best())));
    }
    return tolls;
  }
}
