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
  static final float UNSEEN = 7;

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

  /** Whether it is no word but the point of a town that the article names. */
  static boolean isTown(String word) {
    return word.charAt(0) == '#';
  }

  /** The weight of a word or of two words, in lower case: 0 for those in every text. */
  float weight(String word) {
    if (isTown(word)) {
      return 0;
    }
    Float weight = weights.get(word);
    if (weight != null) {
      return weight;
    }
    int space = word.indexOf(' ');
    return space < 0 ? UNSEEN : UNSEEN + 1;
  }
}
