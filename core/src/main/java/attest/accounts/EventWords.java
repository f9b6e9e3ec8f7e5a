package attest.accounts;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Mention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of which event a word of a sentence speaks that tells several: of that of the nearest word
 * for an event above it in the tree. One for each article.
 */
final class EventWords {
  private final Map<Integer, Event> events = new HashMap<>();

  EventWords(List<Event> all) {
    for (Event event : all) {
      for (Mention mention : event.mentions) {
        events.put(mention.trigger().span().begin(), event);
      }
    }
  }

  /** Whether the nearest word for an event above a word, or the word itself, tells another one. */
  boolean isOfAnother(Sentence sentence, Token word, Event event) {
    for (Token here = word; here != null; here = sentence.head(here)) {
      Event owner = events.get(here.span().begin());
      if (owner != null) {
        return owner != event;
      }
    }
    return false;
  }
}
