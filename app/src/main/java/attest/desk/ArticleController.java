package attest.desk;

import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.document.Article;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.Evidence;
import attest.pipeline.StoreView;
import attest.store.IncidentStore;
import attest.store.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page of an article: its text, with the words that values rest on. */
@Controller
final class ArticleController {
  private final IncidentStore store;
  private final Knowledge knowledge;

  ArticleController(IncidentStore store, Knowledge knowledge) {
    this.store = store;
    this.knowledge = knowledge;
  }

  /** A value of an account and its words. */
  record ValueLine(String label, String value, String kind, String words, String anchor) {}

  /** An account with what people decided on it. */
  record AccountLine(
      String key,
      String name,
      String type,
      String status,
      String salience,
      @Nullable String incident,
      List<ValueLine> values,
      List<IncidentController.DecisionLine> corrections) {}

  @GetMapping("/articles/{id}")
  String article(@PathVariable String id, @AuthenticationPrincipal Visitor visitor, Model model) {
    StoreView view = knowledge.of(visitor);
    ArticleRecord record =
        view.findArticle(id)
            .orElseThrow(() ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such article."));
    Article article = record.article();
    List<AccountLine> accounts = new ArrayList<>();
    for (Account account : record.accounts()) {
      accounts.add(line(view, id, account, visitor.may(Scope.INTERNAL)));
    }
    model.addAttribute("id", id);
    model.addAttribute("title", article.title() == null ? "Article" : article.title());
    model.addAttribute("source", Articles.name(article));
    model.addAttribute("byline", article.byline());
    model.addAttribute("language", article.language());
    model.addAttribute("published", article.published() == null ? "" : article.published().text());
    model.addAttribute("url", Articles.link(article.url()));
    List<Highlights.Marked> marks = new ArrayList<>(Highlights.marks(record));
    if (visitor.may(Scope.INTERNAL)) {
      marks.addAll(Highlights.marks(id, corrections(id, record)));
    }
    model.addAttribute("corrected", marks.stream().anyMatch(one -> one.kind().equals("person")));
    model.addAttribute("paragraphs", Highlights.paragraphs(article, marks));
    model.addAttribute("accounts", accounts);
    model.addAttribute("fields", IncidentController.fields());
    model.addAttribute(
        "sightings", view.sightings(id).stream().map(ArticleController::words).toList());
    model.addAttribute("review", visitor.may(Scope.REVIEW) && !accounts.isEmpty());
    return "article";
  }

  /** The corrections that hold, of the accounts of an article. */
  private List<Decision> corrections(String article, ArticleRecord record) {
    List<AccountKey> keys =
        record.accounts().stream().map(one -> new AccountKey(article, one.id())).toList();
    return keys.isEmpty() ? List.of() : Decision.standing(store.decisionsOn(keys));
  }

  private AccountLine line(StoreView view, String article, Account account, boolean internal) {
    AccountKey key = new AccountKey(article, account.id());
    List<ValueLine> values = new ArrayList<>();
    add(values, "What", Wording.label(account.type().code()), "event", account.trigger());
    if (account.time() != null) {
      add(
          values,
          "When",
          Wording.when(account.time().interval()),
          "time",
          account.time().evidence());
    }
    if (account.place() != null) {
      add(
          values,
          "Where",
          Wording.where(account.place().place()),
          "place",
          account.place().evidence());
    }
    account
        .actors()
        .forEach(actor ->
            add(
                values,
                Wording.label(actor.role().code()),
                actor.actor().name() + (actor.hedged() ? " (suspected)" : ""),
                "actor",
                actor.evidence()));
    account
        .targets()
        .forEach(
            target -> add(values, "Target", target.kind().code(), "target", target.evidence()));
    account
        .weapons()
        .forEach(weapon ->
            add(
                values,
                "Weapon",
                Wording.words(weapon.kind().code()),
                "weapon",
                weapon.evidence()));
    for (Account.IdentifiedClaim identified : account.claims()) {
      Claim claim = identified.claim();
      add(
          values,
          Wording.label(claim.harm().code()),
          Wording.figure(claim.figure())
              + ", "
              + Wording.group(claim.group())
              + " — "
              + Wording.speaker(claim.speaker()),
          "claim",
          claim.evidence());
    }
    List<Decision> corrections =
        internal
            ? Decision.standing(store.decisionsOn(List.of(key))).stream()
                .filter(one -> one.accounts().getFirst().equals(key))
                .toList()
            : List.of();
    return new AccountLine(
        key.toString(),
        account.id(),
        Wording.label(account.type().code()),
        account.status().happened() ? "happened" : Wording.words(account.status().code()),
        switch (account.salience()) {
          case MAIN -> "the news of the article";
          case RELATED -> "news beside the main event";
          case BACKGROUND -> "what was before";
        },
        view.findIncidentOf(key).map(one -> one.id()).orElse(null),
        values,
        IncidentController.lines(corrections));
  }

  private static void add(
      List<ValueLine> values, String label, String value, String kind, Evidence evidence) {
    values.add(
        new ValueLine(label, value, kind, evidence.quote(), Highlights.anchor(evidence.span())));
  }

  private static String words(Sighting sighting) {
    return Wording.moment(sighting.seen())
        + " · "
        + (sighting.publisher() == null ? "" : sighting.publisher() + " · ")
        + sighting.source();
  }
}
