package attest.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name
 * @param kind what its values are
 * @param value the value of a row; null where it is not known
 */
record Column(String name, Kind kind, Function<Row, @Nullable Object> value) {
  /** What values are. */
  enum Kind {
    /** A text. */
    TEXT,
    /** A whole number. */
    WHOLE,
    /** A number. */
    DECIMAL
  }

  /** A column of texts. */
  static Column text(String name, Function<Row, @Nullable String> value) {
    return new Column(name, Kind.TEXT, value::apply);
  }

  /** A column of whole numbers. */
  static Column whole(String name, Function<Row, @Nullable Long> value) {
    return new Column(name, Kind.WHOLE, value::apply);
  }

  /** A column of numbers. */
  static Column decimal(String name, Function<Row, @Nullable Double> value) {
    return new Column(name, Kind.DECIMAL, value::apply);
  }

  /** A column that is always empty: the scheme has it, and Attest does not know it. */
  static Column empty(String name) {
    return new Column(name, Kind.TEXT, row -> null);
  }
}
