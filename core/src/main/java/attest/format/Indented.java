package attest.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Has JSON written for people, over many lines. */
final class Indented extends ObjectWriteContext.Base {
  private Indented() {}

  /** A context that writes for people, or one that writes all in one line. */
  static ObjectWriteContext context(boolean indented) {
    return indented ? new Indented() : ObjectWriteContext.empty();
  }

  @Override
  public @Nullable PrettyPrinter getPrettyPrinter() {
    return new DefaultPrettyPrinter();
  }

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }
}
