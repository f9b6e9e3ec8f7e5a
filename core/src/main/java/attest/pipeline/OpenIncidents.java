package attest.pipeline;

import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.reconcile.Reconciler;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The incidents to which hidden articles contribute, as they are without them. */
final class OpenIncidents {
  private static final String CAUSE = "put together anew without what is internal";
  private static final Comparator<IncidentRevision> ORDER =
      Comparator.comparingLong(OpenIncidents::firstDay).thenComparing(IncidentRevision::id);

  private final IncidentStore store;
  private final Reconciler reconciler;
  private final Set<String> hidden;
  private @Nullable List<IncidentRevision> touched;

  OpenIncidents(IncidentStore store, Reconciler reconciler, Set<String> hidden) {
    this.store = store;
    this.reconciler = reconciler;
    this.hidden = hidden;
  }

  /** The day by which incidents are in order; those without come last. */
  static long firstDay(IncidentRevision revision) {
    var time = revision.incident().time();
    return time == null ? Long.MAX_VALUE : time.value().start().toEpochDay();
  }

  /** Whether a hidden article contributes to a revision. */
  boolean isTouched(IncidentRevision revision) {
    return !hidden.isEmpty()
        && revision.incident().accounts().stream().anyMatch(key -> hidden.contains(key.article()));
  }

  /** The same revision with nothing in its cause about hidden articles. */
  IncidentRevision discreet(IncidentRevision revision) {
    return new IncidentRevision(
        revision.id(),
        revision.revision(),
        revision.firstKnown(),
        revision.revised(),
        discreet(revision.cause()),
        revision.incident());
  }

  String discreet(String cause) {
    return hidden.stream().anyMatch(cause::contains) ? "what is internal" : cause;
  }

  /** A revision that holds now, without what is hidden; empty if nothing is left. */
  Optional<IncidentRevision> see(IncidentRevision revision) {
    if (hidden.isEmpty()) {
      return Optional.of(revision);
    }
    if (!isTouched(revision)) {
      return Optional.of(discreet(revision));
    }
    List<FiledAccount> left =
        store.accounts(revision.id()).stream()
            .filter(account -> !hidden.contains(account.article().id()))
            .toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    List<AccountKey> keys = left.stream().map(FiledAccount::key).toList();
    List<Decision> decisions = new ArrayList<>();
    Decision.standing(store.decisionsOn(revision.incident().accounts()))
        .forEach(decision -> open(decision).ifPresent(decisions::add));
    decisions.add(together(keys));
    Incident incident = reconciler.reconcile(left, decisions).getFirst();
    return Optional.of(
        new IncidentRevision(
            revision.id(),
            revision.revision(),
            revision.firstKnown(),
            revision.revised(),
            CAUSE,
            incident));
  }

  /** What holds the accounts of an incident together where the one between them is hidden. */
  private static Decision together(List<AccountKey> keys) {
    return new Decision("view", "attest", Instant.EPOCH, "", keys, new Decision.Action.Merge());
  }

  private Optional<Decision> open(Decision decision) {
    List<AccountKey> left = left(decision.accounts());
    Decision.Action action = decision.action();
    if (action instanceof Decision.Action.Split split) {
      List<AccountKey> others = left(split.others());
      if (others.isEmpty()) {
        return Optional.empty();
      }
      action = new Decision.Action.Split(others);
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision(
                decision.id(), decision.reviewer(), decision.at(), decision.note(), left, action));
  }

  private List<AccountKey> left(List<AccountKey> keys) {
    return keys.stream().filter(key -> !hidden.contains(key.article())).toList();
  }

  /** How many of the stored incidents that a query asks for hidden articles contribute to. */
  long countTouched(IncidentQuery query) {
    return touched().stream()
        .filter(revision -> query.matches(revision) && isAsked(query, revision))
        .count();
  }

  /** What is left of the touched incidents where a query asks for it, in the order of queries. */
  List<IncidentRevision> list(IncidentQuery query) {
    if (query.asOf() != null) {
      return List.of();
    }
    return touched().stream()
        .filter(revision -> isAsked(query, revision))
        .flatMap(revision -> see(revision).stream())
        .filter(query::matches)
        .sorted(ORDER)
        .toList();
  }

  private List<IncidentRevision> touched() {
    List<IncidentRevision> known = touched;
    if (known == null) {
      Map<String, IncidentRevision> found = new LinkedHashMap<>();
      for (String article : hidden) {
        for (Account account :
            store.findArticle(article).map(record -> record.accounts()).orElse(List.of())) {
          store
              .findIncidentOf(new AccountKey(article, account.id()))
              .filter(this::isTouched)
              .ifPresent(revision -> found.put(revision.id(), revision));
        }
      }
      known = List.copyOf(found.values());
      touched = known;
    }
    return known;
  }

  /** Whether what reviewers said of an incident is what a query asks for. */
  private boolean isAsked(IncidentQuery query, IncidentRevision revision) {
    List<AccountKey> keys = revision.incident().accounts();
    boolean reviewed = false;
    boolean rejected = false;
    for (Decision decision : Decision.standing(store.decisionsOn(keys))) {
      boolean first = keys.contains(decision.accounts().getFirst());
      switch (decision.action()) {
        case Decision.Action.Note note -> {}
        case Decision.Action.Accept accept -> {
          reviewed |= first;
          rejected &= !first;
        }
        case Decision.Action.Reject reject -> {
          reviewed |= first;
          rejected |= first;
        }
        default -> reviewed |= first || decision.action() instanceof Decision.Action.Split;
      }
    }
    return (query.rejected() || !rejected)
        && (query.reviewed() == null || query.reviewed() == reviewed);
  }
}
