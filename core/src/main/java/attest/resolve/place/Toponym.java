package attest.resolve.place;

import attest.document.Entity;
import attest.document.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text that may name a place, with what the words around it say. Changes only while it
 * is being found.
 */
final class Toponym {
  final Span span;
  final String text;
  final int sentence;
  final int firstToken;
  final int endToken;
  final List<Gazetteer.Entry> entries;

  /** What the recogniser of names took it for; null for no name or no recogniser. */
  Entity.@Nullable Kind kind;

  /** The noun that says what it is, as in "town of X" or "X province". */
  PlaceWords.@Nullable Generic generic;

  /** The larger place that stands after it, as in "X, Y". */
  @Nullable Toponym parent;

  /** Country of the people before it, as in "Libyan city of X". */
  @Nullable String people;

  /** Whether a neighbour in a list has spoken for it. */
  boolean listed;

  /** How surely it names a place; 0 is even. */
  double score;

  Toponym(
      Span span,
      String text,
      int sentence,
      int firstToken,
      int endToken,
      List<Gazetteer.Entry> entries) {
    this.span = span;
    this.text = text;
    this.sentence = sentence;
    this.firstToken = firstToken;
    this.endToken = endToken;
    this.entries = entries;
  }

  /** Mentions of one key mean one place within an article. */
  String key() {
    return Names.fold(text) + (generic == null ? "" : "/" + generic);
  }

  @Override
  public String toString() {
    return text + " " + span;
  }
}
