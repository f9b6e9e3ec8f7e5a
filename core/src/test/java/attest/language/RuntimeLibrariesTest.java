package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native libraries that are shipped send nothing: they know no address to send to. */
class RuntimeLibrariesTest {
  private static final String COLLECTOR = "OneCollector";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-x64/libonnxruntime.so",
        "linux-aarch64/libonnxruntime.so",
        "osx-aarch64/libonnxruntime.dylib",
      })
  void noAddressForReportsOfUsage(String library) throws IOException {
    try (InputStream in = OrtEnvironment.class.getResourceAsStream("native/" + library)) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(text).contains("onnxruntime").doesNotContain(COLLECTOR);
    }
  }
}
