package attest.format;

import attest.incident.AccountKey;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Incidents as text for people. Safe for threads. */
public final class IncidentTable {
  /** A printer. */
  public IncidentTable() {}

  /** An incident with its toll below; ends with an empty line. */
  public String overview(IncidentRevision revision) {
    Incident incident = revision.incident();
    StringBuilder out = new StringBuilder();
    out.append(revision.id()).append("  ").append(incident.type().code());
    out.append(" (").append(incident.status().code()).append(")\n");
    out.append("  ").append(time(incident.time())).append(", ");
    out.append(place(incident.place())).append('\n');
    for (Cited<Incident.Party> party : incident.actors()) {
      out.append("  ").append(party(party.value())).append('\n');
    }
    for (Incident.Toll toll : incident.toll()) {
      out.append("  ").append(harmed(toll)).append(": ");
      out.append(figures(toll.low(), toll.best(), toll.high())).append('\n');
    }
    for (Claim.Harm harm : Claim.Harm.values()) {
      if (incident.toll().stream().filter(toll -> toll.harm() == harm).count() > 1) {
        HarmTotal all = HarmTotal.of(incident, harm);
        out.append("  ").append(harm.code()).append(" in all: ");
        out.append(figures(all.low(), all.best(), all.high())).append('\n');
      }
    }
    for (Incident.Disagreement disagreement : incident.disagreements()) {
      out.append("  ! ").append(disagreement.harm().code()).append(' ');
      out.append(disagreement.group().code()).append(": ").append(disagreement.reason());
      out.append('\n');
    }
    Set<String> articles = new TreeSet<>();
    incident.accounts().forEach(key -> articles.add(key.article()));
    out.append("  ").append(counted(incident.accounts().size(), "account")).append(" in ");
    out.append(counted(articles.size(), "article")).append(" of ");
    out.append(counted(incident.origins(), "origin")).append("; revision ");
    out.append(revision.revision()).append(" of ").append(revision.revised()).append("\n\n");
    return out.toString();
  }

  /**
   * The revisions of an incident: when each was made and why, and what it changed.
   *
   * @param revisions in their order
   */
  public String history(List<IncidentRevision> revisions) {
    StringBuilder out = new StringBuilder();
    Map<String, String> before = Map.of();
    Set<AccountKey> accounts = Set.of();
    for (IncidentRevision revision : revisions) {
      out.append("revision ").append(revision.revision()).append("  ");
      out.append(revision.revised()).append("  ").append(revision.cause()).append('\n');
      Map<String, String> now = values(revision.incident());
      Set<String> names = new LinkedHashSet<>(now.keySet());
      names.addAll(before.keySet());
      for (String name : names) {
        String old = before.get(name);
        String value = now.get(name);
        if (!Objects.equals(old, value)) {
          out.append("  ").append(name).append(": ");
          out.append(old == null ? "" : old + " -> ");
          out.append(value == null ? "nothing" : value).append('\n');
        }
      }
      Set<AccountKey> held = new TreeSet<>(revision.incident().accounts());
      for (AccountKey key : held) {
        if (!accounts.contains(key)) {
          out.append("  + ").append(key).append('\n');
        }
      }
      for (AccountKey key : accounts) {
        if (!held.contains(key)) {
          out.append("  - ").append(key).append('\n');
        }
      }
      before = now;
      accounts = held;
    }
    return out.toString();
  }

  private static Map<String, String> values(Incident incident) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("type", incident.type().code());
    values.put("status", incident.status().code());
    values.put("time", time(incident.time()));
    values.put("place", place(incident.place()));
    List<String> actors = new ArrayList<>();
    incident.actors().forEach(party -> actors.add(party(party.value())));
    if (!actors.isEmpty()) {
      values.put("actors", String.join("; ", actors));
    }
    for (Incident.Toll toll : incident.toll()) {
      values.put(
          harmed(toll), figures(toll.low(), toll.best(), toll.high()) + " by " + toll.rule());
    }
    for (Incident.Disagreement disagreement : incident.disagreements()) {
      values.put(
          "disagreement on " + disagreement.harm().code() + " " + disagreement.group().code(),
          disagreement.reason());
    }
    values.put("origins", Integer.toString(incident.origins()));
    return values;
  }

  private static String harmed(Incident.Toll toll) {
    return toll.harm().code() + " " + toll.group().code();
  }

  private static String time(@Nullable Cited<TimeInterval> time) {
    if (time == null) {
      return "time not known";
    }
    TimeInterval interval = time.value();
    return interval.start().equals(interval.end())
        ? interval.start().toString()
        : interval.start() + " to " + interval.end() + " (" + interval.precision().code() + ")";
  }

  private static String place(@Nullable Cited<Place> place) {
    return place == null ? "place not known" : Finding.place(place.value());
  }

  private static String party(Incident.Party party) {
    return party.role().code()
        + ": "
        + party.actor().name()
        + (party.hedged() ? " (not sure)" : "")
        + (party.claimed() ? " (claimed it)" : "");
  }

  private static String figures(@Nullable Long low, @Nullable Long best, @Nullable Long high) {
    String number = best == null ? "not known" : best.toString();
    return low != null && low.equals(high)
        ? number
        : number + " [" + (low == null ? "?" : low) + " to " + (high == null ? "?" : high) + "]";
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
