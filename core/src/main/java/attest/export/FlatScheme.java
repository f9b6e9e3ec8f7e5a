package attest.export;

import attest.document.Article;
import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attest's own table: every incident, all values that fit into cells. */
final class FlatScheme implements Scheme {
  private final List<Column> columns;

  FlatScheme(Crosswalk crosswalk) {
    List<Column> all = new ArrayList<>();
    all.add(Column.text("id", row -> row.revision().id()));
    all.add(Column.whole("revision", row -> (long) row.revision().revision()));
    all.add(Column.text("type", row -> row.incident().type().code()));
    all.add(Column.text("status", row -> row.incident().status().code()));
    all.add(Column.text("date_start", FlatScheme::start));
    all.add(Column.text("date_end", FlatScheme::end));
    all.add(
        Column.text(
            "date_precision",
            row -> {
              TimeInterval time = row.time();
              return time == null ? null : time.precision().code();
            }));
    all.add(
        Column.text(
            "place",
            row -> {
              Place place = row.place();
              return place == null ? null : place.name();
            }));
    all.add(
        Column.text(
            "country",
            row -> {
              Place.Known known = row.known();
              return known == null ? null : known.country();
            }));
    all.add(Column.text("country_name", Row::countryName));
    all.add(Column.text("admin1", FlatScheme::admin1));
    all.add(Column.decimal("latitude", FlatScheme::latitude));
    all.add(Column.decimal("longitude", FlatScheme::longitude));
    all.add(
        Column.whole(
            "geonames_id",
            row -> {
              Place.Known known = row.known();
              return known == null ? null : known.geonamesId();
            }));
    all.add(Column.text("place_precision", row -> row.placePrecision().code()));
    all.add(
        Column.whole(
            "place_uncertainty_km",
            row ->
                row.point() == null
                    ? null
                    : crosswalk.findNumber("place." + row.placePrecision().code(), "kilometres")));
    for (Participant.Role role : Participant.Role.values()) {
      all.add(Column.text("actors_" + role.code(), row -> Row.joined(row.names(role))));
    }
    all.add(
        Column.text(
            "initiator_kinds",
            row ->
                Row.joined(
                    row.parties(Participant.Role.INITIATOR).stream()
                        .map(party -> party.actor().kind().code())
                        .distinct()
                        .toList())));
    all.add(
        Column.text(
            "targets",
            row ->
                Row.joined(row.incident().targets().stream().map(t -> t.value().code()).toList())));
    all.add(
        Column.text(
            "weapons",
            row ->
                Row.joined(row.incident().weapons().stream().map(w -> w.value().code()).toList())));
    for (Claim.Harm harm : Claim.Harm.values()) {
      addToll(all, harm.code(), row -> HarmTotal.of(row.incident(), harm));
    }
    for (Claim.Harm harm : List.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED)) {
      for (Claim.Group group : Claim.Group.values()) {
        addToll(
            all,
            harm.code() + "_" + group.code(),
            row -> HarmTotal.of(row.incident(), harm, group));
      }
    }
    all.add(Column.text("toll_rules", FlatScheme::rules));
    all.add(Column.whole("disagreements", row -> (long) row.incident().disagreements().size()));
    all.add(Column.whole("accounts", row -> (long) row.incident().accounts().size()));
    all.add(Column.whole("articles", row -> (long) row.articles().size()));
    all.add(Column.whole("origins", row -> (long) row.incident().origins()));
    all.add(Column.text("publishers", row -> Row.joined(row.publishers())));
    all.add(Column.text("urls", row -> Row.joined(row.addresses())));
    all.add(
        Column.text(
            "article_ids", row -> Row.joined(row.articles().stream().map(Article::id).toList())));
    all.add(Column.text("words", Row::words));
    all.add(Column.text("first_known", row -> row.revision().firstKnown().toString()));
    all.add(Column.text("revised", row -> row.revision().revised().toString()));
    all.add(Column.text("cause", row -> row.revision().cause()));
    columns = List.copyOf(all);
  }

  private static void addToll(List<Column> all, String name, Function<Row, HarmTotal> totals) {
    all.add(Column.whole(name + "_low", row -> totals.apply(row).low()));
    all.add(Column.whole(name + "_best", row -> totals.apply(row).best()));
    all.add(Column.whole(name + "_high", row -> totals.apply(row).high()));
  }

  private static String rules(Row row) {
    TreeSet<String> rules = new TreeSet<>();
    row.incident().toll().forEach((Incident.Toll toll) -> rules.add(toll.rule()));
    return String.join("; ", rules).toLowerCase(Locale.ROOT);
  }

  static @Nullable String start(Row row) {
    TimeInterval time = row.time();
    return time == null ? null : time.start().toString();
  }

  static @Nullable String end(Row row) {
    TimeInterval time = row.time();
    return time == null ? null : time.end().toString();
  }

  static @Nullable String admin1(Row row) {
    Place.Known known = row.known();
    return known == null ? null : known.admin1();
  }

  static @Nullable Double latitude(Row row) {
    Place.Point point = row.point();
    return point == null ? null : Double.valueOf(point.latitude());
  }

  static @Nullable Double longitude(Row row) {
    Place.Point point = row.point();
    return point == null ? null : Double.valueOf(point.longitude());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> exclusions(Row row) {
    return List.of();
  }
}
