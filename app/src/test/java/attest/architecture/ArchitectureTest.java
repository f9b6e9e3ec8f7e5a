package attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The floor plan of this module. A row names a package and what it may see of this module, all of
 * it in rows above, so that there can be no cycle. What it may see of the library is the same for
 * all.
 */
class ArchitectureTest {
  private static final String PLAN =
      """
      access |
      alert  | access
      api    | access alert
      desk   | access alert api
      server | access alert api desk
      cli    | server
      """;

  private static final Set<String> LIBRARY =
      Set.of(
          "attest.document",
          "attest.incident",
          "attest.rules",
          "attest.ingest",
          "attest.clean",
          "attest.feed",
          "attest.fetch",
          "attest.relevance",
          "attest.watch",
          "attest.language",
          "attest.resolve.place",
          "attest.settings",
          "attest.pipeline",
          "attest.format",
          "attest.origin",
          "attest.reconcile",
          "attest.store",
          "attest.export",
          "attest.evaluate");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void everyPackageIsInThePlanAndThePlanIsInOrder() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(name(c.getPackageName())));
    Map<String, Set<String>> plan = plan();
    assertThat(packages).isEqualTo(new TreeSet<>(plan.keySet()));
    List<String> above = new ArrayList<>();
    plan.forEach((name, seen) -> {
      assertThat(above).as("rows above " + name).containsAll(seen);
      above.add(name);
    });
    assertThat(CLASSES.size()).isGreaterThan(50);
  }

  @Test
  void aPackageSeesWhatThePlanAllows() {
    Map<String, Set<String>> plan = plan();
    Set<String> broken = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      String from = name(c.getPackageName());
      for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith("attest.")
            && !target.equals(c.getPackageName())
            && !LIBRARY.contains(target)
            && !plan.getOrDefault(from, Set.of()).contains(name(target))) {
          broken.add(dependency.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      c.getFieldAccessesFromSelf().stream()
          .filter(access -> access.getTarget().getOwner().getName().equals("java.lang.System"))
          .filter(access -> !c.getPackageName().equals("attest.cli"))
          .forEach(access -> broken.add(access.getDescription()));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() throws ClassNotFoundException {
    for (String name : plan().keySet()) {
      assertThat(
              Class.forName("attest." + name + ".package-info")
                  .isAnnotationPresent(NullMarked.class))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void noStaticFieldCanChange() {
    List<String> broken = new ArrayList<>();
    for (JavaClass c : CLASSES) {
      for (JavaField field : c.getFields()) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL)) {
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
          String[] parts = line.split("\\|", -1);
          String seen = parts[1].strip();
          plan.put(parts[0].strip(), seen.isEmpty() ? Set.of() : Set.of(seen.split(" ", -1)));
        });
    return plan;
  }

  private static String name(String packageName) {
    return packageName.replaceFirst("^attest\\.", "");
  }
}
