package attest.relevance;

import attest.document.Article;
import attest.document.Span;
import attest.rules.LinearModel;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two cheap stages. First, words: an article without any form of a word that some rule starts from
 * can have no account, and one with a sure word passes. Then a logistic regression looks at each
 * such word and at what stands around it; the best word decides, so that much text about other
 * things hides nothing. Cost is linear in the length of the text. Safe for threads.
 *
 * <p>Features: {@code t=shot} the word itself; {@code was shot}, {@code shot dead} with its
 * neighbour; {@code <police}, {@code >dead} what stands up to four words before or after; {@code
 * hospital} what stands up to 25 words away. All in small letters; {@code #} is any figure.
 */
public final class LinearScreen implements RelevanceScreen {
  private static final int NEAR = 4;
  private static final int FAR = 25;
  private static final int REASONS = 8;

  private final RelevanceOptions options;
  private final Set<String> triggers;
  private final Set<String> sure;
  private final LinearModel model;

  /**
   * A screen with the weights that come with the program.
   *
   * @param options when to let pass
   * @param triggers words, as lemmas or forms, from which some rule of extraction starts
   * @param own those of the user's own rules, which no model has learned: an article with one of
   *     them passes
   */
  public LinearScreen(RelevanceOptions options, Set<String> triggers, Set<String> own) {
    this(options, triggers, own, LinearModel.resource(LinearScreen.class, "weights.txt.gz"));
  }

  LinearScreen(RelevanceOptions options, Set<String> triggers, Set<String> own, LinearModel model) {
    WordForms forms = new WordForms();
    this.options = options;
    this.triggers = forms.of(triggers);
    Set<String> words = new HashSet<>(own);
    RuleFile.resource(LinearScreen.class, "sure-words.yaml")
        .entries()
        .forEach(entry -> words.add(entry.id()));
    sure = forms.of(words);
    this.model = model;
  }

  @Override
  public Relevance screen(Article article) {
    TextWords words = new TextWords(article.text());
    int best = -1;
    double score = Double.NEGATIVE_INFINITY;
    boolean isSure = false;
    for (int i = 0; i < words.size(); i++) {
      isSure |= sure.contains(words.form(i));
      if (triggers.contains(words.form(i))) {
        double reached = model.score(features(words, i))[0];
        if (reached > score) {
          score = reached;
          best = i;
        }
      }
    }
    if (best < 0) {
      return new Relevance(
          isSure,
          isSure ? Relevance.Stage.SURE_WORDS : Relevance.Stage.WORDS,
          score,
          null,
          List.of());
    }
    return new Relevance(
        isSure || score >= options.threshold(),
        isSure ? Relevance.Stage.SURE_WORDS : Relevance.Stage.MODEL,
        score,
        new Span(words.begin(best), words.end(best)),
        reasons(features(words, best)));
  }

  /** The words of an article from which some rule may start, in order: what the model looks at. */
  public List<Span> words(Article article) {
    TextWords words = new TextWords(article.text());
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (triggers.contains(words.form(i))) {
        found.add(new Span(words.begin(i), words.end(i)));
      }
    }
    return found;
  }

  private List<Relevance.Reason> reasons(Set<String> features) {
    double bias = model.score(List.of())[0];
    List<Relevance.Reason> reasons = new ArrayList<>();
    for (String feature : features) {
      double weight = model.score(List.of(feature))[0] - bias;
      if (weight != 0) {
        reasons.add(new Relevance.Reason(feature, weight));
      }
    }
    reasons.sort(
        Comparator.comparingDouble((Relevance.Reason reason) -> -Math.abs(reason.weight()))
            .thenComparing(Relevance.Reason::feature));
    return reasons.subList(0, Math.min(REASONS, reasons.size()));
  }

  /** What is weighed of a word, each feature once, in order of the text. */
  static Set<String> features(TextWords words, int at) {
    Set<String> features = new LinkedHashSet<>();
    String trigger = words.form(at);
    features.add("t=" + trigger);
    if (at > 0) {
      features.add(words.form(at - 1) + " " + trigger);
    }
    if (at + 1 < words.size()) {
      features.add(trigger + " " + words.form(at + 1));
    }
    int end = Math.min(words.size(), at + FAR + 1);
    for (int i = Math.max(0, at - FAR); i < end; i++) {
      if (i != at) {
        features.add(words.form(i));
        if (Math.abs(i - at) <= NEAR) {
          features.add((i < at ? "<" : ">") + words.form(i));
        }
      }
    }
    return features;
  }
}
