package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives each mention the times and places that its sentence attaches to it. One for each article.
 */
final class Anchors {
  private static final Set<String> SEPARATING = Set.of("ccomp", "parataxis", "acl:relcl", "appos");

  private static final Set<String> AFTER = Set.of("after", "before", "since");
  private static final Set<String> UNITS =
      Set.of("day", "week", "month", "year", "decade", "anniversary");
  private static final Set<String> COUNTING = Set.of("toll", "number", "count", "tally", "figure");
  private static final Pattern LABEL = Pattern.compile("\\s+[-–—]+\\s");
  private static final int LABEL_END = 10;
  private static final Pattern HEADING =
      Pattern.compile("(\\p{Lu}[\\p{Lu}'’]{2,20}(?: [\\p{Lu}'’]{2,20}){0,2}) [-–—]+ ");
  private static final int LONG_AGO_DAYS = 30;

  /** A time of more days is counted over, not one at which something was. */
  private static final int LONG_DAYS = 20;

  private static final Pattern DATELINE_END = Pattern.compile("\\A.{1,100}?\\s[-–—]+\\s");

  private final AnnotatedArticle annotated;
  private final Map<Integer, Mention> triggers = new HashMap<>();

  private final Set<String> cues = new HashSet<>();
  private final BySentence<TimeMention> times;
  private final BySentence<PlaceMention> places;
  private final KindWords tellings;
  private final WhereWords where;
  private final int headEnd;

  /**
   * Anchors of an article.
   *
   * @param times its times
   * @param places its places
   * @param tellings words by which a deed is spoken of
   * @param where words that say where something is
   */
  Anchors(
      AnnotatedArticle annotated,
      Extraction extraction,
      BySentence<TimeMention> times,
      BySentence<PlaceMention> places,
      KindWords tellings,
      WhereWords where) {
    this.annotated = annotated;
    this.times = times;
    this.places = places;
    this.tellings = tellings;
    this.where = where;
    extraction.mentions().forEach(m -> triggers.put(m.trigger().span().begin(), m));
    extraction.statements().forEach(s -> cues.add(s.cue()));
    headEnd = datelineEnd(annotated.article());
  }

  /**
   * Where the place and date at the head of the text end; they tell where it was written, not where
   * it happened.
   */
  static int datelineEnd(Article article) {
    if (article.dateline() == null) {
      return 0;
    }
    Matcher dash = DATELINE_END.matcher(article.text());
    return dash.find() ? dash.end() : 0;
  }

  Event.Anchored anchor(Mention mention) {
    Sentence sentence = annotated.sentences().get(mention.sentence());
    Token trigger = token(sentence, mention);
    List<TimeMention> own = new ArrayList<>();
    boolean lasting =
        mention.type() == null
            && !mention.claims().isEmpty()
            && mention.claims().stream()
                .allMatch(c -> c.harm() == Claim.Harm.MISSING || c.harm() == Claim.Harm.DISPLACED);
    for (TimeMention time : times.in(sentence.index())) {
      if (!lasting
          && sentence.span().contains(time.span())
          && time.span().begin() >= headEnd
          && trigger != null
          && !isCountedSince(mention, time)
          && !isCompared(mention, time)
          && (belongs(sentence, trigger, time.span(), false)
              || isPossessor(sentence, time.span(), trigger)
              || isOfOldDeed(sentence, time, trigger))) {
        own.add(time);
      }
    }
    List<PlaceMention> named = new ArrayList<>();
    for (PlaceMention place : places.in(sentence.index())) {
      if (sentence.span().contains(place.span())
          && place.span().begin() >= headEnd
          && trigger != null
          && belongs(sentence, trigger, place.span(), true)
          && !(isCountry(place) && isModifier(sentence, place.span()))) {
        named.add(place);
      }
    }
    return new Event.Anchored(
        isPast(mention, trigger, own) ? mention.withStatus(Mention.Status.OCCURRED) : mention,
        own,
        named);
  }

  /** "The deadliest attack this year": the time is what it is compared within. */
  boolean isCompared(Mention mention, TimeMention time) {
    TimeInterval interval = time.interval();
    Sentence sentence = annotated.sentences().get(mention.sentence());
    Token trigger = token(sentence, mention);
    Token top = sentence.topOf(time.span());
    return interval != null
        && top != null
        && trigger != null
        && sentence.children(top, "case").stream().noneMatch(where::isSince)
        && interval.end().toEpochDay() - interval.start().toEpochDay() > LONG_DAYS
        && sentence.children(trigger, "amod").stream()
            .anyMatch(a -> a.xpos().equals("JJS") || a.form().endsWith("iest"));
  }

  /**
   * "To avenge the killing last month": a noun set on days before the article's is no mere thought.
   */
  private boolean isPast(Mention mention, @Nullable Token trigger, List<TimeMention> times) {
    Published published = annotated.article().published();
    return mention.status() == Mention.Status.HYPOTHETICAL
        && published != null
        && trigger != null
        && trigger.upos().equals("NOUN")
        && times.stream()
            .anyMatch(t -> t.interval() != null && t.interval().end().isBefore(published.date()));
  }

  private static boolean isCountry(PlaceMention mention) {
    return mention.place() instanceof Place.Known known
        && known.precision() == Place.Precision.COUNTRY;
  }

  /** "British" in "British, U.S. and Dutch nationals", for each of the three. */
  static Token firstOfRow(Sentence sentence, Token word) {
    Token up = word.is("conj") ? sentence.head(word) : null;
    return up == null ? word : firstOfRow(sentence, up);
  }

  /** "The US raid": a country before a noun says who, not where. */
  private static boolean isModifier(Sentence sentence, Span words) {
    Token word = sentence.topOf(words);
    Token top = word == null ? null : firstOfRow(sentence, word);
    return top != null
        && (top.is("compound") || top.is("amod") || top.deprel().equals("nmod:poss"));
  }

  /** Times of a sentence that hang by no event and by no verb of saying. */
  List<TimeMention> looseTimes(Sentence sentence) {
    List<TimeMention> loose = new ArrayList<>();
    for (TimeMention time : times.in(sentence.index())) {
      if (sentence.span().contains(time.span())
          && time.span().begin() >= headEnd
          && time.interval() != null
          && isLoose(sentence, time.span(), true)) {
        loose.add(time);
      }
    }
    return loose;
  }

  /**
   * "The blast brings to 23 the number killed since the start of the year": one event is told by a
   * noun, and the time that does not hang by it says since when something was counted.
   */
  boolean isCountedSince(Mention mention, TimeMention time) {
    TimeInterval interval = time.interval();
    Sentence sentence = annotated.sentences().get(mention.sentence());
    Token top = sentence.topOf(time.span());
    Token trigger = token(sentence, mention);
    return interval != null
        && interval.end().toEpochDay() - interval.start().toEpochDay() > LONG_DAYS
        && top != null
        && trigger != null
        && trigger.xpos().equals("NN")
        && sentence.children(top, "case").stream().anyMatch(where::isSince)
        && !isBelow(sentence, trigger, top)
        && !isBelow(sentence, top, trigger);
  }

  /** "62 people were killed across the country": told of no one place. */
  boolean isWide(Mention mention) {
    Sentence sentence = annotated.sentences().get(mention.sentence());
    Token trigger = token(sentence, mention);
    return trigger != null
        && sentence.children(trigger).stream()
            .anyMatch(c -> where.isThroughout(c) || where.isThroughout(sentence, c));
  }

  /** Times of a sentence that hang by a verb of some sort, whatever stands between. */
  List<TimeMention> timesBy(Sentence sentence, Predicate<Token> verb) {
    List<TimeMention> found = new ArrayList<>();
    for (TimeMention time : times.in(sentence.index())) {
      if (sentence.span().contains(time.span())
          && time.span().begin() >= headEnd
          && time.interval() != null) {
        Token here = sentence.topOf(time.span());
        for (int step = 0; here != null && step < 40; step++) {
          here = governor(sentence, here);
          if (here != null && here.upos().equals("VERB")) {
            if (verb.test(here)) {
              found.add(time);
            }
            break;
          }
        }
      }
    }
    return found;
  }

  /**
   * Settlements and districts of a sentence named as where something is, by no event and by no verb
   * of saying.
   */
  List<PlaceMention> loosePlaces(Sentence sentence) {
    List<PlaceMention> loose = new ArrayList<>();
    for (PlaceMention place : places.in(sentence.index())) {
      if (sentence.span().contains(place.span())
          && place.span().begin() >= headEnd
          && !isCountry(place)
          && isLoose(sentence, place.span(), false)
          && isWhere(sentence, place.span())) {
        loose.add(place);
      }
    }
    return loose;
  }

  /**
   * The place that a paragraph of a round-up begins with, "KIRKUK - A bomb killed"; null if none.
   */
  @Nullable PlaceMention label(Sentence sentence) {
    Article article = annotated.article();
    Span paragraph = article.paragraphs().get(sentence.paragraph()).span();
    PlaceMention place =
        places.beside(paragraph).stream()
            .filter(p -> p.span().begin() == paragraph.begin())
            .findFirst()
            .orElse(null);
    if (place == null || paragraph.begin() < headEnd) {
      return null;
    }
    int end = Math.min(paragraph.end(), place.span().end() + LABEL_END);
    return LABEL.matcher(article.text().substring(place.span().end(), end)).lookingAt()
        ? place
        : null;
  }

  /** The capitals that a paragraph of a round-up begins with, "KHOST - A judge"; null if none. */
  @Nullable String heading(Sentence sentence) {
    Span paragraph = annotated.article().paragraphs().get(sentence.paragraph()).span();
    Matcher heading = HEADING.matcher(paragraph.of(annotated.article().text()));
    return heading.lookingAt() ? heading.group(1) : null;
  }

  private boolean isLoose(Sentence sentence, Span words, boolean time) {
    Token here = sentence.topOf(words);
    for (int step = 0; here != null && step < 40; step++) {
      Token up = governor(sentence, here);
      if (up == null) {
        return true;
      }
      if (time && isStateOfOthers(sentence, here)) {
        return false;
      }
      if (up.upos().equals("VERB")) {
        return isChief(sentence, up, time)
            && !isSaying(sentence, up)
            && !sentence.children(up).stream().anyMatch(c -> COUNTING.contains(c.lemma()));
      }
      here = up;
    }
    return false;
  }

  /**
   * Whether a verb is what its sentence says, or has somebody say; or beside such a verb, which
   * shares its day but not its place: "was wounded and is being treated in Tame".
   */
  private static boolean isChief(Sentence sentence, Token verb, boolean beside) {
    Token here = verb;
    for (int step = 0; step < 10; step++) {
      Token up = sentence.head(here);
      if (up == null) {
        return true;
      }
      if (here.is("ccomp")) {
        return up.head() < 0;
      }
      if (!beside || !here.is("conj") || !up.upos().equals("VERB")) {
        return false;
      }
      here = up;
    }
    return false;
  }

  /**
   * What a word hangs by. "In Kirkuk, a bomb went off, police said": parsers hang the place by the
   * saying, but it stands before what is said and so belongs to that.
   */
  private static @Nullable Token governor(Sentence sentence, Token word) {
    Token head = sentence.head(word);
    if (head == null || word.is("nsubj") || word.is("ccomp")) {
      return head;
    }
    for (Token said : sentence.children(head, "ccomp")) {
      if (said.index() < head.index() && word.index() < said.index()) {
        return said;
      }
    }
    return head;
  }

  private boolean isWhere(Sentence sentence, Span words) {
    Token here = sentence.topOf(words);
    for (int step = 0; here != null && step < 4; step++) {
      if (where.isElse(sentence, here)) {
        return false;
      }
      if (where.isPlaced(sentence, here)) {
        return true;
      }
      here = sentence.head(here);
    }
    return false;
  }

  /** Whether the words speak of several events without saying how many or which: "attacks". */
  boolean isSummary(Mention mention) {
    Token token = token(annotated.sentences().get(mention.sentence()), mention);
    return mention.type() != null
        && token != null
        && (token.xpos().equals("NNS") || (token.xpos().equals("NN") && isWide(mention)))
        && !mention.definite();
  }

  boolean isPlural(Mention mention) {
    Token token = token(annotated.sentences().get(mention.sentence()), mention);
    return token != null && token.xpos().equals("NNS");
  }

  @Nullable Token token(Sentence sentence, Mention mention) {
    return sentence.tokenAt(mention.trigger().span().begin());
  }

  private boolean belongs(Sentence sentence, Token trigger, Span words, boolean place) {
    Token top = sentence.topOf(words);
    if (top == null || top.index() == trigger.index() || isTelling(sentence, trigger)) {
      return false;
    }
    if (isBelow(sentence, trigger, top)) {
      return !place;
    }
    Token noun = sentence.head(top);
    if (place
        && top.is("compound")
        && noun != null
        && !isTrigger(noun)
        && !where.isDivision(noun)
        && !(where.isFacility(noun) && isTown(words) && where.isPlaced(sentence, noun))) {
      return false;
    }
    Token here = top;
    boolean located = false;
    for (int step = 0; step < 40; step++) {
      if (place && !located && where.isElse(sentence, here) && !isTrigger(here)) {
        return false;
      }
      if (!place && isStateOfOthers(sentence, here)) {
        return false;
      }
      located |= where.isPlaced(sentence, here);
      Token up = governor(sentence, here);
      if (up == null) {
        return false;
      }
      if (up.index() == trigger.index()) {
        return !place || !here.deprel().equals("nsubj") || located;
      }
      boolean does = here.is("nsubj") && up.upos().equals("VERB");
      if (isTrigger(up) || (place && does && !located)) {
        return false;
      }
      if (up.upos().equals("VERB") || up.upos().equals("AUX") || sentence.head(up) == null) {
        if (!isSaying(sentence, up) && reaches(sentence, trigger, up, top)) {
          return true;
        }
        boolean of = up.is("acl") && !here.equals(top) && isTelling(up, "accusation");
        if (up.is("ccomp")
            || up.is("parataxis")
            || up.is("conj")
            || (isSaying(sentence, up) && !of)) {
          return false;
        }
      }
      here = up;
    }
    return false;
  }

  /** "202 were hurt, and 25 were in intensive care on Friday": a second clause that has no verb. */
  private static boolean isStateOfOthers(Sentence sentence, Token word) {
    return word.is("conj")
        && !sentence.children(word, "cop").isEmpty()
        && !sentence.children(word, "nsubj").isEmpty();
  }

  /** Whether the gazetteer has a settlement for the words. */
  private boolean isTown(Span words) {
    return places.beside(words).stream()
        .anyMatch(p ->
            p.span().equals(words)
                && p.place() instanceof Place.Known known
                && Event.breadth(p) == 0
                && known.point() != null);
  }

  /** "Sunday's deadly attack", whatever the parser makes of it. */
  private static boolean isPossessor(Sentence sentence, Span words, Token trigger) {
    List<Token> tokens = sentence.tokens();
    Token last = sentence.tokenAt(words.end() - 1);
    int at = last == null ? tokens.size() : last.index() + 1;
    if (at >= tokens.size() || !tokens.get(at).xpos().equals("POS")) {
      return false;
    }
    for (Token token : tokens.subList(at + 1, tokens.size())) {
      if (token.index() == trigger.index()) {
        return true;
      }
      if (!token.upos().equals("ADJ") && !token.is("compound")) {
        return false;
      }
    }
    return false;
  }

  /**
   * "The court jailed him on Monday for his part in an attack in May 2015": a day long past is not
   * when something is told.
   */
  private boolean isOfOldDeed(Sentence sentence, TimeMention time, Token trigger) {
    Published published = annotated.article().published();
    TimeInterval interval = time.interval();
    Token top = sentence.topOf(time.span());
    Token verb = top == null ? null : sentence.head(top);
    return published != null
        && interval != null
        && interval.end().isBefore(published.date().minusDays(LONG_AGO_DAYS))
        && top != null
        && verb != null
        && top.index() > trigger.index()
        && isTelling(sentence, verb)
        && isBelow(sentence, trigger, verb);
  }

  /** When and where something was said is not when and where it happened. */
  private boolean isSaying(Sentence sentence, Token verb) {
    return !sentence.children(verb, "ccomp").isEmpty()
        || cues.contains(verb.form())
        || isTelling(sentence, verb);
  }

  /** "Blamed", "mourned", "claimed responsibility": the deed was on another day. */
  private boolean isTelling(Sentence sentence, Token verb) {
    return verb.upos().equals("VERB")
        && (isTelling(verb, "verb")
            || isTelling(verb, "accusation")
            || sentence.children(verb, "obj").stream().anyMatch(o -> isTelling(o, "object")));
  }

  private boolean isTelling(Token word, String kind) {
    KindWords.Found found = tellings.find(word.lemma());
    return found != null && found.kind().equals(kind);
  }

  /**
   * Whether the trigger hangs by {@code verb} within one clause, with no other event between, so
   * that what the verb says of {@code when} it says of the trigger.
   */
  private boolean reaches(Sentence sentence, Token trigger, Token verb, Token when) {
    Token here = trigger;
    boolean described = false;
    for (int step = 0; step < 40; step++) {
      // "Relatives of those killed gathered on Friday": what describes a subject has its own day,
      // but not "the man, arrested in May, said".
      boolean within = trigger.index() < when.index() && when.index() < verb.index();
      described |= here.is("acl") && !within;
      if ((described && here.is("nsubj")) || isLongAfter(sentence, here)) {
        return false;
      }
      if (COUNTING.contains(here.lemma())
          || SEPARATING.contains(here.deprel())
          || (here.is("advcl") && step > 0)) {
        return false;
      }
      Token up = sentence.head(here);
      if (up == null) {
        return false;
      }
      if (up.index() == verb.index()) {
        return true;
      }
      if (isTrigger(up)) {
        return false;
      }
      here = up;
    }
    return false;
  }

  /** "Six months after the attack", "two days before the raid": not when the verb says. */
  private static boolean isLongAfter(Sentence sentence, Token word) {
    for (Token child : sentence.children(word, "case")) {
      if (AFTER.contains(child.form().toLowerCase(Locale.ROOT))
          && child.index() > 0
          && UNITS.contains(sentence.tokens().get(child.index() - 1).lemma())) {
        return true;
      }
    }
    return false;
  }

  private boolean isTrigger(Token token) {
    return triggers.containsKey(token.span().begin());
  }

  /** Whether {@code token} stands under {@code top}. */
  static boolean isBelow(Sentence sentence, Token token, Token top) {
    Token up = sentence.head(token);
    for (int i = 0; up != null && i < 60; i++) {
      if (up.index() == top.index()) {
        return true;
      }
      up = sentence.head(up);
    }
    return false;
  }
}
