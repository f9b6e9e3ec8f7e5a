package attest.incident;

import java.util.Objects;

/**
 * A value, how certain it is, and the words it rests on. It cannot be built without evidence.
 *
 * @param <T> the type of the value
 * @param value the value
 * @param certainty in [0, 1]
 * @param evidence the words
 * @param rule the rule or part of the program that decided, for {@code explain}
 */
public record Sourced<T>(T value, double certainty, Evidence evidence, String rule) {
  public Sourced {
    Objects.requireNonNull(value);
    Objects.requireNonNull(evidence);
    Objects.requireNonNull(rule);
    if (!(certainty >= 0 && certainty <= 1)) {
      throw new IllegalArgumentException("certainty must be in [0, 1]: " + certainty);
    }
  }
}
