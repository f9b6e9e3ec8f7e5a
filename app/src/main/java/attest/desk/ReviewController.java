package attest.desk;

import attest.access.AuditLog;
import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.pipeline.Choices;
import attest.pipeline.Choices.Choice;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.StoreView;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes what reviewers decide, and shows what a merge or a split would make. */
@Controller
final class ReviewController {
  private final IncidentStore store;
  private final Knowledge knowledge;
  private final Choices choices;
  private final IncidentKeeper keeper;
  private final Reconciler reconciler;
  private final AuditLog log;
  private final InstantSource clock;

  ReviewController(
      IncidentStore store,
      Knowledge knowledge,
      IncidentKeeper keeper,
      Reconciler reconciler,
      AuditLog log,
      InstantSource clock) {
    this.store = store;
    this.knowledge = knowledge;
    this.choices = new Choices(store);
    this.keeper = keeper;
    this.reconciler = reconciler;
    this.log = log;
    this.clock = clock;
  }

  /** What a form asks for. */
  record Asked(
      @Nullable String action,
      @Nullable String incident,
      @Nullable String with,
      @Nullable List<String> account,
      @Nullable String field,
      @Nullable String value,
      @Nullable String decision,
      @Nullable String article,
      @Nullable String quote,
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable String note,
      @Nullable String back) {}

  /** Something asked for that cannot be; the message is for the reviewer. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  @PostMapping("/review/decide")
  String decide(Asked asked, @AuthenticationPrincipal Visitor visitor) {
    String note = asked.note() == null ? "" : asked.note().strip();
    Choice chosen;
    try {
      chosen = choose(asked, note, knowledge.of(visitor));
    } catch (Refused e) {
      return "redirect:" + back(asked, "fault", String.valueOf(e.getMessage()));
    }
    Decision decision =
        Decision.of(visitor.name(), clock.instant(), note, chosen.accounts(), chosen.action());
    keeper.decide(List.of(decision));
    Optional<IncidentRevision> now = store.findIncidentOf(chosen.accounts().getFirst());
    String id = now.map(IncidentRevision::id).orElse(asked.incident());
    log.add(
        visitor.name(),
        visitor.via(),
        "review." + asked.action(),
        id == null ? "" : id,
        decision.id());
    if ("queue".equals(asked.back())) {
      return "redirect:/review?done=" + decision.id() + "&of=" + id;
    }
    return "redirect:" + (id == null ? "/review" : "/incidents/" + id + "?done=" + decision.id());
  }

  private static String back(Asked asked, String name, String message) {
    String page =
        asked.article() != null
            ? "/articles/" + asked.article()
            : asked.incident() == null ? "/review" : "/incidents/" + asked.incident();
    return UriComponentsBuilder.fromPath(page)
        .queryParam(name, "{message}")
        .encode()
        .buildAndExpand(message)
        .toUriString();
  }

  private Choice choose(Asked asked, String note, StoreView view) {
    try {
      return switch (asked.action() == null ? "" : asked.action()) {
        case "accept" -> choices.accept(incident(view, asked.incident()));
        case "reject" -> choices.reject(incident(view, asked.incident()));
        case "note" -> {
          if (note.isEmpty()) {
            throw new Refused("A note needs words.");
          }
          yield choices.note(incident(view, asked.incident()));
        }
        case "merge" ->
            choices.merge(List.of(incident(view, asked.incident()), incident(view, asked.with())));
        case "split" -> choices.split(incident(view, asked.incident()), named(asked));
        case "duplicate" -> {
          Set<String> own = names(view, asked.incident());
          yield choices.duplicate(named(asked).stream().filter(own::contains).toList());
        }
        case "correct" -> correct(asked, view);
        case "undo" -> {
          String decision = asked.decision() == null ? "" : asked.decision();
          List<AccountKey> accounts =
              view.findIncident(incident(view, asked.incident()))
                  .orElseThrow()
                  .incident()
                  .accounts();
          if (store.decisionsOn(accounts).stream().noneMatch(one -> one.id().equals(decision))) {
            throw new Refused("There is no such decision on this incident.");
          }
          yield choices.withdraw(decision);
        }
        default -> throw new Refused("Nothing is known of '" + asked.action() + "'.");
      };
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new Refused("That cannot be: " + message + ".");
    }
  }

  private static List<String> named(Asked asked) {
    return asked.account() == null ? List.of() : asked.account();
  }

  private static Set<String> names(StoreView view, @Nullable String incident) {
    Set<String> names = new LinkedHashSet<>();
    view.findIncident(incident(view, incident))
        .orElseThrow()
        .incident()
        .accounts()
        .forEach(key -> names.add(key.toString()));
    return names;
  }

  private Choice correct(Asked asked, StoreView view) {
    String field = asked.field() == null ? "" : asked.field();
    String value = asked.value() == null ? "" : asked.value();
    String id = asked.article();
    if (id == null) {
      return choices.correct(incident(view, asked.incident()), field, value);
    }
    String name = String.join("", named(asked));
    if (view.findArticle(id).stream()
        .flatMap(record -> record.accounts().stream())
        .noneMatch(account -> new AccountKey(id, account.id()).toString().equals(name))) {
      throw new Refused("Choose an account of this article.");
    }
    String quote = asked.quote() == null ? "" : asked.quote();
    return choices.correct(
        name, field, value, new Choices.Words(quote, asked.begin(), asked.end()));
  }

  /** The identity of an incident that the visitor sees. */
  private static String incident(StoreView view, @Nullable String incident) {
    String id = incident == null ? "" : incident.strip();
    if (view.findIncident(id).isEmpty()) {
      throw new Refused("There is no incident '" + Wording.shortened(id) + "'.");
    }
    return id;
  }

  @GetMapping("/review/preview")
  String preview(Asked asked, @AuthenticationPrincipal Visitor visitor, Model model) {
    if (!visitor.may(Scope.REVIEW)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Your role does not decide.");
    }
    StoreView view = knowledge.of(visitor);
    Choice chosen;
    try {
      chosen = choose(asked, "", view);
    } catch (Refused e) {
      return "redirect:" + back(asked, "fault", String.valueOf(e.getMessage()));
    }
    Set<AccountKey> keys = new LinkedHashSet<>(chosen.accounts());
    List<IncidentLine> before = new ArrayList<>();
    List<Decision> none = List.of();
    for (String id : new String[] {asked.incident(), asked.with()}) {
      if (id != null && !id.isBlank()) {
        view.findIncident(id.strip())
            .ifPresent(one -> {
              keys.addAll(one.incident().accounts());
              before.add(IncidentLine.of(one.id(), one.incident(), none));
            });
      }
    }
    List<FiledAccount> accounts = new ArrayList<>();
    keys.forEach(key -> view.findAccount(key).ifPresent(accounts::add));
    List<Decision> decisions = new ArrayList<>(store.decisionsOn(keys));
    decisions.add(
        Decision.of(visitor.name(), clock.instant(), "", chosen.accounts(), chosen.action()));
    List<IncidentLine> after = new ArrayList<>();
    for (Incident incident : reconciler.reconcile(accounts, decisions)) {
      after.add(IncidentLine.of("", incident, none));
    }
    model.addAttribute("asked", asked);
    model.addAttribute("action", asked.action());
    model.addAttribute("picked", asked.account() == null ? List.of() : asked.account());
    model.addAttribute("before", before);
    model.addAttribute("after", after);
    return "preview";
  }
}
