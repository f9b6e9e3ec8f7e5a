package attest.desk;

import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.incident.AccountKey;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.pipeline.StoreView;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import attest.store.Redirect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of an incident. */
@Controller
final class IncidentController {
  private final IncidentStore store;
  private final Knowledge knowledge;
  private final Reconciler reconciler;

  IncidentController(IncidentStore store, Knowledge knowledge, Reconciler reconciler) {
    this.store = store;
    this.knowledge = knowledge;
    this.reconciler = reconciler;
  }

  /** A decision as the page shows it. */
  record DecisionLine(
      String id,
      String at,
      String reviewer,
      String what,
      String note,
      boolean holds,
      @Nullable Words words) {}

  /** Words of an article that a decision names, and where to read them. */
  record Words(String quote, String link, String anchor) {}

  /** An account that can be picked. */
  record Pick(String key, String name) {}

  @GetMapping("/incidents/{id}")
  String incident(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String asOf,
      @AuthenticationPrincipal Visitor visitor,
      Model model) {
    Instant moment = moment(asOf);
    StoreView view = knowledge.of(visitor);
    Optional<IncidentRevision> found = view.findIncident(id, moment);
    if (found.isEmpty()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND,
          moment == null ? "There is no such incident." : "It was not known at that time.");
    }
    IncidentRevision revision = found.get();
    if (!revision.id().equals(id)) {
      return "redirect:/incidents/"
          + revision.id()
          + "?merged="
          + id
          + (asOf == null ? "" : "&asOf=" + asOf);
    }
    Incident incident = revision.incident();
    List<Decision> decisions = store.decisionsOn(incident.accounts());
    if (moment != null) {
      decisions = decisions.stream().filter(one -> !one.at().isAfter(moment)).toList();
    }
    List<FiledAccount> accounts = accounts(view, revision, moment == null);
    Set<String> corrected = corrected(incident, decisions);
    IncidentView shown = new IncidentView(incident, Articles.of(incident, view), corrected);
    model.addAttribute("id", id);
    model.addAttribute("asOf", moment == null ? "" : Wording.moment(moment));
    model.addAttribute("revision", revision);
    model.addAttribute("revised", Wording.moment(revision.revised()));
    model.addAttribute("firstKnown", Wording.moment(revision.firstKnown()));
    model.addAttribute("line", IncidentLine.of(id, incident, decisions));
    model.addAttribute("values", shown.values());
    model.addAttribute("typePerson", corrected.contains("type"));
    model.addAttribute("tolls", shown.tolls());
    model.addAttribute("disputes", shown.disputes());
    model.addAttribute("chart", chart(shown));
    model.addAttribute("articles", shown.articles());
    model.addAttribute("links", Links.of(accounts, reconciler));
    model.addAttribute("steps", Changes.steps(view.history(id)));
    model.addAttribute(
        "redirects", view.redirects(id).stream().map(one -> redirect(one, id)).toList());
    model.addAttribute("decisions", visitor.may(Scope.INTERNAL) ? lines(decisions) : List.of());
    model.addAttribute(
        "picks",
        accounts.stream().map(one -> new Pick(one.key().toString(), Links.name(one))).toList());
    model.addAttribute("review", visitor.may(Scope.REVIEW) && moment == null);
    model.addAttribute("fields", fields());
    model.addAttribute("types", Arrays.stream(EventType.values()).map(EventType::code).toList());
    model.addAttribute(
        "statuses", Arrays.stream(Mention.Status.values()).map(Mention.Status::code).toList());
    return "incident";
  }

  /** The accounts in their order: of an incident as known now all at once. */
  private static List<FiledAccount> accounts(
      StoreView view, IncidentRevision revision, boolean now) {
    Map<AccountKey, FiledAccount> held = new HashMap<>();
    if (now) {
      view.accounts(revision.id()).forEach(account -> held.put(account.key(), account));
    }
    List<FiledAccount> accounts = new ArrayList<>();
    for (AccountKey key : revision.incident().accounts()) {
      FiledAccount account = held.get(key);
      if (account == null) {
        view.findAccount(key).ifPresent(accounts::add);
      } else {
        accounts.add(account);
      }
    }
    return accounts;
  }

  /** The fields that a person corrected. */
  static Set<String> corrected(Incident incident, List<Decision> decisions) {
    Set<AccountKey> keys = new HashSet<>(incident.accounts());
    Set<String> fields = new HashSet<>();
    for (Decision decision : Decision.standing(decisions)) {
      if (decision.action() instanceof Decision.Action.Correct correct
          && keys.contains(decision.accounts().getFirst())) {
        fields.add(correct.field());
      }
    }
    return fields;
  }

  /** Claims with a day and a figure, the earliest first. */
  private static List<IncidentView.ClaimLine> chart(IncidentView view) {
    return view.claims().values().stream()
        .filter(claim -> !claim.quote().day().isEmpty())
        .filter(claim -> !(claim.low().isEmpty() && claim.high().isEmpty()))
        .sorted(
            java.util.Comparator.comparing((IncidentView.ClaimLine claim) -> claim.quote().day()))
        .toList();
  }

  /** The fields that can be corrected. */
  static List<String> fields() {
    List<String> fields = new ArrayList<>(List.of("type", "status", "time", "place"));
    for (Claim.Harm harm : List.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED, Claim.Harm.ABDUCTED)) {
      for (Claim.Group group : Claim.Group.values()) {
        fields.add("toll/" + harm.code() + "/" + group.code());
      }
    }
    return fields;
  }

  /** Decisions for people, the latest first. */
  static List<DecisionLine> lines(List<Decision> decisions) {
    Set<Decision> standing = new HashSet<>(Decision.standing(decisions));
    List<DecisionLine> lines = new ArrayList<>();
    for (Decision decision : decisions) {
      lines.addFirst(
          new DecisionLine(
              decision.id(),
              Wording.moment(decision.at()),
              decision.reviewer(),
              words(decision.action()),
              decision.note(),
              standing.contains(decision),
              basis(decision)));
    }
    return lines;
  }

  private static @Nullable Words basis(Decision decision) {
    if (decision.action() instanceof Decision.Action.Correct correct && correct.basis() != null) {
      Evidence evidence = correct.basis().evidence();
      String anchor = Highlights.anchor(evidence.span());
      return new Words(
          evidence.quote(),
          "/articles/" + correct.basis().account().article() + "#" + anchor,
          anchor);
    }
    return null;
  }

  /** What was decided, in words. */
  static String words(Decision.Action action) {
    return switch (action) {
      case Decision.Action.Accept accept -> "accepted it";
      case Decision.Action.Reject reject -> "rejected it";
      case Decision.Action.Merge merge -> "merged its accounts";
      case Decision.Action.Split split -> "split accounts from it";
      case Decision.Action.Duplicate duplicate -> "called articles copies of one report";
      case Decision.Action.Correct correct ->
          "corrected " + correct.field() + " to " + correct.value();
      case Decision.Action.Note note -> "noted";
      case Decision.Action.Withdraw withdrawal -> "took back " + withdrawal.decision();
    };
  }

  private static String redirect(Redirect redirect, String id) {
    String to = redirect.to();
    return Wording.moment(redirect.at())
        + ": "
        + (redirect.from().equals(id)
            ? to == null ? "no account was left" : "it became part of " + to
            : "it took in " + redirect.from())
        + " ("
        + redirect.cause()
        + ")";
  }

  private static @Nullable Instant moment(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return text.endsWith("Z") || text.lastIndexOf('+') > 10
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "'" + text + "' is no time, such as 2016-03-09T12:00Z.");
    }
  }
}
