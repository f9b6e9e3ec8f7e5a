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
   * rule files and gazetteer by their content, the encoder by its description.
   *
   * @throws UncheckedIOException if a rule file or gazetteer of the user's cannot be read
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
      Path gazetteer = settings.place().gazetteer();
      if (gazetteer != null) {
        rules.put(gazetteer.toString(), identity(gazetteer));
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

  /** The identity of a file that may be large. */
  private static String identity(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] some = new byte[1 << 16];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        digest.update(some, 0, read);
      }
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static String identity(byte[] content) {
    return "sha256:" + HexFormat.of().formatHex(digest().digest(content));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
