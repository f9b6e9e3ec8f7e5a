package attest.cli;

import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.pipeline.StoreView;
import attest.store.IncidentStore;
import attest.store.SearchHit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds articles by their words. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Finds articles that have all of some words, and the incidents they tell of.")
final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "Words; those in quotation marks stand together.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private InternalFlags internal = new InternalFlags();

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
    }
    try (IncidentStore store = from.open(terminal)) {
      StoreView view = internal.view(terminal, store);
      List<SearchHit> hits = view.search(String.join(" ", words), limit);
      for (SearchHit hit : hits) {
        String title = hit.title();
        terminal.out().println(title == null ? "(no headline)" : title);
        terminal.out().println("  " + hit.article());
        terminal.out().println("  " + hit.excerpt().replaceAll("\\s+", " "));
        view.findArticle(hit.article()).ifPresent(record -> incidents(view, record));
      }
      if (hits.isEmpty()) {
        terminal.err().println("attest: no article has these words");
      }
      internal.tell(terminal, store);
    }
    terminal.out().flush();
    return Main.DONE;
  }

  private void incidents(StoreView view, ArticleRecord record) {
    for (Account account : record.accounts()) {
      view.findIncidentOf(new AccountKey(record.article().id(), account.id()))
          .ifPresent(incident ->
              terminal
                  .out()
                  .println("  account " + account.id() + " of incident " + incident.id()));
    }
  }
}
