package attest.resolve.actor;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article as the actor rules see it: its terms, the words of the analysis under them, the
 * countries in it.
 */
final class Text {
  final AnnotatedArticle article;
  final List<Term> terms;
  final Set<String> countries = new HashSet<>();

  /** The country spoken of most; null if none or several equally. */
  final @Nullable String mainCountry;

  private final Sentence[] sentences;
  private final int[] tokens;

  Text(AnnotatedArticle article, int limit, Countries known) {
    this.article = article;
    terms = Term.scan(article.article().text(), limit);
    sentences = new Sentence[terms.size()];
    tokens = new int[terms.size()];
    Arrays.fill(tokens, -1);
    align();
    mainCountry = countCountries(known);
  }

  private void align() {
    int i = 0;
    for (Sentence sentence : article.sentences()) {
      for (Token token : sentence.tokens()) {
        while (i < terms.size() && terms.get(i).end() <= token.span().begin()) {
          i++;
        }
        int k = i;
        while (k < terms.size() && terms.get(k).begin() < token.span().end()) {
          if (tokens[k] < 0) {
            sentences[k] = sentence;
            tokens[k] = token.index();
          }
          k++;
        }
      }
    }
  }

  private @Nullable String countCountries(Countries known) {
    Map<String, Integer> counts = new HashMap<>();
    int i = 0;
    while (i < terms.size()) {
      Countries.Hit hit = known.at(terms, i);
      if (hit == null) {
        i++;
      } else {
        counts.merge(hit.code(), 1, Integer::sum);
        i = hit.end();
      }
    }
    countries.addAll(counts.keySet());
    String main = null;
    int most = 0;
    boolean tied = false;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        main = entry.getKey();
        tied = false;
      } else if (entry.getValue() == most) {
        tied = true;
      }
    }
    return tied ? null : main;
  }

  /** The analysed word under a term, or null where there is no analysis. */
  @Nullable Token token(int index) {
    return tokens[index] < 0 ? null : sentences[index].tokens().get(tokens[index]);
  }

  /** The sentence of a term, or null where there is no analysis. */
  @Nullable Sentence sentence(int index) {
    return tokens[index] < 0 ? null : sentences[index];
  }

  /** The part of speech of a term, or the empty text where there is no analysis. */
  String upos(int index) {
    Token token = token(index);
    return token == null ? "" : token.upos();
  }
}
