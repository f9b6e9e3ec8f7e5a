package attest.server;

import attest.access.AccessException;
import attest.access.DeskDatabase;
import attest.access.Role;
import attest.access.Users;
import attest.alert.AlertEvent;
import attest.alert.SavedSearches;
import attest.settings.ServeOptions;
import attest.store.IncidentStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A desk that runs: pages and API over one database. */
public final class DeskServer implements AutoCloseable {
  /** The name of the administrator that a first start makes. */
  public static final String FIRST_ADMIN = "admin";

  private final ConfigurableApplicationContext context;
  private final String address;
  private final @Nullable String firstPassword;
  private final boolean open;

  private DeskServer(
      ConfigurableApplicationContext context,
      String address,
      @Nullable String firstPassword,
      boolean open) {
    this.context = context;
    this.address = address;
    this.firstPassword = firstPassword;
    this.open = open;
  }

  /**
   * Starts a desk; it runs until it is closed.
   *
   * @param options what with
   * @param clock tells the time of what is written
   * @throws ServerException if it may or can not start
   */
  public static DeskServer start(ServerOptions options, InstantSource clock) {
    ServeOptions serve = options.settings().serve();
    boolean loopback = isLoopback(serve.host());
    holdLog();
    IncidentStore store = IncidentStore.open(options.database(), options.settings().store(), clock);
    DeskDatabase database = null;
    try {
      database = DeskDatabase.open(options.database());
      Users users = new Users(database, clock);
      boolean none = users.isEmpty();
      if (none && !loopback) {
        throw new ServerException(
            "the desk has no users yet, so it listens on this machine alone: start it once without"
                + " --host, log in with the password that it prints, and make users");
      }
      if (options.open() && !(none && loopback)) {
        throw new ServerException(
            "--open is for one person on this machine and a desk without users; leave it out and log"
                + " in");
      }
      String password = none && !options.open() ? users.create(FIRST_ADMIN, Role.ADMIN) : null;
      ConfigurableApplicationContext context =
          run(options, store, database, users, clock, loopback);
      WebServer web =
          Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer());
      int port = web.getPort();
      String address =
          serve.publicUrl().isEmpty()
              ? "http://"
                  + (serve.host().contains(":") ? "[" + serve.host() + "]" : serve.host())
                  + ":"
                  + port
              : serve.publicUrl();
      return new DeskServer(context, address, password, options.open());
    } catch (RuntimeException e) {
      if (database != null) {
        database.close();
      }
      store.close();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof AccessException) {
          throw new ServerException(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof PortInUseException) {
          throw new ServerException(
              "port " + serve.port() + " is taken; name another with --port, or 0 for any");
        }
      }
      throw e;
    }
  }

  /** Has libraries log nothing until a desk starts. */
  public static void holdLog() {
    LoggingSystem.get(DeskServer.class.getClassLoader()).beforeInitialize();
  }

  private static ConfigurableApplicationContext run(
      ServerOptions options,
      IncidentStore store,
      DeskDatabase database,
      Users users,
      InstantSource clock,
      boolean loopback) {
    ServeOptions serve = options.settings().serve();
    SpringApplication application = new SpringApplication(ServerApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    boolean https = serve.publicUrl().startsWith("https:");
    Map<String, Object> properties = new LinkedHashMap<>(fixed());
    properties.put("server.address", serve.host());
    properties.put("server.port", serve.port());
    properties.put("server.servlet.session.timeout", serve.sessionTimeout().toSeconds() + "s");
    properties.put("server.servlet.session.cookie.secure", https || !loopback);
    properties.put("server.tomcat.max-http-form-post-size", serve.maxBodyBytes());
    if (serve.logFormat() == ServeOptions.LogFormat.JSON) {
      properties.put("logging.structured.format.console", "ecs");
    }
    properties.put("spring.servlet.multipart.max-file-size", serve.maxBodyBytes());
    properties.put("spring.servlet.multipart.max-request-size", serve.maxBodyBytes());
    application.setDefaultProperties(properties);
    application.addInitializers(made -> {
      GenericApplicationContext beans = (GenericApplicationContext) made;
      beans.registerBean(ServerOptions.class, () -> options);
      beans.registerBean(IncidentStore.class, () -> store);
      beans.registerBean(DeskDatabase.class, () -> database);
      beans.registerBean(Users.class, () -> users);
      beans.registerBean(InstantSource.class, () -> clock);
    });
    return application.run();
  }

  private static Map<String, Object> fixed() {
    Properties read = new Properties();
    try (InputStream in = DeskServer.class.getResourceAsStream("server.properties")) {
      read.load(Objects.requireNonNull(in, "server.properties is missing from the program"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
    return properties;
  }

  /** Where users find the desk. */
  public String address() {
    return address;
  }

  /** The password of the administrator that this start made; null if it made none. */
  public @Nullable String firstPassword() {
    return firstPassword;
  }

  /** Whether it runs for one person, without a login. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Saves a search of the person who uses an open desk; it tells of all events.
   *
   * @param name what to call it
   * @param filter which incidents, as in the address of the overview; empty for all
   * @param since from which moment on changes are told; it may be past
   */
  public void saveSearch(String name, String filter, Instant since) {
    context
        .getBean(SavedSearches.class)
        .create(
            VisitorFilter.LOCAL,
            new SavedSearches.Draft(name, filter, EnumSet.allOf(AlertEvent.class), "", ""),
            since);
  }

  /** A part of the running desk, for tests. */
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** A part of the running desk by its name, for tests. */
  <T> T part(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /** Ends the desk: requests that are under way are finished, new ones refused. */
  @Override
  public void close() {
    context.close();
  }

  private static boolean isLoopback(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      throw new ServerException("there is no host '" + host + "'; name another with --host");
    }
  }
}
