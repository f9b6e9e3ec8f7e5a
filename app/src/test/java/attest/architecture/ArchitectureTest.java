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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The floor plan of this module: one package, and what it may see of the library. */
class ArchitectureTest {
  private static final Set<String> CLI_MAY_SEE =
      Set.of(
          "attest.document",
          "attest.incident",
          "attest.rules",
          "attest.ingest",
          "attest.clean",
          "attest.feed",
          "attest.fetch",
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
  void theModuleIsOnePackage() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName()));
    assertThat(packages).containsExactly("attest.cli");
    assertThat(CLASSES.size()).isGreaterThan(12);
  }

  @Test
  void itSeesWhatThePlanAllows() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith("attest.")
            && !target.equals("attest.cli")
            && !CLI_MAY_SEE.contains(target)) {
          broken.add(dependency.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void itIsNullMarked() throws ClassNotFoundException {
    assertThat(Class.forName("attest.cli.package-info").isAnnotationPresent(NullMarked.class))
        .isTrue();
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
}
