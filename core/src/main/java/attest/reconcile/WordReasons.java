package attest.reconcile;

import java.util.List;
import java.util.Map;

/** Weighs the words of two accounts against each other. Symmetric. Safe for threads. */
final class WordReasons {
  private static final int LISTED = 8;
  private static final double SOME_NAMES = 15;
  private static final double MANY_NAMES = 60;
  private static final double SOME_WORDS = 25;
  private static final double MANY_WORDS = 100;
  private static final int FEW = 12;
  private static final double SOME_HEADLINE = 15;
  private static final double TOLD_HEADLINE = 12;
  private static final double WITHIN = 0.3;
  private static final double MOSTLY = 0.7;
  private static final int SEVERAL_STREETS = 2;
  private static final int MANY_STREETS = 5;

  /** What can be given where one account has words of a kind. */
  private static final Map<WordKind, List<Ground>> OF_ONE =
      Map.of(
          WordKind.PERSON, List.of(Ground.PERSON_SAME, Ground.PERSON_SURNAME),
          WordKind.STREET, List.of(Ground.STREET_MANY),
          WordKind.HEADLINE, List.of(Ground.HEADLINE_TOLD, Ground.HEADLINE_WHOLE));

  /** What can be given where both accounts have words of a kind. */
  private static final Map<WordKind, List<Ground>> OF_BOTH =
      Map.of(
          WordKind.PERSON, List.of(Ground.PERSON_APART),
          WordKind.AGE, List.of(Ground.AGE_SAME, Ground.AGE_APART),
          WordKind.STREET, List.of(Ground.STREET_SAME, Ground.STREET_SEVERAL, Ground.STREET_APART),
          WordKind.DAY, List.of(Ground.DAY_SAME, Ground.DAY_APART),
          WordKind.TOWN, List.of(Ground.TOWN_SAME, Ground.TOWN_APART),
          WordKind.HEADLINE,
              List.of(Ground.HEADLINE_SOME, Ground.HEADLINE_ALIKE, Ground.HEADLINE_APART),
          WordKind.NAME, List.of(Ground.NAMES_SOME, Ground.NAMES_MANY, Ground.NAMES_RARE));

  /** What can be given where both accounts have any words of text. */
  private static final List<Ground> OF_TEXT =
      List.of(
          Ground.WORDS_SOME,
          Ground.WORDS_MANY,
          Ground.WORDS_ALIKE,
          Ground.WORDS_WITHIN,
          Ground.WORDS_MOSTLY);

  private final double[] mostOfOne = new double[WordKind.values().length];
  private final double[] mostOfBoth = new double[WordKind.values().length];
  private final double mostOfText;
  private final double mostOfFew;

  /** The reasons of some weights. */
  WordReasons(Weights weights) {
    OF_ONE.forEach((kind, grounds) -> mostOfOne[kind.ordinal()] = most(weights, grounds));
    OF_BOTH.forEach((kind, grounds) -> mostOfBoth[kind.ordinal()] = most(weights, grounds));
    mostOfText = most(weights, OF_TEXT);
    mostOfFew = most(weights, List.of(Ground.WORDS_FEW));
  }

  private static double most(Weights weights, List<Ground> grounds) {
    return grounds.stream().mapToDouble(ground -> Math.max(0, weights.of(ground))).sum();
  }

  /**
   * More than the words of two accounts can come to, whatever they are: the value of no reason is
   * greater than 1.
   */
  double most(WordSet a, WordSet b) {
    int one = a.kinds() | b.kinds();
    int both = a.kinds() & b.kinds();
    double most = mostOfFew;
    for (int kind = 0; kind < mostOfOne.length; kind++) {
      most += (one >> kind & 1) * mostOfOne[kind] + (both >> kind & 1) * mostOfBoth[kind];
    }
    return a.size() > 0 && b.size() > 0 ? most + mostOfText : most;
  }

  void weigh(WordSet a, WordSet b, Weighing to) {
    WordSet.Shared shared = a.shared(b);
    people(a, b, to);
    told(a, b, shared, WordKind.AGE, Ground.AGE_SAME, Ground.AGE_APART, to);
    told(a, b, shared, WordKind.STREET, Ground.STREET_SAME, Ground.STREET_APART, to);
    if (shared.count(WordKind.STREET) >= SEVERAL_STREETS) {
      to.add(Ground.STREET_SEVERAL, shared.count(WordKind.STREET) + " of them");
    }
    if (Math.max(a.count(WordKind.STREET), b.count(WordKind.STREET)) >= MANY_STREETS) {
      to.add(Ground.STREET_MANY, "one tells of many streets");
    }
    told(a, b, shared, WordKind.DAY, Ground.DAY_SAME, Ground.DAY_APART, to);
    told(a, b, shared, WordKind.TOWN, Ground.TOWN_SAME, Ground.TOWN_APART, to);
    text(a, b, shared, to);
    headline(a, b, shared, to);
  }

  private static void headline(WordSet a, WordSet b, WordSet.Shared shared, Weighing to) {
    double least = Math.min(a.headline(), b.headline());
    double same = shared.weight(WordKind.HEADLINE);
    if (same > 0) {
      String words = to.isExplained() ? a.list(b, WordKind.HEADLINE, LISTED) : "";
      to.add(Ground.HEADLINE_SOME, Math.min(same, SOME_HEADLINE) / SOME_HEADLINE, words);
      to.add(Ground.HEADLINE_ALIKE, Math.min(1, same / least), words);
    } else if (least > 0) {
      to.add(Ground.HEADLINE_APART, "their headlines share no telling word");
    }
    double one = a.toldIn(b);
    double other = b.toldIn(a);
    if (one > 0 || other > 0) {
      to.add(
          Ground.HEADLINE_TOLD,
          Math.min(Math.max(one, other), TOLD_HEADLINE) / TOLD_HEADLINE,
          "words of one's headline in the other's text");
      double share = Math.max(share(one, a.headline()), share(other, b.headline()));
      to.add(
          Ground.HEADLINE_WHOLE,
          share,
          to.isExplained() ? Math.round(100 * share) + " in 100 of one's headline" : "");
    }
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : Math.min(1, part / whole);
  }

  private static void people(WordSet a, WordSet b, Weighing to) {
    int named = Math.max(a.namedIn(b), b.namedIn(a));
    if (named > 0) {
      to.add(Ground.PERSON_SAME, several(named), to.isExplained() ? people(a, b) : "");
    }
    int surnames = Math.max(a.surnamesIn(b), b.surnamesIn(a));
    if (surnames > 0) {
      to.add(Ground.PERSON_SURNAME, several(surnames), "by the last name");
    } else if (named == 0 && a.count(WordKind.PERSON) > 0 && b.count(WordKind.PERSON) > 0) {
      to.add(Ground.PERSON_APART, "each names people with their ages, and none of the other's");
    }
  }

  /** From two thirds for one towards one for many. */
  private static double several(int count) {
    return count / (count + 0.5);
  }

  private static String people(WordSet a, WordSet b) {
    String both = a.list(b, WordKind.PERSON, LISTED);
    return both.equals("none") ? "one gives the age of whom the other names" : both;
  }

  private static void told(
      WordSet a,
      WordSet b,
      WordSet.Shared shared,
      WordKind kind,
      Ground same,
      Ground apart,
      Weighing to) {
    if (shared.count(kind) > 0) {
      to.add(same, several(shared.count(kind)), to.isExplained() ? a.list(b, kind, LISTED) : "");
    } else if (a.count(kind) > 0 && b.count(kind) > 0) {
      to.add(apart, "each tells some, and none of the other's");
    }
  }

  private static void text(WordSet a, WordSet b, WordSet.Shared shared, Weighing to) {
    double names = shared.weight(WordKind.NAME);
    if (names > 0) {
      String words = to.isExplained() ? a.list(b, WordKind.NAME, LISTED) : "";
      to.add(Ground.NAMES_SOME, Math.min(names, SOME_NAMES) / SOME_NAMES, words);
      if (names > SOME_NAMES) {
        double more = Math.min(names, MANY_NAMES) - SOME_NAMES;
        to.add(Ground.NAMES_MANY, more / (MANY_NAMES - SOME_NAMES), words);
      }
    }
    if (shared.rare() > 0) {
      to.add(
          Ground.NAMES_RARE,
          Math.min(shared.rare(), 2) / 2.0,
          shared.rare() + " that hardly another has");
    }
    double single = shared.weight(WordKind.WORD) + shared.weight(WordKind.NUMBER);
    if (single > 0) {
      String words = to.isExplained() ? a.list(b, WordKind.WORD, LISTED) : "";
      to.add(Ground.WORDS_SOME, Math.min(single, SOME_WORDS) / SOME_WORDS, words);
      if (single > SOME_WORDS) {
        double more = Math.min(single, MANY_WORDS) - SOME_WORDS;
        to.add(Ground.WORDS_MANY, more / (MANY_WORDS - SOME_WORDS), words);
      }
    }
    double cosine = shared.cosine(b);
    if (cosine > 0) {
      String words = to.isExplained() ? Math.round(100 * cosine) + " in 100 alike" : "";
      to.add(Ground.WORDS_ALIKE, Math.sqrt(cosine), words);
      double within = shared.within(b);
      to.add(
          Ground.WORDS_WITHIN,
          Math.min(within, WITHIN) / WITHIN,
          to.isExplained() ? Math.round(100 * within) + " in 100 of the one with fewer" : "");
      if (within > WITHIN) {
        to.add(
            Ground.WORDS_MOSTLY,
            Math.min(1, (within - WITHIN) / (MOSTLY - WITHIN)),
            "so many that some may be of the page");
      }
    }
    if (Math.min(a.size(), b.size()) < FEW) {
      to.add(Ground.WORDS_FEW, "one has few telling words");
    }
  }
}
