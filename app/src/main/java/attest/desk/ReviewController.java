package attest.desk;

import attest.access.AuditLog;
import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.document.Article;
import attest.document.Span;
import attest.format.CorrectionForm;
import attest.format.FormatException;
import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.Evidence;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.StoreView;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable String note,
      @Nullable String back) {}

  private record Chosen(List<AccountKey> accounts, Decision.Action action, String note) {}

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
    Chosen chosen;
    try {
      chosen = choose(asked, note, knowledge.of(visitor));
    } catch (Refused e) {
      return "redirect:" + back(asked, "fault", String.valueOf(e.getMessage()));
    }
    Decision decision =
        Decision.of(
            visitor.name(), clock.instant(), chosen.note(), chosen.accounts(), chosen.action());
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

  private Chosen choose(Asked asked, String note, StoreView view) {
    switch (asked.action() == null ? "" : asked.action()) {
      case "accept" -> {
        return new Chosen(accounts(view, asked.incident()), new Decision.Action.Accept(), note);
      }
      case "reject" -> {
        return new Chosen(accounts(view, asked.incident()), new Decision.Action.Reject(), note);
      }
      case "note" -> {
        if (note.isEmpty()) {
          throw new Refused("A note needs words.");
        }
        return new Chosen(accounts(view, asked.incident()), new Decision.Action.Note(), note);
      }
      case "merge", "split", "duplicate" -> {
        return together(asked, note, view);
      }
      case "correct" -> {
        return correct(asked, note, view);
      }
      case "undo" -> {
        Decision earlier =
            store.decisionsOn(accounts(view, asked.incident())).stream()
                .filter(one -> one.id().equals(asked.decision()))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no such decision on this incident."));
        Set<AccountKey> all = new LinkedHashSet<>(earlier.accounts());
        if (earlier.action() instanceof Decision.Action.Split split) {
          all.addAll(split.others());
        }
        return new Chosen(List.copyOf(all), new Decision.Action.Withdraw(earlier.id()), note);
      }
      default -> throw new Refused("Nothing is known of '" + asked.action() + "'.");
    }
  }

  private Chosen together(Asked asked, String note, StoreView view) {
    List<AccountKey> own = accounts(view, asked.incident());
    if ("merge".equals(asked.action())) {
      Set<AccountKey> all = new LinkedHashSet<>(own);
      all.addAll(accounts(view, asked.with()));
      if (all.size() == own.size()) {
        throw new Refused("These are one incident already.");
      }
      return new Chosen(List.copyOf(all), new Decision.Action.Merge(), note);
    }
    Set<String> names = Set.copyOf(asked.account() == null ? List.of() : asked.account());
    List<AccountKey> picked = own.stream().filter(key -> names.contains(key.toString())).toList();
    if ("duplicate".equals(asked.action())) {
      if (picked.stream().map(AccountKey::article).distinct().count() < 2) {
        throw new Refused("Choose accounts of two articles or more.");
      }
      return new Chosen(picked, new Decision.Action.Duplicate(), note);
    }
    List<AccountKey> rest = own.stream().filter(key -> !picked.contains(key)).toList();
    if (picked.isEmpty() || rest.isEmpty()) {
      throw new Refused("Choose some of the accounts, and not all.");
    }
    return new Chosen(picked, new Decision.Action.Split(rest), note);
  }

  private Chosen correct(Asked asked, String note, StoreView view) {
    String field = asked.field() == null ? "" : asked.field();
    String given = asked.value() == null ? "" : asked.value();
    List<AccountKey> accounts;
    String words = note;
    String value = given;
    String id = asked.article();
    if (id != null) {
      String name = asked.account() == null ? "" : String.join("", asked.account());
      AccountKey key =
          view.findArticle(id).stream()
              .flatMap(record -> record.accounts().stream())
              .map(account -> new AccountKey(id, account.id()))
              .filter(one -> one.toString().equals(name))
              .findFirst()
              .orElseThrow(() -> new Refused("Choose an account of this article."));
      Set<AccountKey> all = new LinkedHashSet<>(List.of(key));
      view.findIncidentOf(key).ifPresent(one -> all.addAll(one.incident().accounts()));
      accounts = List.copyOf(all);
      Article article = view.findArticle(id).orElseThrow().article();
      Evidence evidence = evidence(article, asked.begin(), asked.end());
      words =
          "by the words “"
              + evidence.quote()
              + "” "
              + evidence.span()
              + (note.isEmpty() ? "" : "; " + note);
      if (field.equals("place")) {
        value = place(view, id, evidence.span(), given);
      }
    } else {
      accounts = accounts(view, asked.incident());
    }
    try {
      return new Chosen(
          accounts, new Decision.Action.Correct(field, CorrectionForm.json(field, value)), words);
    } catch (FormatException | IllegalArgumentException e) {
      throw new Refused("That is no value of " + field + ": " + e.getMessage());
    }
  }

  /** A place that the words name, where the reviewer wrote its name and no JSON. */
  private static String place(StoreView view, String article, Span span, String given) {
    if (given.strip().startsWith("{") || given.strip().equals("null")) {
      return given;
    }
    for (var mention : view.findArticle(article).orElseThrow().places()) {
      if (mention.span().overlaps(span)
          && mention.place() instanceof Place.Known known
          && known.point() != null
          && known.name().equalsIgnoreCase(given.strip())) {
        return String.format(
            Locale.ROOT,
            "{\"name\":\"%s\",\"country\":%s,\"latitude\":%.5f,\"longitude\":%.5f,\"precision\":\"%s\"}",
            known.name().replace("\\", "").replace("\"", ""),
            known.country() == null ? "null" : "\"" + known.country() + "\"",
            known.point().latitude(),
            known.point().longitude(),
            known.precision().code());
      }
    }
    throw new Refused(
        "No place '"
            + given
            + "' is known at these words; write it as JSON, as the record of an"
            + " incident does.");
  }

  private static Evidence evidence(
      Article article, @Nullable Integer begin, @Nullable Integer end) {
    if (begin == null || end == null) {
      throw new Refused("Select the words of the text on which the value rests.");
    }
    try {
      return Evidence.of(article, new Span(begin, end));
    } catch (IllegalArgumentException e) {
      throw new Refused("These are no words of the text.");
    }
  }

  private static List<AccountKey> accounts(StoreView view, @Nullable String incident) {
    return view.findIncident(incident == null ? "" : incident.strip())
        .orElseThrow(() -> new Refused("There is no incident '" + incident + "'."))
        .incident()
        .accounts();
  }

  @GetMapping("/review/preview")
  String preview(Asked asked, @AuthenticationPrincipal Visitor visitor, Model model) {
    if (!visitor.may(Scope.REVIEW)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Your role does not decide.");
    }
    StoreView view = knowledge.of(visitor);
    Chosen chosen;
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
