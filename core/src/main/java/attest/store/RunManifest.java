package attest.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What made the records of a run: two runs of one manifest make the same records of the same
 * articles.
 *
 * @param version version of the program
 * @param settings identity of the settings, {@code sha256:…}
 * @param rules rule files by name, each with its version or identity; in order of names
 * @param models models by name, each with its version or identity; in order of names
 */
public record RunManifest(
    String version, String settings, Map<String, String> rules, Map<String, String> models) {
  public RunManifest {
    Objects.requireNonNull(version);
    Objects.requireNonNull(settings);
    rules = java.util.Collections.unmodifiableMap(new TreeMap<>(rules));
    models = java.util.Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /** The identity of the manifest: {@code sha256:} and 64 hexadecimal digits over all it says. */
  public String id() {
    StringBuilder lines = new StringBuilder();
    lines.append("version=").append(version).append('\n');
    lines.append("settings=").append(settings).append('\n');
    rules.forEach(
        (name, value) -> lines.append("rule ").append(name).append('=').append(value).append('\n'));
    models.forEach((name, value) ->
        lines.append("model ").append(name).append('=').append(value).append('\n'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
