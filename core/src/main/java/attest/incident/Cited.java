package attest.incident;

import java.util.List;
import java.util.Objects;

/**
 * A value of an incident with the words it rests on. It cannot be built without any.
 *
 * @param value the value
 * @param citations the words, in the order of their accounts; at least one
 * @param <T> the type of the value
 */
public record Cited<T>(T value, List<Citation> citations) {
  public Cited {
    Objects.requireNonNull(value);
    citations = List.copyOf(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("a value without evidence: " + value);
    }
  }
}
