package attest.store;

/** The database cannot be opened, read or written; the message says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A fault with what to do about it.
   *
   * @param message one sentence for people
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * A fault with what to do about it.
   *
   * @param message one sentence for people
   * @param cause what the database said
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
