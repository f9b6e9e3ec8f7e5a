package attest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up names of hosts and refuses what does not lie in the public internet. The connection is
 * made to the very addresses that were checked here, so that a name cannot change its meaning in
 * between. Safe for threads.
 */
public final class GuardedNames implements DnsResolver {
  /** Looks up the addresses of a name or of a literal address. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The name is known, but leads to where we do not go. */
  public static final class NotPublicException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    NotPublicException(String host, InetAddress address) {
      super(host + " is at " + address.getHostAddress());
    }
  }

  private final Lookup lookup;
  private final Predicate<InetAddress> allowed;

  /**
   * Names as the system knows them.
   *
   * @param allowPrivate whether addresses of private networks and of this machine will do
   */
  public static GuardedNames ofSystem(boolean allowPrivate) {
    return new GuardedNames(InetAddress::getAllByName, new AddressGuard(allowPrivate)::allows);
  }

  GuardedNames(Lookup lookup, Predicate<InetAddress> allowed) {
    this.lookup = lookup;
    this.allowed = allowed;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.addresses(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new NotPublicException(host, address);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
