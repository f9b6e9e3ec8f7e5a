package attest.server;

import attest.access.Administration;
import attest.access.Attempts;
import attest.access.AuditLog;
import attest.access.DeskDatabase;
import attest.access.Knowledge;
import attest.access.ServerKey;
import attest.access.Tokens;
import attest.access.Users;
import attest.alert.MailServer;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.Reconciliation;
import attest.reconcile.Reconciler;
import attest.settings.ServeOptions;
import attest.settings.Settings;
import attest.store.IncidentStore;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Lazy;

/** The parts of the desk and what they share. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ComponentScan({"attest.alert", "attest.api", "attest.desk", "attest.server"})
class ServerApplication {
  @Bean
  Settings settings(ServerOptions options) {
    return options.settings();
  }

  @Bean
  ServeOptions serveOptions(Settings settings) {
    return settings.serve();
  }

  @Bean
  ServerKey serverKey(ServerOptions options) {
    return ServerKey.of(options.serverKey(), options.database());
  }

  @Bean
  Tokens tokens(DeskDatabase database, InstantSource clock) {
    return new Tokens(database, clock);
  }

  @Bean
  AuditLog auditLog(DeskDatabase database, InstantSource clock) {
    return new AuditLog(database, clock);
  }

  @Bean
  MailServer mailServer(ServerOptions options, Settings settings) {
    return new MailServer(settings.mail(), options.smtpPassword());
  }

  @Bean
  Attempts attempts(InstantSource clock) {
    return new Attempts(clock);
  }

  @Bean
  Reconciler reconciler(Settings settings) {
    return Reconciliation.reconciler(settings);
  }

  @Bean
  IncidentKeeper incidentKeeper(IncidentStore store, Settings settings) {
    return Reconciliation.keeper(store, settings);
  }

  @Bean
  Administration administration(Users users, Tokens tokens, AuditLog log) {
    return new Administration(users, tokens, log);
  }

  @Bean
  Knowledge knowledge(IncidentStore store, Reconciler reconciler) {
    return new Knowledge(store, reconciler);
  }

  /** Reads articles; loads its models when it is first asked. */
  @Bean(destroyMethod = "close")
  @Lazy
  DocumentPipeline documentPipeline(Settings settings) throws IOException {
    return DocumentPipeline.open(settings);
  }
}
