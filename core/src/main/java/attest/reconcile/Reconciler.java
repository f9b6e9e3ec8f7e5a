package attest.reconcile;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Puts the accounts of one event together. Pure and free of order: what comes out depends on the
 * set of accounts and decisions, not on the order in which they came or how they were batched. Safe
 * for threads.
 */
public interface Reconciler {
  /**
   * Where an account may meet others of its event: two accounts that share no key are never linked
   * directly. Few for each account, and the same for equal accounts.
   */
  Set<String> blockKeys(FiledAccount account);

  /** Whether two accounts tell of one event, how sure that is, and why. Symmetric. */
  Match match(FiledAccount first, FiledAccount second);

  /**
   * Which of some accounts tell of one event: as {@link #match} says, but sooner.
   *
   * @param accounts some accounts
   * @param others others, some of which may be among them
   * @param near for each account, in order, the indices of the others that it is compared with
   * @return of those, for each account, the ones that tell of the same event, in their order
   */
  default int[][] linked(List<FiledAccount> accounts, List<FiledAccount> others, List<int[]> near) {
    int[][] linked = new int[accounts.size()][];
    for (int i = 0; i < linked.length; i++) {
      FiledAccount one = accounts.get(i);
      linked[i] =
          Arrays.stream(near.get(i))
              .filter(other -> match(one, others.get(other)).linked())
              .toArray();
    }
    return linked;
  }

  /**
   * Where an account stands in time among those of a block. Accounts of a block are in the order of
   * their days, and of their keys within a day.
   */
  default BlockDay blockDay(FiledAccount account) {
    return new BlockDay(0, false);
  }

  /**
   * How many days may lie between two accounts of a block whose days are known; those further apart
   * are never linked directly.
   */
  default int daysApart() {
    return Integer.MAX_VALUE;
  }

  /** With how many accounts on either side of it an account of a block is compared. */
  default int reach(String blockKey) {
    return Integer.MAX_VALUE;
  }

  /**
   * The incidents of some accounts.
   *
   * @param accounts all accounts that links lead to from any of them, and possibly more
   * @param decisions what people decided about them, in any order
   * @return the incidents in the order of their first accounts; each account is in exactly one
   */
  List<Incident> reconcile(Collection<FiledAccount> accounts, Collection<Decision> decisions);

  /**
   * The first half of {@link #reconcile}: parts accounts of which it is known which are linked.
   * What comes out for some accounts depends on no others but those that links or decisions lead to
   * from them; and parts that come out of all accounts come out of any number of them taken
   * together as well. So where accounts come anew, only parts near to them have to be made again.
   *
   * @param accounts some accounts
   * @param links which of them {@link #match}, in any order
   * @param decisions what people decided about them, in any order
   * @return the accounts of each incident in the order of their keys, in the order of their first
   *     accounts; each account is in exactly one
   */
  List<List<FiledAccount>> part(
      Collection<FiledAccount> accounts, Collection<Link> links, Collection<Decision> decisions);

  /**
   * The second half of {@link #reconcile}: what some accounts say together.
   *
   * @param accounts all accounts of one incident, in the order of their keys
   * @param decisions what people decided about them, and possibly about others, in any order
   */
  Incident incident(List<FiledAccount> accounts, Collection<Decision> decisions);

  /** Two accounts that tell of one event, as far as the two alone say. */
  record Link(AccountKey one, AccountKey other) {}

  /**
   * A day in the order of blocks.
   *
   * @param day days since 1970; any where there is no day at all
   * @param known whether it is the day of the event, give or take some, as the account says; else
   *     that of publication
   */
  record BlockDay(long day, boolean known) {}

  /**
   * The outcome of comparing two accounts.
   *
   * @param linked whether they tell of one event
   * @param score the sum of the reasons' weights
   * @param reasons what spoke for and against, strongest first
   */
  record Match(boolean linked, double score, List<Reason> reasons) {
    public Match {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * One reason for or against a link.
   *
   * @param name the rule, such as {@code time.overlap}
   * @param weight positive for, negative against; infinite where it alone decides
   * @param words what was compared, for people
   */
  record Reason(String name, double weight, String words) {}
}
