package attest.export;

import java.io.Closeable;
import java.io.IOException;

/** Writes incidents one after another in some form. */
interface Sink extends Closeable {
  /**
   * Writes an incident.
   *
   * @throws IOException if it cannot be written
   */
  void write(Row row) throws IOException;
}
