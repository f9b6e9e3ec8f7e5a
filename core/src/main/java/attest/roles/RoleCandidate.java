package attest.roles;

import attest.document.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody or something that an article names, with every place where it does.
 *
 * @param key what makes its places one: a known actor, a name, or the same noun
 * @param name whether it is called by a name
 * @param places where it is named, in order of the text; at least one
 */
public record RoleCandidate(String key, boolean name, List<Place> places) {
  public RoleCandidate {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("a candidate that is named nowhere: " + key);
    }
  }

  /**
   * One place where a candidate is named.
   *
   * @param sentence index of the sentence
   * @param word index of its chief word in the sentence
   * @param head its chief word
   * @param phrase the words for it, without article; contains the head
   * @param features what the model may use of this place
   */
  public record Place(int sentence, int word, Span head, Span phrase, Set<String> features) {
    public Place {
      // In their own order: a set without one would be added up in another order by each process.
      features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
    }
  }
}
