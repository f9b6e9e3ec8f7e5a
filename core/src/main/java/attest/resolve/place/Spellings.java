package attest.resolve.place;

import java.util.List;
import java.util.regex.Pattern;

/** Other spellings of a name, tried when no gazetteer has it as written. */
final class Spellings {
  private static final List<Change> CHANGES =
      List.of(
          new Change("(?i)^(?:al|el|ash|as|ar|ad|an|at|az)[- ]", ""),
          new Change("(?i)^(?=\\p{L})", "al "),
          new Change("(?i)ou", "u"),
          new Change("(?i)u", "ou"),
          new Change("(?i)ee", "i"),
          new Change("(?i)q", "k"),
          new Change("(?i)kh", "h"),
          new Change("(?i)dj", "j"),
          new Change("(?i)yy", "y"),
          new Change("(?i)iy", "i"),
          new Change("(?i)h$", ""),
          new Change("(?i)$", "h"),
          new Change("(?i)(\\p{L})\\1", "$1"),
          new Change("(?i)[- ]", ""),
          new Change("(?i)gue", "ge"),
          new Change("(?i)ph", "f"),
          new Change("(?i)w", "v"),
          new Change("(?i)o", "u"),
          new Change("(?i)e", "i"),
          new Change("(?i)ie", "y"));

  private record Change(Pattern pattern, String replacement) {
    Change(String pattern, String replacement) {
      this(Pattern.compile(pattern), replacement);
    }
  }

  private Spellings() {}

  /** The places that have the name when one sign is written otherwise; empty if there are none. */
  static List<Gazetteer.Entry> lookup(Gazetteer gazetteer, String name) {
    List<Gazetteer.Entry> entries = gazetteer.lookup(name);
    if (!entries.isEmpty() || name.length() < 5 || name.length() > 60) {
      return entries;
    }
    for (Change change : CHANGES) {
      String other = change.pattern().matcher(name).replaceAll(change.replacement());
      if (!other.equals(name)) {
        entries = gazetteer.lookup(other);
        if (!entries.isEmpty()) {
          return entries;
        }
      }
    }
    return List.of();
  }
}
