package attest.resolve.time;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.TimeInterval.Precision;
import attest.incident.TimeMention;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times by rules: patterns over words ({@code times.yaml}), longest first, and calendar arithmetic.
 * The values follow TIMEX3 (TimeML 1.2.1). Seasons are those of the northern half of the earth.
 * Immutable and safe for threads; the cost is linear in the length of the text.
 */
public final class RuleTimeResolver implements TimeResolver {
  private static final int MAX_TREE = 500;
  private final TimeOptions options;
  private final PatternTree patterns;
  private final Tense.Cues cues;
  private final Set<String> closers;

  /**
   * A resolver with the program's rules and the user's.
   *
   * @throws RuleException if a file cannot be used
   */
  public RuleTimeResolver(TimeOptions options) {
    this(options, userFiles(options));
  }

  RuleTimeResolver(TimeOptions options, List<RuleFile> first) {
    this.options = options;
    Lexicon lexicon = new Lexicon(RuleFile.resource(RuleTimeResolver.class, "time-words.yaml"));
    List<RuleFile> files = new ArrayList<>(first);
    files.add(RuleFile.resource(RuleTimeResolver.class, "times.yaml"));
    for (RuleFile file : files) {
      file.entries()
          .forEach(entry -> {
            if (Operations.find(entry.text("means")) == null) {
              throw new RuleException(entry.file(), entry.id(), "has a meaning that is not known");
            }
          });
    }
    patterns = new PatternTree(files, lexicon);
    cues =
        new Tense.Cues(
            lexicon.set("future_auxiliary"), lexicon.set("plan"), lexicon.set("opening"));
    closers = lexicon.set("closer");
  }

  private static List<RuleFile> userFiles(TimeOptions options) {
    List<RuleFile> files = new ArrayList<>();
    for (java.nio.file.Path path : options.userFiles()) {
      RuleFile file = RuleFile.of(path);
      if (!file.kind().equals(TimeRuleCheck.KIND)) {
        throw new RuleException(file.name(), "", "must be of kind '" + TimeRuleCheck.KIND + "'");
      }
      files.add(file);
    }
    return files;
  }

  @Override
  public List<TimeMention> resolve(AnnotatedArticle article) {
    List<Word> words = Word.scan(article.article().text(), options.maxTextUnits());
    Published published = article.article().published();
    Run run = new Run(article, words, published == null ? null : published.date());
    int i = 0;
    while (i < words.size() && run.found.size() < options.maxMentions()) {
      i = words.get(i).gap() ? i + 1 : run.readAt(i);
    }
    return List.copyOf(run.found);
  }

  /** The reading of one article. */
  private final class Run {
    private final AnnotatedArticle article;
    private final List<Word> words;
    private final @Nullable LocalDate published;
    private final List<TimeMention> found = new ArrayList<>();
    private Told told = new Told(null, null, null);
    private int lastEnd;
    private int entityAt;

    private Run(AnnotatedArticle article, List<Word> words, @Nullable LocalDate published) {
      this.article = article;
      this.words = words;
      this.published = published;
    }

    /** Reads at word {@code i}; gives the word to go on with. */
    private int readAt(int i) {
      for (PatternTree.Candidate candidate : patterns.at(words, i)) {
        TimeRule rule = candidate.rule();
        if (!rule.allows(words, i, candidate.end()) || isVerb(rule, i)) {
          continue;
        }
        Span span = new Span(words.get(i).begin(), words.get(candidate.end() - 1).end());
        if (inName(span, rule)) {
          continue;
        }
        Operations.Operation operation = Operations.find(rule.means());
        Anchor anchor =
            new Anchor(
                published, told, () -> Tense.of(article, words, i, cues), open(candidate.end()));
        Reading reading = operation == null ? null : operation.read(candidate.values(), anchor);
        if (reading != null) {
          add(span, rule, reading, i);
          lastEnd = candidate.end();
          return candidate.end();
        }
      }
      return i + 1;
    }

    private void add(Span span, TimeRule rule, Reading reading, int begin) {
      TimeMention mention =
          new TimeMention(
              Evidence.of(article.article(), span),
              reading.kind(),
              reading.value(),
              reading.interval(),
              rule.id());
      TimeMention joined =
          found.isEmpty() ? null : joined(found.get(found.size() - 1), mention, begin);
      if (joined != null) {
        found.set(found.size() - 1, joined);
        mention = joined;
      } else {
        found.add(mention);
      }
      if (mention.interval() != null && mention.kind() != TimeMention.Kind.DURATION) {
        told = told.after(mention.interval());
      }
    }

    /** "3 p.m. on Monday", "the night of March 8" as one time; null if the two do not join. */
    private @Nullable TimeMention joined(TimeMention first, TimeMention second, int begin) {
      String open = "XXXX-XX-XXT";
      if (first.kind() != TimeMention.Kind.TIME
          || second.kind() != TimeMention.Kind.DATE
          || first.value() == null
          || !first.value().startsWith(open)
          || second.value() == null
          || second.value().indexOf('/') >= 0
          || (second.interval() != null && second.interval().precision() != Precision.DAY)
          || (second.interval() == null && !second.value().startsWith("XXXX-"))) {
        return null;
      }
      int between = begin - lastEnd;
      String middle = between > 0 ? words.get(lastEnd).lower() : "";
      boolean near =
          between == 0
              || (between == 1
                  && (middle.equals("on") || middle.equals("of") || middle.equals(",")))
              || (between == 2
                  && middle.equals(",")
                  && words.get(lastEnd + 1).lower().equals("on"));
      if (!near) {
        return null;
      }
      return new TimeMention(
          Evidence.of(article.article(), first.span().cover(second.span())),
          TimeMention.Kind.TIME,
          second.value() + first.value().substring(open.length() - 1),
          second.interval(),
          first.rule() + "+" + second.rule());
    }

    private boolean isVerb(TimeRule rule, int i) {
      if (!rule.notVerb()) {
        return false;
      }
      int offset = words.get(i).begin();
      Sentence sentence = article.sentenceAt(offset);
      Token token =
          sentence == null || sentence.tokens().size() > MAX_TREE ? null : sentence.tokenAt(offset);
      return token != null && (token.upos().equals("VERB") || token.upos().equals("AUX"));
    }

    /**
     * Whether the words are part of a longer name, or a person's: a day of the week only where it
     * does something, as taggers take "Monday's bombing" for a bombing by Monday. Called with
     * rising spans.
     */
    private boolean inName(Span span, TimeRule rule) {
      List<Entity> entities = article.entities();
      while (entityAt < entities.size() && entities.get(entityAt).span().end() <= span.begin()) {
        entityAt++;
      }
      if (entityAt >= entities.size()) {
        return false;
      }
      Entity entity = entities.get(entityAt);
      if (!entity.span().contains(span)) {
        return false;
      }
      return entity.span().length() > span.length()
          || (entity.kind() == Entity.Kind.PERSON
              && (!rule.means().equals("weekday") || isSubject(span.begin())));
    }

    private boolean isSubject(int offset) {
      Sentence sentence = article.sentenceAt(offset);
      Token token = sentence == null ? null : sentence.tokenAt(offset);
      return token != null && token.is("nsubj");
    }

    private boolean open(int end) {
      if (end >= words.size()) {
        return false;
      }
      String last = words.get(end - 1).lower();
      if (!last.equals("before") && !last.equals("after")) {
        return false;
      }
      Word next = words.get(end);
      return next.wordLike() && !closers.contains(next.lower());
    }
  }
}
