package attest.export;

import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.Weapon;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns and codings of the Global Terrorism Database, one row an incident; docs/exports.md
 * has the rules. Whether an attack is terrorism is for people to say: its three criteria stay
 * empty.
 */
final class GtdScheme implements Scheme {
  private final Crosswalk crosswalk;
  private final List<Column> columns;

  GtdScheme(Crosswalk crosswalk) {
    this.crosswalk = crosswalk;
    columns =
        List.of(
            Column.text("eventid", row -> row.revision().id()),
            Column.whole("iyear", row -> (long) time(row).start().getYear()),
            Column.whole("imonth", GtdScheme::month),
            Column.whole("iday", GtdScheme::day),
            Column.text("approxdate", GtdScheme::approximate),
            Column.whole("extended", GtdScheme::extended),
            Column.empty("country"),
            Column.text("country_txt", Row::countryName),
            Column.empty("region"),
            Column.text("provstate", FlatScheme::admin1),
            Column.text("city", GtdScheme::city),
            Column.decimal("latitude", FlatScheme::latitude),
            Column.decimal("longitude", FlatScheme::longitude),
            Column.whole("specificity", row -> place(row, 0)),
            Column.whole("vicinity", row -> place(row, 1)),
            Column.text("location", GtdScheme::location),
            Column.text("summary", Row::words),
            Column.empty("crit1"),
            Column.empty("crit2"),
            Column.empty("crit3"),
            Column.empty("doubtterr"),
            Column.empty("multiple"),
            Column.whole("success", row -> row.incident().status().happened() ? 1L : 0L),
            Column.whole(
                "suicide", row -> row.incident().type() == EventType.SUICIDE_BOMBING ? 1L : 0L),
            Column.whole("attacktype1", row -> Long.valueOf(attack(row).getFirst())),
            Column.text("attacktype1_txt", row -> attack(row).getLast()),
            Column.whole("targtype1", row -> number(target(row, 0))),
            Column.text("targtype1_txt", row -> label(target(row, 0))),
            Column.text("gname", this::group),
            Column.whole("guncertain1", this::uncertain),
            Column.whole("individual", row -> perpetrator(row, "individual") == null ? 0L : 1L),
            Column.empty("nperps"),
            Column.whole("nperpcap", GtdScheme::captured),
            Column.whole("claimed", GtdScheme::claimed),
            Column.whole("weaptype1", row -> number(weapon(row, 0))),
            Column.text("weaptype1_txt", row -> label(weapon(row, 0))),
            Column.whole("nkill", row -> total(row, Claim.Harm.KILLED)),
            Column.empty("nkillus"),
            Column.whole("nkillter", row -> assailants(row, Claim.Harm.KILLED)),
            Column.whole("nwound", row -> total(row, Claim.Harm.WOUNDED)),
            Column.empty("nwoundus"),
            Column.whole("nwoundte", row -> assailants(row, Claim.Harm.WOUNDED)),
            Column.whole("ishostkid", row -> isTaking(row) ? 1L : 0L),
            Column.whole("nhostkid", row -> total(row, Claim.Harm.ABDUCTED)),
            Column.text("scite1", row -> source(row, 0)),
            Column.text("scite2", row -> source(row, 1)),
            Column.text("scite3", row -> source(row, 2)),
            Column.text("dbsource", row -> "Attest"));
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> exclusions(Row row) {
    List<String> why = new ArrayList<>();
    Incident incident = row.incident();
    if (!incident.status().happened()) {
      why.add(
          "GTD records attacks that were carried out; the status is " + incident.status().code());
    }
    if (!crosswalk.expresses("type." + incident.type().code(), "gtd")) {
      why.add("GTD has no attack type for " + incident.type().code());
    }
    List<Incident.Party> initiators = row.parties(Participant.Role.INITIATOR);
    if (!initiators.isEmpty()
        && initiators.stream()
            .allMatch(party ->
                crosswalk.findCode("actor." + party.actor().kind().code(), "gtd") == null)) {
      why.add("GTD records attacks of non-state actors; the initiator is a state's force");
    }
    if (row.time() == null || time(row).precision() == TimeInterval.Precision.UNKNOWN) {
      why.add("no year is known");
    }
    if (row.known() == null || row.countryName() == null) {
      why.add("no country is known");
    }
    return why;
  }

  private List<String> attack(Row row) {
    return crosswalk.codes("type." + row.incident().type().code(), "gtd", row.conditions());
  }

  private static TimeInterval time(Row row) {
    TimeInterval time = row.time();
    if (time == null) {
      throw new IllegalStateException("an incident without a time has no row");
    }
    return time;
  }

  /** The month; 0 where it is not known. */
  private static Long month(Row row) {
    TimeInterval time = time(row);
    return time.start().getMonth() == time.end().getMonth()
            && time.start().getYear() == time.end().getYear()
        ? (long) time.start().getMonthValue()
        : isDays(time) ? (long) time.start().getMonthValue() : 0L;
  }

  /** The first day; 0 where only a longer time is known. */
  private static Long day(Row row) {
    TimeInterval time = time(row);
    return isDays(time) ? (long) time.start().getDayOfMonth() : 0L;
  }

  private static boolean isDays(TimeInterval time) {
    return time.precision() == TimeInterval.Precision.DAY
        || time.precision() == TimeInterval.Precision.DAYS;
  }

  private static @Nullable String approximate(Row row) {
    TimeInterval time = time(row);
    return isDays(time) ? null : time.start() + " to " + time.end();
  }

  private static Long extended(Row row) {
    TimeInterval time = time(row);
    boolean several =
        time.precision() == TimeInterval.Precision.DAYS
            && ChronoUnit.DAYS.between(time.start(), time.end()) > 0;
    return several ? 1L : 0L;
  }

  private @Nullable Long place(Row row, int index) {
    List<String> codes = crosswalk.codes("place." + row.placePrecision().code(), "gtd", Set.of());
    return codes.size() <= index ? null : Long.valueOf(codes.get(index));
  }

  private static @Nullable String city(Row row) {
    Place.Known known = row.known();
    boolean town =
        row.placePrecision() == Place.Precision.SETTLEMENT
            || row.placePrecision() == Place.Precision.NEAR;
    return known == null ? null : town ? known.name() : "Unknown";
  }

  private static @Nullable String location(Row row) {
    Place.Known known = row.known();
    boolean area =
        row.placePrecision() == Place.Precision.AREA
            || row.placePrecision() == Place.Precision.SEA
            || row.placePrecision() == Place.Precision.DISTRICT;
    return known == null || !area ? null : known.name();
  }

  private List<String> target(Row row, int index) {
    List<Cited<Target.Kind>> targets = row.incident().targets();
    return targets.size() <= index
        ? List.of("20", "Unknown")
        : crosswalk.codes("target." + targets.get(index).value().code(), "gtd", Set.of());
  }

  private List<String> weapon(Row row, int index) {
    List<Cited<Weapon.Kind>> weapons = row.incident().weapons();
    return weapons.size() <= index
        ? List.of("13", "Unknown")
        : crosswalk.codes("weapon." + weapons.get(index).value().code(), "gtd", Set.of());
  }

  private static @Nullable Long number(List<String> codes) {
    return codes.isEmpty() ? null : Long.valueOf(codes.getFirst());
  }

  private static @Nullable String label(List<String> codes) {
    return codes.isEmpty() ? null : codes.getLast();
  }

  private Incident.@Nullable Party perpetrator(Row row, String code) {
    for (Incident.Party party : row.parties(Participant.Role.INITIATOR)) {
      if (code.equals(crosswalk.findCode("actor." + party.actor().kind().code(), "gtd"))) {
        return party;
      }
    }
    return null;
  }

  private String group(Row row) {
    Incident.Party group = perpetrator(row, "group");
    return group == null ? "Unknown" : group.actor().name();
  }

  private Long uncertain(Row row) {
    Incident.Party group = perpetrator(row, "group");
    return group != null && group.hedged() ? 1L : 0L;
  }

  private static @Nullable Long claimed(Row row) {
    return row.parties(Participant.Role.INITIATOR).stream().anyMatch(Incident.Party::claimed)
        ? 1L
        : null;
  }

  private static @Nullable Long captured(Row row) {
    Long captured = assailants(row, Claim.Harm.CAPTURED);
    return captured == null ? assailants(row, Claim.Harm.DETAINED) : captured;
  }

  private static @Nullable Long total(Row row, Claim.Harm harm) {
    HarmTotal total = HarmTotal.of(row.incident(), harm);
    Long best = total.best();
    return best == null ? total.low() : best;
  }

  private static @Nullable Long assailants(Row row, Claim.Harm harm) {
    HarmTotal total = HarmTotal.of(row.incident(), harm, Claim.Group.ASSAILANTS);
    Long best = total.best();
    return best == null ? total.low() : best;
  }

  private static boolean isTaking(Row row) {
    EventType type = row.incident().type();
    return type == EventType.ABDUCTION
        || type == EventType.HOSTAGE_TAKING
        || type == EventType.HIJACKING
        || row.incident().toll().stream().anyMatch(toll -> toll.harm() == Claim.Harm.ABDUCTED);
  }

  private static @Nullable String source(Row row, int index) {
    if (row.articles().size() <= index) {
      return null;
    }
    var article = row.articles().get(index);
    String publisher = article.publisher();
    String title = row.text() ? article.title() : null;
    String url = article.url();
    return (title == null ? "" : "\"" + title + ",\" ")
        + (publisher == null ? article.source() : publisher)
        + ", "
        + Row.published(article)
        + (url == null ? "" : ", " + url);
  }
}
