package attest.alert;

import attest.settings.ServeOptions;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whole addresses of pages of the desk, as they stand in messages. Safe for threads. */
@Component
public final class AlertLinks {
  private final ServeOptions serve;
  private volatile int port;

  AlertLinks(ServeOptions serve) {
    this.serve = serve;
    this.port = serve.port();
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /**
   * The address of a page.
   *
   * @param path its path with the slash that it begins with
   */
  public String to(String path) {
    String base = serve.publicUrl();
    if (base.isEmpty()) {
      String host = serve.host();
      base = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
