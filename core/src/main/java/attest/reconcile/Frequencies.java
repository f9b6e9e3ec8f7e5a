package attest.reconcile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How rare words of news are: their inverse document frequency (Spärck Jones 1972) in a fixed
 * table, so that it does not depend on what else was read. Safe for threads.
 */
final class Frequencies {
  /** Of words that the table does not have. */
  static final float UNSEEN = 8;

  /** Of an age: as rare as one in a hundred and fifty. */
  private static final float AGE = 5;

  private static final float PAIR = 0.6f;

  private final Map<String, Float> weights;

  private Frequencies(Map<String, Float> weights) {
    this.weights = weights;
  }

  /** The program's own table. */
  static Frequencies load() {
    Map<String, Float> weights = new HashMap<>(1 << 15);
    try (InputStream in = Frequencies.class.getResourceAsStream("frequencies.txt")) {
      if (in == null) {
        throw new IllegalStateException("frequencies.txt is not among the program's resources");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.charAt(0) != '#') {
          weights.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)) / 10f);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Frequencies(weights);
  }

  /**
   * The weight of a word in lower case, 0 for those in every text; of two words, for those that
   * stand together stand together again, less than the sum of both.
   */
  float weight(String word) {
    int space = word.indexOf(' ');
    if (word.startsWith("~")) {
      return AGE;
    }
    if (space < 0) {
      return weights.getOrDefault(word, UNSEEN);
    }
    return PAIR * (weight(word.substring(0, space)) + weight(word.substring(space + 1)));
  }
}
