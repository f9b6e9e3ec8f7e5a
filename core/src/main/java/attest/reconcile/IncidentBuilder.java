package attest.reconcile;

import attest.document.Published;
import attest.incident.Actor;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Decision;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of the accounts of one event what they say together. */
final class IncidentBuilder {
  private static final Comparator<FiledAccount> BY_DAY =
      Comparator.comparing(IncidentBuilder::day).thenComparing(FiledAccount::key);

  private final OriginCounter origins;
  private final WordLists words;

  IncidentBuilder(OriginCounter origins, WordLists words) {
    this.origins = origins;
    this.words = words;
  }

  private static LocalDate day(FiledAccount filed) {
    Published published = filed.article().published();
    return published == null ? LocalDate.MAX : published.date();
  }

  /**
   * The incident of some accounts.
   *
   * @param accounts at least one, in the order of their keys
   * @param decisions all decisions; those about other accounts are passed over
   */
  Incident build(List<FiledAccount> accounts, Collection<Decision> decisions) {
    List<FiledAccount> byDay = new ArrayList<>(accounts);
    byDay.sort(BY_DAY);
    Map<String, Integer> origin = OriginNumbers.of(byDay, decisions, origins);
    ClaimLedger ledger = new ClaimLedger(byDay, origin, words);
    return new Incident(
        accounts.stream().map(FiledAccount::key).toList(),
        type(byDay),
        status(byDay),
        time(byDay),
        place(byDay),
        parties(byDay),
        targets(byDay),
        weapons(byDay),
        ledger.claims,
        ledger.tolls,
        ledger.disagreements,
        (int) origin.values().stream().distinct().count());
  }

  /**
   * The type that most accounts give; the general type only where no account gives another violent
   * one, what follows an event (arrests, agreements) only where nothing else is told.
   */
  private static EventType type(List<FiledAccount> accounts) {
    Map<EventType, Integer> votes = new EnumMap<>(EventType.class);
    for (FiledAccount filed : accounts) {
      votes.merge(filed.account().type(), 1, Integer::sum);
    }
    return votes.entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<EventType, Integer> e) -> rank(e.getKey()))
                .thenComparing(Map.Entry::getValue)
                .thenComparing(e -> -e.getKey().ordinal()))
        .orElseThrow()
        .getKey();
  }

  private static int rank(EventType type) {
    return switch (type) {
      case OTHER -> 0;
      case ARREST, AGREEMENT -> 1;
      case ARMED_ASSAULT -> 2;
      default -> 3;
    };
  }

  private static Mention.Status status(List<FiledAccount> accounts) {
    Map<Mention.Status, Integer> votes = new EnumMap<>(Mention.Status.class);
    for (FiledAccount filed : accounts) {
      votes.merge(filed.account().status(), 1, Integer::sum);
    }
    return votes.entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<Mention.Status, Integer> e) -> e.getKey().happened())
                .thenComparing(Map.Entry::getValue)
                .thenComparing(e -> -e.getKey().ordinal()))
        .orElseThrow()
        .getKey();
  }

  /**
   * The time with which most accounts can agree; of several the most exact, then the first told. A
   * month or a year, with which all agree, only if no account is more exact.
   */
  private static @Nullable Cited<TimeInterval> time(List<FiledAccount> accounts) {
    Map<TimeInterval, List<Citation>> told = new LinkedHashMap<>();
    List<TimeInterval> all = new ArrayList<>();
    for (FiledAccount filed : accounts) {
      TimeMention time = filed.account().time();
      TimeInterval interval = time == null ? null : time.interval();
      if (time != null && interval != null) {
        all.add(interval);
        cite(told, interval, filed, time.evidence());
      }
    }
    TimeInterval best = null;
    long most = -1;
    boolean exact = all.stream().anyMatch(i -> length(i) <= BlockKeys.LONG_INTERVAL);
    for (TimeInterval interval : told.keySet()) {
      if (exact && length(interval) > BlockKeys.LONG_INTERVAL) {
        continue;
      }
      long votes = all.stream().filter(interval::overlaps).count();
      if (best == null || votes > most || (votes == most && length(interval) < length(best))) {
        best = interval;
        most = votes;
      }
    }
    return best == null ? null : new Cited<>(best, told.getOrDefault(best, List.of()));
  }

  private static long length(TimeInterval interval) {
    return interval.end().toEpochDay() - interval.start().toEpochDay();
  }

  /**
   * The most exact place that is told, of several that which most accounts tell, then the first.
   */
  private static @Nullable Cited<Place> place(List<FiledAccount> accounts) {
    Map<Place, List<Citation>> told = new LinkedHashMap<>();
    for (FiledAccount filed : accounts) {
      PlaceMention place = filed.account().place();
      if (place != null) {
        cite(told, place.place(), filed, place.evidence());
      }
    }
    Place best = null;
    for (Map.Entry<Place, List<Citation>> entry : told.entrySet()) {
      Place place = entry.getKey();
      if (best == null
          || exactness(place) > exactness(best)
          || (exactness(place) == exactness(best)
              && entry.getValue().size() > told.getOrDefault(best, List.of()).size())) {
        best = place;
      }
    }
    return best == null ? null : new Cited<>(best, told.getOrDefault(best, List.of()));
  }

  private static int exactness(Place place) {
    return switch (place) {
      case Place.Known known ->
          switch (known.precision()) {
            case SETTLEMENT -> 8;
            case NEAR -> 7;
            case DISTRICT -> 6;
            case PROVINCE -> 5;
            case AREA -> 4;
            case COUNTRY, SEA -> 3;
            case UNKNOWN -> 2;
          };
      case Place.Ambiguous open -> 1;
      case Place.Unknown unknown -> 0;
    };
  }

  private static List<Cited<Incident.Party>> parties(List<FiledAccount> accounts) {
    Map<String, List<Citation>> words = new LinkedHashMap<>();
    Map<String, Incident.Party> parties = new HashMap<>();
    for (FiledAccount filed : accounts) {
      for (Participant participant : filed.account().actors()) {
        String id =
            participant.actor() instanceof Actor.Known known
                ? known.id()
                : " " + participant.actor().name().toLowerCase(Locale.ROOT);
        String key = participant.role().ordinal() + id;
        cite(words, key, filed, participant.evidence());
        Incident.Party before = parties.get(key);
        parties.put(
            key,
            new Incident.Party(
                participant.role(),
                before == null ? participant.actor() : before.actor(),
                participant.hedged() && (before == null || before.hedged()),
                participant.claimed() || (before != null && before.claimed())));
      }
    }
    List<Cited<Incident.Party>> cited = new ArrayList<>();
    words.forEach((key, citations) -> {
      Incident.Party party = parties.get(key);
      if (party != null) {
        cited.add(new Cited<>(party, citations));
      }
    });
    cited.sort(Comparator.comparing(c -> c.value().role()));
    return cited;
  }

  private static List<Cited<Target.Kind>> targets(List<FiledAccount> accounts) {
    Map<Target.Kind, List<Citation>> told = new EnumMap<>(Target.Kind.class);
    for (FiledAccount filed : accounts) {
      for (Target target : filed.account().targets()) {
        cite(told, target.kind(), filed, target.evidence());
      }
    }
    return cited(told);
  }

  private static List<Cited<Weapon.Kind>> weapons(List<FiledAccount> accounts) {
    Map<Weapon.Kind, List<Citation>> told = new EnumMap<>(Weapon.Kind.class);
    for (FiledAccount filed : accounts) {
      for (Weapon weapon : filed.account().weapons()) {
        cite(told, weapon.kind(), filed, weapon.evidence());
      }
    }
    return cited(told);
  }

  private static <T> List<Cited<T>> cited(Map<T, List<Citation>> told) {
    List<Cited<T>> cited = new ArrayList<>();
    told.forEach((value, citations) -> cited.add(new Cited<>(value, citations)));
    return cited;
  }

  private static <T> void cite(
      Map<T, List<Citation>> told, T value, FiledAccount filed, Evidence evidence) {
    told.computeIfAbsent(value, v -> new ArrayList<>()).add(new Citation(filed.key(), evidence));
  }
}
