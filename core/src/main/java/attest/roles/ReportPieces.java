package attest.roles;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.language.WordPieces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns whole articles into the input of {@link ReportNetwork}: stretches of sentences as
 * wordpieces. Names of people, places and groups stand as their kind alone, so that the network can
 * not learn who did it; of a name's words only common nouns are kept, as in "National Guard". Safe
 * for threads.
 */
public final class ReportPieces {
  static final int LONGEST = 512;
  private static final int FIRST_KIND = 2;
  private static final int OTHER_KIND = 50;
  private static final int CAPITALS = 51;
  private static final int NAME_SHAPE = 2;
  private static final int CAPITALS_SHAPE = 3;
  private static final int ROOM = 12;
  private static final int SLACK = 5;
  private static final int MOST_OF_WORD = 64;

  private final WordPieces pieces;
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Set<String> nouns;

  /** With the program's own vocabulary and lists. */
  public ReportPieces() {
    pieces = WordPieces.shipped();
    List<String> names = lines("kinds.txt");
    for (int i = 0; i < names.size(); i++) {
      kinds.put(names.get(i), FIRST_KIND + i);
    }
    nouns = new HashSet<>(lines("nouns.txt"));
  }

  private static List<String> lines(String name) {
    try (InputStream in = ReportPieces.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the program's resources");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A stretch of an article.
   *
   * @param ids wordpieces with the marks of start and stop, at most {@value #LONGEST}
   * @param shapes shape of the word part that each belongs to
   */
  @SuppressWarnings("ArrayRecordComponent") // given to the network as they are
  public record Stretch(int[] ids, byte[] shapes) {}

  /**
   * Where a word stands.
   *
   * @param stretch index of its stretch
   * @param piece index of its first wordpiece there
   */
  public record Spot(int stretch, int piece) {}

  /** An article as the network reads it. */
  public static final class Report {
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Spot[]> spots = new ArrayList<>();

    private Report() {}

    /** Its stretches in order; none for an article without sentences. */
    public List<Stretch> stretches() {
      return List.copyOf(stretches);
    }

    /**
     * Where a word stands.
     *
     * @param sentence index of the sentence
     * @param word index of the word in it
     */
    public Spot spot(int sentence, int word) {
      return spots.get(sentence)[word];
    }
  }

  /** The article as the network reads it. */
  public Report of(AnnotatedArticle annotated, List<ActorMention> actors) {
    List<WordPieces.Sink> sentences = new ArrayList<>();
    List<int[]> starts = new ArrayList<>();
    long total = 0;
    for (Sentence sentence : annotated.sentences()) {
      WordPieces.Sink sink = new WordPieces.Sink();
      starts.add(words(annotated, actors, sentence, sink));
      sink.limit(LONGEST - 2);
      sentences.add(sink);
      total += sink.size();
    }
    Report report = new Report();
    int parts = (int) Math.max(1, (total + LONGEST - ROOM - 1) / (LONGEST - ROOM));
    double share = (double) total / parts;
    WordPieces.Sink stretch = opened();
    long done = 0;
    for (int i = 0; i < sentences.size(); i++) {
      WordPieces.Sink sink = sentences.get(i);
      boolean full = stretch.size() + sink.size() + 1 > LONGEST;
      if (stretch.size() > 1 && (full || done >= share * (report.stretches.size() + 1) - SLACK)) {
        close(report, stretch);
        stretch = opened();
      }
      int offset = stretch.size();
      int here = report.stretches.size();
      report.spots.add(
          Arrays.stream(starts.get(i))
              .mapToObj(at -> new Spot(here, offset + Math.min(Math.max(at, 0), LONGEST - 3)))
              .toArray(Spot[]::new));
      stretch.addAll(sink);
      done += sink.size();
    }
    if (!sentences.isEmpty()) {
      close(report, stretch);
    }
    return report;
  }

  private static WordPieces.Sink opened() {
    WordPieces.Sink sink = new WordPieces.Sink();
    sink.add(WordPieces.START, 0);
    return sink;
  }

  private static void close(Report report, WordPieces.Sink stretch) {
    stretch.add(WordPieces.STOP, 0);
    report.stretches.add(new Stretch(stretch.ids(), stretch.shapes()));
  }

  /** Adds the words of a sentence and tells where each begins. */
  private int[] words(
      AnnotatedArticle annotated,
      List<ActorMention> actors,
      Sentence sentence,
      WordPieces.Sink sink) {
    int[] starts = new int[sentence.tokens().size()];
    Span last = null;
    for (Token token : sentence.tokens()) {
      Entity entity = annotated.entityAt(token.span());
      ActorMention actor = actorAt(actors, token);
      Span name = entity == null ? null : entity.span();
      if (name == null && actor != null && actor.actor() instanceof Actor.Known) {
        name = actor.span();
      }
      String form = token.form();
      String small = form.toLowerCase(Locale.ROOT);
      if (name == null) {
        starts[token.index()] = sink.size();
        if (token.upos().equals("PROPN") && form.length() > 1 && isCapitals(form)) {
          sink.add(CAPITALS, CAPITALS_SHAPE);
        } else {
          pieces.add(form, MOST_OF_WORD, sink);
        }
      } else if (name.equals(last)) {
        if (nouns.contains(small)) {
          pieces.add(form, MOST_OF_WORD, sink);
        }
        starts[token.index()] = sink.size() - 1;
      } else {
        starts[token.index()] = sink.size();
        String kind = entity == null ? "NAME" : entity.kind().name();
        String whole = actor == null ? kind : kind + " " + actor.actor().kind().code();
        sink.add(kinds.getOrDefault(whole, OTHER_KIND), NAME_SHAPE);
        if (nouns.contains(small) && (entity == null || entity.kind() != Entity.Kind.PERSON)) {
          pieces.add(form, MOST_OF_WORD, sink);
        }
      }
      last = name;
    }
    return starts;
  }

  private static @Nullable ActorMention actorAt(List<ActorMention> actors, Token token) {
    @Nullable ActorMention found = null;
    for (ActorMention actor : actors) {
      found = actor.span().contains(token.span()) ? actor : found;
    }
    return found;
  }

  private static boolean isCapitals(String form) {
    return form.equals(form.toUpperCase(Locale.ROOT))
        && !form.equals(form.toLowerCase(Locale.ROOT));
  }
}
