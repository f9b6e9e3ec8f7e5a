package attest.alert;

import attest.access.DeskDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What saved searches have told, and the messages that are on their way. Safe for threads. */
@Component
public final class Firings {
  private final DeskDatabase database;
  private final InstantSource clock;

  Firings(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a firing and the messages that it needs, unless it is there; both together or nothing.
   *
   * @return whether it is new
   */
  boolean add(SavedSearch search, Found found) {
    return database.inTransaction(() -> {
      long now = clock.millis();
      int made =
          database
              .client()
              .sql(
                  "insert into desk_firing (search, incident, revision, event, at, known_at,"
                      + " internal, place, day, title, detail) values (?,?,?,?,?,?,?,?,?,?,?)"
                      + " on conflict (search, incident, revision, event) do nothing")
              .params(
                  search.id(),
                  found.incident(),
                  found.revision(),
                  found.event().code(),
                  now,
                  found.known().toEpochMilli(),
                  found.internal() ? 1 : 0,
                  found.place(),
                  found.day(),
                  found.title(),
                  found.detail())
              .update();
      if (made == 0) {
        return false;
      }
      long number =
          database
              .client()
              .sql(
                  "select number from desk_firing where search = ? and incident = ? and revision = ?"
                      + " and event = ?")
              .params(search.id(), found.incident(), found.revision(), found.event().code())
              .query(Long.class)
              .single();
      send(search, number, now);
      return true;
    });
  }

  /**
   * What happened, before it is kept.
   *
   * @see Firing
   */
  record Found(
      String incident,
      int revision,
      AlertEvent event,
      Instant known,
      boolean internal,
      String place,
      long day,
      String title,
      String detail) {}

  /** Sends a message without a firing by all the ways of a search, for a test. */
  public void test(SavedSearch search) {
    database.inTransaction(() -> {
      send(search, null, clock.millis());
      return true;
    });
  }

  private void send(SavedSearch search, @Nullable Long firing, long now) {
    for (String way : List.of("webhook", "mail")) {
      if (!(way.equals("mail") ? search.email() : search.webhook()).isEmpty()) {
        database
            .client()
            .sql(
                "insert into desk_delivery (firing, search, way, state, attempts, next_at, fault)"
                    + " values (?,?,?,'waiting',0,?,'')")
            .params(java.util.Arrays.asList(firing, search.id(), way, now))
            .update();
      }
    }
  }

  /** Whether a search has told of a rise in a place with a last day from this one on. */
  boolean hasRise(String search, String place, long fromDay) {
    return database
            .client()
            .sql(
                "select count(*) from desk_firing where search = ? and event = 'rise' and place = ?"
                    + " and day >= ?")
            .params(search, place, fromDay)
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * What a search has told, the newest first.
   *
   * @param internal whether also what was found with a view of what is internal
   */
  public List<Firing> list(String search, boolean internal, int most) {
    return database
        .client()
        .sql(
            "select * from desk_firing where search = ? and internal <= ? order by number desc"
                + " limit ?")
        .params(search, internal ? 1 : 0, most)
        .query(Firings::firing)
        .list();
  }

  /** The firing of a number. */
  Optional<Firing> find(long number) {
    return database
        .client()
        .sql("select * from desk_firing where number = ?")
        .param(number)
        .query(Firings::firing)
        .optional();
  }

  /** The messages of a search, the newest first. */
  public List<Delivery> deliveries(String search, int most) {
    return database
        .client()
        .sql("select * from desk_delivery where search = ? order by number desc limit ?")
        .params(search, most)
        .query(Firings::delivery)
        .list();
  }

  /** Messages whose time has come. */
  List<Delivery> due(int most) {
    return database
        .client()
        .sql(
            "select * from desk_delivery where state = 'waiting' and next_at <= ?"
                + " order by next_at, number limit ?")
        .params(clock.millis(), most)
        .query(Firings::delivery)
        .list();
  }

  /**
   * Takes a message for an attempt, so that nobody else tries it until a moment; false if somebody
   * has.
   */
  boolean take(Delivery delivery, Instant until) {
    return database
            .client()
            .sql(
                "update desk_delivery set next_at = ?, attempts = attempts + 1 where number = ?"
                    + " and state = 'waiting' and attempts = ?")
            .params(until.toEpochMilli(), delivery.number(), delivery.attempts())
            .update()
        == 1;
  }

  /** Says how an attempt went. */
  void note(long number, Delivery.State state, Instant next, String fault) {
    database
        .client()
        .sql(
            "update desk_delivery set state = ?, next_at = ?, done_at = ?, fault = ? where number = ?")
        .params(
            java.util.Arrays.asList(
                state.code(),
                next.toEpochMilli(),
                state == Delivery.State.WAITING ? null : clock.millis(),
                fault,
                number))
        .update();
  }

  private static Firing firing(ResultSet row, int number) throws SQLException {
    return new Firing(
        row.getLong("number"),
        row.getString("search"),
        row.getString("incident"),
        row.getInt("revision"),
        AlertEvent.find(row.getString("event")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("at")),
        Instant.ofEpochMilli(row.getLong("known_at")),
        row.getInt("internal") != 0,
        row.getString("place"),
        row.getLong("day"),
        row.getString("title"),
        row.getString("detail"));
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    long firing = row.getLong("firing");
    boolean test = row.wasNull();
    long done = row.getLong("done_at");
    boolean open = row.wasNull();
    return new Delivery(
        row.getLong("number"),
        test ? null : firing,
        row.getString("search"),
        row.getString("way"),
        Delivery.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("next_at")),
        open ? null : Instant.ofEpochMilli(done),
        row.getString("fault"));
  }
}
