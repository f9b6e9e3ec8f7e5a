package attest.resolve.actor;

import attest.rules.RuleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries and the words for them: names, and what belongs to them. Read from {@code
 * countries.txt}.
 */
final class Countries {
  private static final String RESOURCE = "countries.txt";
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<Wording>> byFirstWord = new HashMap<>();

  Countries() {
    try (InputStream in = Countries.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new RuleException(RESOURCE, "", "is not among the program's resources");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          read(line);
        }
      }
    } catch (IOException e) {
      throw new RuleException(RESOURCE, "", "cannot be read: " + e.getMessage());
    }
    for (List<Wording> wordings : byFirstWord.values()) {
      wordings.sort((a, b) -> Integer.compare(b.keys.size(), a.keys.size()));
    }
  }

  private void read(String line) {
    String[] fields = line.split("\\|", -1);
    names.put(fields[0], fields[1]);
    for (int i = 1; i < fields.length; i++) {
      for (String word : fields[i].split(";")) {
        if (!word.isEmpty()) {
          List<String> keys = Term.scan(word, Integer.MAX_VALUE).stream().map(Term::key).toList();
          boolean upper = word.replace(".", "").length() <= 3;
          byFirstWord
              .computeIfAbsent(keys.get(0), k -> new ArrayList<>())
              .add(new Wording(fields[0], keys, i == 2, upper));
        }
      }
    }
  }

  /** The name of a country. */
  String name(String code) {
    return names.getOrDefault(code, code);
  }

  /** The country that the terms at {@code index} speak of, or null. */
  @Nullable Hit at(List<Term> terms, int index) {
    Term first = terms.get(index);
    if (!first.capital()) {
      return null;
    }
    for (Wording wording : byFirstWord.getOrDefault(first.key(), List.of())) {
      if (wording.standsAt(terms, index)) {
        return new Hit(wording.code, index + wording.keys.size(), wording.adjective);
      }
    }
    return null;
  }

  /**
   * A country found.
   *
   * @param code ISO 3166-1 alpha-2
   * @param end index after its last term
   * @param adjective whether it is the word for what belongs to the country ("Tunisian")
   */
  record Hit(String code, int end, boolean adjective) {}

  private record Wording(String code, List<String> keys, boolean adjective, boolean upper) {
    boolean standsAt(List<Term> terms, int index) {
      if (index + keys.size() > terms.size() || (upper && !terms.get(index).upper())) {
        return false;
      }
      for (int i = 1; i < keys.size(); i++) {
        Term term = terms.get(index + i);
        if (!term.joined() || !term.key().equals(keys.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
