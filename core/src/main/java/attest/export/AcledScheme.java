package attest.export;

import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.TimeInterval;
import com.ibm.icu.util.Region;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns and codings of ACLED, one row an incident; docs/exports.md has the rules. */
final class AcledScheme implements Scheme {
  private static final String CIVILIANS = "Civilians";

  private final Crosswalk crosswalk;
  private final List<Column> columns;

  AcledScheme(Crosswalk crosswalk) {
    this.crosswalk = crosswalk;
    columns =
        List.of(
            Column.text("event_id_cnty", row -> row.revision().id()),
            Column.text("event_date", row -> day(row).toString()),
            Column.whole("year", row -> (long) day(row).getYear()),
            Column.whole("time_precision", this::timePrecision),
            Column.text("disorder_type", this::disorder),
            Column.text("event_type", row -> types(row).getFirst()),
            Column.text("sub_event_type", row -> types(row).getLast()),
            Column.text("actor1", row -> side(row, true).name()),
            Column.text("assoc_actor_1", row -> side(row, true).others()),
            Column.text("inter1", row -> side(row, true).code()),
            Column.text("actor2", row -> side(row, false).name()),
            Column.text("assoc_actor_2", row -> side(row, false).others()),
            Column.text("inter2", row -> side(row, false).code()),
            Column.text("interaction", this::interaction),
            Column.text("civilian_targeting", this::civilianTargeting),
            Column.whole("iso", AcledScheme::iso),
            Column.empty("region"),
            Column.text("country", Row::countryName),
            Column.text("admin1", FlatScheme::admin1),
            Column.empty("admin2"),
            Column.empty("admin3"),
            Column.text("location", AcledScheme::location),
            Column.decimal("latitude", FlatScheme::latitude),
            Column.decimal("longitude", FlatScheme::longitude),
            Column.whole("geo_precision", this::geoPrecision),
            Column.text("source", row -> Row.joined(row.publishers())),
            Column.empty("source_scale"),
            Column.text("notes", Row::words),
            Column.whole("fatalities", this::fatalities),
            Column.empty("tags"),
            Column.whole("timestamp", row -> row.revision().revised().getEpochSecond()));
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> exclusions(Row row) {
    List<String> why = new ArrayList<>();
    if (!row.incident().status().happened()) {
      why.add("ACLED records what happened; the status is " + row.incident().status().code());
    }
    if (types(row).isEmpty()) {
      why.add(
          "the sub-event type of "
              + row.incident().type().code()
              + " depends on who acted on whom, which no account says");
    }
    TimeInterval time = row.time();
    if (time == null) {
      why.add("no day, week or month is known");
    } else if (timePrecision(row) == null) {
      why.add("ACLED has no date precision for a time known to the " + time.precision().code());
    }
    if (row.place() == null || row.known() == null) {
      why.add("no place is known");
    } else if (geoPrecision(row) == null) {
      why.add("ACLED has no geo precision for a place known as " + row.placePrecision().code());
    } else if (row.point() == null) {
      why.add("the place has no coordinates");
    } else if (row.countryName() == null) {
      why.add("the country is not known");
    }
    return why;
  }

  private List<String> types(Row row) {
    return crosswalk.codes("type." + row.incident().type().code(), "acled", row.conditions());
  }

  private @Nullable Long timePrecision(Row row) {
    TimeInterval time = row.time();
    return time == null ? null : crosswalk.findNumber("time." + time.precision().code(), "acled");
  }

  private @Nullable Long geoPrecision(Row row) {
    return crosswalk.findNumber("place." + row.placePrecision().code(), "acled");
  }

  /** The middle day. */
  private static LocalDate day(Row row) {
    TimeInterval time = row.time();
    if (time == null) {
      throw new IllegalStateException("an incident without a time has no row");
    }
    return time.start().plusDays(ChronoUnit.DAYS.between(time.start(), time.end()) / 2);
  }

  private @Nullable String disorder(Row row) {
    List<String> codes =
        crosswalk.codes("disorder." + types(row).getFirst(), "acled", row.conditions());
    return codes.isEmpty() ? null : codes.getFirst();
  }

  /** One of the two actors of a row. */
  private record Side(@Nullable String name, @Nullable String others, @Nullable String code) {}

  private Side side(Row row, boolean first) {
    List<Incident.Party> parties =
        new ArrayList<>(row.parties(first ? Participant.Role.INITIATOR : Participant.Role.TARGET));
    List<Incident.Party> others = row.parties(Participant.Role.OTHER);
    boolean noSides =
        row.parties(Participant.Role.INITIATOR).isEmpty()
            && row.parties(Participant.Role.TARGET).isEmpty();
    if (noSides && !others.isEmpty()) {
      parties.addAll(first ? others.subList(0, 1) : others.subList(1, others.size()));
    }
    if (parties.isEmpty()) {
      return unnamed(row, first);
    }
    Actor actor = parties.getFirst().actor();
    String rest =
        parties.stream()
            .skip(1)
            .map(party -> party.actor().name())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Side(
        actor.name(),
        rest.isEmpty() ? null : rest,
        crosswalk.findCode("actor." + actor.kind().code(), "acled"));
  }

  /** ACLED writes who is not named as an unidentified group, and unarmed people as civilians. */
  private Side unnamed(Row row, boolean first) {
    String type = types(row).getFirst();
    boolean violence =
        Set.of("Battles", "Explosions/Remote violence", "Violence against civilians")
            .contains(type);
    if (first && violence) {
      return new Side(
          "Unidentified Armed Group",
          null,
          crosswalk.findCode("actor." + Actor.Kind.UNIDENTIFIED_ARMED.code(), "acled"));
    }
    if (!first && row.conditions().contains("target_unarmed") && violence) {
      return new Side(CIVILIANS, null, CIVILIANS);
    }
    return new Side(null, null, null);
  }

  private @Nullable String interaction(Row row) {
    String first = side(row, true).code();
    String second = side(row, false).code();
    if (first == null) {
      return null;
    }
    return second == null ? "Sole " + first : first + "-" + second;
  }

  private @Nullable String civilianTargeting(Row row) {
    List<String> types = types(row);
    boolean targeted =
        types.getFirst().equals("Violence against civilians")
            || types.getLast().equals("Excessive force against protesters")
            || (CIVILIANS.equals(side(row, false).code())
                && !types.getFirst().equals("Strategic developments"));
    return targeted ? "Civilian targeting" : null;
  }

  private static @Nullable Long iso(Row row) {
    Place.Known known = row.known();
    String country = known == null ? null : known.country();
    if (country == null) {
      return null;
    }
    try {
      return (long) Region.getInstance(country).getNumericCode();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String location(Row row) {
    Place place = row.place();
    return place == null ? null : place.name();
  }

  /**
   * The most conservative figure: the least number of dead, vague words as ACLED counts them, 3 for
   * deaths of which no number is said, 0 where no account tells of deaths.
   */
  private Long fatalities(Row row) {
    HarmTotal killed = HarmTotal.of(row.incident(), Claim.Harm.KILLED);
    Long low = killed.low();
    if (low != null) {
      Long vague = isVague(row) ? crosswalk.findNumber("vague." + low, "acled") : null;
      return vague == null ? low : vague;
    }
    boolean told =
        row.incident().toll().stream().anyMatch(toll -> toll.harm() == Claim.Harm.KILLED);
    if (!told) {
      return 0L;
    }
    Long number = crosswalk.findNumber("vague.no-number", "acled");
    long few = number == null ? 0 : number;
    Long high = killed.high();
    return high == null ? few : Math.min(few, high);
  }

  private static boolean isVague(Row row) {
    List<Incident.FiledClaim> basis =
        row.incident().claims().stream()
            .filter(claim ->
                claim.use() == Incident.Use.BASIS && claim.claim().harm() == Claim.Harm.KILLED)
            .toList();
    return basis.size() == 1 && basis.getFirst().claim().figure() instanceof Figure.Unstated;
  }
}
