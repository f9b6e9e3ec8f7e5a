package attest.export;

import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Participant;
import attest.incident.Place;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** A table with a second line of tags of the Humanitarian Exchange Language, version 1.1. */
final class HxlScheme implements Scheme {
  private record Tagged(String tag, Column column) {}

  private static final List<Tagged> TAGGED =
      List.of(
          new Tagged("#event+id", Column.text("event_id", row -> row.revision().id())),
          new Tagged("#event+type", Column.text("event_type", row -> row.incident().type().code())),
          new Tagged("#status", Column.text("status", row -> row.incident().status().code())),
          new Tagged("#date+start", Column.text("date_start", FlatScheme::start)),
          new Tagged("#date+end", Column.text("date_end", FlatScheme::end)),
          new Tagged(
              "#date+year",
              Column.whole(
                  "year",
                  row -> {
                    var time = row.time();
                    return time == null ? null : Long.valueOf(time.start().getYear());
                  })),
          new Tagged(
              "#group+name+first",
              Column.text("side_a", row -> Row.joined(row.names(Participant.Role.INITIATOR)))),
          new Tagged(
              "#group+name+second",
              Column.text("side_b", row -> Row.joined(row.names(Participant.Role.TARGET)))),
          new Tagged("#country+code", Column.text("iso3", HxlScheme::iso3)),
          new Tagged("#country+name", Column.text("country", Row::countryName)),
          new Tagged("#adm1+name", Column.text("adm1", FlatScheme::admin1)),
          new Tagged(
              "#loc+name",
              Column.text(
                  "place",
                  row -> {
                    Place place = row.place();
                    return place == null ? null : place.name();
                  })),
          new Tagged("#geo+lat", Column.decimal("lat", FlatScheme::latitude)),
          new Tagged("#geo+lon", Column.decimal("lon", FlatScheme::longitude)),
          new Tagged(
              "#geo+precision", Column.text("precision", row -> row.placePrecision().code())),
          new Tagged(
              "#affected+killed",
              Column.whole(
                  "killed_best", row -> HarmTotal.of(row.incident(), Claim.Harm.KILLED).best())),
          new Tagged(
              "#affected+killed+min",
              Column.whole(
                  "killed_low", row -> HarmTotal.of(row.incident(), Claim.Harm.KILLED).low())),
          new Tagged(
              "#affected+killed+max",
              Column.whole(
                  "killed_high", row -> HarmTotal.of(row.incident(), Claim.Harm.KILLED).high())),
          new Tagged(
              "#affected+injured",
              Column.whole(
                  "wounded", row -> HarmTotal.of(row.incident(), Claim.Harm.WOUNDED).best())),
          new Tagged("#meta+source", Column.text("source", row -> Row.joined(row.publishers()))),
          new Tagged("#meta+url", Column.text("url", row -> Row.joined(row.addresses()))),
          new Tagged("#description", Column.text("headline", HxlScheme::headline)));

  /** The tags, one a column. */
  List<String> tags() {
    return TAGGED.stream().map(Tagged::tag).toList();
  }

  @Override
  public List<Column> columns() {
    return TAGGED.stream().map(Tagged::column).toList();
  }

  @Override
  public List<String> exclusions(Row row) {
    return List.of();
  }

  private static @Nullable String iso3(Row row) {
    Place.Known known = row.known();
    String country = known == null ? null : known.country();
    if (country == null) {
      return null;
    }
    try {
      String code = new Locale.Builder().setRegion(country).build().getISO3Country();
      return code.isEmpty() ? null : code;
    } catch (IllformedLocaleException | MissingResourceException e) {
      return null;
    }
  }

  private static @Nullable String headline(Row row) {
    return row.text() ? row.articles().getFirst().title() : null;
  }
}
