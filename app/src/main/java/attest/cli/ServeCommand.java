package attest.cli;

import attest.access.ServerKey;
import attest.server.DeskServer;
import attest.server.ServerException;
import attest.server.ServerOptions;
import attest.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the desk: pages and API over a database. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the desk: a map, incidents with their evidence, review, alerts, and an API.",
      "A first start makes the user 'admin' and prints a password that works once."
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--from",
      paramLabel = "DB",
      defaultValue = StoreFlags.DEFAULT,
      description =
          "The database: a file, which is made if it is missing, or an address"
              + " jdbc:postgresql://… (default: ${DEFAULT-VALUE}).")
  private String database = StoreFlags.DEFAULT;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The name or address to listen on (setting serve.host).")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free (setting serve.port).")
  private @Nullable Integer port;

  @Option(
      names = "--open",
      description = "Without users and a login, for one person on this machine.")
  private boolean open;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return serve(terminal, settings(), database, open, server -> {});
  }

  private Settings settings() {
    Map<String, String> more = new LinkedHashMap<>();
    if (host != null) {
      more.put("serve.host", host);
    }
    if (port != null) {
      more.put("serve.port", String.valueOf(port));
    }
    return flags.read(terminal, more).settings();
  }

  /**
   * Serves until the process is asked to end, or the thread is interrupted.
   *
   * @param started is given the desk when it has started
   */
  static int serve(
      Terminal terminal,
      Settings settings,
      String database,
      boolean open,
      Consumer<DeskServer> started) {
    DeskServer server;
    try {
      server =
          DeskServer.start(
              new ServerOptions(
                  database,
                  settings,
                  open,
                  terminal.environment().getOrDefault("ATTEST_SMTP_PASSWORD", ""),
                  terminal.environment().getOrDefault(ServerKey.VARIABLE, "")),
              terminal.clock());
    } catch (ServerException e) {
      terminal.err().println("attest: " + e.getMessage());
      return Main.FAILED;
    }
    started.accept(server);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              end.countDown();
              try {
                ended.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end of the desk");
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.err().println("attest: the desk is at " + server.address());
    if (server.firstPassword() != null) {
      terminal
          .err()
          .println(
              "attest: log in as '"
                  + DeskServer.FIRST_ADMIN
                  + "' with the password "
                  + server.firstPassword()
                  + " (it is shown this once, and you will be asked for one of your own)");
    }
    if (server.isOpen()) {
      terminal
          .err()
          .println(
              "attest: open to whoever uses this machine, without a login; for a team start it without"
                  + " --open");
    }
    terminal.err().println("attest: press Ctrl-C to end it");
    terminal.err().flush();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.close();
      ended.countDown();
    }
    return Main.DONE;
  }
}
