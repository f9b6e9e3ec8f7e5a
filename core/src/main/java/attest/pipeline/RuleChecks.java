package attest.pipeline;

import attest.accounts.KindCheck;
import attest.clean.CleanRules;
import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.export.CrosswalkCheck;
import attest.extract.ExtractionCheck;
import attest.language.AbbreviationCheck;
import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import attest.reconcile.AccountWordsCheck;
import attest.relevance.WordFormCheck;
import attest.resolve.actor.ActorRuleCheck;
import attest.resolve.place.Gazetteer;
import attest.resolve.place.PlaceOptions;
import attest.resolve.place.PlaceRuleCheck;
import attest.resolve.time.TimeRuleCheck;
import attest.rules.RuleCheck;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every check of rule files that the program has. */
public final class RuleChecks {
  private RuleChecks() {}

  /**
   * One check for each kind of rule file. The language model is loaded when the first example needs
   * it.
   */
  public static List<RuleCheck> all() {
    Function<Article, AnnotatedArticle> analyser = new LazyAnalyser();
    List<RuleCheck> checks = new ArrayList<>();
    checks.addAll(CleanRules.checks());
    checks.add(new AbbreviationCheck());
    checks.add(new TimeRuleCheck());
    checks.add(new LazyPlaceCheck());
    checks.add(ActorRuleCheck.names());
    checks.add(ActorRuleCheck.words());
    ExtractionCheck.KINDS.forEach(kind -> checks.add(new ExtractionCheck(kind, analyser)));
    checks.add(new KindCheck("targets"));
    checks.add(new KindCheck("weapons"));
    checks.add(new KindCheck("causes"));
    checks.add(new KindCheck("signs"));
    checks.add(new KindCheck("blame"));
    checks.add(new KindCheck("sequels"));
    WordFormCheck.KINDS.forEach(kind -> checks.add(new WordFormCheck(kind)));
    checks.add(new KindCheck("tellings"));
    checks.add(new KindCheck("where"));
    checks.add(new CrosswalkCheck());
    checks.add(new AccountWordsCheck());
    return List.copyOf(checks);
  }

  private static final class LazyAnalyser implements Function<Article, AnnotatedArticle> {
    private @Nullable EncoderAnalyser analyser;

    @Override
    public synchronized AnnotatedArticle apply(Article article) {
      EncoderAnalyser loaded = analyser;
      if (loaded == null) {
        loaded = EncoderAnalyser.load(LanguageOptions.defaults());
        analyser = loaded;
      }
      return loaded.analyse(article);
    }
  }

  /** The check of words around places, which opens the gazetteer when it is first used. */
  private static final class LazyPlaceCheck implements RuleCheck {
    private @Nullable RuleCheck check;

    @Override
    public String kind() {
      return "place-words";
    }

    @Override
    public synchronized List<Failure> check(RuleFile file) {
      RuleCheck opened = check;
      if (opened == null) {
        try {
          opened = new PlaceRuleCheck(Gazetteer.open(PlaceOptions.defaults()));
        } catch (IOException e) {
          throw new RuleException(
              file.name(), "", "cannot be checked without the gazetteer: " + e.getMessage());
        }
        check = opened;
      }
      return opened.check(file);
    }
  }
}
