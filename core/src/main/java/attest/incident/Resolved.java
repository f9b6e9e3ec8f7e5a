package attest.incident;

import java.util.List;

/**
 * What the resolvers found in one article, each list in order of the text.
 *
 * @param times wordings of time
 * @param places names of places
 * @param actors words for actors
 */
public record Resolved(
    List<TimeMention> times, List<PlaceMention> places, List<ActorMention> actors) {
  public Resolved {
    times = List.copyOf(times);
    places = List.copyOf(places);
    actors = List.copyOf(actors);
  }
}
