package attest.desk;

import attest.access.Knowledge;
import attest.access.Visitor;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import attest.store.SearchHit;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds articles and incidents by words. */
@Controller
final class SearchPage {
  private static final int MOST = 50;
  private static final int MOST_CHARS = 200;

  private final IncidentStore store;
  private final Knowledge knowledge;

  SearchPage(IncidentStore store, Knowledge knowledge) {
    this.store = store;
    this.knowledge = knowledge;
  }

  @GetMapping("/search")
  String search(
      @RequestParam(defaultValue = "") String words,
      @AuthenticationPrincipal Visitor visitor,
      Model model) {
    String asked = words.strip();
    List<SearchHit> articles = List.of();
    List<IncidentLine> incidents = List.of();
    if (!asked.isEmpty() && asked.length() <= MOST_CHARS) {
      StoreView view = knowledge.of(visitor);
      articles = view.search(asked, MOST);
      incidents =
          IncidentLine.of(
              view.page(IncidentQuery.all().withText(asked).withLimit(MOST)).incidents(), store);
    }
    model.addAttribute("words", asked);
    model.addAttribute("articles", articles);
    model.addAttribute("lines", incidents);
    model.addAttribute("most", MOST);
    return "search";
  }
}
