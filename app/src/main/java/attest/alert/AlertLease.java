package attest.alert;

import attest.access.DeskDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Says which of several desks on one database does something: the one that holds the lease of that
 * name, until it gives it back or has not renewed it for a while. Safe for threads.
 */
@Component
public final class AlertLease {
  /** How long a lease lasts that is not renewed. */
  public static final Duration LIFE = Duration.ofMinutes(2);

  private final DeskDatabase database;
  private final InstantSource clock;
  private final String holder = new Secrets().nextId("d-");

  AlertLease(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes or renews a lease.
   *
   * @param name of what, at most 20 characters
   * @return whether this desk holds it
   */
  public boolean take(String name) {
    Instant now = clock.instant();
    database
        .client()
        .sql(
            "insert into desk_alert_state (name, at, holder) values (?, 0, '')"
                + " on conflict (name) do nothing")
        .param(name)
        .update();
    return database
            .client()
            .sql(
                "update desk_alert_state set holder = ?, at = ? where name = ? and (holder = ? or at < ?)")
            .params(holder, now.plus(LIFE).toEpochMilli(), name, holder, now.toEpochMilli())
            .update()
        == 1;
  }

  /** Gives a lease back, if this desk holds it. */
  public void giveBack(String name) {
    database
        .client()
        .sql("update desk_alert_state set at = 0, holder = '' where name = ? and holder = ?")
        .params(name, holder)
        .update();
  }
}
