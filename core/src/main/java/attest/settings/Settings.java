package attest.settings;

import attest.clean.CleanOptions;
import attest.extract.ExtractOptions;
import attest.fetch.FetchOptions;
import attest.ingest.IngestOptions;
import attest.language.LanguageOptions;
import attest.origin.OriginOptions;
import attest.relevance.RelevanceOptions;
import attest.resolve.actor.ActorOptions;
import attest.resolve.place.PlaceOptions;
import attest.resolve.time.TimeOptions;
import attest.roles.RoleOptions;
import attest.store.StoreOptions;
import attest.watch.WatchOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Every option. A component is a section of the settings file and its components are the keys; to
 * add a stage is to add a component and its lines in {@code settings.yaml}.
 *
 * @param ingest limits of reading
 * @param clean limits of cleaning
 * @param relevance which articles are analysed
 * @param language sentences, words, trees and names
 * @param extract events, figures and speech
 * @param time times
 * @param place places
 * @param actor actors
 * @param roles who and what takes part, as learned
 * @param origin which articles are of one origin
 * @param fetch how addresses of the web are read
 * @param watch how feeds are watched
 * @param store limits of the database
 * @param serve how the desk is served
 * @param mail how the desk sends mail
 */
public record Settings(
    IngestOptions ingest,
    CleanOptions clean,
    RelevanceOptions relevance,
    LanguageOptions language,
    ExtractOptions extract,
    TimeOptions time,
    PlaceOptions place,
    ActorOptions actor,
    RoleOptions roles,
    OriginOptions origin,
    FetchOptions fetch,
    WatchOptions watch,
    StoreOptions store,
    ServeOptions serve,
    MailOptions mail) {

  /** The defaults of every stage. */
  public static Settings defaults() {
    return SettingsTable.build(key -> null);
  }

  /**
   * The identity of these settings: {@code sha256:} and 64 hexadecimal digits over all keys and
   * values, but for folders of caches and the manners of fetching, watching, storing, serving and
   * mailing, which no record depends on.
   */
  public String id() {
    StringBuilder lines = new StringBuilder();
    SettingsTable.values(this)
        .forEach((key, value) -> {
          if (!key.endsWith("cache-dir")
              && !key.startsWith("fetch.")
              && !key.startsWith("watch.")
              && !key.startsWith("store.")
              && !key.startsWith("serve.")
              && !key.startsWith("mail.")) {
            lines.append(key).append('=').append(value).append('\n');
          }
        });
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
