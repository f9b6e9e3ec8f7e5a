package attest.settings;

import java.time.Duration;

/**
 * How the desk is served.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param publicUrl where users find the desk, such as {@code https://desk.example.org}; empty for
 *     the address that it listens on
 * @param sessionTimeout how long a session lasts in which nothing is asked for
 * @param maxBodyBytes the most bytes that a request may bring
 * @param pageSize how many incidents a page lists
 * @param tileUrl address of a tile server with {@code {z}}, {@code {x}} and {@code {y}}; empty for
 *     the map of the program, which asks nobody
 * @param tileAttribution who made the tiles, as their owner asks for it to be shown
 * @param allowPrivateWebhooks whether alerts may be sent to addresses of private networks and of
 *     this machine
 * @param logFormat how lines of the log look
 */
public record ServeOptions(
    String host,
    int port,
    String publicUrl,
    Duration sessionTimeout,
    long maxBodyBytes,
    int pageSize,
    String tileUrl,
    String tileAttribution,
    boolean allowPrivateWebhooks,
    LogFormat logFormat) {
  /** The forms of the log. */
  public enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** An object a line, with the names of the Elastic Common Schema. */
    JSON
  }

  public ServeOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must be a name or an address");
    }
    require("port", port, 0, 65_535);
    require("max-body-bytes", maxBodyBytes, 1_024, 1L << 30);
    require("page-size", pageSize, 1, 1_000);
    if (sessionTimeout.compareTo(Duration.ofMinutes(1)) < 0
        || sessionTimeout.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("session-timeout must be from PT1M to P30D");
    }
    requireAddress("public-url", publicUrl);
    requireAddress("tile-url", tileUrl);
  }

  /** Port 8080 of this machine alone; sessions of eight hours; the map of the program. */
  public static ServeOptions defaults() {
    return new ServeOptions(
        "127.0.0.1", 8080, "", Duration.ofHours(8), 10L << 20, 50, "", "", false, LogFormat.TEXT);
  }

  private static void requireAddress(String name, String value) {
    if (!value.isEmpty() && !value.startsWith("https://") && !value.startsWith("http://")) {
      throw new IllegalArgumentException(name + " must begin with https:// or http://");
    }
  }

  private static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
