package attest.clean;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Runs the examples of the rule files of cleaning. */
public final class CleanRules {
  private CleanRules() {}

  /**
   * One check for each kind of file: page-furniture, byline, agency, months, language, page-block.
   */
  public static List<RuleCheck> checks() {
    return List.of(
        new Check(PageFurniture.KIND, "line", "cut", CleanRules::furniture),
        new Check(Bylines.KIND, "line", "names", CleanRules::bylines),
        new Check(Agencies.KIND, "text", "agency", CleanRules::agencies),
        new Check(Dates.KIND, "date", "value", CleanRules::dates),
        new Check(LanguageDetector.KIND, "text", "language", CleanRules::languages),
        new Check(BlockWords.KIND, "class", "role", CleanRules::blocks));
  }

  /** The names of the rule files that come with the program, beside this class. */
  public static List<String> files() {
    return List.of(
        "page-furniture.yaml",
        "bylines.yaml",
        "agencies.yaml",
        "months.yaml",
        "languages.yaml",
        "page-blocks.yaml");
  }

  private static Function<String, String> furniture(RuleFile file) {
    PageFurniture furniture = new PageFurniture(file);
    return line -> furniture.of(line).name().toLowerCase(Locale.ROOT);
  }

  private static Function<String, String> bylines(RuleFile file) {
    Bylines bylines =
        new Bylines(
            file,
            new Agencies(RuleFile.resource(TextCleaner.class, "agencies.yaml")),
            new Dates(RuleFile.resource(TextCleaner.class, "months.yaml")));
    return line -> {
      Bylines.Reading reading = bylines.read(line);
      return String.valueOf(reading == null ? List.of() : reading.names());
    };
  }

  private static Function<String, String> agencies(RuleFile file) {
    Datelines datelines =
        new Datelines(
            new Agencies(file), new Dates(RuleFile.resource(TextCleaner.class, "months.yaml")));
    return text -> {
      Datelines.Reading reading = datelines.read(text);
      return reading == null ? "null" : String.valueOf(reading.agency());
    };
  }

  private static Function<String, String> dates(RuleFile file) {
    Dates dates = new Dates(file);
    return text -> {
      Dates.Reading reading = dates.read(text);
      return reading == null || reading.date() == null ? "" : String.valueOf(reading.date());
    };
  }

  private static Function<String, String> languages(RuleFile file) {
    return new LanguageDetector(file)::detect;
  }

  private static Function<String, String> blocks(RuleFile file) {
    BlockWords words = new BlockWords(file);
    return names -> {
      List<String> roles = new ArrayList<>();
      for (BlockRole role : BlockRole.values()) {
        if ((words.roles(names) & role.bit()) != 0) {
          roles.add(role.name().toLowerCase(Locale.ROOT));
        }
      }
      return roles.isEmpty() ? "none" : String.join(" ", roles);
    };
  }

  private record Check(
      String kind, String input, String output, Function<RuleFile, Function<String, String>> reader)
      implements RuleCheck {
    @Override
    public List<Failure> check(RuleFile file) {
      Function<String, String> read = reader.apply(file);
      List<Failure> failures = new ArrayList<>();
      for (RuleEntry entry : file.entries()) {
        if (entry.examples().isEmpty()) {
          throw new RuleException(file.name(), entry.id(), "has no examples");
        }
        for (Map<String, Object> example : entry.examples()) {
          Object given = example.get(input);
          Object expected = example.get(output);
          if (given == null || expected == null) {
            throw new RuleException(
                file.name(),
                entry.id(),
                "has an example without '" + input + "' or '" + output + "'");
          }
          String actual = read.apply(given.toString());
          if (!actual.equals(expected.toString())) {
            failures.add(new Failure(entry.id(), given.toString(), expected.toString(), actual));
          }
        }
      }
      return failures;
    }
  }
}
