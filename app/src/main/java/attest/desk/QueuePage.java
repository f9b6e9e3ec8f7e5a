package attest.desk;

import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.incident.Doubts;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is to be reviewed, the most doubtful first. */
@Controller
final class QueuePage {
  private static final int SHOWN = 100;

  private final IncidentStore store;
  private final Knowledge knowledge;

  QueuePage(IncidentStore store, Knowledge knowledge) {
    this.store = store;
    this.knowledge = knowledge;
  }

  /** A line of the queue. */
  record Doubtful(IncidentLine line, int points, String reasons) {}

  @GetMapping("/review")
  String queue(@AuthenticationPrincipal Visitor visitor, Model model) {
    StoreView view = knowledge.of(visitor);
    List<IncidentRevision> first = view.listDoubtful(SHOWN);
    List<IncidentLine> lines = IncidentLine.of(first, store);
    List<Doubtful> shown = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Doubts doubts = Doubts.of(first.get(i).incident());
      shown.add(new Doubtful(lines.get(i), doubts.points(), String.join(", ", doubts.reasons())));
    }
    model.addAttribute("queue", shown);
    model.addAttribute("open", view.count(IncidentQuery.all().withReviewed(false)));
    model.addAttribute("review", visitor.may(Scope.REVIEW));
    return "review";
  }
}
