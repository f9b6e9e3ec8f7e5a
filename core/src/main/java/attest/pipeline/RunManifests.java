package attest.pipeline;

import attest.format.RecordWriter;
import attest.language.EncoderAnalyser;
import attest.settings.Settings;
import attest.store.RunManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what makes the records of a run. */
public final class RunManifests {
  private static final String MODEL = "model.properties";

  private RunManifests() {}

  /**
   * The manifest of runs with some settings: the program's version with its own rules, the user's
   * rule files by their content, the encoder by its description.
   *
   * @throws UncheckedIOException if a rule file of the user's cannot be read
   */
  public static RunManifest of(Settings settings) {
    List<Path> files = new ArrayList<>(settings.extract().rules());
    files.addAll(settings.time().userFiles());
    files.addAll(settings.actor().userFiles());
    Map<String, String> rules = new TreeMap<>();
    rules.put("attest", RecordWriter.VERSION);
    try {
      for (Path file : files) {
        rules.put(file.toString(), identity(Files.readAllBytes(file)));
      }
      try (InputStream model = EncoderAnalyser.class.getResourceAsStream(MODEL)) {
        if (model == null) {
          throw new IllegalStateException("the program has no " + MODEL);
        }
        String encoder = identity(model.readAllBytes());
        return new RunManifest(
            RecordWriter.VERSION, settings.id(), rules, Map.of("encoder", encoder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String identity(byte[] content) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
