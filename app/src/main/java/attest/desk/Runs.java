package attest.desk;

import attest.access.DeskDatabase;
import attest.document.Problem;
import attest.incident.ArticleRecord;
import attest.pipeline.AddressSecrets;
import attest.pipeline.IncidentKeeper.Kept;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The runs of this desk: what was read, by whom, with which manifest, and what went wrong. Safe for
 * threads.
 */
@Component
final class Runs {
  private static final int MOST_CHARS = 500;

  private final DeskDatabase database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Runs(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    database
        .client()
        .sql(
            "update desk_run set state = 'broken', ended_at = ? where state in ('waiting', 'running')"
                + " and kind = 'read' and started_at < ?")
        .params(clock.millis(), clock.instant().minusSeconds(6 * 3600).toEpochMilli())
        .update();
  }

  /**
   * A run.
   *
   * @param id its name in addresses
   * @param kind {@code read} or {@code watch}
   * @param who the user who started it
   * @param what names of files, or an address
   * @param manifest what made its records
   * @param state {@code waiting}, {@code running}, {@code done} or {@code broken}
   * @param started when it was asked for
   * @param ended when it ended; null if it has not
   * @param articles how many articles it has kept
   * @param known how many of them were there already
   * @param accounts how many accounts they have
   * @param created how many incidents are new
   * @param revised how many incidents have changed
   */
  record Run(
      String id,
      String kind,
      String who,
      String what,
      String manifest,
      String state,
      Instant started,
      @Nullable Instant ended,
      int articles,
      int known,
      int accounts,
      int created,
      int revised) {
    /** Whether it goes on. */
    public boolean isOpen() {
      return ended == null;
    }
  }

  /** Problems of one code: how many, and one of them. */
  record Told(String code, int count, String example) {}

  /** Begins a run. */
  String begin(String kind, String who, String what, String manifest) {
    byte[] bytes = new byte[6];
    random.nextBytes(bytes);
    String id = "r-" + HexFormat.of().formatHex(bytes);
    database
        .client()
        .sql(
            "insert into desk_run (id, kind, who, what, manifest, state, started_at, articles, known,"
                + " accounts, created, revised) values (?,?,?,?,?,'waiting',?,0,0,0,0,0)")
        .params(id, kind, who, cut(what), manifest, clock.millis())
        .update();
    return id;
  }

  void running(String id) {
    database.client().sql("update desk_run set state = 'running' where id = ?").param(id).update();
  }

  /** Counts an article that was kept. */
  void kept(String id, ArticleRecord record, Kept kept) {
    database
        .client()
        .sql(
            "update desk_run set articles = articles + 1, known = known + ?, accounts = accounts + ?,"
                + " created = created + ?, revised = revised + ? where id = ?")
        .params(
            kept.articles() == 0 && kept.reread() == 0 ? 1 : 0,
            record.accounts().size(),
            kept.created(),
            kept.revised(),
            id)
        .update();
    record.problems().forEach(problem -> failed(id, problem));
  }

  /** Counts a problem. */
  void failed(String id, Problem problem) {
    database
        .client()
        .sql(
            "insert into desk_run_problem (run, code, count, example) values (?,?,1,?)"
                + " on conflict (run, code) do update set count = desk_run_problem.count + 1")
        .params(id, problem.code().code(), cut(problem.document() + ": " + problem.message()))
        .update();
  }

  /** Ends a run. */
  void end(String id, String state) {
    database
        .client()
        .sql("update desk_run set state = ?, ended_at = ? where id = ?")
        .params(Arrays.asList(state, clock.millis(), id))
        .update();
  }

  List<Run> list(int most) {
    return database
        .client()
        .sql("select * from desk_run order by started_at desc, id limit ?")
        .param(most)
        .query(Runs::row)
        .list();
  }

  Optional<Run> find(String id) {
    return database
        .client()
        .sql("select * from desk_run where id = ?")
        .param(id)
        .query(Runs::row)
        .optional();
  }

  List<Told> problems(String id) {
    return database
        .client()
        .sql(
            "select code, count, example from desk_run_problem where run = ? order by count desc, code")
        .param(id)
        .query((row, number) ->
            new Told(
                row.getString("code"),
                row.getInt("count"),
                AddressSecrets.hide(row.getString("example"))))
        .list();
  }

  private static String cut(String text) {
    String open = AddressSecrets.hide(text);
    return open.length() <= MOST_CHARS ? open : open.substring(0, MOST_CHARS) + "…";
  }

  private static Run row(ResultSet row, int number) throws SQLException {
    long ended = row.getLong("ended_at");
    boolean open = row.wasNull();
    return new Run(
        row.getString("id"),
        row.getString("kind"),
        row.getString("who"),
        AddressSecrets.hide(row.getString("what")),
        row.getString("manifest"),
        row.getString("state"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        open ? null : Instant.ofEpochMilli(ended),
        row.getInt("articles"),
        row.getInt("known"),
        row.getInt("accounts"),
        row.getInt("created"),
        row.getInt("revised"));
  }
}
