package attest.cli;

import attest.incident.AccountKey;
import attest.incident.FiledAccount;
import attest.incident.IncidentRevision;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells in words why accounts are of one incident or of two. */
final class LinkExplainer {
  private static final Pattern KEY = Pattern.compile("(sha256:[0-9a-f]{64})/(a\\d{1,9})");

  private final IncidentStore store;
  private final Reconciler reconciler;

  LinkExplainer(IncidentStore store, Reconciler reconciler) {
    this.store = store;
    this.reconciler = reconciler;
  }

  /** Whether a word is the key of an account. */
  static boolean isKey(String word) {
    return KEY.matcher(word).matches();
  }

  /** The key that a word is; null if it is none. */
  static @Nullable AccountKey parse(String word) {
    var matcher = KEY.matcher(word);
    return matcher.matches() ? new AccountKey(matcher.group(1), matcher.group(2)) : null;
  }

  /**
   * Why two accounts are linked or not, or how an account fits into its incident or into another.
   *
   * @param first the key of an account
   * @param second the key of another, the identity of an incident, or null for its own
   * @return null where something is not there; {@code missing} says what
   */
  @Nullable String explain(AccountKey first, @Nullable String second, List<String> missing) {
    Optional<FiledAccount> account = store.findAccount(first);
    if (account.isEmpty()) {
      missing.add("account " + first);
      return null;
    }
    StringBuilder out = new StringBuilder();
    AccountKey other = second == null ? null : parse(second);
    if (other != null) {
      Optional<FiledAccount> filed = store.findAccount(other);
      if (filed.isEmpty()) {
        missing.add("account " + other);
        return null;
      }
      pair(account.get(), filed.get(), out);
      together(first, other, out);
      return out.toString();
    }
    Optional<IncidentRevision> incident =
        second == null ? store.findIncidentOf(first) : store.findIncident(second);
    if (incident.isEmpty()) {
      missing.add(second == null ? "incident of " + first : "incident " + second);
      return null;
    }
    group(account.get(), incident.get(), out);
    return out.toString();
  }

  private void group(FiledAccount account, IncidentRevision incident, StringBuilder out) {
    boolean isIn = incident.incident().accounts().contains(account.key());
    out.append(account.key()).append(isIn ? " is in incident " : " is not in incident ");
    out.append(incident.id()).append(", revision ").append(incident.revision()).append("\n\n");
    List<FiledAccount> others = new ArrayList<>(store.accounts(incident.id()));
    others.removeIf(other -> other.key().equals(account.key()));
    others.sort(
        Comparator.comparingDouble((FiledAccount o) -> reconciler.match(account, o).score())
            .reversed());
    for (FiledAccount other : others) {
      pair(account, other, out);
      out.append('\n');
    }
    if (others.isEmpty()) {
      out.append("It is the only account of its incident.\n");
    }
    decisions(List.of(account.key()), out);
  }

  private void pair(FiledAccount first, FiledAccount second, StringBuilder out) {
    Reconciler.Match match = reconciler.match(first, second);
    out.append(first.key()).append('\n').append(second.key()).append('\n');
    out.append("  ").append(match.linked() ? "linked" : "not linked");
    out.append(String.format(Locale.ROOT, ", %+.2f in all%n", match.score()));
    for (Reconciler.Reason reason : match.reasons()) {
      out.append(
          String.format(
              Locale.ROOT, "  %+8.2f  %-24s %s%n", reason.weight(), reason.name(), reason.words()));
    }
    boolean meet =
        reconciler.blockKeys(first).stream().anyMatch(reconciler.blockKeys(second)::contains);
    if (!meet) {
      out.append("  they share no time, place or name by which they would be compared\n");
    }
  }

  private void together(AccountKey first, AccountKey second, StringBuilder out) {
    Optional<IncidentRevision> one = store.findIncidentOf(first);
    Optional<IncidentRevision> two = store.findIncidentOf(second);
    if (one.isPresent() && two.isPresent()) {
      out.append(
          one.get().id().equals(two.get().id())
              ? "  both are in incident " + one.get().id() + "\n"
              : "  they are in incidents " + one.get().id() + " and " + two.get().id() + "\n");
    }
    decisions(List.of(first, second), out);
  }

  private void decisions(List<AccountKey> keys, StringBuilder out) {
    store
        .decisionsOn(keys)
        .forEach(decision ->
            out.append("  decided: ").append(ReviewListCommand.describe(decision)).append('\n'));
  }
}
