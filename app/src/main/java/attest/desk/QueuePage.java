package attest.desk;

import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.incident.Claim;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is to be reviewed, the most doubtful first. */
@Controller
final class QueuePage {
  private static final int LOOKED_AT = 2_000;
  private static final int SHOWN = 100;

  private final IncidentStore store;
  private final Knowledge knowledge;

  QueuePage(IncidentStore store, Knowledge knowledge) {
    this.store = store;
    this.knowledge = knowledge;
  }

  /** A line of the queue. */
  record Doubtful(IncidentLine line, int points, String reasons) {}

  private record Doubts(IncidentRevision revision, int points, List<String> reasons) {}

  @GetMapping("/review")
  String queue(@AuthenticationPrincipal Visitor visitor, Model model) {
    List<Doubts> all = new ArrayList<>();
    IncidentQuery query = IncidentQuery.all().withReviewed(false).withLimit(LOOKED_AT);
    try (Stream<IncidentRevision> open = knowledge.of(visitor).stream(query)) {
      open.forEach(one -> all.add(doubts(one)));
    }
    all.sort(Comparator.comparingInt(Doubts::points).reversed());
    List<Doubts> first = all.subList(0, Math.min(SHOWN, all.size()));
    List<IncidentLine> lines =
        IncidentLine.of(first.stream().map(Doubts::revision).toList(), store);
    List<Doubtful> shown = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      shown.add(
          new Doubtful(
              lines.get(i), first.get(i).points(), String.join(", ", first.get(i).reasons())));
    }
    model.addAttribute("queue", shown);
    model.addAttribute("open", all.size());
    model.addAttribute("cut", all.size() == LOOKED_AT);
    model.addAttribute("review", visitor.may(Scope.REVIEW));
    return "review";
  }

  /** What is doubtful of an incident: the order of the queue, as its page explains it. */
  private static Doubts doubts(IncidentRevision revision) {
    Incident incident = revision.incident();
    List<String> reasons = new ArrayList<>();
    int points = 3 * Math.min(5, incident.disagreements().size());
    if (points > 0) {
      reasons.add("accounts disagree");
    }
    Wording.Range killed = Wording.tolls(incident).get(Claim.Harm.KILLED);
    if (killed != null && (killed.low() == null || !killed.low().equals(killed.high()))) {
      points += 2;
      reasons.add("the number killed is open");
    }
    if (incident.time() == null) {
      points += 2;
      reasons.add("no time");
    }
    if (incident.place() == null || !(incident.place().value() instanceof Place.Known)) {
      points += 2;
      reasons.add("no place that is known");
    }
    if (incident.origins() == 1) {
      points += 1;
      reasons.add("one origin");
    }
    if (incident.actors().stream().anyMatch(party -> party.value().hedged())) {
      points += 1;
      reasons.add("an actor is suspected");
    }
    return new Doubts(revision, points, reasons);
  }
}
