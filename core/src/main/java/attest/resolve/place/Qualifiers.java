package attest.resolve.place;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words before a name that move or blur the place: "near", "the outskirts of", "30 km
 * north of".
 */
final class Qualifiers {
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("km", 1.0),
          Map.entry("kms", 1.0),
          Map.entry("kilometre", 1.0),
          Map.entry("kilometres", 1.0),
          Map.entry("kilometer", 1.0),
          Map.entry("kilometers", 1.0),
          Map.entry("mile", 1.609344),
          Map.entry("miles", 1.609344),
          Map.entry("mi", 1.609344));
  private static final Map<String, Integer> BEARINGS =
      Map.ofEntries(
          Map.entry("north", 0),
          Map.entry("northeast", 45),
          Map.entry("north-east", 45),
          Map.entry("east", 90),
          Map.entry("southeast", 135),
          Map.entry("south-east", 135),
          Map.entry("south", 180),
          Map.entry("southwest", 225),
          Map.entry("south-west", 225),
          Map.entry("west", 270),
          Map.entry("northwest", 315),
          Map.entry("north-west", 315));
  private static final int MAX_KILOMETRES = 1000;
  private static final int MAX_WORDS = 8;

  private final PlaceWords words;

  Qualifiers(PlaceWords words) {
    this.words = words;
  }

  /**
   * What the words before a name say.
   *
   * @param span the name with those words
   * @param near whether the place is near the named one rather than it
   * @param part whether only a part of the named area is meant
   * @param kilometres how far away, or -1 where not said
   * @param bearing degrees from north, or -1 where not said
   */
  record Qualified(Span span, boolean near, boolean part, double kilometres, int bearing) {
    /**
     * The point that the words lead to from the named one; the named one where they do not say
     * enough.
     */
    Place.Point moved(Place.Point from) {
      if (kilometres <= 0 || bearing < 0) {
        return from;
      }
      double arc = kilometres / 6371.0088;
      double latitude = Math.toRadians(from.latitude());
      double angle = Math.toRadians(bearing);
      double sine =
          Math.sin(latitude) * Math.cos(arc) + Math.cos(latitude) * Math.sin(arc) * Math.cos(angle);
      double moved = Math.asin(Math.max(-1, Math.min(1, sine)));
      double east =
          Math.atan2(
              Math.sin(angle) * Math.sin(arc) * Math.cos(latitude),
              Math.cos(arc) - Math.sin(latitude) * sine);
      double longitude = from.longitude() + Math.toDegrees(east);
      if (longitude > 180) {
        longitude -= 360;
      } else if (longitude < -180) {
        longitude += 360;
      }
      return new Place.Point(Math.toDegrees(moved), longitude);
    }
  }

  Qualified read(String text, Sentence sentence, Toponym toponym) {
    List<Token> tokens = sentence.tokens();
    int first = toponym.firstToken;
    int start = skipNoun(tokens, first);
    Qualified bearing = bearing(text, tokens, toponym, start);
    if (bearing != null) {
      return bearing;
    }
    int near = nearStart(tokens, start);
    if (near >= 0) {
      return new Qualified(cover(tokens, near, toponym), true, false, -1, -1);
    }
    if (first > 0 && words.is("direction", lower(tokens, first - 1))) {
      return new Qualified(cover(tokens, first - 1, toponym), false, true, -1, -1);
    }
    boolean described = start < first - 1;
    Span span = described ? cover(tokens, start, toponym) : withNoun(tokens, toponym);
    return new Qualified(span, false, false, -1, -1);
  }

  /** Steps back over "the border town of". */
  private int skipNoun(List<Token> tokens, int first) {
    int k = first - 1;
    if (k >= 1 && lower(tokens, k).equals("of") && words.generic(lower(tokens, k - 1)) != null) {
      k -= 1;
      while (k > 0 && first - k < MAX_WORDS && isDescription(tokens, k - 1)) {
        k--;
      }
      return k;
    }
    return first > 0 && lower(tokens, first - 1).equals("the") ? first - 1 : first;
  }

  private boolean isDescription(List<Token> tokens, int k) {
    String word = lower(tokens, k);
    String upos = tokens.get(k).upos();
    return word.equals("the")
        || word.equals("a")
        || words.is("direction", word)
        || (upos.equals("ADJ") || upos.equals("NOUN") || upos.equals("PROPN"))
            && Character.isLetter(word.charAt(0));
  }

  private static Span cover(List<Token> tokens, int from, Toponym toponym) {
    return new Span(tokens.get(from).span().begin(), toponym.span.end());
  }

  private Span withNoun(List<Token> tokens, Toponym toponym) {
    int next = toponym.endToken;
    boolean noun = next < tokens.size() && words.generic(lower(tokens, next)) != null;
    return noun ? toponym.span.cover(tokens.get(next).span()) : toponym.span;
  }

  private int nearStart(List<Token> tokens, int start) {
    for (int length = Math.min(6, start); length >= 1; length--) {
      StringBuilder phrase = new StringBuilder();
      for (int k = start - length; k < start; k++) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(lower(tokens, k));
      }
      if (words.is("near", phrase.toString())) {
        return start - length;
      }
    }
    return -1;
  }

  private @Nullable Qualified bearing(String text, List<Token> tokens, Toponym toponym, int start) {
    int k = start - 1;
    if (k < 1 || !lower(tokens, k).equals("of") && !lower(tokens, k).equals("from")) {
      return null;
    }
    k--;
    Integer bearing = BEARINGS.get(lower(tokens, k));
    int from = k;
    if (bearing != null) {
      k--;
    }
    if (k >= 0 && lower(tokens, k).equals("the")) {
      k--;
    }
    if (k >= 0 && lower(tokens, k).equals("to")) {
      k--;
    }
    if (k >= 0 && lower(tokens, k).equals(")")) {
      int open = k;
      while (open >= 0 && k - open < 6 && !lower(tokens, open).equals("(")) {
        open--;
      }
      k = open - 1;
    }
    double kilometres = -1;
    if (k >= 0) {
      Measure measure = measure(tokens, k);
      if (measure != null) {
        kilometres = measure.kilometres;
        from = measure.from;
      }
    }
    if (bearing == null && kilometres < 0) {
      return null;
    }
    Span span = cover(tokens, from, toponym);
    return new Qualified(span, true, false, kilometres, bearing == null ? -1 : bearing);
  }

  private record Measure(double kilometres, int from) {}

  private static @Nullable Measure measure(List<Token> tokens, int unitAt) {
    String word = lower(tokens, unitAt);
    int digits = 0;
    while (digits < word.length()
        && (Character.isDigit(word.charAt(digits)) || ",.".indexOf(word.charAt(digits)) >= 0)) {
      digits++;
    }
    String number =
        digits > 0 ? word.substring(0, digits) : unitAt > 0 ? lower(tokens, unitAt - 1) : "";
    String unit = word.substring(digits).replace("-", "").replace(".", "");
    int from = digits > 0 ? unitAt : unitAt - 1;
    Double factor = UNITS.get(unit);
    if (factor == null) {
      int hyphen = word.lastIndexOf('-');
      factor = hyphen < 0 ? null : UNITS.get(word.substring(hyphen + 1));
      number = hyphen < 0 ? number : word.substring(0, hyphen);
      from = unitAt;
    }
    if (factor == null) {
      return null;
    }
    try {
      double kilometres = Double.parseDouble(number.replace(",", "")) * factor;
      return kilometres > 0 && kilometres <= MAX_KILOMETRES ? new Measure(kilometres, from) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String lower(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).form().toLowerCase(Locale.ROOT);
  }
}
