package attest.reconcile;

import attest.document.Published;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.FiledAccount;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of an account is compared, laid out for comparing it many times. */
final class Profile {
  /** No day. */
  static final long NONE = Long.MIN_VALUE;

  /** Points this many kilometres apart are of one town. */
  static final double TOWN = 5;

  private static final int MAX_SITES = 2;

  final FiledAccount filed;
  final EventType type;

  /**
   * First and last day on which it may have been, as days since 1970; {@link #NONE} if not said.
   */
  final long from;

  final long to;

  /** Whether its day was said to the day. */
  final boolean dayKnown;

  /** The hash of its day as it stands among words, where it is said to the day. */
  final long day;

  /** Day of publication as days since 1970, or {@link #NONE}. */
  final long published;

  final boolean happened;

  /** Whether it tells of several events at once. */
  final boolean several;

  final List<Place.Known> places;
  final boolean ambiguous;

  /** Whether its own place is known to the town or district. */
  final boolean settled;

  /** Where it was, to the town: its places if they are that fine, else the towns that it names. */
  final List<Place.Point> sites;

  final Set<String> actors;

  /** Hashes of its actors, and of those of them who began it. */
  final long[] parties;

  final long[] initiators;
  final long killed;
  final boolean killedFirm;
  final long wounded;

  final WordSet words;

  /** A number that hangs on the account's key alone. */
  final long keyHash;

  private final String article;
  private final int articleHash;

  private final boolean dated;

  private volatile @Nullable Set<String> blockKeys;

  Profile(FiledAccount filed, Frequencies frequencies) {
    this.filed = filed;
    Account account = filed.account();
    type = account.type();
    happened = account.status().happened();
    several = account.count() > 1;
    article = filed.article().id();
    articleHash = article.hashCode();
    TimeMention time = account.time();
    Published date = filed.article().published();
    published = date == null ? NONE : date.date().toEpochDay();
    TimeInterval interval = time == null ? null : time.interval();
    long latest = happened && published != NONE ? published + 1 : Long.MAX_VALUE;
    boolean timed = interval != null && interval.start().toEpochDay() <= latest;
    from = interval == null || !timed ? NONE : interval.start().toEpochDay();
    to = interval == null || !timed ? NONE : Math.min(interval.end().toEpochDay(), latest);
    dayKnown = timed && from == to;
    day = dayKnown ? WordSet.hash("!" + LocalDate.ofEpochDay(from)) : 0;
    PlaceMention mention = account.place();
    Place place = mention == null ? null : mention.place();
    places =
        switch (place) {
          case null -> List.of();
          case Place.Known known -> List.of(known);
          case Place.Ambiguous open -> open.candidates();
          case Place.Unknown unknown -> List.of();
        };
    ambiguous = places.size() > 1;
    settled = places.stream().anyMatch(p -> isFine(p) && p.point() != null);
    List<Place.Point> own = sites(places);
    sites = own.isEmpty() ? towns(filed.words()) : own;
    actors = new TreeSet<>();
    Set<String> initiating = new TreeSet<>();
    for (Participant participant : account.actors()) {
      if (participant.actor() instanceof Actor.Known known) {
        actors.add(known.id());
        if (participant.role() == Participant.Role.INITIATOR) {
          initiating.add(known.id());
        }
      }
    }
    parties = actors.stream().mapToLong(WordSet::hash).toArray();
    initiators = initiating.stream().mapToLong(WordSet::hash).toArray();
    killed = total(account, Claim.Harm.KILLED);
    killedFirm = isFirm(account, Claim.Harm.KILLED);
    wounded = total(account, Claim.Harm.WOUNDED);
    keyHash = WordSet.hash(filed.key().toString());
    words = new WordSet(filed.words(), frequencies);
    dated = from != NONE && to - from <= BlockKeys.LONG_INTERVAL && !namesFarDay();
  }

  private static List<Place.Point> sites(List<Place.Known> places) {
    List<Place.Point> sites = new ArrayList<>();
    for (Place.Known place : places) {
      Place.Point point = place.point();
      if (point != null && isFine(place)) {
        sites.add(point);
      }
    }
    return sites;
  }

  /** The towns that are named, those named most first. */
  private static List<Place.Point> towns(List<String> words) {
    List<Place.Point> sites = new ArrayList<>();
    for (String word : words) {
      if (WordKind.of(word) == WordKind.TOWN && sites.size() < MAX_SITES) {
        int comma = word.indexOf(',');
        sites.add(
            new Place.Point(
                Integer.parseInt(word.substring(1, comma)) / 100.0,
                Integer.parseInt(word.substring(comma + 1)) / 100.0));
      }
    }
    return sites;
  }

  /** Whether two accounts are of one article. */
  boolean isOfArticleOf(Profile other) {
    return articleHash == other.articleHash && article.equals(other.article);
  }

  /** Whether a place is known to the town or district. */
  static boolean isFine(Place.Known place) {
    return switch (place.precision()) {
      case SETTLEMENT, NEAR, DISTRICT -> true;
      default -> false;
    };
  }

  /** Where it may meet others; made once, as it is asked for again and again. */
  Set<String> blockKeys(BlockKeys keys) {
    Set<String> known = blockKeys;
    if (known == null) {
      known = keys.of(this);
      blockKeys = known;
    }
    return known;
  }

  /**
   * Whether it says when it happened, give or take some days, and names no day far from that, which
   * the report of a trial does whose own day was taken for that of the event.
   */
  boolean isDated() {
    return dated;
  }

  private boolean namesFarDay() {
    for (String word : filed.words()) {
      if (WordKind.of(word) == WordKind.DAY
          && Math.abs(LocalDate.parse(word.substring(1)).toEpochDay() - from)
              > BlockKeys.DAYS_APART) {
        return true;
      }
    }
    return false;
  }

  /** Where it stands in the order of a block: its day, else that of publication. */
  long blockDay() {
    return isDated() ? Math.floorDiv(from + to, 2) : published;
  }

  Place.@Nullable Known place() {
    return places.isEmpty() ? null : places.get(0);
  }

  /** All who came to a harm, or -1 where no number is given. */
  private static long total(Account account, Claim.Harm harm) {
    long open = -1;
    long sum = -1;
    for (Account.Toll toll : account.toll()) {
      Long best = toll.best();
      if (toll.harm() == harm && best != null) {
        if (toll.group() == Claim.Group.UNSPECIFIED) {
          open = Math.max(open, best);
        } else {
          sum = Math.max(sum, 0) + best;
        }
      }
    }
    return Math.max(open, sum);
  }

  private static boolean isFirm(Account account, Claim.Harm harm) {
    List<Account.Toll> lines = new ArrayList<>();
    for (Account.Toll toll : account.toll()) {
      if (toll.harm() == harm) {
        lines.add(toll);
      }
    }
    return lines.size() == 1 && lines.get(0).high() != null;
  }
}
