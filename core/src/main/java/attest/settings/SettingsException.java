package attest.settings;

/** Settings that cannot be used; the message says where they came from and what to mend. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A fault, as one sentence for the user. */
  public SettingsException(String message) {
    super(message);
  }
}
