package attest.incident;

import attest.document.Article;
import attest.document.Problem;
import java.util.List;

/**
 * Everything that Attest says about one article.
 *
 * @param article the clean article
 * @param accounts what it says happened
 * @param statements who said what
 * @param places every place found
 * @param times every time found
 * @param actors every actor found
 * @param problems what was wrong with it
 */
public record ArticleRecord(
    Article article,
    List<Account> accounts,
    List<Statement> statements,
    List<PlaceMention> places,
    List<TimeMention> times,
    List<ActorMention> actors,
    List<Problem> problems) {
  public ArticleRecord {
    accounts = List.copyOf(accounts);
    statements = List.copyOf(statements);
    places = List.copyOf(places);
    times = List.copyOf(times);
    actors = List.copyOf(actors);
    problems = List.copyOf(problems);
  }
}
