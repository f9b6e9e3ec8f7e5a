package attest.incident;

import java.util.OptionalLong;

/**
 * How many, as said. Low and high are whole numbers of persons; an open bound is empty, never 0.
 */
public sealed interface Figure {
  /** The least number that the words allow; empty if they set none. */
  OptionalLong low();

  /** The greatest number that the words allow; empty if open above. */
  OptionalLong high();

  /** The published name of this kind of figure. */
  String kind();

  /**
   * "36", "a Canadian".
   *
   * @param value the number
   */
  record Exact(long value) implements Figure {
    public Exact {
      requireCount(value);
    }

    @Override
    public OptionalLong low() {
      return OptionalLong.of(value);
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.of(value);
    }

    @Override
    public String kind() {
      return "exact";
    }
  }

  /**
   * "At least six", "more than 1,700".
   *
   * @param value the number said
   */
  record AtLeast(long value) implements Figure {
    public AtLeast {
      requireCount(value);
    }

    @Override
    public OptionalLong low() {
      return OptionalLong.of(value);
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.empty();
    }

    @Override
    public String kind() {
      return "at_least";
    }
  }

  /**
   * "Up to 20", "no more than three".
   *
   * @param value the number said
   */
  record AtMost(long value) implements Figure {
    public AtMost {
      requireCount(value);
    }

    @Override
    public OptionalLong low() {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.of(value);
    }

    @Override
    public String kind() {
      return "at_most";
    }
  }

  /**
   * "About 50".
   *
   * @param value the number said
   */
  record About(long value) implements Figure {
    public About {
      requireCount(value);
    }

    @Override
    public OptionalLong low() {
      return OptionalLong.of(value);
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.of(value);
    }

    @Override
    public String kind() {
      return "about";
    }
  }

  /**
   * "Between 20 and 30".
   *
   * @param from the lower number
   * @param to the higher number
   */
  record Between(long from, long to) implements Figure {
    public Between {
      requireCount(from);
      if (to < from) {
        throw new IllegalArgumentException("a range from " + from + " to " + to);
      }
    }

    @Override
    public OptionalLong low() {
      return OptionalLong.of(from);
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.of(to);
    }

    @Override
    public String kind() {
      return "range";
    }
  }

  /**
   * "Dozens", "many": a number is meant but not said.
   *
   * @param low the least that the word means; empty for "many"
   */
  record Unstated(OptionalLong low) implements Figure {
    @Override
    public OptionalLong high() {
      return OptionalLong.empty();
    }

    @Override
    public String kind() {
      return "vague";
    }
  }

  /** "No casualties". */
  record None() implements Figure {
    @Override
    public OptionalLong low() {
      return OptionalLong.of(0);
    }

    @Override
    public OptionalLong high() {
      return OptionalLong.of(0);
    }

    @Override
    public String kind() {
      return "none";
    }
  }

  private static void requireCount(long value) {
    if (value < 0 || value > 1_000_000_000L) {
      throw new IllegalArgumentException("not a number of persons: " + value);
    }
  }
}
