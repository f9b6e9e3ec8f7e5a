package attest.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The log of every change, every export and every login. Lines are only added. Safe for threads.
 */
public final class AuditLog {
  private static final int MOST_CHARS = 2_000;

  private final DeskDatabase database;
  private final InstantSource clock;

  /** The log in a database. */
  public AuditLog(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds a line; see {@link AuditEntry} for what the parts are. */
  public void add(String who, String via, String action, String subject, String detail) {
    database
        .client()
        .sql(
            "insert into desk_audit (at, who, via, action, subject, detail)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(clock.millis(), cut(who), cut(via), action, cut(subject), cut(detail))
        .update();
  }

  /**
   * Lines, the newest first.
   *
   * @param before only lines with lesser numbers; {@link Long#MAX_VALUE} for the newest
   * @param limit how many at most
   */
  public List<AuditEntry> list(long before, int limit) {
    return database
        .client()
        .sql("select * from desk_audit where number < ? order by number desc limit ?")
        .params(before, limit)
        .query((row, index) ->
            new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("via"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail")))
        .list();
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
  }
}
