package attest.server;

import attest.settings.Settings;
import attest.settings.SettingsReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A desk over a database of its own, at any port. */
final class TestDesk {
  private TestDesk() {}

  static DeskServer start(Path folder) throws Exception {
    Settings settings =
        new SettingsReader().read(null, Map.of(), Map.of("serve.port", "0")).settings();
    return DeskServer.start(
        new ServerOptions(folder.resolve("desk.db").toString(), settings, false),
        InstantSource.system());
  }
}
