package attest.pipeline;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.reconcile.Reconciler;
import attest.store.StoreWriter;
import attest.store.StoreWriter.Group;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of all accounts that may come out otherwise where some are new, gone or decided on. At
 * first these are the accounts that are new, and all of the incidents that they are linked with.
 * They are parted anew; where a part comes out that was no incident before, all incidents that its
 * accounts are linked with are looked at as well, until none is added. The rest stays as it is:
 * parts that come out of all accounts come out of any number of them taken together, so others
 * could change only by being joined with a part that has changed, and are not linked with any. For
 * one use, within one transaction.
 */
final class Neighbourhood {
  private final StoreWriter writer;
  private final Reconciler reconciler;
  private final Map<Long, StoredAccount> accounts = new TreeMap<>();
  private final Map<AccountKey, Long> numbers = new HashMap<>();
  private final Map<Long, Integer> sizes = new HashMap<>();
  private final Map<Long, long[]> links = new HashMap<>();
  private final Map<String, Decision> decisions = new HashMap<>();
  private final Map<Long, List<Decision>> decisionsOn = new HashMap<>();
  private final Set<Long> fresh = new HashSet<>();
  private final Set<Long> anew;
  private Map<List<Long>, List<List<StoredAccount>>> parts = Map.of();

  /**
   * A neighbourhood that has no accounts yet.
   *
   * @param anew incidents that are to be made again, even of the same accounts
   */
  Neighbourhood(StoreWriter writer, Reconciler reconciler, Set<Long> anew) {
    this.writer = writer;
    this.reconciler = reconciler;
    this.anew = anew;
  }

  /**
   * The incidents that come out otherwise or are to be made again.
   *
   * @param added accounts that were saved in this transaction
   */
  List<Group> groups(List<StoredAccount> added) {
    added.forEach(account -> fresh.add(account.nr()));
    Set<Long> open = take(added);
    open.addAll(linked(List.of(added)));
    open.addAll(anew);
    List<List<StoredAccount>> changed = List.of();
    do {
      open = take(members(open));
      if (open.isEmpty()) {
        changed = changed();
        open = linked(changed);
      }
    } while (!open.isEmpty());
    return made(changed);
  }

  /** The accounts of incidents that are not here yet. */
  private List<StoredAccount> members(Set<Long> incidents) {
    incidents.forEach(incident -> sizes.put(incident, 0));
    List<StoredAccount> members = writer.members(incidents);
    members.forEach(account -> sizes.merge(account.incident(), 1, Integer::sum));
    return members;
  }

  /** Takes accounts in; the incidents that decisions on them name and that are not here yet. */
  private Set<Long> take(List<StoredAccount> joining) {
    List<AccountKey> keys = new ArrayList<>();
    for (StoredAccount account : joining) {
      accounts.put(account.nr(), account);
      numbers.put(account.filed().key(), account.nr());
      keys.add(account.filed().key());
    }
    links.putAll(writer.links(joining.stream().map(StoredAccount::nr).toList()));
    Set<AccountKey> named = new HashSet<>();
    for (Decision decision : writer.decisionsOn(keys)) {
      if (decisions.put(decision.id(), decision) == null) {
        named.addAll(named(decision));
      }
    }
    named.removeAll(numbers.keySet());
    Set<Long> open = new TreeSet<>(writer.incidentsOf(named).values());
    open.removeAll(sizes.keySet());
    return open;
  }

  /** The accounts that a decision is about. */
  private static List<AccountKey> named(Decision decision) {
    List<AccountKey> named = new ArrayList<>(decision.accounts());
    if (decision.action() instanceof Decision.Action.Split split) {
      named.addAll(split.others());
    }
    return named;
  }

  /** Parts all accounts; those parts that were no incident before, or are to be made again. */
  private List<List<StoredAccount>> changed() {
    Unions unions = new Unions();
    accounts.keySet().forEach(unions::find);
    links.forEach((one, others) -> {
      for (long other : others) {
        if (accounts.containsKey(other)) {
          unions.join(one, other);
        }
      }
    });
    decisionsOn.clear();
    for (Decision decision : inOrder(decisions.values())) {
      List<Long> named = named(decision).stream().map(numbers::get).filter(n -> n != null).toList();
      for (Long number : Set.copyOf(named)) {
        unions.join(named.get(0), number);
        decisionsOn.computeIfAbsent(number, n -> new ArrayList<>()).add(decision);
      }
    }
    Map<Long, List<Long>> joined = new TreeMap<>();
    accounts
        .keySet()
        .forEach(number ->
            joined.computeIfAbsent(unions.find(number), r -> new ArrayList<>()).add(number));
    Map<List<Long>, List<List<StoredAccount>>> before = parts;
    Map<List<Long>, List<List<StoredAccount>>> after = new HashMap<>();
    joined.values().parallelStream()
        .map(some -> Map.entry(some, before.containsKey(some) ? before.get(some) : part(some)))
        .toList()
        .forEach(entry -> after.put(entry.getKey(), entry.getValue()));
    parts = after;
    List<List<StoredAccount>> changed = new ArrayList<>();
    for (List<Long> some : joined.values()) {
      after.getOrDefault(some, List.of()).stream().filter(this::isChanged).forEach(changed::add);
    }
    return changed;
  }

  private static List<Decision> inOrder(Collection<Decision> decisions) {
    return decisions.stream()
        .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::id))
        .toList();
  }

  private List<List<StoredAccount>> part(List<Long> some) {
    List<StoredAccount> these = some.stream().map(this::account).toList();
    if (these.size() == 1) {
      return List.of(these);
    }
    List<Reconciler.Link> among = new ArrayList<>();
    for (StoredAccount account : these) {
      for (long other : links.getOrDefault(account.nr(), new long[0])) {
        StoredAccount to = accounts.get(other);
        if (other > account.nr() && to != null) {
          among.add(new Reconciler.Link(account.filed().key(), to.filed().key()));
        }
      }
    }
    return reconciler
        .part(these.stream().map(StoredAccount::filed).toList(), among, decisions(these))
        .stream()
        .map(part -> part.stream().map(filed -> account(numbers.get(filed.key()))).toList())
        .toList();
  }

  private StoredAccount account(@Nullable Long number) {
    StoredAccount account = number == null ? null : accounts.get(number);
    if (account == null) {
      throw new IllegalStateException("a part has an account of elsewhere");
    }
    return account;
  }

  private List<Decision> decisions(List<StoredAccount> some) {
    Map<String, Decision> on = new HashMap<>();
    for (StoredAccount account : some) {
      decisionsOn.getOrDefault(account.nr(), List.of()).forEach(it -> on.put(it.id(), it));
    }
    return inOrder(on.values());
  }

  private boolean isChanged(List<StoredAccount> part) {
    long incident = part.get(0).incident();
    return anew.contains(incident)
        || part.size() != sizes.getOrDefault(incident, 0)
        || part.stream().anyMatch(it -> it.incident() != incident || fresh.contains(it.nr()));
  }

  /** The incidents that parts are linked with and that are not here yet. */
  private Set<Long> linked(List<List<StoredAccount>> changed) {
    Set<Long> outside = new TreeSet<>();
    for (List<StoredAccount> part : changed) {
      for (StoredAccount account : part) {
        for (long other : links.getOrDefault(account.nr(), new long[0])) {
          if (!accounts.containsKey(other)) {
            outside.add(other);
          }
        }
      }
    }
    return new TreeSet<>(writer.incidents(outside).values());
  }

  /** Makes the incidents of parts; those that have accounts of one incident are in one group. */
  private List<Group> made(List<List<StoredAccount>> changed) {
    Unions unions = new Unions();
    for (List<StoredAccount> part : changed) {
      long first = -part.get(0).nr();
      unions.find(first);
      part.stream()
          .filter(account -> account.incident() != 0)
          .forEach(account -> unions.join(account.incident(), first));
    }
    List<Incident> incidents = changed.parallelStream().map(this::incident).toList();
    Map<Long, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < changed.size(); i++) {
      groups
          .computeIfAbsent(unions.find(-changed.get(i).get(0).nr()), r -> new ArrayList<>())
          .add(i);
    }
    List<Group> made = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      List<StoredAccount> members = new ArrayList<>();
      group.forEach(i -> members.addAll(changed.get(i)));
      members.sort(Comparator.comparingLong(StoredAccount::nr));
      made.add(new Group(members, group.stream().map(incidents::get).toList(), decisions(members)));
    }
    made.sort(Comparator.comparingLong(group -> group.accounts().get(0).nr()));
    return made;
  }

  private Incident incident(List<StoredAccount> part) {
    List<FiledAccount> filed =
        part.stream()
            .map(StoredAccount::filed)
            .sorted(Comparator.comparing(FiledAccount::key))
            .toList();
    return reconciler.incident(filed, decisions(part));
  }
}
