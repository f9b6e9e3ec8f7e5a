package attest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The floor plan of this module. A row names a package and what it may see, all of it in rows
 * above, so that there can be no cycle. A new arrow is drawn here first.
 */
class ArchitectureTest {
  private static final String PLAN =
      """
      document      |
      incident      | document
      rules         |
      encoding      |
      feed          | document encoding
      ingest        | document encoding feed
      fetch         | document
      watch         | document feed ingest fetch
      clean         | document rules
      relevance     | document rules
      language      | document rules
      extract       | document incident rules
      resolve.time  | document incident rules
      resolve.place | document incident rules
      resolve.actor | document incident rules
      roles         | document incident rules language
      accounts      | document incident rules
      origin        | document
      reconcile     | document incident rules
      format        | document incident
      export        | document incident rules format
      store         | document incident
      settings      | rules ingest fetch watch clean relevance language extract resolve.time resolve.place resolve.actor roles accounts origin store
      pipeline      | document incident rules ingest fetch watch clean relevance language extract resolve.time resolve.place resolve.actor roles accounts origin reconcile store format export settings
      evaluate      | document incident rules relevance language resolve.actor roles origin reconcile format
      """;

  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.ArrayList",
          "java.util.HashSet",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicReference",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("attest");

  @Test
  void thereIsSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(150);
  }

  @Test
  void everyPackageIsInThePlanAndThePlanIsInOrder() {
    Map<String, Set<String>> plan = plan();
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName().replaceFirst("^attest\\.?", "")));
    assertThat(packages).isEqualTo(new TreeSet<>(plan.keySet()));
    List<String> above = new ArrayList<>();
    plan.forEach((name, seen) -> {
      assertThat(above).as("rows above " + name).containsAll(seen);
      above.add(name);
    });
  }

  @Test
  void aPackageSeesWhatThePlanAllows() {
    Map<String, Set<String>> plan = plan();
    Set<String> broken = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      String from = c.getPackageName().replaceFirst("^attest\\.?", "");
      for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        String to = target.replaceFirst("^attest\\.", "");
        if (target.startsWith("attest.")
            && !to.equals(from)
            && !plan.getOrDefault(from, Set.of()).contains(to)) {
          broken.add(from + " -> " + to + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName()));
    assertThat(packages)
        .allSatisfy(name ->
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                .isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "ai.onnxruntime.., attest.language|attest.roles",
    "org.apache.hc.., attest.fetch",
    "org.tomlj.., attest.settings",
    "org.snakeyaml.., attest.rules",
    "org.jsoup.., attest.clean|attest.feed",
    "de.siegmar.fastcsv.., attest.export",
    "org.apache.parquet.., attest.export",
    "org.apache.hadoop.., attest.export",
    "picocli.., attest.cli",
    "org.jooq.., attest.store",
    "org.flywaydb.., attest.store",
    "java.sql.., attest.store",
  })
  void aLibraryIsSeenByItsOwners(String library, String owners) {
    noClasses()
        .that()
        .resideOutsideOfPackages(owners.split("\\|"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void nothingIsPrinted() {
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
    noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
  }

  @Test
  void noStaticFieldCanChange() {
    List<String> broken = new ArrayList<>();
    for (JavaClass c : CLASSES) {
      for (JavaField field : c.getFields()) {
        boolean constant = field.getModifiers().contains(JavaModifier.FINAL);
        boolean synthetic =
            field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || field.getName().startsWith("$");
        if (field.getModifiers().contains(JavaModifier.STATIC)
            && !synthetic
            && (!constant || MUTABLE.contains(field.getRawType().getName()))) {
          broken.add(field.getFullName());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static Map<String, Set<String>> plan() {
    Map<String, Set<String>> plan = new LinkedHashMap<>();
    PLAN.lines()
        .forEach(line -> {
          String[] parts = line.split("\\|", 2);
          Set<String> seen = new TreeSet<>(Arrays.asList(parts[1].strip().split(" ")));
          seen.remove("");
          plan.put(parts[0].strip(), seen);
        });
    return plan;
  }
}
