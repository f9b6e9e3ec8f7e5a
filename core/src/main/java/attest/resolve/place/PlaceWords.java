package attest.resolve.place;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words around names of places, from a file of kind {@code place-words}. Immutable. */
final class PlaceWords {
  /** The kind of file. */
  static final String KIND = "place-words";

  /** What a noun beside a name says that the name is. */
  enum Generic {
    SETTLEMENT,
    DISTRICT,
    PROVINCE,
    COUNTRY,
    AREA
  }

  private static final Set<String> ROLES =
      Set.of(
          "generic",
          "near",
          "direction",
          "before",
          "office",
          "facility",
          "feature",
          "title",
          "never",
          "compound",
          "state");

  private final Map<String, Generic> generics = new HashMap<>();
  private final Map<String, Set<String>> roles = new HashMap<>();

  private PlaceWords(RuleFile file) {
    if (!file.kind().equals(KIND)) {
      throw new RuleException(file.name(), "", "is of kind " + file.kind() + ", not " + KIND);
    }
    for (RuleEntry entry : file.entries()) {
      String role = entry.text("role");
      if (!ROLES.contains(role)) {
        throw new RuleException(file.name(), entry.id(), "has the unknown role '" + role + "'");
      }
      Set<String> words = roles.computeIfAbsent(role, r -> new HashSet<>());
      for (String word : entry.texts("words")) {
        words.add(word);
        if (role.equals("generic")) {
          generics.put(word, generic(file, entry));
        }
      }
    }
  }

  private static Generic generic(RuleFile file, RuleEntry entry) {
    try {
      return Generic.valueOf(entry.text("means").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RuleException(file.name(), entry.id(), "means nothing known");
    }
  }

  static PlaceWords of(RuleFile file) {
    return new PlaceWords(file);
  }

  static PlaceWords shipped() {
    return of(RuleFile.resource(PlaceWords.class, "words.yaml"));
  }

  @Nullable Generic generic(String lower) {
    return generics.get(lower);
  }

  boolean is(String role, String lower) {
    Set<String> words = roles.get(role);
    return words != null && words.contains(lower);
  }
}
