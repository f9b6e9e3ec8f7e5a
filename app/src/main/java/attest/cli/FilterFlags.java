package attest.cli;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.store.IncidentQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags that say which incidents a command is about. */
final class FilterFlags {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Incidents of this day (ISO 8601) or later.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "DAY", description = "Incidents of this day or earlier.")
  private @Nullable String until;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Incidents in a country (ISO 3166-1 alpha-2, such as NG).")
  private @Nullable String country;

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      description = "Incidents between two meridians and two parallels, in degrees.")
  private @Nullable String box;

  @Option(
      names = "--near",
      paramLabel = "LAT,LON,KM",
      description = "Incidents within a distance of a point.")
  private @Nullable String near;

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Incidents of these types, such as armed_clash.")
  private List<String> types = List.of();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "Incidents of these statuses, such as occurred.")
  private List<String> statuses = List.of();

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "Incidents with an actor whose name contains NAME.")
  private @Nullable String actor;

  @Option(
      names = "--toll",
      paramLabel = "HARM=N",
      description = "Incidents in which at least N came to a harm, such as killed=10.")
  private @Nullable String toll;

  @Option(
      names = "--reviewed",
      negatable = true,
      description = "Only incidents that a reviewer decided on, or only others.")
  private @Nullable Boolean reviewed;

  @Option(names = "--rejected", description = "Also incidents that a reviewer rejected.")
  private boolean rejected;

  @Option(
      names = "--changed-since",
      paramLabel = "TIME",
      description = "Incidents whose last change was stored at TIME (ISO 8601) or later.")
  private @Nullable String changed;

  @Option(
      names = "--words",
      paramLabel = "WORDS",
      description = "Incidents whose evidence has all these words.")
  private @Nullable String words;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "What was known at TIME, such as 2016-03-09T12:00Z.")
  private @Nullable String asOf;

  /** The query that the flags ask for. */
  IncidentQuery query() {
    IncidentQuery query =
        IncidentQuery.all()
            .withCountry(country == null ? null : country.toUpperCase(Locale.ROOT))
            .withTypes(codes("--type", types, EventType.values(), EventType::code))
            .withStatuses(
                codes("--status", statuses, Mention.Status.values(), Mention.Status::code))
            .withActor(actor)
            .withToll(toll())
            .withReviewed(reviewed)
            .withRejected(rejected)
            .withChangedSince(moment("--changed-since", changed))
            .withText(words)
            .withAsOf(moment("--as-of", asOf));
    try {
      return query.withTime(day("--since", since), day("--until", until)).withArea(area());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "Invalid filter: " + e.getMessage());
    }
  }

  private IncidentQuery.@Nullable Area area() {
    if (box != null && near != null) {
      throw new ParameterException(spec.commandLine(), "--bbox and --near exclude each other");
    }
    if (box != null) {
      double[] at = numbers("--bbox", box, 4, "W,S,E,N");
      return new IncidentQuery.Area.Box(at[1], at[0], at[3], at[2]);
    }
    if (near != null) {
      double[] at = numbers("--near", near, 3, "LAT,LON,KM");
      return new IncidentQuery.Area.Circle(new Place.Point(at[0], at[1]), at[2]);
    }
    return null;
  }

  private double[] numbers(String flag, String text, int count, String form) {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[count];
    try {
      for (int i = 0; i < count; i++) {
        numbers[i] = Double.parseDouble(parts[i].strip());
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw invalid(flag, text, "it must be " + form);
    }
    if (parts.length != count) {
      throw invalid(flag, text, "it must be " + form);
    }
    return numbers;
  }

  private IncidentQuery.@Nullable TollAtLeast toll() {
    if (toll == null) {
      return null;
    }
    String[] parts = toll.split("=", 2);
    for (Claim.Harm harm : Claim.Harm.values()) {
      if (harm.code().equals(parts[0]) && parts.length == 2 && parts[1].matches("\\d{1,9}")) {
        return new IncidentQuery.TollAtLeast(harm, Long.parseLong(parts[1]));
      }
    }
    throw invalid("--toll", toll, "it must be a harm and a number, such as killed=10");
  }

  private @Nullable LocalDate day(String flag, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(flag, text, "it must be a day, such as 2016-03-09");
    }
  }

  private @Nullable Instant moment(String flag, @Nullable String text) {
    return moment(spec, flag, text);
  }

  /** A moment of a flag: a day, which means its first moment, or a date-time with its offset. */
  static @Nullable Instant moment(CommandSpec spec, String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for "
              + flag
              + ": '"
              + text
              + "' (it must be a day or a time with its offset, such as 2016-03-09T12:00Z)");
    }
  }

  private <T> Set<T> codes(String flag, List<String> given, T[] all, Function<T, String> code) {
    Set<T> found = new HashSet<>();
    for (String text : given) {
      int before = found.size();
      for (T value : all) {
        if (code.apply(value).equals(text.strip())) {
          found.add(value);
        }
      }
      if (found.size() == before && !text.isBlank()) {
        List<String> codes = Arrays.stream(all).map(code).toList();
        if (!codes.contains(text.strip())) {
          throw invalid(flag, text, "it must be one of " + String.join(", ", codes));
        }
      }
    }
    return found;
  }

  private ParameterException invalid(String flag, @Nullable String text, String must) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for " + flag + ": '" + text + "' (" + must + ")");
  }
}
