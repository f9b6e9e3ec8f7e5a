package attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The floor plan of this module: one package, and what it may see of the library. */
class ArchitectureTest {
  private static final Set<String> BENCH_MAY_SEE =
      Set.of(
          "attest.accounts",
          "attest.clean",
          "attest.document",
          "attest.export",
          "attest.extract",
          "attest.feed",
          "attest.format",
          "attest.incident",
          "attest.ingest",
          "attest.language",
          "attest.pipeline",
          "attest.reconcile",
          "attest.resolve.actor",
          "attest.resolve.place",
          "attest.resolve.time",
          "attest.roles",
          "attest.settings",
          "attest.store");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("attest.bench");

  @Test
  void itSeesWhatThePlanAllows() throws ClassNotFoundException {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(2);
    Set<String> broken = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith("attest.")
            && !target.equals("attest.bench")
            && !BENCH_MAY_SEE.contains(target)) {
          broken.add(dependency.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(Class.forName("attest.bench.package-info").isAnnotationPresent(NullMarked.class))
        .isTrue();
  }
}
