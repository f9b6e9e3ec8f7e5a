package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.rules.Inflections;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who said what: reported speech, quotations, "according to". Safe for threads. */
final class SpeechReader {
  private static final int ADJACENT = 4;
  private static final int MIN_QUOTE_WORDS = 3;

  private record Cue(String id, boolean clauseOnly, boolean anyObject, Set<String> of) {}

  private final Map<String, Cue> verbs = new HashMap<>();
  private final Map<String, Cue> phrases = new HashMap<>();
  private final WordClasses kinds;

  SpeechReader(List<RuleFile> cues, WordClasses kinds) {
    this.kinds = kinds;
    for (RuleFile file : cues) {
      for (RuleEntry entry : file.entries()) {
        Cue cue =
            new Cue(
                entry.id(),
                entry.flag("clause"),
                entry.flag("object"),
                Set.copyOf(entry.texts("of")));
        entry.texts("verb").forEach(v -> Inflections.ofVerb(v).forEach(f -> verbs.put(f, cue)));
        entry.texts("preposition").forEach(p -> phrases.put(p, cue));
      }
    }
  }

  /** A verb of saying with who says it. */
  private record Saying(Sentence sentence, Token verb, Token subject, Cue cue, Speaker speaker) {}

  /** The statements of an article, in order of the words said. */
  List<Statement> read(AnnotatedArticle annotated, List<Span> quotations) {
    Article article = annotated.article();
    SpeakerReader speakers = new SpeakerReader(annotated, kinds);
    List<Statement> found = new ArrayList<>();
    List<Saying> sayings = new ArrayList<>();
    boolean[] used = new boolean[quotations.size()];
    for (Sentence sentence : annotated.sentences()) {
      boolean repeats =
          sentence.paragraph() >= 0
              && sentence.paragraph() < article.paragraphs().size()
              && article.paragraphs().get(sentence.paragraph()).repeats();
      if (repeats) {
        continue;
      }
      int before = sayings.size();
      for (Token token : sentence.tokens()) {
        if (inside(quotations, token.span())) {
          continue;
        }
        Cue cue =
            verbs.getOrDefault(
                token.lemma().toLowerCase(Locale.ROOT), verbs.get(Trees.lower(token)));
        if (cue != null && Trees.isVerb(token)) {
          Saying saying = saying(sentence, token, cue, speakers);
          if (saying != null) {
            sayings.add(saying);
          }
        } else if (token.is("case") && phrases.containsKey(Trees.lower(token))) {
          readPreposition(
              article, sentence, token, phrases.get(Trees.lower(token)), speakers, found);
        }
      }
      List<Saying> here = sayings.subList(before, sayings.size());
      quoted(article, here, quotations, used, 0, found);
      for (Saying saying : here) {
        Span content = content(article, sentence, saying.verb(), saying.cue(), saying.subject());
        if (content != null && !isQuoted(quotations, content)) {
          found.add(
              new Statement(
                  saying.speaker(),
                  saying.verb().form(),
                  false,
                  Evidence.of(article, content),
                  saying.cue().id()));
        }
      }
      if (here.isEmpty()) {
        quoted(
            article,
            sayings.subList(Math.max(0, before - 1), before),
            quotations,
            used,
            ADJACENT,
            found);
        unattributed(article, sentence, quotations, used, speakers, found);
      }
    }
    quoted(article, sayings, quotations, used, ADJACENT, found);
    found.sort(Comparator.comparing((Statement s) -> s.evidence().span()));
    return found;
  }

  private static boolean inside(List<Span> quotations, Span span) {
    int first = firstEndingAfter(quotations, span.begin());
    return first < quotations.size() && quotations.get(first).contains(span);
  }

  /** The index of the first quotation that ends after {@code offset}. */
  private static int firstEndingAfter(List<Span> quotations, int offset) {
    int low = 0;
    int high = quotations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotations.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isQuoted(List<Span> quotations, Span content) {
    for (int i = firstEndingAfter(quotations, content.begin());
        i < quotations.size() && quotations.get(i).begin() < content.end();
        i++) {
      if (quotations.get(i).contains(content) || covers(quotations.get(i), content)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Saying saying(
      Sentence sentence, Token verb, Cue cue, SpeakerReader speakers) {
    List<Token> subjects = Trees.subjects(sentence, verb);
    boolean finite =
        verb.xpos().equals("VBD")
            || verb.xpos().equals("VBZ")
            || verb.xpos().equals("VBP")
            || verb.xpos().equals("VBN");
    boolean fitting =
        cue.of().isEmpty()
            || sentence.children(verb, "obj").stream().anyMatch(o -> cue.of().contains(o.lemma()));
    if (subjects.isEmpty() || (cue.anyObject() && !finite) || !fitting) {
      return null;
    }
    Token subject = nearest(sentence, verb, subjects);
    Speaker speaker = speakers.read(sentence, subject);
    boolean vague =
        speaker != null && speaker.name() == null && speaker.kind() == Speaker.Kind.OTHER;
    return speaker == null || (cue.anyObject() && cue.of().isEmpty() && vague)
        ? null
        : new Saying(sentence, verb, subject, cue, speaker);
  }

  /** "Wounding eight, five of them badly, police said": of two subjects that next to the verb. */
  private static Token nearest(Sentence sentence, Token verb, List<Token> subjects) {
    Token nearest = subjects.get(0);
    for (Token subject : sentence.children(verb, "nsubj")) {
      boolean nearer =
          Math.abs(subject.index() - verb.index()) < Math.abs(nearest.index() - verb.index());
      nearest = nearer && nearest.head() == verb.index() ? subject : nearest;
    }
    return nearest;
  }

  /**
   * Gives each quotation that is not given yet to the nearest verb of saying at most {@code gap}
   * units from it.
   */
  private static void quoted(
      Article article,
      List<Saying> sayings,
      List<Span> quotations,
      boolean[] used,
      int gap,
      List<Statement> found) {
    if (sayings.isEmpty()) {
      return;
    }
    int end = sayings.get(sayings.size() - 1).sentence().span().end() + gap;
    int from = 0;
    for (int i = firstEndingAfter(quotations, sayings.get(0).sentence().span().begin() - gap);
        i < quotations.size() && quotations.get(i).begin() < end;
        i++) {
      Span quotation = quotations.get(i);
      while (from < sayings.size()
          && sayings.get(from).sentence().span().end() + gap <= quotation.begin()) {
        from++;
      }
      if (used[i] || words(quotation.of(article.text())) < MIN_QUOTE_WORDS) {
        continue;
      }
      Saying nearest = null;
      int least = Integer.MAX_VALUE;
      for (int k = from;
          k < sayings.size() && sayings.get(k).sentence().span().begin() - gap < quotation.end();
          k++) {
        Saying saying = sayings.get(k);
        Span sentence = saying.sentence().span();
        Span near =
            new Span(
                Math.max(0, sentence.begin() - gap),
                Math.min(article.text().length(), sentence.end() + gap));
        Span verb = saying.verb().span();
        int distance =
            verb.begin() >= quotation.end()
                ? verb.begin() - quotation.end()
                : quotation.begin() - verb.end();
        if (quotation.overlaps(near) && distance >= 0 && distance < least) {
          nearest = saying;
          least = distance;
        }
      }
      if (nearest != null) {
        used[i] = true;
        found.add(
            new Statement(
                nearest.speaker(),
                nearest.verb().form(),
                true,
                Evidence.of(article, quotation),
                nearest.cue().id()));
      }
    }
  }

  private static boolean covers(Span quotation, Span content) {
    int shared =
        Math.min(quotation.end(), content.end()) - Math.max(quotation.begin(), content.begin());
    return shared > 0.6 * content.length();
  }

  private static @Nullable Span content(
      Article article, Sentence sentence, Token verb, Cue cue, Token subject) {
    for (Token child : sentence.children(verb)) {
      if (child.is("ccomp")
          || (child.is("parataxis") && child.index() > verb.index() && Trees.isVerb(child))) {
        Span clause = Trees.clause(sentence, child);
        if (child.is("ccomp") && child.index() < verb.index()) {
          clause =
              new Span(
                  clause.begin(),
                  Math.min(
                      clause.end(),
                      Math.min(
                          verb.span().begin(), Math.max(clause.begin(), subject.span().begin()))));
          if (clause.length() == 0) {
            return null;
          }
        }
        return trim(article, clause);
      }
    }
    Token head = sentence.head(verb);
    if (head != null
        && (verb.is("parataxis")
            || (verb.is("advcl") && verb.index() > head.index() && !cue.anyObject()))
        && verb.is("parataxis")) {
      Span own = Trees.clause(sentence, verb);
      Span whole = Trees.clause(sentence, head);
      Span part =
          own.begin() - whole.begin() >= whole.end() - own.end()
              ? new Span(whole.begin(), Math.max(whole.begin(), own.begin()))
              : new Span(Math.min(own.end(), whole.end()), whole.end());
      return part.length() < 3 ? null : trim(article, part);
    }
    if (cue.anyObject()) {
      Span own = Trees.clause(sentence, verb);
      int after = verb.span().end();
      return own.end() - after < 3 ? null : trim(article, new Span(after, own.end()));
    }
    return null;
  }

  private static void readPreposition(
      Article article,
      Sentence sentence,
      Token preposition,
      @Nullable Cue cue,
      SpeakerReader speakers,
      List<Statement> found) {
    Token source = sentence.head(preposition);
    Token head = source == null ? null : sentence.head(source);
    if (source == null || head == null || cue == null || !Trees.isNominal(source)) {
      return;
    }
    Speaker speaker = speakers.read(sentence, source);
    if (speaker == null) {
      return;
    }
    Span whole = Trees.clause(sentence, head);
    Span own = Trees.clause(sentence, source);
    Span part =
        own.begin() - whole.begin() >= whole.end() - own.end()
            ? new Span(whole.begin(), Math.max(whole.begin(), own.begin()))
            : new Span(Math.min(own.end(), whole.end()), whole.end());
    Span content = part.length() < 3 ? null : trim(article, part);
    if (content != null) {
      found.add(
          new Statement(speaker, "according to", false, Evidence.of(article, content), cue.id()));
    }
  }

  /**
   * A paragraph that is one quotation and names nobody goes on with the words of the last speaker.
   */
  private static void unattributed(
      Article article,
      Sentence sentence,
      List<Span> quotations,
      boolean[] used,
      SpeakerReader speakers,
      List<Statement> found) {
    if (sentence.paragraph() < 0 || sentence.paragraph() >= article.paragraphs().size()) {
      return;
    }
    Span paragraph = article.paragraphs().get(sentence.paragraph()).span();
    for (int i = firstEndingAfter(quotations, paragraph.begin());
        i < quotations.size() && quotations.get(i).begin() < paragraph.end();
        i++) {
      Span quotation = quotations.get(i);
      Speaker last = speakers.last();
      if (!used[i]
          && last != null
          && paragraph.contains(quotation)
          && quotation.length() > 0.9 * paragraph.length() - 4) {
        used[i] = true;
        found.add(
            new Statement(
                last, "", true, Evidence.of(article, quotation), "speech.continued-quotation"));
      }
    }
  }

  private static @Nullable Span trim(Article article, Span span) {
    String text = article.text();
    int begin = span.begin();
    int end = span.end();
    boolean moved = true;
    while (moved && begin < end) {
      moved = false;
      if (!Character.isLetterOrDigit(text.charAt(begin))
          && text.charAt(begin) != '('
          && text.charAt(begin) != '$') {
        begin++;
        moved = true;
      } else if (text.startsWith("that ", begin)) {
        begin += 5;
        moved = true;
      }
    }
    while (begin < end
        && !Character.isLetterOrDigit(text.charAt(end - 1))
        && text.charAt(end - 1) != ')'
        && text.charAt(end - 1) != '%') {
      end--;
    }
    return begin < end ? new Span(begin, end) : null;
  }

  private static int words(String quote) {
    return quote.strip().split("\\s+", -1).length;
  }

  /**
   * The speaker under whose word a stretch of text stands: the innermost; null for the article's
   * own voice.
   */
  static @Nullable Speaker speakerOf(List<Statement> statements, Span span) {
    Statement best = null;
    for (Statement statement : statements) {
      Span words = statement.evidence().span();
      if (words.contains(span)
          && (best == null || words.length() < best.evidence().span().length())) {
        best = statement;
      }
    }
    return best == null ? null : best.speaker();
  }
}
