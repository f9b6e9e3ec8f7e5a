package attest.desk;

import attest.access.AuditLog;
import attest.access.Visitor;
import attest.alert.AlertEvent;
import attest.alert.AlertException;
import attest.alert.AlertLinks;
import attest.alert.AlertService;
import attest.alert.AtomWriter;
import attest.alert.Firings;
import attest.alert.MailServer;
import attest.alert.SavedSearch;
import attest.alert.SavedSearches;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The saved searches of a user, and the feed of each. */
@Controller
final class AlertPages {
  private static final int SHOWN = 50;
  private static final int IN_FEED = 100;

  private final SavedSearches searches;
  private final Firings firings;
  private final AlertService service;
  private final AlertLinks links;
  private final AtomWriter atom;
  private final MailServer mail;
  private final AuditLog log;

  AlertPages(
      SavedSearches searches,
      Firings firings,
      AlertService service,
      AlertLinks links,
      MailServer mail,
      AuditLog log) {
    this.searches = searches;
    this.firings = firings;
    this.service = service;
    this.links = links;
    this.atom = new AtomWriter(links);
    this.mail = mail;
    this.log = log;
  }

  /** A search in the list. */
  record Line(SavedSearch search, String events, int told) {}

  /** An event to choose. */
  record Choice(String code, String title, boolean chosen) {}

  /** What stands in the form. */
  record Form(String name, String filter, List<Choice> events, String webhook, String email) {}

  @GetMapping("/alerts")
  String list(@AuthenticationPrincipal Visitor visitor, Model model) {
    List<Line> lines = new ArrayList<>();
    for (SavedSearch search : searches.list(visitor.name())) {
      List<String> titles = search.events().stream().sorted().map(AlertEvent::title).toList();
      lines.add(
          new Line(
              search, String.join(", ", titles), searches.shown(search, firings, SHOWN).size()));
    }
    model.addAttribute("lines", lines);
    return "alerts";
  }

  @GetMapping("/alerts/new")
  String fresh(HttpServletRequest request, Model model) {
    String filter = Objects.requireNonNullElse(request.getQueryString(), "");
    return form(
        model, null, new Form("", filter, choices(EnumSet.allOf(AlertEvent.class)), "", ""));
  }

  @PostMapping("/alerts")
  String create(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "") List<String> event,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String email,
      Model model) {
    SavedSearches.Draft draft =
        new SavedSearches.Draft(name, filter, events(event), webhook, email);
    try {
      SavedSearches.Issued issued = searches.create(visitor.name(), draft);
      log.add(visitor.name(), visitor.via(), "alert.create", issued.search().id(), name);
      return issued(model, issued);
    } catch (AlertException e) {
      model.addAttribute("fault", e.getMessage());
      return form(model, null, form(draft));
    }
  }

  @GetMapping("/alerts/{id}")
  String one(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, Model model) {
    return show(model, own(visitor, id));
  }

  @PostMapping("/alerts/{id}")
  String update(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String id,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "") List<String> event,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String email,
      Model model) {
    SavedSearch search = own(visitor, id);
    SavedSearches.Draft draft =
        new SavedSearches.Draft(name, filter, events(event), webhook, email);
    try {
      searches.update(id, draft);
    } catch (AlertException e) {
      model.addAttribute("fault", e.getMessage());
      return form(model, search, form(draft));
    }
    log.add(visitor.name(), visitor.via(), "alert.change", id, name);
    return "redirect:/alerts/" + id;
  }

  @PostMapping("/alerts/{id}/pause")
  String pause(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String id,
      @RequestParam boolean paused) {
    searches.pause(own(visitor, id).id(), paused);
    log.add(visitor.name(), visitor.via(), paused ? "alert.pause" : "alert.resume", id, "");
    return "redirect:/alerts/" + id;
  }

  @PostMapping("/alerts/{id}/delete")
  String delete(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    searches.delete(own(visitor, id).id());
    log.add(visitor.name(), visitor.via(), "alert.delete", id, "");
    return "redirect:/alerts";
  }

  @PostMapping("/alerts/{id}/renew")
  String renew(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, Model model) {
    SavedSearches.Issued issued = searches.renew(own(visitor, id).id());
    log.add(visitor.name(), visitor.via(), "alert.renew", id, "");
    return issued(model, issued);
  }

  @PostMapping("/alerts/{id}/test")
  String test(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    firings.test(own(visitor, id));
    log.add(visitor.name(), visitor.via(), "alert.test", id, "");
    service.wake();
    return "redirect:/alerts/" + id;
  }

  /** The feed of a search, for whoever has its key, and for its owner. */
  @GetMapping({"/alerts/{id}.atom", "/api/v1/alerts/{id}.atom"})
  ResponseEntity<String> feed(
      @AuthenticationPrincipal @Nullable Visitor visitor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String key) {
    SavedSearch search =
        (key.isEmpty() ? searches.find(id) : searches.findByKey(id, key))
            .filter(
                one -> !key.isEmpty() || (visitor != null && one.owner().equals(visitor.name())))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .header("Content-Type", "application/atom+xml;charset=UTF-8")
        .header("Cache-Control", "private, max-age=60")
        .body(atom.write(search, searches.shown(search, firings, IN_FEED)));
  }

  private SavedSearch own(Visitor visitor, String id) {
    return searches
        .find(id)
        .filter(search -> search.owner().equals(visitor.name()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String issued(Model model, SavedSearches.Issued issued) {
    model.addAttribute(
        "feed", links.to("/alerts/" + issued.search().id() + ".atom?key=" + issued.feedKey()));
    model.addAttribute("signing", issued.webhookSecret());
    return show(model, issued.search());
  }

  private String show(Model model, SavedSearch search) {
    model.addAttribute("firings", searches.shown(search, firings, SHOWN));
    model.addAttribute("deliveries", firings.deliveries(search.id(), SHOWN));
    return form(
        model,
        search,
        new Form(
            search.name(),
            search.filter(),
            choices(search.events()),
            search.webhook(),
            search.email()));
  }

  private String form(Model model, @Nullable SavedSearch search, Form form) {
    model.addAttribute("search", search);
    model.addAttribute("form", form);
    model.addAttribute("mail", mail.isSet());
    return "alert";
  }

  private static Form form(SavedSearches.Draft draft) {
    return new Form(
        draft.name(), draft.filter(), choices(draft.events()), draft.webhook(), draft.email());
  }

  private static List<Choice> choices(Set<AlertEvent> chosen) {
    List<Choice> choices = new ArrayList<>();
    for (AlertEvent event : AlertEvent.values()) {
      choices.add(new Choice(event.code(), event.title(), chosen.contains(event)));
    }
    return choices;
  }

  private static Set<AlertEvent> events(List<String> codes) {
    Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
    codes.forEach(code -> AlertEvent.find(code).ifPresent(events::add));
    return events;
  }
}
