package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.store.IncidentStore;
import attest.store.StoreOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://example.org/feed.xml | https://example.org/feed.xml",
        "https://ann:hush@example.org:8443/a | https://…@example.org:8443/a",
        "https://ann:hu/sh@example.org/a | https://…@example.org/a",
        "https://example.org/@ann/feed | https://example.org/@ann/feed",
        "https://[::1]:80/@ann | https://[::1]:80/@ann",
        "https://example.org/f?token=hush&page=2#hush | https://example.org/f?token=…&page=…#…",
        "https://example.org/f?hush | https://example.org/f?…",
        "https://example.org/f?a=1&&hush | https://example.org/f?a=…&&…",
        "https://example.org/f#hush?x=hush | https://example.org/f#…",
        "a.txt <https://e.org/?k=hush> b.txt | a.txt <https://e.org/?k=…> b.txt",
        "is it a file?.txt | is it a file?.txt",
      })
  void whatMayBeSecretIsHidden(String given, String shown) {
    assertThat(AddressSecrets.hide(given)).isEqualTo(shown);
    assertThat(AddressSecrets.hide(shown)).isEqualTo(shown);
  }

  @Test
  void noRunKeepsASecret(@TempDir Path folder) {
    String address = "https://ann:hush@example.org/feed?token=hush";
    try (IncidentStore store =
        IncidentStore.open(
            folder.resolve("a.db").toString(), StoreOptions.defaults(), InstantSource.system())) {
      String names = "x".repeat(235) + " ";
      try (RunTeller run =
          new RunTeller(store, InstantSource.system(), "watch", names + address, "sha256:1")) {
        run.failed(new Problem(address, Problem.Code.TOO_LARGE, "no answer of " + address));
      }
      assertThat(store.notes("run").values())
          .singleElement()
          .asString()
          .contains("example.org", "token=")
          .doesNotContain("hush");
    }
  }
}
