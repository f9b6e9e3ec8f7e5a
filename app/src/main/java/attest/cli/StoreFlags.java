package attest.cli;

import attest.format.ArticleLookup;
import attest.store.IncidentStore;
import attest.store.StoreException;
import attest.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The flag that names the database of a command. */
final class StoreFlags {
  /** The database where none is named. */
  static final String DEFAULT = "incidents.db";

  @Option(
      names = "--from",
      paramLabel = "DB",
      defaultValue = DEFAULT,
      description =
          "The database: a file, or an address jdbc:postgresql://… (default: ${DEFAULT-VALUE}).")
  private String database = DEFAULT;

  /**
   * Opens the database.
   *
   * @throws StoreException if there is none
   */
  IncidentStore open(Terminal terminal) {
    if (!database.startsWith("jdbc:") && !Files.isRegularFile(Path.of(database))) {
      throw new StoreException(
          database
              + ": there is no such database; 'attest read --into "
              + database
              + " INPUT...' makes one, and --from names another");
    }
    return IncidentStore.open(database, StoreOptions.defaults(), terminal.clock());
  }

  /** The articles of a store. */
  static ArticleLookup articles(IncidentStore store) {
    return id -> store.listArticles(List.of(id)).get(id);
  }
}
