package attest.reconcile;

import attest.incident.FiledAccount;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of accounts, of which those that were used lately are kept: an account is compared with
 * many others one after another. Those kept are of two generations; when the young one is full it
 * becomes the old one, and what is asked for again comes over. Safe for threads.
 */
final class Profiles {
  private static final int KEPT = 15_000;

  private final Frequencies frequencies;
  private volatile Generations kept =
      new Generations(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

  Profiles(Frequencies frequencies) {
    this.frequencies = frequencies;
  }

  private record Generations(
      ConcurrentHashMap<Same, Profile> young, ConcurrentHashMap<Same, Profile> old) {}

  /** The very same object; to compare what accounts say would cost more than to make a profile. */
  private static final class Same {
    private final FiledAccount account;
    private final int hash;

    Same(FiledAccount account) {
      this.account = account;
      this.hash = System.identityHashCode(account);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Same that && that.account == account;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** The profile of an account. */
  Profile of(FiledAccount account) {
    Same same = new Same(account);
    Generations now = kept;
    Profile known = now.young().get(same);
    if (known != null) {
      return known;
    }
    Profile before = now.old().get(same);
    Profile profile = before != null ? before : new Profile(account, frequencies);
    now.young().put(same, profile);
    if (now.young().mappingCount() > KEPT) {
      age(now);
    }
    return profile;
  }

  private synchronized void age(Generations full) {
    if (kept == full) {
      kept = new Generations(new ConcurrentHashMap<>(), full.young());
    }
  }
}
