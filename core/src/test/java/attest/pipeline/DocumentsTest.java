package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.format.RecordWriter;
import attest.rules.RuleCheck;
import attest.rules.RuleFile;
import attest.settings.Settings;
import attest.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the documents say is so: links lead somewhere, examples work, and the record in README is
 * the program's.
 */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern NAMED = Pattern.compile("(\\[)?`([A-Z]\\w+)`(\\]\\([^)]+\\))?");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\n([\\s\\S]*?)^```$");
  private static final String SAMPLE = "01-flash-nigeria";
  private static final int WIDTH = 100;

  static List<String> documents() {
    try (Stream<Path> all = Files.walk(Shipped.root(), 3)) {
      return all.filter(p -> p.toString().endsWith(".md"))
          .map(p -> Shipped.root().relativize(p).toString())
          .filter(p -> !p.contains("target/") && !p.startsWith("shared/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreDocuments() {
    assertThat(documents())
        .contains("README.md", "ARCHITECTURE.md", "docs/rules.md", "docs/decisions/README.md");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyLinkLeadsToAFileOrAHeading(String document) {
    Path file = Shipped.root().resolve(document);
    List<String> broken = new ArrayList<>();
    Matcher link = LINK.matcher(read(file));
    while (link.find()) {
      String target = link.group(1);
      if (!target.matches("[a-z]+:.*") && !leads(file, target)) {
        broken.add(target);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyClassThatTheWalkNamesIsLinkedToItsFile() {
    Map<String, Path> classes = classes();
    Path file = Shipped.root().resolve("ARCHITECTURE.md");
    Matcher name = NAMED.matcher(read(file));
    Set<String> linked = new TreeSet<>();
    List<String> unlinked = new ArrayList<>();
    while (name.find()) {
      Path target = classes.get(name.group(2));
      String link = name.group(3);
      if (target == null) {
        assertThat(link).as("a link on `%s`, which is no class", name.group(2)).isNull();
      } else if (link == null) {
        unlinked.add(name.group(2));
      } else {
        assertThat(file.resolveSibling(link.substring(2, link.length() - 1)).normalize())
            .isEqualTo(target);
        linked.add(name.group(2));
      }
    }
    assertThat(unlinked).isEmpty();
    assertThat(linked).contains("DocumentPipeline", "RawDocument", "ArticleRecord", "Evidence");
  }

  @Test
  void theRulesOfTheGuideDoAsTheySay(@TempDir Path folder) throws IOException {
    List<RuleCheck> checks = RuleChecks.all();
    String guide = read(Shipped.root().resolve("docs/rules.md"));
    int files = 0;
    for (String yaml : blocks(guide, "yaml")) {
      RuleFile rules = RuleFile.of(Files.writeString(folder.resolve("rules.yaml"), yaml));
      for (RuleCheck check : checks) {
        if (check.kind().equals(rules.kind())) {
          assertThat(check.check(rules)).isEmpty();
          assertThat(rules.entries()).allMatch(e -> !e.examples().isEmpty());
          files++;
        }
      }
    }
    assertThat(files).isGreaterThan(4);
    assertThat(
            checks.stream().map(RuleCheck::kind).filter(kind -> !guide.contains("`" + kind + "`")))
        .as("kinds of which the guide says nothing")
        .isEmpty();
  }

  @Test
  void theRecordInReadmeIsWhatTheProgramPrints() throws IOException {
    Path file = Shipped.root().resolve("README.md");
    String readme = read(file);
    JsonNode record =
        Shipped.parse(
            new RecordWriter(settingsOfOneDocument().id(), false, false)
                .write(Shipped.pipeline().read(Shipped.goldDocument(SAMPLE))));
    String printed = blocks(readme, "json").getFirst();
    if (Boolean.getBoolean("gold.update")) {
      Files.writeString(file, readme.replace(printed, layOut(record, "", 0) + "\n"));
    } else {
      assertThat(Shipped.parse(printed)).isEqualTo(record);
    }
  }

  /** A document that is named by itself is always analysed. */
  private static Settings settingsOfOneDocument() {
    return new SettingsReader()
        .read(null, Map.of(), Map.of("relevance.enabled", "false"))
        .settings();
  }

  /** JSON for readers: what fits in a line stands in one. */
  private static String layOut(JsonNode node, String indent, int taken) {
    String flat = flat(node);
    if (indent.length() + taken + flat.length() < WIDTH || !node.isContainer() || node.isEmpty()) {
      return flat;
    }
    String inner = indent + "  ";
    List<String> items = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(field -> {
            String name = quoted(field.getKey()) + ": ";
            items.add(name + layOut(field.getValue(), inner, name.length()));
          });
    } else {
      node.forEach(item -> items.add(layOut(item, inner, 0)));
    }
    String body = inner + String.join(",\n" + inner, items) + "\n" + indent;
    return node.isObject() ? "{\n" + body + "}" : "[\n" + body + "]";
  }

  private static String flat(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(f -> quoted(f.getKey()) + ": " + flat(f.getValue()))
          .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }
    return node.isArray()
        ? node.valueStream()
            .map(DocumentsTest::flat)
            .collect(java.util.stream.Collectors.joining(", ", "[", "]"))
        : node.toString();
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private static boolean leads(Path from, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || headings(file).contains(parts[1]));
  }

  private static Set<String> headings(Path file) {
    Set<String> anchors = new TreeSet<>();
    read(file)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(line -> line.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  private static List<String> blocks(String document, String language) {
    return BLOCK
        .matcher(document)
        .results()
        .filter(m -> m.group(1).equals(language))
        .map(m -> m.group(2))
        .toList();
  }

  private static Map<String, Path> classes() {
    Map<String, Path> classes = new TreeMap<>();
    for (String module : List.of("core", "app")) {
      try (Stream<Path> all = Files.walk(Shipped.root().resolve(module).resolve("src/main/java"))) {
        all.filter(p -> p.toString().endsWith(".java"))
            .forEach(p -> classes.put(p.getFileName().toString().replace(".java", ""), p));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
