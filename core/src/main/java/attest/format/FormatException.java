package attest.format;

/** A text that is not of the form it should be of; the message says where and what was wrong. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault at a place of a text.
   *
   * @param path the place, such as {@code accounts[0].time}; empty for the whole
   * @param message what was wrong there
   */
  public FormatException(String path, String message) {
    super(path.isEmpty() ? message : path + ": " + message);
  }
}
