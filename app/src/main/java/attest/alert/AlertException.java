package attest.alert;

/** Something asked of saved searches that cannot be; the message says what to do. */
public final class AlertException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what to tell the user. */
  public AlertException(String message) {
    super(message);
  }
}
