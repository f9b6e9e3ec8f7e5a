package attest.bench;

import attest.accounts.AccountAssembler;
import attest.accounts.ClusteringAssembler;
import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Published;
import attest.document.RawDocument;
import attest.extract.ExtractOptions;
import attest.extract.MentionExtractor;
import attest.extract.RuleMentionExtractor;
import attest.format.RecordWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Extraction;
import attest.incident.Resolved;
import attest.ingest.FileDocuments;
import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import attest.resolve.actor.ActorResolver;
import attest.resolve.actor.RegistryActorResolver;
import attest.resolve.place.Gazetteer;
import attest.resolve.place.GazetteerPlaceResolver;
import attest.resolve.place.PeopleResolver;
import attest.resolve.place.PlaceResolver;
import attest.resolve.time.RuleTimeResolver;
import attest.resolve.time.TimeResolver;
import attest.roles.LearnedRoleReader;
import attest.roles.RoleReader;
import attest.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times of the stages on one thread, as processor time of that thread, so that other work of the
 * machine counts little. The first argument says what is measured, the others are files of
 * articles:
 *
 * <ul>
 *   <li>{@code stages}: the time of each stage for an article, and the wordpieces a second of the
 *       language stage, after a round that warms up;
 *   <li>{@code length}: the time to read one long text, of 50 kB to 2 MB, made of the articles
 *       again and again. Each paragraph gets a number, so that none repeats another. Limits on the
 *       length are raised;
 *   <li>{@code rules}: the time of extraction alone, with the program's rules and with 5,000 more.
 * </ul>
 */
public final class Timings {
  private static final int MANY_RULES = 5_000;
  private static final int LONGEST = 3_000_000;
  private static final int WARM_LENGTH = 20_000;
  private static final List<Integer> LENGTHS =
      List.of(WARM_LENGTH, 50_000, 200_000, 1_000_000, 2_000_000);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private final Settings settings = Settings.defaults();
  private final Cleaner cleaner = new TextCleaner(settings.clean());
  private final EncoderAnalyser analyser;
  private final MentionExtractor extractor = new RuleMentionExtractor(settings.extract());
  private final TimeResolver times = new RuleTimeResolver(settings.time());
  private final PlaceResolver places;
  private final PlaceResolver peoples;
  private final ActorResolver actors = new RegistryActorResolver(settings.actor());
  private final RoleReader roles = new LearnedRoleReader(settings.roles());
  private final AccountAssembler accounts = new ClusteringAssembler();
  private final RecordWriter writer = new RecordWriter(settings.id(), false, false);

  private Timings() throws IOException {
    LanguageOptions limits = settings.language();
    analyser =
        EncoderAnalyser.load(
            new LanguageOptions(
                LONGEST,
                limits.maxSentenceTokens(),
                limits.maxSentencePieces(),
                limits.batchPieces()));
    Gazetteer gazetteer = Gazetteer.open(settings.place());
    places = new GazetteerPlaceResolver(gazetteer, settings.place());
    peoples = new PeopleResolver(gazetteer);
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      throw new IllegalArgumentException("give stages, length or rules, and files");
    }
    Timings timings = new Timings();
    List<RawDocument> documents =
        timings.documents(List.of(arguments).subList(1, arguments.length));
    switch (arguments[0]) {
      case "stages" -> timings.stages(documents);
      case "length" -> timings.length(documents);
      case "rules" -> timings.rules(documents);
      default -> throw new IllegalArgumentException("not known: " + arguments[0]);
    }
  }

  private List<RawDocument> documents(List<String> inputs) {
    List<RawDocument> documents = new ArrayList<>();
    FileDocuments files = new FileDocuments(settings.ingest(), InputStream.nullInputStream());
    for (String input : inputs) {
      files.read(
          input,
          item -> {
            RawDocument document = item.document();
            if (document != null) {
              documents.add(document);
            }
          });
    }
    return documents;
  }

  private void stages(List<RawDocument> documents) {
    documents.subList(0, Math.min(documents.size(), 100)).forEach(this::read);
    nanos.clear();
    long pieces = 0;
    for (RawDocument document : documents) {
      pieces += analyser.pieces(read(document));
    }
    long all = nanos.values().stream().mapToLong(Long::longValue).sum();
    print("articles %d, wordpieces %d", documents.size(), pieces);
    nanos.forEach((stage, time) ->
        print(
            "%-9s %8.2f ms an article %5.1f %%",
            stage, time / 1e6 / documents.size(), 100.0 * time / all));
    print(
        "%-9s %8.2f ms an article, %.1f articles/s on one thread",
        "all", all / 1e6 / documents.size(), documents.size() * 1e9 / all);
    print(
        "language  %.0f wordpieces/s on one thread",
        pieces * 1e9 / nanos.getOrDefault("language", 1L));
  }

  private void length(List<RawDocument> documents) {
    for (int length : LENGTHS) {
      String text = longText(documents, length);
      Published published = Published.parse("2016-03-09", Published.From.GIVEN);
      RawDocument.Metadata metadata = RawDocument.Metadata.none();
      RawDocument document =
          new RawDocument(
              "long",
              RawDocument.Form.ARTICLE_TEXT,
              text,
              published == null ? metadata : metadata.withPublished(published));
      nanos.clear();
      long start = System.nanoTime();
      AnnotatedArticle annotated = read(document);
      double passed = (System.nanoTime() - start) / 1e9;
      long all = nanos.values().stream().mapToLong(Long::longValue).sum();
      if (length > WARM_LENGTH) {
        StringBuilder parts = new StringBuilder();
        nanos.forEach((stage, time) ->
            parts.append(String.format(Locale.ROOT, " %s %.2f", stage, time / 1e9)));
        print(
            "%7d units, %d sentences: %.2f s by the clock; %.2f s of processor time, %.1f s a"
                + " million units (%s )",
            text.length(),
            annotated.sentences().size(),
            passed,
            all / 1e9,
            all / 1e3 / text.length(),
            parts);
      }
    }
  }

  private String longText(List<RawDocument> documents, int length) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    while (text.length() < length) {
      Article article = cleaner.clean(documents.get(number % documents.size())).article();
      number++;
      for (Article.Paragraph paragraph : article.paragraphs()) {
        text.append(paragraph.span().of(article.text()));
        text.append(" This was item ").append(number).append(".\n\n");
      }
    }
    return text.toString().strip();
  }

  private void rules(List<RawDocument> documents) throws IOException {
    List<AnnotatedArticle> annotated =
        documents.stream().map(d -> analyser.analyse(cleaner.clean(d).article())).toList();
    Path file = Files.createTempFile("rules", ".yaml");
    try {
      Files.writeString(file, manyRules());
      long start = now();
      MentionExtractor many = new RuleMentionExtractor(new ExtractOptions(List.of(file)));
      print("%d rules more, read in %.2f s", MANY_RULES, (now() - start) / 1e9);
      for (String round : List.of("warming up", "measured")) {
        print("%-11s own rules %.3f ms an article", round, extract(extractor, annotated));
        print("%-11s with more %.3f ms an article", round, extract(many, annotated));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static double extract(MentionExtractor extractor, List<AnnotatedArticle> articles) {
    long start = now();
    articles.forEach(extractor::extract);
    return (now() - start) / 1e6 / articles.size();
  }

  /**
   * Rules that speak of words which no text has, and every tenth of a common word under a
   * condition.
   */
  private static String manyRules() {
    StringBuilder yaml = new StringBuilder(800_000);
    yaml.append("kind: events\nsource: made for timing\nlicence: Apache-2.0\nentries:\n");
    for (int i = 0; i < MANY_RULES; i++) {
      String word = i % 10 == 0 ? "say" : "zz" + Integer.toString(i, 36) + "qx";
      yaml.append("  - id: made.").append(i);
      yaml.append("\n    verb: [").append(word).append("]\n    with: {object: [zz").append(i);
      yaml.append("]}\n    event: armed_assault\n    initiator: [subject]\n    target: [object]\n");
      yaml.append("    examples:\n      - {text: \"Nothing happened.\", event: none}\n");
    }
    return yaml.toString();
  }

  /** One article through all stages, in the order of the pipeline. */
  private AnnotatedArticle read(RawDocument document) {
    Article article = timed("clean", () -> cleaner.clean(document).article());
    AnnotatedArticle annotated = timed("language", () -> analyser.analyse(article));
    Extraction extraction = timed("extract", () -> extractor.extract(annotated));
    Resolved resolved =
        new Resolved(
            timed("time", () -> times.resolve(annotated)),
            timed("place", () -> places.resolve(annotated)),
            timed("actor", () -> actors.resolve(annotated)),
            timed("people", () -> peoples.resolve(annotated)));
    Extraction all = timed("roles", () -> roles.read(annotated, extraction, resolved));
    List<Account> found = timed("accounts", () -> accounts.assemble(annotated, all, resolved));
    ArticleRecord record =
        new ArticleRecord(
            article,
            found,
            all.statements(),
            resolved.places(),
            resolved.times(),
            resolved.actors(),
            List.of());
    timed("format", () -> writer.write(record));
    return annotated;
  }

  private <T> T timed(String stage, Supplier<T> work) {
    long start = now();
    T result = work.get();
    nanos.merge(stage, now() - start, Long::sum);
    return result;
  }

  /** Nanoseconds that this thread has worked. */
  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
