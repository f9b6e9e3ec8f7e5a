package attest.bench;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.export.ExportFormat;
import attest.export.ExportReport;
import attest.export.Exporter;
import attest.incident.AccountKey;
import attest.incident.Actor;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Times and memory of exports of made-up incidents, as processor time of one thread. The arguments
 * are the number of incidents and the formats. The greatest use of the heap tells whether it grows
 * with the number; run with a small heap ({@code -Xmx96m}) to see that it need not.
 */
public final class Exports {
  private static final Article ARTICLE =
      new Article(
          "bench",
          "bench.txt",
          "https://news.example/bench",
          "The Example",
          null,
          "A headline",
          List.of(),
          "en",
          Published.parse("2019-11-06", Published.From.METADATA),
          null,
          "Gunmen killed at least 11 farmers near Dikwa on Tuesday, police said.",
          List.of());
  private static final AccountKey ACCOUNT = new AccountKey(ARTICLE.id(), "a1");

  private Exports() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      throw new IllegalArgumentException("give a number of incidents, and formats");
    }
    long number = Long.parseLong(arguments[0]);
    Path folder = Files.createTempDirectory("attest-exports");
    System.out.printf(
        Locale.ROOT,
        "%-22s %10s %10s %10s %12s %10s%n",
        "format",
        "incidents",
        "seconds",
        "a second",
        "bytes",
        "heap MiB");
    for (String code : List.of(arguments).subList(1, arguments.length)) {
      ExportFormat format = ExportFormat.find(code);
      if (format == null) {
        throw new IllegalArgumentException("not known: " + code);
      }
      measure(format, number, folder.resolve("out." + code));
    }
    Files.delete(folder);
  }

  private static void measure(ExportFormat format, long number, Path file) throws IOException {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Iterator<IncidentRevision> incidents =
        LongStream.range(0, number).mapToObj(Exports::incident).iterator();
    ExportReport report = new Exporter(id -> ARTICLE, true).export(format, incidents, file);
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%-22s %10d %10.1f %10.0f %12d %10d%n",
        format.code(),
        report.written(),
        seconds,
        report.written() / seconds,
        Files.size(file),
        heap >> 20);
    Files.delete(file);
    Path exclusions = report.exclusions();
    if (exclusions != null) {
      Files.delete(exclusions);
    }
  }

  private static Citation cite(String words) {
    int at = ARTICLE.text().indexOf(words);
    return new Citation(ACCOUNT, Evidence.of(ARTICLE, new Span(at, at + words.length())));
  }

  private static IncidentRevision incident(long number) {
    long killed = number % 40;
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.CIVILIANS,
            "farmers",
            null,
            new Figure.AtLeast(killed),
            cite("at least 11").evidence(),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            null,
            cite("killed at least 11 farmers").evidence(),
            1,
            0.9,
            "kill.verb");
    Incident.FiledClaim filed =
        new Incident.FiledClaim(ACCOUNT, "c1", claim, Incident.Use.BASIS, "the only claim");
    Incident incident =
        new Incident(
            List.of(ACCOUNT),
            EventType.values()[(int) (number % EventType.values().length)],
            Mention.Status.OCCURRED,
            new Cited<>(
                TimeInterval.day(LocalDate.of(1990, 1, 1).plusDays(number % 12_000)),
                List.of(cite("Tuesday"))),
            new Cited<>(
                new Place.Known(
                    number,
                    "Place " + number,
                    "NG",
                    "Borno State",
                    new Place.Point(number % 180 - 89.5, number % 360 - 179.5),
                    Place.Precision.NEAR),
                List.of(cite("near Dikwa"))),
            List.of(
                new Cited<>(
                    new Incident.Party(
                        Participant.Role.INITIATOR,
                        new Actor.Known("g", "Group " + number % 500, Actor.Kind.REBEL_GROUP, "NG"),
                        false,
                        false),
                    List.of(cite("Gunmen")))),
            List.of(),
            List.of(),
            List.of(filed),
            List.of(
                new Incident.Toll(
                    Claim.Harm.KILLED,
                    Claim.Group.CIVILIANS,
                    killed,
                    killed,
                    null,
                    "latest-best/1",
                    List.of(filed.key()))),
            List.of(),
            1);
    Instant at = Instant.ofEpochSecond(1_600_000_000L + number);
    return new IncidentRevision("i-" + number, 1, at, at, "article " + ARTICLE.id(), incident);
  }
}
