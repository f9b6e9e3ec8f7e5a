package attest.reconcile;

import java.util.Arrays;
import java.util.List;

/** The words of an account, laid out for finding those that two accounts share. */
final class WordSet {
  private static final float RARE = 8.2f;

  private final String[] words;
  private final long[] hashes;
  private final float[] weights;
  private final WordKind[] kinds;
  private final int[] counts = new int[WordKind.values().length];
  private final double norm;
  private final double headline;

  WordSet(List<String> given, Frequencies frequencies) {
    words = new String[given.size()];
    hashes = given.stream().mapToLong(WordSet::hash).sorted().toArray();
    for (String word : given) {
      int at = Arrays.binarySearch(hashes, hash(word));
      while (at > 0 && hashes[at - 1] == hashes[at]) {
        at--;
      }
      while (words[at] != null) {
        at++;
      }
      words[at] = word;
    }
    weights = new float[words.length];
    kinds = new WordKind[words.length];
    double squares = 0;
    double inHeadline = 0;
    for (int i = 0; i < words.length; i++) {
      hashes[i] = hash(words[i]);
      kinds[i] = WordKind.of(words[i]);
      counts[kinds[i].ordinal()]++;
      if (isText(kinds[i])) {
        weights[i] = frequencies.weight(words[i]);
        squares += weights[i] * weights[i];
      } else if (kinds[i] == WordKind.HEADLINE) {
        weights[i] = frequencies.weight(words[i].substring(1));
        inHeadline += weights[i];
      }
    }
    norm = Math.sqrt(squares);
    headline = inHeadline;
  }

  private static boolean isText(WordKind kind) {
    return kind == WordKind.NAME || kind == WordKind.WORD || kind == WordKind.NUMBER;
  }

  /** FNV-1a of 64 bits: Fowler, Noll and Vo. */
  static long hash(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  int count(WordKind kind) {
    return counts[kind.ordinal()];
  }

  /** How many words of text there are. */
  int size() {
    return count(WordKind.NAME) + count(WordKind.WORD) + count(WordKind.NUMBER);
  }

  boolean contains(String word) {
    return Arrays.binarySearch(hashes, hash(word)) >= 0;
  }

  /** What two accounts share. */
  final class Shared {
    private final int[] shared = new int[WordKind.values().length];
    private final double[] weight = new double[WordKind.values().length];
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
  }

  Shared shared(WordSet other) {
    Shared found = new Shared();
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      if (hashes[i] == other.hashes[j]) {
        int kind = kinds[i].ordinal();
        found.shared[kind]++;
        found.weight[kind] += weights[i];
        found.rare += kinds[i] == WordKind.NAME && weights[i] >= RARE ? 1 : 0;
        found.product += isText(kinds[i]) ? weights[i] * weights[i] : 0;
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

  /** The weight of the words of the headline. */
  double headline() {
    return headline;
  }

  /** How many people given with an age here the other names, with an age or without. */
  int namedIn(WordSet other) {
    int named = 0;
    for (int i = 0; i < words.length; i++) {
      if (kinds[i] == WordKind.PERSON
          && (other.contains(words[i]) || other.contains(words[i].substring(1)))) {
        named++;
      }
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
