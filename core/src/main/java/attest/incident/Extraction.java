package attest.incident;

import java.util.List;

/**
 * What the words of one article tell, before anything is looked up.
 *
 * @param mentions events, in order of their triggers
 * @param statements who said what, in order of the words said
 */
public record Extraction(List<Mention> mentions, List<Statement> statements) {
  public Extraction {
    mentions = List.copyOf(mentions);
    statements = List.copyOf(statements);
  }
}
