package attest.alert;

import attest.incident.Claim;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.store.IncidentQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is new in a revision of an incident against the one before. */
final class Changes {
  private record Kind(Claim.Harm harm, Claim.Group group) {}

  private Changes() {}

  /**
   * The events of a revision that a filter looks at, each with what happened in words.
   *
   * @param filter the conditions
   * @param before the revision before; null for none
   * @param now the revision
   */
  static Map<AlertEvent, String> compare(
      IncidentQuery filter, @Nullable IncidentRevision before, IncidentRevision now) {
    Map<AlertEvent, String> events = new EnumMap<>(AlertEvent.class);
    boolean fits = filter.matches(now);
    boolean fitted = before != null && filter.matches(before);
    Incident incident = now.incident();
    Incident old = before == null ? null : before.incident();
    if (fits && !fitted) {
      events.put(
          AlertEvent.NEW_INCIDENT,
          before == null
              ? "first known" + tolls(incident)
              : "fits the search since this revision" + tolls(incident));
    }
    if (!fits && !fitted) {
      return events;
    }
    if (old != null) {
      String revised = revised(old, incident);
      if (!revised.isEmpty()) {
        events.put(AlertEvent.TOLL_REVISED, revised);
      }
    }
    if (!fits) {
      return events;
    }
    String disagreement = disagreement(old, incident);
    if (!disagreement.isEmpty()) {
      events.put(AlertEvent.NEW_DISAGREEMENT, disagreement);
    }
    if (incident.origins() >= 2 && (old == null || old.origins() < 2)) {
      events.put(
          AlertEvent.SECOND_ORIGIN,
          "told by " + incident.origins() + " reports that do not depend on each other");
    }
    return events;
  }

  private static String tolls(Incident incident) {
    List<String> parts = new ArrayList<>();
    incident
        .toll()
        .forEach(toll -> parts.add(IncidentWords.of(toll) + " " + IncidentWords.figure(toll)));
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static String revised(Incident old, Incident now) {
    Map<Kind, Incident.Toll> before = byKind(old);
    Map<Kind, Incident.Toll> after = byKind(now);
    Set<Kind> kinds = new LinkedHashSet<>(before.keySet());
    kinds.addAll(after.keySet());
    List<String> parts = new ArrayList<>();
    for (Kind kind : kinds) {
      Incident.Toll a = before.get(kind);
      Incident.Toll b = after.get(kind);
      if (a == null
          || b == null
          || !Objects.equals(a.low(), b.low())
          || !Objects.equals(a.best(), b.best())
          || !Objects.equals(a.high(), b.high())) {
        parts.add(
            IncidentWords.of(a == null ? Objects.requireNonNull(b) : a)
                + ": "
                + IncidentWords.figure(a)
                + " → "
                + IncidentWords.figure(b));
      }
    }
    return String.join("; ", parts);
  }

  private static Map<Kind, Incident.Toll> byKind(Incident incident) {
    Map<Kind, Incident.Toll> tolls = new LinkedHashMap<>();
    incident.toll().forEach(toll -> tolls.put(new Kind(toll.harm(), toll.group()), toll));
    return tolls;
  }

  private static String disagreement(@Nullable Incident old, Incident now) {
    Set<Kind> known = new LinkedHashSet<>();
    if (old != null) {
      old.disagreements().forEach(one -> known.add(new Kind(one.harm(), one.group())));
    }
    List<String> parts = new ArrayList<>();
    for (Incident.Disagreement one : now.disagreements()) {
      if (known.add(new Kind(one.harm(), one.group()))) {
        parts.add(one.harm().code() + ": " + one.reason());
      }
    }
    return String.join("; ", parts);
  }
}
