package attest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the registries of special-purpose
 * addresses (RFC 6890 and its updates). Immutable.
 */
final class AddressGuard {
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(byte[] prefix, int bits) {
    boolean contains(byte[] address, int from) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((prefix[bit >> 3] & mask) != (address[from + (bit >> 3)] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> NOT_PUBLIC_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Outside of this, and of the next, nothing of IPv6 is public. */
  private static final List<Block> GLOBAL_6 = blocks("2000::/3");

  /** IPv4 addresses in IPv6 clothes, as networks make them that speak IPv6 only. */
  private static final List<Block> TRANSLATED_4 = blocks("64:ff9b::/96");

  private static final List<Block> NOT_PUBLIC_6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final boolean allowPrivate;

  AddressGuard(boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
  }

  /** Whether a connection to {@code address} is allowed. */
  boolean allows(InetAddress address) {
    return allowPrivate || isPublic(address.getAddress());
  }

  private static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return !in(NOT_PUBLIC_4, address, 0);
    }
    if (in(TRANSLATED_4, address, 0)) {
      return !in(NOT_PUBLIC_4, address, 12);
    }
    return in(GLOBAL_6, address, 0) && !in(NOT_PUBLIC_6, address, 0);
  }

  private static boolean in(List<Block> blocks, byte[] address, int from) {
    return blocks.stream().anyMatch(block -> block.contains(address, from));
  }

  private static List<Block> blocks(String... texts) {
    return List.of(texts).stream()
        .map(text -> {
          String[] parts = text.split("/", 2);
          try {
            return new Block(
                InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
          } catch (UnknownHostException e) {
            throw new IllegalStateException(text, e);
          }
        })
        .toList();
  }
}
