package attest.alert;

import attest.access.Scope;
import attest.access.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends the messages whose time has come. One that does not arrive is tried again after half a
 * minute, and then after four times as long each time, up to six hours, with a chance of half as
 * much more or less; after eight attempts it is given up.
 */
@Component
public final class Deliverer {
  /** After how many attempts a message is given up. */
  public static final int MOST_ATTEMPTS = 8;

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration TAKEN = Duration.ofMinutes(2);
  private static final int BATCH = 50;

  private final Firings firings;
  private final SavedSearches searches;
  private final Owners owners;
  private final AlertLinks links;
  private final Map<String, Sender> senders;
  private final InstantSource clock;
  private final RandomGenerator random;

  @Autowired
  Deliverer(
      Firings firings,
      SavedSearches searches,
      Owners owners,
      AlertLinks links,
      List<Sender> senders,
      InstantSource clock) {
    this(firings, searches, owners, links, senders, clock, RandomGenerator.getDefault());
  }

  Deliverer(
      Firings firings,
      SavedSearches searches,
      Owners owners,
      AlertLinks links,
      List<Sender> senders,
      InstantSource clock,
      RandomGenerator random) {
    this.firings = firings;
    this.searches = searches;
    this.owners = owners;
    this.links = links;
    this.senders =
        senders.stream().collect(Collectors.toUnmodifiableMap(Sender::way, Function.identity()));
    this.clock = clock;
    this.random = random;
  }

  /**
   * Tries every message that is due, once.
   *
   * @return how many were tried
   */
  public int deliver() {
    int tried = 0;
    for (Delivery delivery : firings.due(BATCH)) {
      if (firings.take(delivery, clock.instant().plus(TAKEN))) {
        tried++;
        attempt(delivery);
      }
    }
    return tried;
  }

  private void attempt(Delivery delivery) {
    int attempts = delivery.attempts() + 1;
    Instant now = clock.instant();
    try {
      SavedSearch search = searches.find(delivery.search()).orElse(null);
      Sender sender = senders.get(delivery.way());
      Visitor owner = search == null ? null : owners.find(search.owner()).orElse(null);
      Message message = search == null ? null : message(search, delivery, now);
      Firing firing = message == null ? null : message.firing();
      if (sender == null
          || message == null
          || owner == null
          || (firing != null && firing.internal() && !owner.may(Scope.INTERNAL))) {
        firings.note(
            delivery.number(), Delivery.State.FAILED, now, "its owner may not see it any more");
        return;
      }
      sender.send(message);
      firings.note(delivery.number(), Delivery.State.SENT, now, "");
    } catch (Sender.SendException e) {
      boolean end = e.isLasting() || attempts >= MOST_ATTEMPTS;
      firings.note(
          delivery.number(),
          end ? Delivery.State.FAILED : Delivery.State.WAITING,
          now.plus(pause(attempts)),
          String.valueOf(e.getMessage()));
    }
  }

  private Message message(SavedSearch search, Delivery delivery, Instant now) {
    Long number = delivery.firing();
    @Nullable Firing firing = Optional.ofNullable(number).flatMap(firings::find).orElse(null);
    return new Message(
        search,
        firing,
        links.to(firing == null ? "/alerts" : "/incidents/" + firing.incident()),
        now);
  }

  /** How long to wait after so many attempts. */
  Duration pause(int attempts) {
    Duration whole = FIRST.multipliedBy(1L << (2 * Math.min(attempts - 1, 10)));
    whole = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    return Duration.ofMillis((long) (whole.toMillis() * (0.5 + random.nextDouble())));
  }
}
