package attest.resolve.actor;

/** Whether the words around an actor say that the text is not sure of it. */
final class Hedges {
  private static final int MAX_WORDS = 4;
  private final ActorWords lexicon;
  private final Text text;

  Hedges(ActorWords lexicon, Text text) {
    this.lexicon = lexicon;
    this.text = text;
  }

  /** Whether a hedge stands right before or behind the terms [begin, end). */
  boolean around(int begin, int end) {
    return before(begin) || behind(end);
  }

  private boolean before(int begin) {
    int last = begin;
    while (last > 0 && text.terms.get(last).joined() && isFiller(text.terms.get(last - 1).key())) {
      last--;
    }
    if (last > 0 && text.terms.get(last).joined() && isMembers(last - 1)) {
      last -= 2;
    }
    StringBuilder words = new StringBuilder();
    for (int i = last - 1; i >= 0 && i >= last - MAX_WORDS && text.terms.get(i + 1).joined(); i--) {
      words.insert(0, words.isEmpty() ? text.terms.get(i).key() : text.terms.get(i).key() + " ");
      if (lexicon.hedgesBefore.contains(words.toString())) {
        return true;
      }
    }
    return false;
  }

  private boolean isMembers(int index) {
    return index > 0
        && text.terms.get(index).key().equals("of")
        && text.terms.get(index).joined()
        && text.terms.get(index - 1).key().equals("members");
  }

  private static boolean isFiller(String key) {
    return key.equals("the") || key.equals("a") || key.equals("an");
  }

  private boolean behind(int end) {
    StringBuilder words = new StringBuilder();
    for (int i = end; i < text.terms.size() && i < end + MAX_WORDS; i++) {
      Term term = text.terms.get(i);
      if (!term.joined() && !(i == end && term.gap() == Term.Gap.COMMA)) {
        return false;
      }
      words.append(words.isEmpty() ? "" : " ").append(term.key());
      if (lexicon.hedgesAfter.contains(words.toString())) {
        return true;
      }
    }
    return false;
  }
}
