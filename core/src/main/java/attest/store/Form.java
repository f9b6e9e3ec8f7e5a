package attest.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How values of one type are written and read. */
interface Form {
  void write(JsonGenerator json, Object value, Shelf shelf);

  @Nullable Object read(JsonParser json, Shelf shelf);

  /** Makes the forms of what is inside, which may be of this type again. */
  default void prepare() {}

  /** What an absent value reads as. */
  default @Nullable Object absent() {
    return null;
  }

  /** Whether a value is what an absent one reads as. */
  default boolean isAbsent(Object value) {
    return value.equals(absent());
  }
}
