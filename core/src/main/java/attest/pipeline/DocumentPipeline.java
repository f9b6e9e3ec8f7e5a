package attest.pipeline;

import attest.accounts.AccountAssembler;
import attest.accounts.ClusteringAssembler;
import attest.clean.Cleaned;
import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.extract.RuleMentionExtractor;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Extraction;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Resolved;
import attest.language.EncoderAnalyser;
import attest.relevance.LinearScreen;
import attest.relevance.Relevance;
import attest.resolve.actor.ActorResolver;
import attest.resolve.actor.RegistryActorResolver;
import attest.resolve.place.Gazetteer;
import attest.resolve.place.GazetteerPlaceResolver;
import attest.resolve.place.PeopleResolver;
import attest.resolve.place.PlaceResolver;
import attest.resolve.time.RuleTimeResolver;
import attest.resolve.time.TimeResolver;
import attest.roles.LearnedRoleReader;
import attest.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One document in, its record out: the stages in their order. What comes out depends on the
 * document and the settings alone. Safe for threads.
 */
public final class DocumentPipeline implements AutoCloseable {
  private final Settings settings;
  private final Cleaner cleaner;
  private final EncoderAnalyser analyser;
  private final RuleMentionExtractor extractor;
  private final TimeResolver times;
  private final PlaceResolver places;
  private final PlaceResolver peoples;
  private final ActorResolver actors;
  private final LearnedRoleReader roles;
  private final AccountAssembler accounts;
  private final Gazetteer gazetteer;
  private @Nullable LinearScreen screen;

  private DocumentPipeline(Settings settings) throws IOException {
    this.settings = settings;
    CompletableFuture<EncoderAnalyser> language =
        start(() -> EncoderAnalyser.load(settings.language()));
    CompletableFuture<RuleMentionExtractor> extract =
        start(() -> new RuleMentionExtractor(settings.extract()));
    CompletableFuture<ActorResolver> actor =
        start(() -> new RegistryActorResolver(settings.actor()));
    CompletableFuture<LearnedRoleReader> role =
        start(() -> new LearnedRoleReader(settings.roles()));
    CompletableFuture<TimeResolver> time = start(() -> new RuleTimeResolver(settings.time()));
    cleaner = new TextCleaner(settings.clean());
    accounts = new ClusteringAssembler();
    gazetteer = Gazetteer.open(settings.place());
    places = new GazetteerPlaceResolver(gazetteer, settings.place());
    peoples = new PeopleResolver(gazetteer);
    analyser = join(language);
    extractor = join(extract);
    actors = join(actor);
    times = join(time);
    roles = join(role);
  }

  /**
   * Loads all stages. Close the pipeline to free the memory outside the heap.
   *
   * @throws IOException if the gazetteer's index can be neither read nor built
   * @throws attest.rules.RuleException if a rule file of the user's cannot be used
   */
  public static DocumentPipeline open(Settings settings) throws IOException {
    return new DocumentPipeline(settings);
  }

  private static <T> CompletableFuture<T> start(Supplier<T> part) {
    return CompletableFuture.supplyAsync(part);
  }

  private static <T> T join(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw e;
    }
  }

  /** What Attest says about a document. Never fails for what the document says. */
  public ArticleRecord read(RawDocument raw) {
    Cleaned cleaned = cleaner.clean(raw);
    return read(cleaned.article(), cleaned.problems());
  }

  /**
   * What Attest says about a document, or the bare article where that is not wanted.
   *
   * @param known tells from the clean article whether to leave it at that
   */
  public ArticleRecord read(RawDocument raw, Predicate<Article> known) {
    Cleaned cleaned = cleaner.clean(raw);
    Article article = cleaned.article();
    return known.test(article)
        ? bare(article, cleaned.problems())
        : read(article, cleaned.problems());
  }

  /**
   * What takes the first look at articles, whether settings heed it or not. It is loaded when it is
   * first asked for: who reads a single article needs none.
   */
  public synchronized LinearScreen screen() {
    LinearScreen loaded = screen;
    if (loaded == null) {
      loaded =
          new LinearScreen(settings.relevance(), extractor.triggers(), extractor.ownTriggers());
      screen = loaded;
    }
    return loaded;
  }

  /** What Attest says about an article that is clean already. */
  public ArticleRecord read(Article article) {
    return read(article, List.of());
  }

  private ArticleRecord read(Article article, List<Problem> told) {
    List<Problem> problems = new ArrayList<>(told);
    problems.addAll(problems(article));
    if (problems.stream().anyMatch(p -> p.code() == Problem.Code.LANGUAGE)) {
      return bare(article, problems);
    }
    if (settings.relevance().enabled()) {
      Relevance seen = screen().screen(article);
      if (!seen.passed()) {
        problems.add(notRelevant(article, seen));
        return bare(article, problems);
      }
    }
    AnnotatedArticle annotated = analyser.analyse(article);
    Extraction extraction = extractor.extract(annotated);
    Resolved resolved =
        new Resolved(
            times.resolve(annotated),
            places.resolve(annotated),
            actors.resolve(annotated),
            peoples.resolve(annotated));
    List<Account> found =
        accounts.assemble(annotated, roles.read(annotated, extraction, resolved), resolved);
    return new ArticleRecord(
        article,
        found,
        extraction.statements(),
        located(resolved.places()),
        resolved.times(),
        resolved.actors(),
        problems);
  }

  private static ArticleRecord bare(Article article, List<Problem> problems) {
    return new ArticleRecord(
        article, List.of(), List.of(), List.of(), List.of(), List.of(), problems);
  }

  private Problem notRelevant(Article article, Relevance seen) {
    String why =
        seen.stage() == Relevance.Stage.WORDS
            ? "no word that a rule starts from stands in it"
            : String.format(
                Locale.ROOT,
                "'%s' is the likeliest word for an event, with %.1f where %.1f is needed",
                Objects.requireNonNull(seen.word()).of(article.text()),
                seen.score(),
                settings.relevance().threshold());
    return new Problem(
        article.name(),
        Problem.Code.NOT_RELEVANT,
        "not analysed, as it does not look like a report of political violence: "
            + why
            + "; --all analyses every article");
  }

  /** The article's sentences, words and names alone. */
  public AnnotatedArticle analyse(Article article) {
    return analyser.analyse(article);
  }

  private List<Problem> problems(Article article) {
    List<Problem> problems = new ArrayList<>();
    String language = article.language();
    if (!language.startsWith("en") && !language.equals("und")) {
      problems.add(
          new Problem(
              article.name(),
              Problem.Code.LANGUAGE,
              "the article is in '"
                  + language
                  + "'; only English (en) is read, so it has no accounts"));
      return problems;
    }
    if (article.published() == null) {
      problems.add(
          new Problem(
              article.name(),
              Problem.Code.NO_DATE,
              "no publication date is known, so times such as 'on Monday' stay unresolved; give it with"
                  + " --published or in the input"));
    }
    if (article.text().length() > settings.language().maxAnalysedChars()) {
      problems.add(
          new Problem(
              article.name(),
              Problem.Code.TRUNCATED,
              "only the first "
                  + settings.language().maxAnalysedChars()
                  + " characters were analysed; split the text or raise language.max-analysed-chars"));
    }
    return problems;
  }

  /**
   * Countries and continents with a point that stands for them: for maps and scoring, never for the
   * place of an event.
   */
  private List<PlaceMention> located(List<PlaceMention> mentions) {
    List<PlaceMention> located = new ArrayList<>();
    for (PlaceMention mention : mentions) {
      Place.Known best = mention.place() instanceof Place.Known known ? known : null;
      if (mention.place() instanceof Place.Ambiguous ambiguous) {
        best = ambiguous.candidates().get(0);
      }
      if (best == null) {
        located.add(mention);
        continue;
      }
      Place.Known withPoint =
          new Place.Known(
              best.geonamesId(),
              best.name(),
              best.country(),
              best.admin1(),
              best.point() == null ? gazetteer.representativePoint(mention.place()) : best.point(),
              best.precision());
      located.add(
          new PlaceMention(
              withPoint,
              mention.evidence(),
              mention.wording(),
              mention.certainty(),
              mention.rule()));
    }
    return located;
  }

  @Override
  public void close() {
    analyser.close();
    roles.close();
  }
}
