package attest.store;

import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Place;
import attest.incident.TimeInterval;
import attest.reconcile.Reconciler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Links accounts of one town whose days are at most one apart. Enough to test a store with. */
public class TownReconciler implements Reconciler {
  @Override
  public Set<String> blockKeys(FiledAccount filed) {
    String town = town(filed);
    long day = day(filed);
    Set<String> keys = new TreeSet<>();
    for (long d = day - 1; d <= day + 1; d++) {
      keys.add(town + "|" + d);
    }
    return keys;
  }

  private static String town(FiledAccount filed) {
    return filed.account().place().place().name();
  }

  private static long day(FiledAccount filed) {
    return filed.account().time().interval().start().toEpochDay();
  }

  @Override
  public Match match(FiledAccount first, FiledAccount second) {
    boolean linked = town(first).equals(town(second)) && Math.abs(day(first) - day(second)) <= 1;
    return new Match(linked, linked ? 1 : -1, List.of());
  }

  @Override
  public List<Incident> reconcile(
      Collection<FiledAccount> accounts, Collection<Decision> decisions) {
    return part(accounts, List.of(), decisions).stream()
        .map(together -> incident(together, decisions))
        .toList();
  }

  @Override
  public List<List<FiledAccount>> part(
      Collection<FiledAccount> accounts, Collection<Link> links, Collection<Decision> decisions) {
    List<FiledAccount> sorted =
        accounts.stream().sorted(Comparator.comparing(FiledAccount::key)).toList();
    int[] group = new int[sorted.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < i; j++) {
        AccountKey a = sorted.get(i).key();
        AccountKey b = sorted.get(j).key();
        boolean linked = match(sorted.get(i), sorted.get(j)).linked();
        for (Decision decision : Decision.standing(decisions)) {
          Set<AccountKey> named = Set.copyOf(decision.accounts());
          if (decision.action() instanceof Decision.Action.Merge) {
            linked |= named.contains(a) && named.contains(b);
          }
          if (decision.action() instanceof Decision.Action.Split split) {
            linked &=
                !(named.contains(a) && split.others().contains(b))
                    && !(named.contains(b) && split.others().contains(a));
          }
        }
        if (linked) {
          int from = group[i];
          int to = group[j];
          for (int k = 0; k < group.length; k++) {
            group[k] = group[k] == from ? to : group[k];
          }
        }
      }
    }
    TreeMap<Integer, List<FiledAccount>> groups = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(group[i], g -> new ArrayList<>()).add(sorted.get(i));
    }
    return groups.values().stream()
        .sorted(Comparator.comparing(together -> together.get(0).key()))
        .toList();
  }

  @Override
  public Incident incident(List<FiledAccount> accounts, Collection<Decision> decisions) {
    FiledAccount first = accounts.get(0);
    Account account = first.account();
    TimeInterval time = account.time().interval();
    Place place = account.place().place();
    List<Incident.FiledClaim> claims = new ArrayList<>();
    long most = 0;
    String best = "";
    for (FiledAccount filed : accounts) {
      for (Account.IdentifiedClaim claim : filed.account().claims()) {
        Incident.FiledClaim it =
            new Incident.FiledClaim(
                filed.key(), claim.id(), claim.claim(), Incident.Use.BASIS, "given");
        claims.add(it);
        if (claim.claim().harm() == Claim.Harm.KILLED
            && claim.claim().figure().low().orElse(0) >= most) {
          most = claim.claim().figure().low().orElse(0);
          best = it.key();
        }
      }
    }
    return new Incident(
        accounts.stream().map(FiledAccount::key).toList(),
        account.type(),
        account.status(),
        new Cited<>(time, List.of(new Citation(first.key(), account.time().evidence()))),
        new Cited<>(place, List.of(new Citation(first.key(), account.place().wording()))),
        account.actors().stream()
            .map(actor ->
                new Cited<>(
                    new Incident.Party(
                        actor.role(), actor.actor(), actor.hedged(), actor.claimed()),
                    List.of(new Citation(first.key(), actor.evidence()))))
            .toList(),
        List.of(),
        List.of(),
        claims,
        List.of(
            new Incident.Toll(
                Claim.Harm.KILLED,
                Claim.Group.UNSPECIFIED,
                most,
                most,
                most,
                "most/1",
                List.of(best))),
        List.of(),
        (int) accounts.stream().map(a -> a.article().publisher()).distinct().count());
  }
}
