package attest.export;

import attest.document.Article;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.Target;
import attest.incident.TimeInterval;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns and codings of the UCDP Georeferenced Event Dataset, one row an incident;
 * docs/exports.md has the rules. On every row best is the sum of its four parts, and low &lt;= best
 * &lt;= high.
 */
final class UcdpScheme implements Scheme {
  private final Crosswalk crosswalk;
  private final List<Column> columns;

  UcdpScheme(Crosswalk crosswalk) {
    this.crosswalk = crosswalk;
    columns =
        List.of(
            Column.text("id", row -> row.revision().id()),
            Column.empty("relid"),
            Column.whole("year", row -> (long) time(row).start().getYear()),
            Column.empty("active_year"),
            Column.empty("code_status"),
            Column.whole("type_of_violence", row -> sides(row).type()),
            Column.empty("conflict_dset_id"),
            Column.empty("conflict_new_id"),
            Column.empty("conflict_name"),
            Column.empty("dyad_dset_id"),
            Column.empty("dyad_new_id"),
            Column.text("dyad_name", row -> sides(row).a() + " - " + sides(row).b()),
            Column.empty("side_a_dset_id"),
            Column.empty("side_a_new_id"),
            Column.text("side_a", row -> sides(row).a()),
            Column.empty("side_b_dset_id"),
            Column.empty("side_b_new_id"),
            Column.text("side_b", row -> sides(row).b()),
            Column.whole("number_of_sources", row -> (long) row.articles().size()),
            Column.text("source_article", UcdpScheme::sources),
            Column.text("source_office", row -> Row.joined(row.publishers())),
            Column.text(
                "source_date",
                row -> Row.joined(row.articles().stream().map(Row::published).toList())),
            Column.text("source_headline", UcdpScheme::headlines),
            Column.empty("source_original"),
            Column.whole("where_prec", this::wherePrecision),
            Column.text("where_coordinates", UcdpScheme::placeName),
            Column.text("where_description", UcdpScheme::placeWords),
            Column.text("adm_1", FlatScheme::admin1),
            Column.empty("adm_2"),
            Column.decimal("latitude", FlatScheme::latitude),
            Column.decimal("longitude", FlatScheme::longitude),
            Column.text("geom_wkt", UcdpScheme::wkt),
            Column.whole("priogrid_gid", UcdpScheme::gridCell),
            Column.text("country", Row::countryName),
            Column.empty("country_id"),
            Column.empty("region"),
            Column.whole("event_clarity", row -> 1L),
            Column.whole("date_prec", this::datePrecision),
            Column.text("date_start", FlatScheme::start),
            Column.text("date_end", FlatScheme::end),
            Column.whole("deaths_a", row -> deaths(row).a()),
            Column.whole("deaths_b", row -> deaths(row).b()),
            Column.whole("deaths_civilians", row -> deaths(row).civilians()),
            Column.whole("deaths_unknown", row -> deaths(row).unknown()),
            Column.whole("best", row -> deaths(row).best()),
            Column.whole("high", row -> deaths(row).high()),
            Column.whole("low", row -> deaths(row).low()),
            Column.empty("gwnoa"),
            Column.empty("gwnob"));
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> exclusions(Row row) {
    List<String> why = new ArrayList<>();
    if (!row.incident().status().happened()) {
      why.add("UCDP records what happened; the status is " + row.incident().status().code());
    }
    Sides sides = findSides(row);
    if (sides == null) {
      why.add("UCDP needs an organised actor and whom it fought or harmed; no account names both");
    } else {
      Deaths deaths = Deaths.of(row.incident(), sides);
      if (deaths.best() == 0 && deaths.low() == 0 && deaths.high() == 0) {
        why.add("UCDP needs at least one death in the low, best or high figure");
      }
    }
    if (row.time() == null) {
      why.add("no time is known");
    } else if (datePrecision(row) == null) {
      why.add("UCDP has no date precision for a time that is not known to the year");
    }
    if (row.known() == null) {
      why.add("no place is known");
    } else if (wherePrecision(row) == null) {
      why.add("UCDP has no place precision for a place known as " + row.placePrecision().code());
    }
    return why;
  }

  private @Nullable Long wherePrecision(Row row) {
    return crosswalk.findNumber("place." + row.placePrecision().code(), "ucdp");
  }

  /** As said; but a stretch of named days that is longer than six is known less exactly. */
  private @Nullable Long datePrecision(Row row) {
    TimeInterval time = row.time();
    if (time == null) {
      return null;
    }
    Long said = crosswalk.findNumber("time." + time.precision().code(), "ucdp");
    if (said == null) {
      return null;
    }
    long days = ChronoUnit.DAYS.between(time.start(), time.end()) + 1;
    long least = days <= 1 ? 1 : days <= 6 ? 2 : days == 7 ? 3 : days <= 31 ? 4 : 5;
    return Math.max(said, least);
  }

  private static TimeInterval time(Row row) {
    TimeInterval time = row.time();
    if (time == null) {
      throw new IllegalStateException("an incident without a time has no row");
    }
    return time;
  }

  /**
   * Who fought or harmed whom.
   *
   * @param a the government, if one side is; else who began
   * @param b the other side, or {@code Civilians}
   * @param type 1 state-based, 2 non-state, 3 one-sided
   * @param governmentIsA whether side a is a government
   * @param initiatorIsA whether side a is the side that began
   */
  private record Sides(
      String a, String b, long type, boolean governmentIsA, boolean initiatorIsA) {}

  private Sides sides(Row row) {
    Sides sides = findSides(row);
    if (sides == null) {
      throw new IllegalStateException("an incident without sides has no row");
    }
    return sides;
  }

  private @Nullable Sides findSides(Row row) {
    List<Actor> first = organised(row.parties(Participant.Role.INITIATOR));
    List<Actor> second = organised(row.parties(Participant.Role.TARGET));
    for (Actor other : organised(row.parties(Participant.Role.OTHER))) {
      if (first.isEmpty()) {
        first = List.of(other);
      } else if (second.isEmpty() && !first.contains(other)) {
        second = List.of(other);
      }
    }
    if (first.isEmpty()) {
      return null;
    }
    Actor a = first.getFirst();
    if (second.isEmpty()) {
      return hasCivilianTarget(row)
          ? new Sides(a.name(), "Civilians", 3, isGovernment(a), true)
          : null;
    }
    Actor b = second.getFirst();
    boolean swap = isGovernment(b) && !isGovernment(a);
    boolean state = isGovernment(a) || isGovernment(b);
    return new Sides(
        swap ? b.name() : a.name(), swap ? a.name() : b.name(), state ? 1 : 2, state, !swap);
  }

  private List<Actor> organised(List<Incident.Party> parties) {
    return parties.stream()
        .map(Incident.Party::actor)
        .filter(actor -> {
          String code = crosswalk.findCode("actor." + actor.kind().code(), "ucdp");
          return "government".equals(code) || "organised".equals(code);
        })
        .toList();
  }

  private boolean isGovernment(Actor actor) {
    return "government".equals(crosswalk.findCode("actor." + actor.kind().code(), "ucdp"));
  }

  private static boolean hasCivilianTarget(Row row) {
    boolean killed =
        row.incident().toll().stream()
            .anyMatch(
                toll -> toll.harm() == Claim.Harm.KILLED && toll.group() == Claim.Group.CIVILIANS);
    return killed
        || row.parties(Participant.Role.TARGET).stream()
            .anyMatch(party -> party.actor().kind() == Actor.Kind.CIVILIANS)
        || row.incident().targets().stream()
            .anyMatch(target -> target.value() == Target.Kind.CIVILIAN);
  }

  /** The deaths as UCDP counts them. */
  private record Deaths(long a, long b, long civilians, long unknown, long low, long high) {
    static Deaths of(Incident incident, Sides sides) {
      long a = 0;
      long b = 0;
      long unknown = 0;
      long assailants = best(incident, Claim.Group.ASSAILANTS);
      long forces = best(incident, Claim.Group.SECURITY_FORCES);
      long civilians = best(incident, Claim.Group.CIVILIANS);
      boolean state = sides.type() == 1;
      if (sides.governmentIsA()) {
        a += forces;
      } else {
        unknown += forces;
      }
      if (state ? !sides.governmentIsA() : sides.initiatorIsA()) {
        a += assailants;
      } else {
        b += assailants;
      }
      long unspecified = best(incident, Claim.Group.UNSPECIFIED);
      boolean alone = forces == 0 && civilians == 0;
      unknown += alone ? Math.max(0, unspecified - assailants) : unspecified;
      long best = a + b + civilians + unknown;
      HarmTotal total = HarmTotal.of(incident, Claim.Harm.KILLED);
      long low = total.low() == null ? 0 : total.low();
      long high = total.high() == null ? best : total.high();
      return new Deaths(
          a, b, civilians, unknown, Math.min(low, best), Math.max(high, Math.max(best, low)));
    }

    private static long best(Incident incident, Claim.Group group) {
      HarmTotal total = HarmTotal.of(incident, Claim.Harm.KILLED, group);
      Long best = total.best();
      Long low = total.low();
      return best != null ? best : low != null ? low : 0;
    }

    long best() {
      return a + b + civilians + unknown;
    }
  }

  private Deaths deaths(Row row) {
    return Deaths.of(row.incident(), sides(row));
  }

  private static @Nullable String placeName(Row row) {
    Place place = row.place();
    return place == null ? null : place.name();
  }

  private static @Nullable String placeWords(Row row) {
    var place = row.incident().place();
    return place == null || !row.text() ? null : place.citations().getFirst().evidence().quote();
  }

  private static @Nullable String wkt(Row row) {
    Place.Point point = row.point();
    return point == null
        ? null
        : String.format(Locale.ROOT, "POINT (%s %s)", point.longitude(), point.latitude());
  }

  /** The cell of PRIO-GRID: half a degree wide, counted from the south-west corner of the map. */
  private static @Nullable Long gridCell(Row row) {
    Place.Point point = row.point();
    if (point == null) {
      return null;
    }
    long line = Math.min(359, (long) Math.floor((point.latitude() + 90) * 2));
    long column = Math.min(719, (long) Math.floor((point.longitude() + 180) * 2));
    return line * 720 + column + 1;
  }

  private static String sources(Row row) {
    return row.articles().stream()
        .map(article -> {
          String publisher = article.publisher();
          String title = row.text() ? article.title() : null;
          return quoted(
              (publisher == null ? article.source() : publisher)
                  + ","
                  + Row.published(article)
                  + (title == null ? "" : "," + title));
        })
        .collect(Collectors.joining(";"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "'") + "\"";
  }

  private static @Nullable String headlines(Row row) {
    if (!row.text()) {
      return null;
    }
    List<String> titles = new ArrayList<>();
    for (Article article : row.articles()) {
      String title = article.title();
      if (title != null) {
        titles.add(title);
      }
    }
    return Row.joined(titles);
  }
}
