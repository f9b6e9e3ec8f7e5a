package attest.reconcile;

import java.util.Arrays;
import java.util.List;

/** The words of an account, laid out for finding those that two accounts share. */
final class WordSet {
  private static final float RARE = 7.4f;
  private static final WordKind[] KINDS = WordKind.values();

  private final String[] words;
  private final long[] hashes;
  private final float[] weights;
  private final byte[] kinds;
  private final int[] counts = new int[KINDS.length];

  /** A bit for each hash by its first eight bits; where none is set, no word has that hash. */
  private final long[] filter = new long[4];

  private final int kindsHeld;
  private final int size;
  private final double norm;
  private final double total;
  private final double headline;

  /** Of people given with an age: the name with its mark, without it, and the last name. */
  private final long[] people;

  private final long[] names;
  private final long[] surnames;

  /** Of the words of the headline: the word without its mark, and its weight. */
  private final long[] titles;

  private final float[] titleWeights;

  WordSet(List<String> given, Frequencies frequencies) {
    words = new String[given.size()];
    hashes = new long[words.length];
    kinds = new byte[words.length];
    lay(given);
    int held = 0;
    for (int kind = 0; kind < counts.length; kind++) {
      held |= counts[kind] > 0 ? 1 << kind : 0;
    }
    kindsHeld = held;
    size = count(WordKind.NAME) + count(WordKind.WORD) + count(WordKind.NUMBER);
    weights = new float[words.length];
    people = new long[count(WordKind.PERSON)];
    names = new long[people.length];
    surnames = new long[people.length];
    titles = new long[count(WordKind.HEADLINE)];
    titleWeights = new float[titles.length];
    int person = 0;
    int title = 0;
    double squares = 0;
    double sum = 0;
    double inHeadline = 0;
    for (int i = 0; i < words.length; i++) {
      WordKind kind = KINDS[kinds[i]];
      if (isText(kind)) {
        weights[i] = frequencies.weight(words[i]);
        squares += weights[i] * weights[i];
        sum += weights[i];
      } else if (kind == WordKind.HEADLINE) {
        weights[i] = frequencies.weight(words[i].substring(1));
        inHeadline += weights[i];
        titles[title] = hash(words[i], 1);
        titleWeights[title++] = weights[i];
      } else if (kind == WordKind.PERSON) {
        people[person] = hashes[i];
        names[person] = hash(words[i], 1);
        surnames[person++] = hash(words[i], words[i].lastIndexOf(' ') + 1);
      }
    }
    norm = Math.sqrt(squares);
    total = sum;
    headline = inHeadline;
  }

  /** Lays words out in the order of their hashes. */
  private void lay(List<String> given) {
    long[] hashOf = new long[words.length];
    for (int i = 0; i < hashOf.length; i++) {
      hashOf[i] = hash(given.get(i));
      hashes[i] = hashOf[i];
    }
    Arrays.sort(hashes);
    for (int i = 0; i < hashOf.length; i++) {
      int at = Arrays.binarySearch(hashes, hashOf[i]);
      while (at > 0 && hashes[at - 1] == hashes[at]) {
        at--;
      }
      while (words[at] != null) {
        at++;
      }
      words[at] = given.get(i);
      WordKind kind = WordKind.of(words[at]);
      kinds[at] = (byte) kind.ordinal();
      counts[kind.ordinal()]++;
      int bit = (int) (hashOf[i] >>> 56);
      filter[bit >> 6] |= 1L << bit;
    }
  }

  private static boolean isText(WordKind kind) {
    return kind == WordKind.NAME || kind == WordKind.WORD || kind == WordKind.NUMBER;
  }

  /** FNV-1a of 64 bits: Fowler, Noll and Vo. */
  static long hash(String word) {
    return hash(word, 0);
  }

  private static long hash(String word, int begin) {
    long hash = 0xcbf29ce484222325L;
    for (int i = begin; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  int count(WordKind kind) {
    return counts[kind.ordinal()];
  }

  /** How many words of text there are. */
  int size() {
    return size;
  }

  /** Which kinds of words there are: a bit for each, by its ordinal. */
  int kinds() {
    return kindsHeld;
  }

  boolean contains(String word) {
    return contains(hash(word));
  }

  /** Whether a word of a hash is here. */
  boolean contains(long hash) {
    int bit = (int) (hash >>> 56);
    return (filter[bit >> 6] & 1L << bit) != 0 && Arrays.binarySearch(hashes, hash) >= 0;
  }

  /** What two accounts share. */
  final class Shared {
    private final int[] shared = new int[KINDS.length];
    private final double[] weight = new double[KINDS.length];
    private double product;
    private int rare;

    int count(WordKind kind) {
      return shared[kind.ordinal()];
    }

    double weight(WordKind kind) {
      return weight[kind.ordinal()];
    }

    /** How many names that hardly any other article has. */
    int rare() {
      return rare;
    }

    /** The cosine of the angle between both as vectors of weights. */
    double cosine(WordSet other) {
      return norm == 0 || other.norm == 0 ? 0 : product / (norm * other.norm);
    }

    /** Which share of the words of text of the account that has fewer the other has, by weight. */
    double within(WordSet other) {
      double least = Math.min(total, other.total);
      double both =
          weight[WordKind.NAME.ordinal()]
              + weight[WordKind.WORD.ordinal()]
              + weight[WordKind.NUMBER.ordinal()];
      return least == 0 ? 0 : Math.min(1, both / least);
    }
  }

  Shared shared(WordSet other) {
    Shared found = new Shared();
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      if (hashes[i] == other.hashes[j]) {
        WordKind kind = KINDS[kinds[i]];
        found.shared[kind.ordinal()]++;
        found.weight[kind.ordinal()] += weights[i];
        found.rare += kind == WordKind.NAME && weights[i] >= RARE ? 1 : 0;
        found.product += isText(kind) ? weights[i] * weights[i] : 0;
        i++;
        j++;
      } else if (hashes[i] < other.hashes[j]) {
        i++;
      } else {
        j++;
      }
    }
    return found;
  }

  /** Whether two accounts share a word of a kind. */
  boolean shares(WordSet other, WordKind kind) {
    return (kindsHeld & other.kindsHeld & 1 << kind.ordinal()) != 0
        && shared(other).count(kind) > 0;
  }

  /** The weight of the words of the headline. */
  double headline() {
    return headline;
  }

  /** The weight of the words of the headline that the other's headline or text has. */
  double toldIn(WordSet other) {
    double told = 0;
    for (int i = 0; i < titles.length; i++) {
      told += other.contains(titles[i]) ? titleWeights[i] : 0;
    }
    return told;
  }

  /** How many people given with an age here the other names, with an age or without. */
  int namedIn(WordSet other) {
    int named = 0;
    for (int i = 0; i < people.length; i++) {
      named += other.contains(people[i]) || other.contains(names[i]) ? 1 : 0;
    }
    return named;
  }

  /** How many people given with an age here have a last name that is a word of the other. */
  int surnamesIn(WordSet other) {
    int named = 0;
    for (long surname : surnames) {
      named += other.contains(surname) ? 1 : 0;
    }
    return named;
  }

  /** Some of the shared words of a kind, for people. */
  String list(WordSet other, WordKind kind, int most) {
    StringBuilder list = new StringBuilder();
    int left = most;
    String[] sorted = words.clone();
    Arrays.sort(sorted);
    for (String word : sorted) {
      if (left > 0 && WordKind.of(word) == kind && other.contains(word)) {
        list.append(list.isEmpty() ? "" : ", ").append(word);
        left--;
      }
    }
    return list.isEmpty() ? "none" : list.toString();
  }
}
