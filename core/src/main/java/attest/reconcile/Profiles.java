package attest.reconcile;

import attest.incident.FiledAccount;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Profiles of accounts, of which those that were used last are kept: an account is compared with
 * many others one after another. Safe for threads.
 */
final class Profiles {
  private static final int KEPT = 25_000;

  private final Frequencies frequencies;
  private final Map<Same, Profile> kept =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Same, Profile> eldest) {
          return size() > KEPT;
        }
      };

  Profiles(Frequencies frequencies) {
    this.frequencies = frequencies;
  }

  /** The very same object; to compare what accounts say would cost more than to make a profile. */
  private record Same(FiledAccount account) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same that && that.account == account;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(account);
    }
  }

  /** The profile of an account. */
  Profile of(FiledAccount account) {
    Same same = new Same(account);
    synchronized (kept) {
      Profile known = kept.get(same);
      if (known != null) {
        return known;
      }
    }
    Profile made = new Profile(account, frequencies);
    synchronized (kept) {
      kept.put(same, made);
    }
    return made;
  }
}
