package attest.alert;

import attest.settings.MailOptions;

/**
 * The server that takes mail.
 *
 * @param options where it is
 * @param password what to log in with; empty for none; never shown
 */
public record MailServer(MailOptions options, String password) {
  /** Whether there is one. */
  public boolean isSet() {
    return !options.host().isEmpty();
  }

  @Override
  public String toString() {
    return "MailServer[" + options + "]";
  }
}
