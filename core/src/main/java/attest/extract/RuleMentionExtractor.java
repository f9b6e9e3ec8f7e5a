package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Extraction;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Statement;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Extraction by rules over the dependency trees: frames for events and harms, cues for speech. Safe
 * for threads.
 */
public final class RuleMentionExtractor implements MentionExtractor {
  private static final Set<Claim.Harm> TAKEN =
      EnumSet.of(Claim.Harm.DETAINED, Claim.Harm.ABDUCTED, Claim.Harm.CAPTURED);
  private static final Set<String> POINTING =
      Set.of("the", "this", "that", "these", "those", "its", "their", "his");

  private final Set<String> triggers = new HashSet<>();
  private final Set<String> ownTriggers = new HashSet<>();
  private final FrameIndex frames;
  private final FigureReader figures;
  private final WordClasses people;
  private final SpeechReader speech;
  private final StatusReader status;
  private final WordClasses connectives;

  /** An extractor with the program's rules and those of the options. */
  public RuleMentionExtractor(ExtractOptions options) {
    this(options.rules().stream().map(RuleFile::of).toList());
  }

  RuleMentionExtractor(List<RuleFile> own) {
    people = new WordClasses(files("people", own), "group");
    List<Frame> list = new ArrayList<>();
    for (String kind : List.of("events", "harms")) {
      for (RuleFile file : files(kind, own)) {
        for (RuleEntry entry : file.entries()) {
          Frame frame = new Frame(entry, people);
          list.add(frame);
          triggers.addAll(frame.lemmas());
          if (own.contains(file)) {
            ownTriggers.addAll(frame.lemmas());
          }
        }
      }
    }
    frames = new FrameIndex(list);
    figures = new FigureReader(files("figures", own));
    speech =
        new SpeechReader(files("speech", own), new WordClasses(files("speakers", own), "source"));
    status = new StatusReader(files("status", own));
    connectives = new WordClasses(files("connectives", own), "means");
  }

  private static List<RuleFile> files(String kind, List<RuleFile> own) {
    List<RuleFile> files = new ArrayList<>();
    files.add(RuleFile.resource(RuleMentionExtractor.class, kind + ".yaml"));
    own.stream().filter(file -> file.kind().equals(kind)).forEach(files::add);
    return files;
  }

  /**
   * The words from which the rules of events and harms start, as lemmas or forms, in small letters.
   * A text in which no form of any of them stands has no mention.
   */
  public Set<String> triggers() {
    return Collections.unmodifiableSet(triggers);
  }

  /** Those of {@link #triggers()} from which rules of the user's own start. */
  public Set<String> ownTriggers() {
    return Collections.unmodifiableSet(ownTriggers);
  }

  @Override
  public Extraction extract(AnnotatedArticle annotated) {
    List<Statement> statements = speech.read(annotated, Quotations.find(annotated.article()));
    ClaimReader claims =
        new ClaimReader(annotated, figures, people, new Victims(frames), connectives, statements);
    List<Mention> mentions = new ArrayList<>();
    for (Sentence sentence : annotated.sentences()) {
      if (repeats(annotated.article(), sentence)) {
        continue;
      }
      List<Entity> names = annotated.entitiesOf(sentence);
      for (Token token : sentence.tokens()) {
        if (isNamePart(names, token)) {
          continue;
        }
        List<Frame> matching = frames.matching(sentence, token);
        if (!matching.isEmpty()) {
          Mention mention = mention(annotated.article(), sentence, token, matching, claims);
          if (mention != null) {
            mentions.add(mention);
          }
        }
      }
    }
    return new Extraction(mentions, statements);
  }

  private static boolean repeats(Article article, Sentence sentence) {
    return sentence.paragraph() >= 0
        && sentence.paragraph() < article.paragraphs().size()
        && article.paragraphs().get(sentence.paragraph()).repeats();
  }

  private static boolean isNamePart(List<Entity> names, Token token) {
    return token.upos().equals("PROPN")
        && names.stream().anyMatch(e -> e.span().contains(token.span()));
  }

  private @Nullable Mention mention(
      Article article,
      Sentence sentence,
      Token token,
      List<Frame> matching,
      ClaimReader claimReader) {
    Frame event =
        matching.stream().filter(f -> f.event() != null || f.generic()).findFirst().orElse(null);
    Frame harm = matching.stream().filter(f -> !f.harms().isEmpty()).findFirst().orElse(null);
    StatusReader.Reading reading = status.read(sentence, token);
    List<Claim> claims =
        harm == null ? List.of() : claimReader.read(sentence, token, harm, reading);
    if (event == null && claims.isEmpty() && !harmsPeople(sentence, token, harm)) {
      return null;
    }
    if (!claims.isEmpty() && claims.stream().allMatch(RuleMentionExtractor::isNobodyTaken)) {
      return null;
    }
    Frame frame = event == null ? harm : event;
    if (frame == null
        || (event != null
            && event.peopleOnly()
            && claims.isEmpty()
            && event.find(Mention.Role.VICTIM, sentence, token).stream()
                .noneMatch(v -> Trees.isNominal(v)))) {
      return null;
    }
    Mention.Status happened = reading.status();
    if (happened == null) {
      boolean none = claims.stream().anyMatch(c -> c.figure() instanceof Figure.None);
      if (!none) {
        return null;
      }
      happened = Mention.Status.OCCURRED;
    } else if (frame.status() != null && happened == Mention.Status.OCCURRED) {
      happened = frame.status();
    }
    List<Mention.Argument> arguments = new ArrayList<>();
    for (Frame source : harm == null || harm == frame ? List.of(frame) : List.of(frame, harm)) {
      addArguments(article, sentence, token, source, arguments);
    }
    return new Mention(
        frame.event(),
        frame.generic() || frame.event() == null,
        Evidence.of(article, token.span()),
        Trees.clause(sentence, token),
        sentence.index(),
        happened,
        count(sentence, token),
        isDefinite(sentence, token),
        reading.past() && (claims.isEmpty() || !claims.stream().allMatch(c -> isSoFar(c))),
        isSeparate(sentence, token, frame),
        arguments,
        claims,
        frame.id());
  }

  /** "A bomb killed a family": people, of whom nobody says how many they were. */
  private boolean harmsPeople(Sentence sentence, Token token, @Nullable Frame harm) {
    return harm != null
        && harm.peopleOnly()
        && harm.harms().contains(Claim.Harm.KILLED)
        && Trees.isVerb(token)
        && harm.find(Mention.Role.VICTIM, sentence, token).stream()
            .map(v -> people.find(sentence, v))
            .anyMatch(kind -> kind != null && !kind.equals("thing"));
  }

  /** "No one has been arrested": no event, other than "no one was hurt", which tells of one. */
  private static boolean isNobodyTaken(Claim claim) {
    return claim.figure() instanceof Figure.None && TAKEN.contains(claim.harm());
  }

  private void addArguments(
      Article article,
      Sentence sentence,
      Token anchor,
      Frame frame,
      List<Mention.Argument> arguments) {
    for (Mention.Role role :
        List.of(
            Mention.Role.INITIATOR,
            Mention.Role.PARTY,
            Mention.Role.VICTIM,
            Mention.Role.TARGET,
            Mention.Role.WEAPON)) {
      for (Token head : withListed(sentence, role, frame.find(role, sentence, anchor))) {
        if (head.index() == anchor.index()
            && role != Mention.Role.WEAPON
            && !head.upos().equals("ADJ")) {
          continue;
        }
        Span phrase = Trees.phrase(sentence, head);
        boolean hedged =
            Trees.clause(sentence, head)
                .of(article.text())
                .toLowerCase(Locale.ROOT)
                .matches("(?s)(?:\\W|\\w{1,12} ){0,2}(suspected|alleged|presumed|apparent).*");
        boolean known =
            arguments.stream().anyMatch(a -> a.role() == role && a.head().equals(head.span()));
        if (!known && !phrase.of(article.text()).isBlank()) {
          arguments.add(
              new Mention.Argument(
                  role,
                  Evidence.of(article, phrase),
                  head.span(),
                  hedged,
                  false,
                  frame.id() + (head.is("compound") || head.is("amod") ? "#modifier" : "")));
        }
      }
    }
  }

  /**
   * "Main facilities including the barracks and the police post": what is listed is a target too.
   */
  private static List<Token> withListed(Sentence sentence, Mention.Role role, List<Token> heads) {
    if (role != Mention.Role.TARGET || heads.isEmpty()) {
      return heads;
    }
    List<Token> all = new ArrayList<>(heads);
    for (Token token : sentence.tokens()) {
      if (token.index() > heads.get(0).index()
          && Trees.hasCase(sentence, token, Set.of("including"))) {
        all.addAll(Trees.withConjuncts(sentence, List.of(token)));
      }
    }
    return all;
  }

  private int count(Sentence sentence, Token trigger) {
    String kind = people.find(sentence, trigger);
    if (!trigger.upos().equals("NOUN")
        || (kind != null && !kind.equals("thing"))
        || sentence.children(trigger, "nummod").isEmpty()) {
      return 1;
    }
    FigureReader.Reading reading = figures.read(sentence, trigger);
    if (reading != null
        && reading.figure() instanceof Figure.Exact exact
        && exact.value() > 1
        && exact.value() < 1000
        && reading.counted().index() == trigger.index()) {
      return (int) exact.value();
    }
    return 1;
  }

  private static boolean isDefinite(Sentence sentence, Token trigger) {
    for (Token child : sentence.children(trigger)) {
      if ((child.is("det") || child.deprel().equals("nmod:poss"))
          && POINTING.contains(Trees.lower(child))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSoFar(Claim claim) {
    return claim.scope() == Claim.Scope.SO_FAR;
  }

  private boolean isSeparate(Sentence sentence, Token trigger, Frame frame) {
    for (Token child : sentence.children(trigger)) {
      String means = connectives.find(Trees.lower(child));
      if ((child.is("det") || child.is("amod")) && "separate".equals(means)
          || (child.is("advmod")
              && "afterwards".equals(means)
              && !sentence.children(trigger, "obj").isEmpty())) {
        return true;
      }
    }
    if (isMorePeople(sentence) && (frame.event() == null || !frame.harms().isEmpty())) {
      return false;
    }
    for (int length = 1; length <= 3 && length <= sentence.tokens().size(); length++) {
      StringBuilder opening = new StringBuilder();
      for (int i = 0; i < length; i++) {
        opening.append(i == 0 ? "" : " ").append(Trees.lower(sentence.tokens().get(i)));
      }
      if ("separate".equals(connectives.find(opening.toString()))) {
        return true;
      }
    }
    return false;
  }

  /** "Another 34 people were hurt", "another man was shot": more people of the same event. */
  private boolean isMorePeople(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    if (tokens.size() < 2 || !Trees.lower(tokens.get(0)).equals("another")) {
      return false;
    }
    Token head = sentence.head(tokens.get(0));
    String kind = head == null || !tokens.get(0).is("det") ? null : people.find(sentence, head);
    return tokens.get(1).xpos().equals("CD")
        || tokens.get(1).xpos().equals("NNS")
        || (kind != null && !kind.equals("thing"));
  }
}
