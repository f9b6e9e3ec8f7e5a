package attest.origin;

import static org.assertj.core.api.Assertions.assertThat;

import attest.evaluate.OriginEvaluation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * On reports written for this test: wire texts, what papers make of them, and reports of others.
 */
class CopiesTest {
  @Test
  void copiesAndLightRewritesAreFoundAndOtherReportsAreNot() throws Exception {
    Path reports =
        Path.of(CopiesTest.class.getResource("/attest/origin/own-reports.jsonl").toURI());
    String table = new OriginEvaluation(OriginOptions.defaults()).run(reports);
    assertThat(table)
        .contains("found of cut        6 of 6", "found of local      6 of 6")
        .contains("found of order      6 of 6", "found of rewrite    6 of 6")
        .contains("found of heavy      0 of 6")
        .containsPattern("\\ncopies +56 +0 +0\\n");
  }
}
