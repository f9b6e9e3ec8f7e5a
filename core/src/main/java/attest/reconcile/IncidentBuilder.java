package attest.reconcile;

import attest.incident.*;
import java.util.*;

final class IncidentBuilder {
  IncidentBuilder(OriginCounter origins) {}

  Incident build(List<FiledAccount> accounts, Collection<Decision> decisions) {
    return new Incident(accounts.stream().map(FiledAccount::key).toList(), accounts.get(0).account().type(), accounts.get(0).account().status(), null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 1);
  }
}
