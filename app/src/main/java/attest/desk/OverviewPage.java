package attest.desk;

import attest.store.IncidentStore;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the map, the timeline and the list of incidents. */
@Controller
final class OverviewPage {
  private final IncidentStore store;

  OverviewPage(IncidentStore store) {
    this.store = store;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("counts", store.counts());
    return "overview";
  }
}
