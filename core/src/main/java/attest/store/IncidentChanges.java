package attest.store;

import static attest.store.Tables.INCIDENT;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.Incident;
import attest.store.IncidentSaver.Next;
import attest.store.IncidentSaver.Old;
import attest.store.StoreWriter.Changes;
import attest.store.StoreWriter.Group;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts incidents in place of others within one transaction: decides which identity goes on, and
 * writes revisions of what changed. The identity that was made first goes on; the others lead to
 * it.
 */
final class IncidentChanges {
  private final SqlWriter writer;
  private final DSLContext sql;
  private final IncidentSaver saver;
  private final Set<Long> left = new TreeSet<>();
  private final Map<Long, Set<String>> leftArticles = new HashMap<>();
  private final Set<String> made = new HashSet<>();

  IncidentChanges(SqlWriter writer, DSLContext sql, long now, IncidentRows rows) {
    this.writer = writer;
    this.sql = sql;
    this.saver = new IncidentSaver(writer, sql, now, rows);
  }

  /** Says what made the changes. */
  void manifest(long nr) {
    saver.manifest(nr);
  }

  /** Takes note of accounts that are no longer held. */
  void leave(Collection<StoredAccount> accounts) {
    for (StoredAccount account : accounts) {
      if (account.incident() != 0) {
        left.add(account.incident());
        leftArticles
            .computeIfAbsent(account.incident(), incident -> new TreeSet<>())
            .add(account.filed().article().id());
      }
    }
  }

  Changes replace(List<Group> groups, String cause) {
    Map<Long, Old> olds = olds(groups);
    int created = 0;
    int revised = 0;
    int merged = 0;
    List<List<Next>> all = groups.parallelStream().map(this::nexts).toList();
    Map<String, Old> retired = retired(all, olds);
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Next> nexts = all.get(i);
      Set<Long> involved = new TreeSet<>();
      group
          .accounts()
          .forEach(account -> {
            if (account.incident() != 0) {
              involved.add(account.incident());
            }
          });
      left.removeAll(involved);
      Map<Long, List<Next>> having = having(nexts);
      for (Long nr : involved) {
        Old old = olds.get(nr);
        if (old == null) {
          throw new StoreException("an account belongs to an incident that is not there: " + nr);
        }
        Next heir = heir(old, having.getOrDefault(nr, List.of()));
        if (heir == null) {
          saver.retire(old, null, "no account of it is left");
          merged++;
        } else {
          heir.leading.add(old);
        }
      }
      for (Next next : nexts) {
        causes(next, group.decisions(), olds, cause);
        if (next.leading.isEmpty()) {
          create(next, retired);
          created++;
          continue;
        }
        Old survivor = next.leading.get(0);
        for (Old other : next.leading.subList(1, next.leading.size())) {
          next.causes.add("took in " + other.id);
          saver.retire(other, survivor, "is one with " + survivor.id);
          merged++;
        }
        revised += revise(next, survivor) ? 1 : 0;
      }
    }
    return new Changes(created, revised, merged);
  }

  /** The rows of all incidents that the groups' accounts belong to or belonged to. */
  private Map<Long, Old> olds(List<Group> groups) {
    Set<Long> numbers = new TreeSet<>();
    for (Group group : groups) {
      for (StoredAccount account : group.accounts()) {
        if (account.incident() != 0) {
          numbers.add(account.incident());
        }
      }
    }
    numbers.addAll(left);
    Map<Long, Old> olds = new HashMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(IncidentSaver.COLUMNS)
          .from(INCIDENT)
          .where(IncidentRows.NR.in(some))
          .forEach(row -> olds.put(row.get(IncidentRows.NR), new Old(row)));
    }
    return olds;
  }

  /** Incidents of the identities that new ones would have: they were there and are no more. */
  private Map<String, Old> retired(List<List<Next>> groups, Map<Long, Old> olds) {
    Set<String> ids = new LinkedHashSet<>();
    for (List<Next> nexts : groups) {
      for (Next next : nexts) {
        StoredAccount first = next.accounts.get(0);
        Old old = olds.get(first.incident());
        AccountKey founder = first.filed().key();
        boolean goesOn = old != null && old.founder.equals(founder.toString());
        if (!goesOn && !writer.isNew(founder.article())) {
          ids.add(IncidentRows.idOf(founder, 0));
        }
      }
    }
    Map<String, Old> retired = new HashMap<>();
    for (List<String> some : Rows.chunks(ids)) {
      sql.select(IncidentSaver.COLUMNS)
          .from(INCIDENT)
          .where(IncidentRows.ID.in(some))
          .forEach(row -> retired.put(row.get(IncidentRows.ID), new Old(row)));
    }
    return retired;
  }

  private List<Next> nexts(Group group) {
    Map<AccountKey, Next> byAccount = new HashMap<>();
    List<Next> nexts = new ArrayList<>();
    for (Incident incident : group.incidents()) {
      Next next = new Next(incident, saver.body(incident));
      nexts.add(next);
      for (AccountKey key : incident.accounts()) {
        if (byAccount.put(key, next) != null) {
          throw new IllegalArgumentException("an account in two incidents: " + key);
        }
      }
    }
    for (StoredAccount account : group.accounts()) {
      Next next = byAccount.get(account.filed().key());
      if (next == null) {
        throw new IllegalArgumentException("an account in no incident: " + account.filed().key());
      }
      next.accounts.add(account);
      if (account.incident() != 0) {
        next.before.add(account.incident());
      }
    }
    nexts.forEach(
        next -> next.accounts.sort(java.util.Comparator.comparingLong(StoredAccount::nr)));
    nexts.sort(java.util.Comparator.comparingLong(next -> next.accounts.get(0).nr()));
    return nexts;
  }

  /** The incidents to be, in their order, that have accounts of each that was. */
  private static Map<Long, List<Next>> having(List<Next> nexts) {
    Map<Long, List<Next>> having = new HashMap<>();
    for (Next next : nexts) {
      for (Long before : next.before) {
        having.computeIfAbsent(before, nr -> new ArrayList<>(1)).add(next);
      }
    }
    return having;
  }

  /** Where an identity goes on: with its founder, else with most of its accounts. */
  private static @Nullable Next heir(Old old, List<Next> nexts) {
    Next best = null;
    long most = 0;
    for (Next next : nexts) {
      long share = 0;
      for (StoredAccount account : next.accounts) {
        if (account.incident() == old.nr && account.filed().key().toString().equals(old.founder)) {
          return next;
        }
        share += account.incident() == old.nr ? 1 : 0;
      }
      if (share > most) {
        best = next;
        most = share;
      }
    }
    return best;
  }

  /** Collects why an incident comes out as it does. */
  private void causes(Next next, List<Decision> decisions, Map<Long, Old> olds, String otherwise) {
    Set<AccountKey> keys = new HashSet<>(next.incident.accounts());
    Set<String> articles = new LinkedHashSet<>();
    for (StoredAccount account : next.accounts) {
      if (writer.isPending(account)) {
        articles.add(account.filed().article().id());
      }
    }
    for (Old old : next.leading) {
      articles.addAll(leftArticles.getOrDefault(old.nr, Set.of()));
    }
    if (!articles.isEmpty()) {
      List<String> some = articles.stream().limit(3).toList();
      next.causes.add(
          (articles.size() == 1 ? "article " : "articles ")
              + String.join(", ", some)
              + (articles.size() > 3 ? " and " + (articles.size() - 3) + " more" : ""));
    }
    Set<Decision> standing = Set.copyOf(Decision.standing(decisions));
    for (Decision decision : decisions) {
      boolean concerns =
          decision.action() instanceof Decision.Action.Split split
              ? decision.accounts().stream().anyMatch(keys::contains)
                  || split.others().stream().anyMatch(keys::contains)
              : keys.contains(decision.accounts().get(0));
      if (!concerns) {
        continue;
      }
      if (standing.contains(decision)) {
        next.review = review(next.review, decision, keys);
      }
      if (writer.isDecidedNow(decision)) {
        next.decided = true;
        next.causes.add(
            decision.action().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                + " by "
                + decision.reviewer()
                + (decision.note().isEmpty() ? "" : " (" + decision.note() + ")"));
      }
    }
    for (Long nr : next.before) {
      Old old = olds.get(nr);
      if (old != null && !next.leading.contains(old)) {
        next.causes.add("split from " + old.id);
      }
    }
    if (next.causes.isEmpty()) {
      next.causes.add(otherwise.isEmpty() ? "other accounts of its group changed" : otherwise);
    }
  }

  private static int review(int before, Decision decision, Set<AccountKey> keys) {
    return switch (decision.action()) {
      case Decision.Action.Accept accept ->
          keys.contains(decision.accounts().get(0)) ? IncidentRows.ACCEPTED : before;
      case Decision.Action.Reject reject ->
          keys.contains(decision.accounts().get(0)) ? IncidentRows.REJECTED : before;
      case Decision.Action.Note note -> before;
      default -> Math.max(before, IncidentRows.TOUCHED);
    };
  }

  private void create(Next next, Map<String, Old> retired) {
    AccountKey founder = next.accounts.get(0).filed().key();
    int attempt = 0;
    String id = IncidentRows.idOf(founder, attempt);
    Old known = retired.get(id);
    while (made.contains(id) || (known != null && known.live)) {
      attempt++;
      id = IncidentRows.idOf(founder, attempt);
      Record row =
          sql.select(IncidentSaver.COLUMNS).from(INCIDENT).where(IncidentRows.ID.eq(id)).fetchOne();
      known = row == null ? null : new Old(row);
    }
    made.add(id);
    if (known == null) {
      saver.create(next, id, founder);
    } else {
      saver.write(next, known);
    }
  }

  /** Writes a revision where something changed; whether it did. */
  private boolean revise(Next next, Old old) {
    made.add(old.id);
    if (old.live && old.hash == next.hash && old.review == next.review && !next.decided) {
      saver.assign(next, old.nr);
      return false;
    }
    saver.write(next, old);
    return true;
  }

  /** Ends the identities that have lost all accounts, and writes who took part. */
  void finish() {
    if (!left.isEmpty()) {
      Map<Long, Old> olds = olds(List.of());
      olds.values().forEach(old -> saver.retire(old, null, "no account of it is left"));
      left.clear();
    }
    saver.finish();
  }
}
