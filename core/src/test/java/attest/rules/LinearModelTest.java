package attest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LinearModelTest {
  private static LinearModel model(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return LinearModel.read("test", new ByteArrayInputStream(out.toByteArray()));
  }

  @Test
  void scoresAreSumsOfHundredths() throws IOException {
    LinearModel model = model("0.5 -1\nh=bomb\t100 -20\nnear=a b\t0 3\n");
    assertThat(model.outputs()).isEqualTo(2);
    assertThat(model.score(List.of("h=bomb", "near=a b", "unknown")))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(1.5f, -1.17f);
    assertThat(model.score(List.of())).containsExactly(0.5f, -1f);
  }

  @Test
  void aMarkedNameCountsAsTheWord() throws IOException {
    assertThat(model("0\nh=front\t7\n").score(List.of("h=^front"))[0]).isEqualTo(0.07f);
  }

  @Test
  void aLineWithTooFewWeightsIsRefused() {
    assertThatThrownBy(() -> model("0 0\nh=bomb\t1\n"))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("2 weights");
    assertThatThrownBy(() -> model("")).isInstanceOf(RuleException.class);
  }
}
