package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.TimeInterval;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the day of an event in a sentence after the one that tells it: "Nine people were killed. It
 * happened late on Monday", "Police were called to the bar on Friday night". One for each article.
 */
final class Sequels {
  /** How many sentences after the last that tells an event. */
  private static final int AFTER = 3;

  private static final int MAX_DAYS = 2;
  private final AnnotatedArticle annotated;
  private final Anchors anchors;
  private final KindWords words;

  Sequels(AnnotatedArticle annotated, Anchors anchors, KindWords words) {
    this.annotated = annotated;
    this.anchors = anchors;
    this.words = words;
  }

  /** Gives events without a time that of a sentence after them. */
  void date(List<Event> events) {
    Map<Integer, Set<Event>> told = new HashMap<>();
    for (Event event : events) {
      if (event.happened()) {
        event.mentions.forEach(
            m -> told.computeIfAbsent(m.sentence(), at -> newIdentitySet()).add(event));
      }
    }
    for (Event event : events) {
      if (!event.happened() || event.time() != null || event.count() > 1) {
        continue;
      }
      int last = event.lastSentence();
      int end = Math.min(annotated.sentences().size() - 1, last + AFTER);
      for (int at = event.first().sentence(); at <= end && event.time() == null; at++) {
        if (at > last && isOfAnother(told.getOrDefault(at, Set.of()), event)) {
          break;
        }
        Sentence sentence = annotated.sentences().get(at);
        anchors.timesBy(sentence, verb -> says(sentence, verb)).stream()
            .filter(time -> isDay(time.interval()))
            .limit(1)
            .forEach(event.times::add);
      }
    }
  }

  private static Set<Event> newIdentitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Whether another event than this is among those told in a sentence. */
  private static boolean isOfAnother(Set<Event> told, Event event) {
    return told.stream().anyMatch(other -> other != event);
  }

  private boolean isDay(@Nullable TimeInterval interval) {
    Published published = annotated.article().published();
    return interval != null
        && interval.end().toEpochDay() - interval.start().toEpochDay() <= MAX_DAYS
        && (published == null || !interval.start().isAfter(published.date()));
  }

  /** Whether the time of a verb is that of the event told before it. */
  private boolean says(Sentence sentence, Token verb) {
    KindWords.Found found = words.find(verb.lemma());
    if (found == null) {
      return false;
    }
    return switch (found.kind()) {
      case "happens" -> isOfEvent(sentence, verb);
      case "takes" ->
          isOfEvent(sentence, verb)
              && sentence.children(verb, "obj").stream().anyMatch(o -> o.lemma().equals("place"));
      case "reports" -> isPassive(sentence, verb) && isOfEvent(sentence, verb);
      case "responds" -> isPassive(sentence, verb) || verb.lemma().equals("respond");
      default -> false;
    };
  }

  private static boolean isPassive(Sentence sentence, Token verb) {
    return !sentence.children(verb, "nsubj:pass").isEmpty();
  }

  private boolean isOfEvent(Sentence sentence, Token verb) {
    for (Token subject : sentence.children(verb, "nsubj")) {
      KindWords.Found found = words.find(subject.lemma());
      if (found != null && found.kind().equals("event")) {
        return true;
      }
    }
    return false;
  }
}
