package attest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
  @Test
  void whatIsClosedOpensWithTheSameKeyForTheSamePurposeAlone() {
    ServerKey key = ServerKey.of("ab".repeat(32), "jdbc:none");
    String closed = key.close("a secret", "s-1");
    assertThat(closed).doesNotContain("secret").isNotEqualTo(key.close("a secret", "s-1"));
    assertThat(ServerKey.isClosed(closed)).isTrue();
    assertThat(key.open(closed, "s-1")).isEqualTo("a secret");
    assertThatExceptionOfType(AccessException.class).isThrownBy(() -> key.open(closed, "s-2"));
    ServerKey other = ServerKey.of("cd".repeat(32), "jdbc:none");
    assertThatExceptionOfType(AccessException.class).isThrownBy(() -> other.open(closed, "s-1"));
  }

  @Test
  void theKeyLiesBesideTheDatabaseForItsOwnerAlone(@TempDir Path folder) throws Exception {
    String database = folder.resolve("a.db").toString();
    String closed = ServerKey.of("", database).close("x", "p");
    assertThat(ServerKey.of("", database).open(closed, "p")).isEqualTo("x");
    Path file = Path.of(database + ".key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> ServerKey.of("", database))
        .withMessageContaining("chmod 600");
  }

  @Test
  void withoutAKeyNothingIsClosed() {
    ServerKey none = ServerKey.of("", "jdbc:postgresql://db/attest");
    assertThat(none.isKnown()).isFalse();
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> none.close("x", "p"))
        .withMessageContaining(ServerKey.VARIABLE);
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> ServerKey.of("1234", "a.db"))
        .withMessageNotContaining("1234");
  }
}
