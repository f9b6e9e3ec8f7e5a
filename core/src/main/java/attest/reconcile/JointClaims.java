package attest.reconcile;

import attest.document.Span;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the claims of an article that count several events of several places together. A claim does
 * if it is the sum of two others of the article that are told of two places, or if its sentence, or
 * that which tells its event, joins two places by "and". A figure that is followed by a place apart
 * from its event's is set aside too.
 */
final class JointClaims {
  private static final long LEAST_SUM = 3;
  private static final double APART_KILOMETRES = 60;
  private static final int MAX_GAP = 45;
  private static final int REACH = 60;

  private final String text;
  private final List<PlaceMention> places;
  private final List<Account> accounts;
  private final WordLists lists;

  JointClaims(ArticleRecord record, WordLists lists) {
    this.lists = lists;
    text = record.article().text();
    places = record.places();
    accounts = record.accounts();
  }

  /** The names of the account's claims that count several events, or people of another place. */
  List<String> of(Account account) {
    if (account.claims().isEmpty()) {
      return List.of();
    }
    boolean several = namesTwoPlaces(sentence(account.trigger().span()));
    List<String> joint = new ArrayList<>();
    for (Account.IdentifiedClaim claim : account.claims()) {
      Span own = sentence(claim.claim().evidence().span());
      boolean joined = namesTwoPlaces(own) || (several && placesIn(own).isEmpty());
      if (isSum(claim) || joined || isElsewhere(claim, account)) {
        joint.add(claim.id());
      }
    }
    return joint;
  }

  /**
   * Whether a sentence joins two places of one kind by "and", so that what it tells was in both.
   */
  private boolean namesTwoPlaces(Span sentence) {
    PlaceMention before = null;
    for (PlaceMention mention : places) {
      if (!sentence.contains(mention.span())) {
        continue;
      }
      for (PlaceMention other : before == null ? List.<PlaceMention>of() : List.of(before)) {
        int gap = mention.span().begin() - other.span().end();
        if (gap > 0
            && gap <= MAX_GAP
            && lists.joins(text.substring(other.span().end(), mention.span().begin()))
            && noFigureIn(new Span(other.span().end(), mention.span().begin()))
            && areApart(other, mention)) {
          return true;
        }
      }
      before = mention;
    }
    return false;
  }

  private boolean noFigureIn(Span span) {
    for (Account account : accounts) {
      for (Account.IdentifiedClaim claim : account.claims()) {
        if (span.contains(claim.claim().quantity().span())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a place that is not the account's follows the figure before another figure comes. */
  private boolean isElsewhere(Account.IdentifiedClaim claim, Account account) {
    PlaceMention own = account.place();
    int from = claim.claim().quantity().span().end();
    int end = sentence(claim.claim().evidence().span()).end();
    for (PlaceMention mention : places) {
      if (mention.span().begin() >= from
          && mention.span().end() <= Math.min(end, from + REACH)
          && isWhere(mention)
          && noFigureIn(new Span(from, mention.span().begin()))) {
        return own != null && areApart(own, mention);
      }
    }
    return false;
  }

  private static boolean areApart(PlaceMention one, PlaceMention other) {
    return one.place() instanceof Place.Known here
        && other.place() instanceof Place.Known there
        && areApart(here, there);
  }

  private static boolean areApart(Place.Known one, Place.Known other) {
    String country = one.country();
    if (country != null && other.country() != null && !country.equals(other.country())) {
      return true;
    }
    Place.Point here = one.point();
    Place.Point there = other.point();
    return one.precision() == Place.Precision.SETTLEMENT
        && other.precision() == Place.Precision.SETTLEMENT
        && here != null
        && there != null
        && here.kilometresTo(there) > APART_KILOMETRES;
  }

  /** The places of a stretch of text that are not part of a name, such as a country's embassy. */
  private List<Place.Known> placesIn(Span sentence) {
    List<Place.Known> named = new ArrayList<>();
    for (PlaceMention mention : places) {
      if (sentence.contains(mention.span())
          && mention.place() instanceof Place.Known known
          && isWhere(mention)) {
        named.add(known);
      }
    }
    return named;
  }

  /** Whether a word of place, or "and" between places, stands before the name. */
  private boolean isWhere(PlaceMention mention) {
    int end = mention.wording().span().begin();
    int begin = Math.max(0, end - 12);
    String before = text.substring(begin, end);
    int last = before.stripTrailing().lastIndexOf(' ');
    String word = before.stripTrailing().substring(last + 1);
    return lists.isWhere(word.toLowerCase(Locale.ROOT));
  }

  private Span sentence(Span span) {
    int begin = span.begin();
    while (begin > 0 && !isBreak(begin - 1)) {
      begin--;
    }
    int end = span.end();
    while (end < text.length() && !isBreak(end)) {
      end++;
    }
    return new Span(begin, end);
  }

  /** Whether a sentence ends here: a line end, or a stop before a space and a capital. */
  private boolean isBreak(int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      return at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }
    return (c == '.' || c == '!' || c == '?')
        && at + 2 < text.length()
        && Character.isWhitespace(text.charAt(at + 1))
        && !Character.isLowerCase(text.charAt(at + 2))
        && at > 1
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && !Character.isUpperCase(text.charAt(at - 1));
  }

  /** Whether two other claims of the article, told of two places, add up to this one. */
  private boolean isSum(Account.IdentifiedClaim claim) {
    Long whole = Telling.value(claim.claim().figure());
    if (whole == null || whole < LEAST_SUM) {
      return false;
    }
    for (Account one : accounts) {
      for (Account.IdentifiedClaim first : one.claims()) {
        Long part = Telling.value(first.claim().figure());
        if (part == null || part == 0 || part >= whole || !fits(first, claim)) {
          continue;
        }
        for (Account other : accounts) {
          for (Account.IdentifiedClaim second : other.claims()) {
            Long rest = Telling.value(second.claim().figure());
            if (rest != null
                && part + rest == whole
                && fits(second, claim)
                && !second.id().equals(first.id())
                && ofTwoPlaces(one, first, other, second)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean fits(Account.IdentifiedClaim part, Account.IdentifiedClaim whole) {
    return !part.id().equals(whole.id())
        && part.claim().harm() == whole.claim().harm()
        && part.claim().group() == whole.claim().group();
  }

  private boolean ofTwoPlaces(
      Account one, Account.IdentifiedClaim first, Account other, Account.IdentifiedClaim second) {
    for (Place.Known here : placesOf(one, first)) {
      for (Place.Known there : placesOf(other, second)) {
        if (areApart(here, there)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Place.Known> placesOf(Account account, Account.IdentifiedClaim claim) {
    List<Place.Known> named = placesIn(sentence(claim.claim().evidence().span()));
    PlaceMention mention = account.place();
    if (named.isEmpty() && mention != null && mention.place() instanceof Place.Known known) {
      return List.of(known);
    }
    return named;
  }
}
