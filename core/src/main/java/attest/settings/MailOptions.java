package attest.settings;

/**
 * How the desk sends mail. The password is no setting: it comes from the variable {@code
 * ATTEST_SMTP_PASSWORD} of the environment alone.
 *
 * @param host the server that takes mail (SMTP); empty for no mail
 * @param port its port
 * @param from the address that mail is sent from
 * @param starttls whether to send only over a connection that STARTTLS has made secure
 * @param user the name to log in with; empty for no login
 */
public record MailOptions(String host, int port, String from, boolean starttls, String user) {
  public MailOptions {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 1 to 65535, not " + port);
    }
    if (!host.isEmpty() && !from.matches("[^\\s<>@,;]{1,64}@[^\\s<>@,;]{1,190}")) {
      throw new IllegalArgumentException("from must be an address such as attest@example.org");
    }
    if ((host + user).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("host and user must not have control characters");
    }
  }

  /** No mail; port 587 with STARTTLS where a host is named. */
  public static MailOptions defaults() {
    return new MailOptions("", 587, "", true, "");
  }
}
