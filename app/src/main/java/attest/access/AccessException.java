package attest.access;

/** Something asked of users, tokens or the log that cannot be; the message says what to do. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what to tell the user. */
  public AccessException(String message) {
    super(message);
  }
}
