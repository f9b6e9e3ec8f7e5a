package attest.incident;

import java.util.List;

/**
 * What the resolvers found in one article, each list in order of the text.
 *
 * @param times wordings of time
 * @param places names of places
 * @param actors words for actors
 * @param peoples countries told by the names of their peoples, which are no names of places
 */
public record Resolved(
    List<TimeMention> times,
    List<PlaceMention> places,
    List<ActorMention> actors,
    List<PlaceMention> peoples) {
  public Resolved {
    times = List.copyOf(times);
    places = List.copyOf(places);
    actors = List.copyOf(actors);
    peoples = List.copyOf(peoples);
  }

  /** What was found, without peoples. */
  public Resolved(List<TimeMention> times, List<PlaceMention> places, List<ActorMention> actors) {
    this(times, places, actors, List.of());
  }
}
