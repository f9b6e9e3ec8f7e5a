package attest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of the desk in a real PostgreSQL server, started for the test. */
class DeskDatabasePostgresTest {
  @Test
  void everyMigrationRunsOnPostgresOnceAndTablesWork() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String address = server.getJdbcUrl("postgres", "postgres");
      try (DeskDatabase first = DeskDatabase.open(address)) {
        assertThat(applied(first)).containsExactly("1", "3", "4");
        first
            .client()
            .sql("insert into desk_search_secret (search, closed) values (?, ?)")
            .params("s-1", "x".repeat(400))
            .update();
      }
      try (DeskDatabase again = DeskDatabase.open(address)) {
        assertThat(applied(again)).containsExactly("1", "3", "4");
        assertThat(
                again
                    .client()
                    .sql("select length(closed) from desk_search_secret")
                    .query(Integer.class)
                    .single())
            .isEqualTo(400);
      }
    }
  }

  private static List<String> applied(DeskDatabase database) {
    return database
        .client()
        .sql(
            "select version from desk_schema_history where success and type = 'SQL' order by"
                + " installed_rank")
        .query(String.class)
        .list();
  }
}
