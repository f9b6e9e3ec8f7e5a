package attest.reconcile;

import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.EventType;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Puts the values that people corrected in place of those that the accounts give. Of several
 * corrections of a value the latest holds. A corrected value rests on the words that the reviewer
 * named, else on those that the value before rested on, else on those that tell the event. A
 * correction that is no value of its field is passed over.
 */
final class Corrections {
  /** The rule of a corrected toll. */
  static final String RULE = "reviewer/1";

  private Corrections() {}

  /**
   * The incident as people corrected it.
   *
   * @param accounts the accounts of the incident
   * @param decisions all decisions; those about other accounts are passed over
   */
  static Incident apply(
      Incident incident, List<FiledAccount> accounts, Collection<Decision> decisions) {
    List<Decision> ordered = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.action() instanceof Decision.Action.Correct
          && incident.accounts().contains(decision.accounts().getFirst())) {
        ordered.add(decision);
      }
    }
    ordered.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id));
    Incident corrected = incident;
    for (Decision decision : ordered) {
      if (decision.action() instanceof Decision.Action.Correct correct) {
        corrected = correct(corrected, accounts, decision.accounts().getFirst(), correct);
      }
    }
    return corrected;
  }

  private static Incident correct(
      Incident incident,
      List<FiledAccount> accounts,
      AccountKey account,
      Decision.Action.Correct correct) {
    try {
      return apply(incident, accounts, account, correct);
    } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
      return incident;
    }
  }

  private static Incident apply(
      Incident incident,
      List<FiledAccount> accounts,
      AccountKey account,
      Decision.Action.Correct correct) {
    String value = correct.value().strip();
    boolean none = value.equals("null");
    return switch (correct.field()) {
      case "type" ->
          with(
              incident,
              EventType.of(bare(value)),
              incident.status(),
              incident.time(),
              incident.place(),
              incident.toll());
      case "status" ->
          with(
              incident,
              incident.type(),
              Mention.Status.valueOf(bare(value).toUpperCase(Locale.ROOT)),
              incident.time(),
              incident.place(),
              incident.toll());
      case "time" -> {
        Cited<TimeInterval> time =
            none
                ? null
                : new Cited<>(
                    time(value), basis(incident, incident.time(), accounts, account, correct));
        yield with(
            incident, incident.type(), incident.status(), time, incident.place(), incident.toll());
      }
      case "place" -> {
        Cited<Place> place =
            none
                ? null
                : new Cited<>(
                    place(value), basis(incident, incident.place(), accounts, account, correct));
        yield with(
            incident, incident.type(), incident.status(), incident.time(), place, incident.toll());
      }
      default ->
          with(
              incident,
              incident.type(),
              incident.status(),
              incident.time(),
              incident.place(),
              toll(incident, correct.field(), none ? null : value));
    };
  }

  private static Incident with(
      Incident old,
      EventType type,
      Mention.Status status,
      @Nullable Cited<TimeInterval> time,
      @Nullable Cited<Place> place,
      List<Incident.Toll> toll) {
    return new Incident(
        old.accounts(),
        type,
        status,
        time,
        place,
        old.actors(),
        old.targets(),
        old.weapons(),
        old.claims(),
        toll,
        old.disagreements(),
        old.origins());
  }

  private static <T> List<Citation> basis(
      Incident incident,
      @Nullable Cited<T> before,
      List<FiledAccount> accounts,
      AccountKey account,
      Decision.Action.Correct correct) {
    Citation named = correct.basis();
    if (named != null && incident.accounts().contains(named.account())) {
      return List.of(named);
    }
    if (before != null) {
      return before.citations();
    }
    for (FiledAccount filed : accounts) {
      if (filed.key().equals(account)) {
        return List.of(new Citation(account, filed.account().trigger()));
      }
    }
    throw new IllegalArgumentException("a correction of another incident");
  }

  private static List<Incident.Toll> toll(Incident incident, String field, @Nullable String value) {
    String[] parts = field.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("toll")) {
      throw new IllegalArgumentException("no field: " + field);
    }
    Claim.Harm harm = Claim.Harm.valueOf(parts[1].toUpperCase(Locale.ROOT));
    Claim.Group group = Claim.Group.valueOf(parts[2].toUpperCase(Locale.ROOT));
    List<Incident.Toll> lines = new ArrayList<>();
    List<String> claims = new ArrayList<>();
    int at = incident.toll().size();
    for (Incident.Toll line : incident.toll()) {
      if (line.harm() == harm && line.group() == group) {
        claims.addAll(line.claims());
        at = lines.size();
      } else {
        lines.add(line);
      }
    }
    if (value == null) {
      return lines;
    }
    Map<String, Object> figures = object(value);
    List<String> basis = claims.isEmpty() ? claims(incident, harm) : claims;
    lines.add(
        Math.min(at, lines.size()),
        new Incident.Toll(
            harm,
            group,
            number(figures, "low"),
            number(figures, "best"),
            number(figures, "high"),
            RULE,
            basis));
    return lines;
  }

  /** The claims of a harm, else all claims. */
  private static List<String> claims(Incident incident, Claim.Harm harm) {
    List<String> keys = new ArrayList<>();
    for (Incident.FiledClaim claim : incident.claims()) {
      if (claim.claim().harm() == harm) {
        keys.add(claim.key());
      }
    }
    return keys.isEmpty()
        ? incident.claims().stream().map(Incident.FiledClaim::key).toList()
        : keys;
  }

  private static TimeInterval time(String value) {
    Map<String, Object> fields = object(value);
    return new TimeInterval(
        LocalDate.parse(text(fields, "start")),
        LocalDate.parse(text(fields, "end")),
        TimeInterval.Precision.valueOf(text(fields, "precision").toUpperCase(Locale.ROOT)));
  }

  private static Place place(String value) {
    Map<String, Object> fields = object(value);
    Place.Precision precision =
        Place.Precision.valueOf(text(fields, "precision").toUpperCase(Locale.ROOT));
    Place.Point point =
        fields.get("latitude") instanceof Number latitude
                && fields.get("longitude") instanceof Number longitude
            ? new Place.Point(latitude.doubleValue(), longitude.doubleValue())
            : null;
    if (precision == Place.Precision.UNKNOWN && point == null && !fields.containsKey("country")) {
      return new Place.Unknown(text(fields, "name"));
    }
    return new Place.Known(
        number(fields, "geonames_id"),
        text(fields, "name"),
        fields.get("country") instanceof String country ? country : null,
        fields.get("admin1") instanceof String admin1 ? admin1 : null,
        point,
        precision);
  }

  private static String bare(String value) {
    return value.replace("\"", "");
  }

  private static String text(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no text: " + name);
  }

  private static @Nullable Long number(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  /** The texts and numbers of a JSON object; lists and objects in it are passed over. */
  private static Map<String, Object> object(String value) {
    Map<String, Object> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object: " + value);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        switch (parser.nextToken()) {
          case VALUE_STRING -> fields.put(name, parser.getString());
          case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
          case VALUE_NUMBER_FLOAT -> fields.put(name, parser.getDoubleValue());
          case START_OBJECT, START_ARRAY -> parser.skipChildren();
          default -> {}
        }
      }
    }
    return fields;
  }
}
