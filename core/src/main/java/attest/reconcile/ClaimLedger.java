package attest.reconcile;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the claims of all accounts of an incident come to. */
final class ClaimLedger {
  final List<Incident.FiledClaim> claims = new ArrayList<>();
  final List<Incident.Toll> tolls = new ArrayList<>();
  final List<Incident.Disagreement> disagreements = new ArrayList<>();
  private final WordLists words;

  /**
   * Puts the claims together.
   *
   * @param accounts the accounts, by day of publication
   * @param origins the number of the origin of each article
   * @param words words that say how figures belong together
   */
  ClaimLedger(List<FiledAccount> accounts, Map<String, Integer> origins, WordLists words) {
    this.words = words;
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FiledAccount filed : accounts) {
      for (Account.IdentifiedClaim claim : filed.account().claims()) {
        Entry entry = new Entry(filed, claim);
        if (seen.add(entry.key())) {
          entries.add(entry);
        }
      }
    }
    promote(entries);
    findRises(entries);
    for (Claim.Harm harm : Claim.Harm.values()) {
      Map<Claim.Group, TollLine> lines = new EnumMap<>(Claim.Group.class);
      for (Claim.Group group : Claim.Group.values()) {
        List<Telling> tellings = tellings(entries, harm, group);
        if (!tellings.isEmpty()) {
          lines.put(group, TollLine.of(harm, group, tellings, origins));
        }
      }
      settle(harm, lines, entries);
    }
    entries.forEach(e -> claims.add(e.toFiledClaim()));
  }

  /**
   * Lets parts stand for themselves where, with the attackers or without, they make up the total.
   */
  private static void promote(List<Entry> entries) {
    for (Entry total : entries) {
      Long whole = Telling.value(total.claim.figure());
      if (!total.isBasis() || total.claim.group() != Claim.Group.UNSPECIFIED || whole == null) {
        continue;
      }
      List<Entry> parts = new ArrayList<>();
      long sum = 0;
      long attackers = 0;
      for (Entry entry : entries) {
        Long value = Telling.value(entry.claim.figure());
        if (!entry.account.equals(total.account)
            || entry.claim.harm() != total.claim.harm()
            || entry.claim.group() == Claim.Group.UNSPECIFIED
            || value == null) {
          continue;
        }
        if (entry.use == Incident.Use.PART) {
          parts.add(entry);
          sum += value;
        } else if (entry.isBasis() && entry.claim.group() == Claim.Group.ASSAILANTS) {
          attackers += value;
        }
      }
      if (!parts.isEmpty() && (sum == whole || sum + attackers == whole)) {
        parts.forEach(e -> e.set(Incident.Use.BASIS, "makes up the total with other groups"));
      }
    }
  }

  /**
   * Finds the figures whose articles say that they take the place of smaller ones, "rose to 11",
   * and sets aside those that their own article calls earlier, "from an earlier toll of six".
   */
  private void findRises(List<Entry> entries) {
    for (Entry entry : entries) {
      entry.rises =
          entry.isBasis()
              && words.saysRising(entry.claim.evidence().quote().toLowerCase(Locale.ROOT));
    }
    for (Entry before : entries) {
      Long least = Telling.value(before.claim.figure());
      if (!before.isBasis() || before.claim.scope() != Claim.Scope.SO_FAR || least == null) {
        continue;
      }
      for (Entry after : entries) {
        Long value = Telling.value(after.claim.figure());
        if (after.isBasis()
            && after.claim.scope() == Claim.Scope.INCIDENT
            && after.account.article().equals(before.account.article())
            && after.claim.harm() == before.claim.harm()
            && after.claim.group() == before.claim.group()
            && (before.claim.speaker() == null || before.line().equals(after.line()))
            && value != null
            && value > least) {
          after.rises = true;
          String later = after.claim.quantity().quote();
          before.set(Incident.Use.SUPERSEDED, "its article gives a later figure: " + later);
        }
      }
    }
  }

  private void settle(Claim.Harm harm, Map<Claim.Group, TollLine> lines, List<Entry> entries) {
    lines
        .values()
        .forEach(line -> {
          Incident.Disagreement odd = line.disagreement();
          if (odd != null) {
            disagreements.add(odd);
          }
        });
    GroupSums sums = new GroupSums(harm, lines, entries, words);
    Incident.Disagreement odd = sums.disagreement();
    if (odd != null) {
      disagreements.add(odd);
    }
    tolls.addAll(sums.tolls());
  }

  /** The figures of each article and source for one harm and group. */
  private static List<Telling> tellings(List<Entry> entries, Claim.Harm harm, Claim.Group group) {
    Map<String, List<Entry>> voices = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.isBasis() && entry.claim.harm() == harm && entry.claim.group() == group) {
        voices
            .computeIfAbsent(entry.account.article() + " " + entry.line(), v -> new ArrayList<>())
            .add(entry);
      }
    }
    List<Telling> tellings = new ArrayList<>();
    voices.values().forEach(voice -> tellings.add(telling(voice, harm, group)));
    tellings.sort(Comparator.comparing(Telling::day).thenComparing(t -> t.entries().get(0).key()));
    return tellings;
  }

  /** The one figure of a source in an article: the phrase that its account settles on. */
  private static Telling telling(List<Entry> voice, Claim.Harm harm, Claim.Group group) {
    Map<String, List<Entry>> phrases = new LinkedHashMap<>();
    for (Entry entry : voice) {
      phrases
          .computeIfAbsent(entry.account + " " + entry.claim.phrase(), p -> new ArrayList<>())
          .add(entry);
    }
    List<Telling> figures = phrases.values().stream().map(Telling::of).toList();
    Telling chosen = null;
    for (Telling figure : figures) {
      Long settled = settled(figure.entries().get(0).filed.account(), harm, group);
      if (figure.best() != null && figure.best().equals(settled)) {
        chosen = figure;
        break;
      }
    }
    for (Telling figure : figures) {
      if (chosen == null || (chosen.best() == null && figure.best() != null)) {
        chosen = figure;
      }
    }
    Telling kept = chosen == null ? figures.get(0) : chosen;
    for (Telling figure : figures) {
      if (figure != kept) {
        figure
            .entries()
            .forEach(e -> e.set(Incident.Use.PART, "its article settles on " + kept.words()));
      }
    }
    return kept;
  }

  private static @Nullable Long settled(Account account, Claim.Harm harm, Claim.Group group) {
    for (Account.Toll toll : account.toll()) {
      if (toll.harm() == harm && toll.group() == group) {
        return toll.best();
      }
    }
    return null;
  }
}
