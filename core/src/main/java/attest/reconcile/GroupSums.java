package attest.reconcile;

import attest.incident.Claim;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a total of people of whom no more is said against the figures for groups of people, so
 * that nobody is counted twice: a total that the groups make up gives way to them, of a greater one
 * the rest remains, and a smaller one disagrees. Attackers are counted apart from victims: they are
 * part of a total only if it says so or if the sum is right with them alone.
 */
final class GroupSums {
  private static final String REST = "rest-of-total/1";

  private final Claim.Harm harm;
  private final Map<Claim.Group, TollLine> lines;
  private final List<Entry> entries;
  private final WordLists words;
  private final List<Incident.Toll> tolls = new ArrayList<>();
  private Incident.@Nullable Disagreement disagreement;

  GroupSums(
      Claim.Harm harm, Map<Claim.Group, TollLine> lines, List<Entry> entries, WordLists words) {
    this.words = words;
    this.harm = harm;
    this.lines = lines;
    this.entries = entries;
    TollLine whole = lines.get(Claim.Group.UNSPECIFIED);
    lines.forEach((group, line) -> {
      if (line != whole) {
        tolls.add(line.toll());
      }
    });
    if (whole != null) {
      check(whole);
    }
  }

  private void check(TollLine whole) {
    Telling total = whole.chosen();
    List<Telling> victims = new ArrayList<>();
    List<Telling> all = new ArrayList<>();
    lines.forEach((group, line) -> {
      Telling chosen = line.chosen();
      if (group != Claim.Group.UNSPECIFIED && chosen.best() != null) {
        all.add(chosen);
        if (group != Claim.Group.ASSAILANTS) {
          victims.add(chosen);
        }
      }
    });
    Long best = total.best();
    if (best == null || all.isEmpty() || shareAPhrase(total, all)) {
      tolls.add(whole.toll());
      return;
    }
    long ofVictims = sum(victims);
    long ofAll = sum(all);
    boolean withAttackers = all.size() > victims.size();
    boolean saysSo = withAttackers && includesAttackers(whole);
    if (withAttackers
        && !victims.isEmpty()
        && fits(total, ofAll)
        && (saysSo || !fits(total, ofVictims))) {
      replace(whole, all);
    } else if (!saysSo && victims.size() > 0 && fits(total, ofVictims)) {
      replace(whole, victims);
    } else {
      List<Telling> counted = saysSo ? all : victims;
      long sum = sum(counted);
      if (counted.isEmpty()) {
        tolls.add(whole.toll());
      } else if (sum < best) {
        rest(whole, counted, sum);
      } else {
        disagree(total, counted);
        replaceQuietly(whole, counted);
      }
    }
  }

  /** Whether the total stands in one phrase with a group: "40 people and three policemen". */
  private static boolean shareAPhrase(Telling total, List<Telling> groups) {
    for (Telling group : groups) {
      for (Entry entry : group.entries()) {
        for (Entry other : total.entries()) {
          if (entry.account.equals(other.account) && entry.claim.phrase() == other.claim.phrase()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a sum can be what the total says: equal if exact, not less if open above. */
  private static boolean fits(Telling total, long sum) {
    Long low = total.low();
    Long high = total.high();
    return (low == null || sum >= low) && (high == null ? low != null : sum <= high);
  }

  private boolean includesAttackers(TollLine whole) {
    for (Telling telling : whole.current()) {
      for (Entry entry : telling.entries()) {
        for (Entry other : entries) {
          int gap = other.claim.quantity().span().begin() - entry.claim.quantity().span().end();
          if (other.claim.group() == Claim.Group.ASSAILANTS
              && other.claim.harm() == harm
              && other.account.article().equals(entry.account.article())
              && gap >= 0
              && gap < 80
              && saysIncluding(entry, other)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean saysIncluding(Entry total, Entry attackers) {
    return words.saysIncluding(
        (total.claim.evidence().quote() + " " + attackers.claim.evidence().quote())
            .toLowerCase(Locale.ROOT));
  }

  private void replace(TollLine whole, List<Telling> groups) {
    for (Telling telling : whole.current()) {
      if (fits(telling, sum(groups))) {
        telling
            .entries()
            .forEach(
                e -> e.set(Incident.Use.PART, "is made up of its groups: " + addition(groups)));
      }
    }
  }

  private static void replaceQuietly(TollLine whole, List<Telling> groups) {
    for (Telling telling : whole.current()) {
      telling
          .entries()
          .forEach(e -> e.set(Incident.Use.PART, "does not reach its groups: " + addition(groups)));
    }
  }

  private void rest(TollLine whole, List<Telling> groups, long sum) {
    Incident.Toll toll = whole.toll();
    Long best = toll.best();
    Long low = toll.low();
    Long high = toll.high();
    List<String> keys = new ArrayList<>(toll.claims());
    keys.addAll(TollLine.keys(groups));
    tolls.add(
        new Incident.Toll(
            harm,
            Claim.Group.UNSPECIFIED,
            low == null ? null : Long.valueOf(Math.max(0, low - sum)),
            best == null ? null : Long.valueOf(best - sum),
            high == null ? null : Long.valueOf(Math.max(0, high - sum)),
            TollLine.RULE + " " + REST,
            keys));
  }

  private void disagree(Telling total, List<Telling> groups) {
    List<String> keys = new ArrayList<>(TollLine.keys(groups));
    keys.addAll(TollLine.keys(List.of(total)));
    disagreement =
        new Incident.Disagreement(
            harm, Claim.Group.UNSPECIFIED, keys, addition(groups) + ", not " + total.words());
  }

  private static String addition(List<Telling> groups) {
    StringBuilder words = new StringBuilder();
    for (Telling group : groups) {
      words.append(words.isEmpty() ? "" : " + ").append(group.best());
    }
    return groups.size() < 2 ? words.toString() : words + " = " + sum(groups);
  }

  private static long sum(List<Telling> groups) {
    long sum = 0;
    for (Telling group : groups) {
      Long best = group.best();
      sum += best == null ? 0 : best;
    }
    return sum;
  }

  List<Incident.Toll> tolls() {
    return tolls;
  }

  Incident.@Nullable Disagreement disagreement() {
    return disagreement;
  }
}
