package attest.reconcile;

import java.util.List;

/** Weighs the words of two accounts against each other. Symmetric. */
final class WordReasons {
  private static final int LISTED = 8;
  private static final double SOME_NAMES = 15;
  private static final double MANY_NAMES = 60;
  private static final double SOME_WORDS = 25;
  private static final double MANY_WORDS = 100;
  private static final int FEW = 12;
  private static final double SOME_HEADLINE = 15;

  /** All that are given here; the value of none is greater than 1. */
  static final List<Ground> GROUNDS =
      List.of(
          Ground.PERSON_SAME,
          Ground.PERSON_APART,
          Ground.AGE_SAME,
          Ground.AGE_APART,
          Ground.STREET_SAME,
          Ground.STREET_APART,
          Ground.TOWN_SAME,
          Ground.TOWN_APART,
          Ground.NAMES_SOME,
          Ground.NAMES_MANY,
          Ground.NAMES_RARE,
          Ground.WORDS_SOME,
          Ground.WORDS_MANY,
          Ground.WORDS_ALIKE,
          Ground.WORDS_FEW,
          Ground.HEADLINE_SOME,
          Ground.HEADLINE_ALIKE,
          Ground.HEADLINE_APART);

  private WordReasons() {}

  static void weigh(WordSet a, WordSet b, Weighing to) {
    WordSet.Shared shared = a.shared(b);
    people(a, b, to);
    told(a, b, shared, WordKind.AGE, Ground.AGE_SAME, Ground.AGE_APART, to);
    told(a, b, shared, WordKind.STREET, Ground.STREET_SAME, Ground.STREET_APART, to);
    told(a, b, shared, WordKind.TOWN, Ground.TOWN_SAME, Ground.TOWN_APART, to);
    text(a, b, shared, to);
    double least = Math.min(a.headline(), b.headline());
    double same = shared.weight(WordKind.HEADLINE);
    if (same > 0) {
      String words = to.isExplained() ? a.list(b, WordKind.HEADLINE, LISTED) : "";
      to.add(Ground.HEADLINE_SOME, Math.min(same, SOME_HEADLINE) / SOME_HEADLINE, words);
      to.add(Ground.HEADLINE_ALIKE, Math.min(1, same / least), words);
    } else if (least > 0) {
      to.add(Ground.HEADLINE_APART, "their headlines share no telling word");
    }
  }

  private static void people(WordSet a, WordSet b, Weighing to) {
    int named = Math.max(a.namedIn(b), b.namedIn(a));
    if (named > 0) {
      to.add(Ground.PERSON_SAME, several(named), to.isExplained() ? people(a, b) : "");
    } else if (a.count(WordKind.PERSON) > 0 && b.count(WordKind.PERSON) > 0) {
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
      to.add(Ground.NAMES_RARE, several(shared.rare()), shared.rare() + " that hardly another has");
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
    }
    if (Math.min(a.size(), b.size()) < FEW) {
      to.add(Ground.WORDS_FEW, "one has few telling words");
    }
  }
}
