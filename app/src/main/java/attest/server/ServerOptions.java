package attest.server;

import attest.settings.Settings;

/**
 * What a desk is started with.
 *
 * @param database the database, a file or an address that begins with {@code jdbc:postgresql:}
 * @param settings settings, of which {@code serve} is the desk's
 * @param open whether one person on this machine may use a desk without users, without a login
 * @param serverKey the key for secrets in the database, as {@link attest.access.ServerKey} has it;
 *     empty for that beside the database; never shown
 * @param smtpPassword the password of the mail server; empty for none; never shown
 */
public record ServerOptions(
    String database, Settings settings, boolean open, String smtpPassword, String serverKey) {
  /** A desk whose mail server needs no password. */
  public ServerOptions(String database, Settings settings, boolean open) {
    this(database, settings, open, "", "");
  }

  /** A desk whose key lies beside its database. */
  public ServerOptions(String database, Settings settings, boolean open, String smtpPassword) {
    this(database, settings, open, smtpPassword, "");
  }

  @Override
  public String toString() {
    return "ServerOptions[" + database + (open ? ", open]" : "]");
  }
}
