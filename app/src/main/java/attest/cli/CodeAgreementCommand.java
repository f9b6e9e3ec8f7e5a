package attest.cli;

import attest.evaluate.KrippendorffAlpha;
import attest.evaluate.KrippendorffAlpha.Metric;
import attest.export.CodingField;
import attest.export.CodingSheet;
import attest.pipeline.CodingAnswers;
import attest.store.IncidentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how far coders agree. */
@Command(
    name = "agreement",
    mixinStandardHelpOptions = true,
    description = "Prints how far coders agree on each field: Krippendorff's alpha.")
final class CodeAgreementCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StoreFlags from = new StoreFlags();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes all answers as CSV, a line for each coder and incident.")
  private @Nullable Path out;

  CodeAgreementCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Map<String, Map<CodingField, String>>> answers;
    try (IncidentStore store = from.open(terminal)) {
      answers = new CodingAnswers(store).listAll();
    }
    if (answers.size() < 2) {
      terminal
          .err()
          .println(
              "attest: there are answers of "
                  + answers.size()
                  + " coders, and two are needed; 'attest code record' keeps them");
      return Main.FAILED;
    }
    terminal.out().println("coders: " + String.join(", ", answers.keySet()));
    terminal
        .out()
        .printf("%-16s %-10s %8s %8s %8s%n", "field", "metric", "units", "answers", "alpha");
    for (CodingField field : CodingField.values()) {
      Metric metric =
          switch (field.scale()) {
            case NAMES -> Metric.NOMINAL;
            case DAYS -> Metric.INTERVAL;
            case COUNTS -> Metric.RATIO;
          };
      KrippendorffAlpha.Result result = KrippendorffAlpha.of(units(answers, field), metric);
      String alpha =
          result.alpha().isPresent()
              ? String.format(Locale.ROOT, "%.3f", result.alpha().getAsDouble())
              : "none";
      terminal
          .out()
          .printf(
              "%-16s %-10s %8d %8d %8s%n",
              field.code(),
              metric.name().toLowerCase(Locale.ROOT),
              result.units(),
              result.answers(),
              alpha);
    }
    if (out != null) {
      CodingSheet.writeAnswers(answers, out);
    }
    terminal.out().flush();
    return Main.DONE;
  }

  private static List<List<String>> units(
      Map<String, Map<String, Map<CodingField, String>>> answers, CodingField field) {
    Map<String, List<String>> units = new TreeMap<>();
    answers
        .values()
        .forEach(coded ->
            coded.forEach((unit, given) -> {
              String answer = given.get(field);
              String value = answer == null ? "" : field.comparable(answer);
              if (!value.isEmpty()) {
                units.computeIfAbsent(unit, id -> new ArrayList<>()).add(value);
              }
            }));
    return List.copyOf(units.values());
  }
}
