package attest.desk;

import attest.access.Knowledge;
import attest.access.Visitor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.pipeline.StoreView;
import attest.settings.ServeOptions;
import attest.store.IncidentOverview;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: the map, the timeline and the list of incidents. */
@Controller
final class OverviewPage {

  private static final List<Option> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> new Option(code, Wording.country(code)))
          .sorted(Comparator.comparing(Option::words))
          .toList();
  private static final List<Option> TYPES =
      Arrays.stream(EventType.values())
          .map(type -> new Option(type.code(), Wording.label(type.code())))
          .toList();
  private static final List<Option> STATUSES =
      Arrays.stream(Mention.Status.values())
          .map(status -> new Option(status.code(), Wording.label(status.code())))
          .toList();
  private static final List<Option> HARMS =
      Arrays.stream(Claim.Harm.values())
          .map(harm -> new Option(harm.code(), Wording.label(harm.code())))
          .toList();

  private final IncidentStore store;
  private final Knowledge knowledge;
  private final ServeOptions options;
  private final KeptCounts kept;

  OverviewPage(IncidentStore store, Knowledge knowledge, ServeOptions options, KeptCounts kept) {
    this.store = store;
    this.knowledge = knowledge;
    this.options = options;
    this.kept = kept;
  }

  /** The head of the list. */
  private record Head(IncidentOverview.Sums sums, List<Sum> harmed) {}

  private record HeadOf(IncidentQuery query) {}

  /** What can be chosen in a form. */
  record Option(String code, String words) {}

  /** A sum over all incidents of the list. */
  record Sum(String harm, String range, long told) {}

  /** Incidents of no point, by country. */
  record Unplaced(String code, String country, int incidents) {}

  @GetMapping("/")
  String overview(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(required = false) @Nullable String cursor,
      @AuthenticationPrincipal Visitor visitor,
      Model model) {
    OverviewFilter filter = OverviewFilter.of(parameters);
    IncidentQuery query = filter.query();
    List<String> faults = new ArrayList<>(filter.faults());
    StoreView view = knowledge.of(visitor);
    Head head = kept.of(new HeadOf(query), hidden(view), Head.class, () -> head(view, query));
    IncidentOverview.Sums sums = head.sums();
    List<IncidentRevision> incidents = List.of();
    String next = null;
    try {
      var page = view.page(query.withLimit(options.pageSize()).withCursor(cursor));
      incidents = page.incidents();
      next = page.next();
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    model.addAttribute("filter", filter);
    model.addAttribute("faults", faults);
    model.addAttribute("sums", sums);
    model.addAttribute("harmed", head.harmed());
    model.addAttribute(
        "unplaced",
        sums.unplaced().stream()
            .map(some ->
                new Unplaced(
                    some.country() == null ? "" : some.country(),
                    some.country() == null ? "No country known" : Wording.country(some.country()),
                    some.incidents()))
            .toList());
    model.addAttribute("lines", IncidentLine.of(incidents, store));
    model.addAttribute("next", next);
    model.addAttribute("paged", cursor != null);
    model.addAttribute("countries", COUNTRIES);
    model.addAttribute("types", TYPES);
    model.addAttribute("statuses", STATUSES);
    model.addAttribute("harms", HARMS);
    model.addAttribute("tiles", options.tileUrl());
    model.addAttribute("tilesBy", options.tileAttribution());
    return "overview";
  }

  private Set<String> hidden(StoreView view) {
    return view.isRestricted() ? knowledge.internal().ids() : Set.of();
  }

  private Head head(StoreView view, IncidentQuery query) {
    IncidentOverview.Sums sums = new OverviewCounts(store, view).sums(query);
    List<Sum> harmed = new ArrayList<>();
    new TreeMap<>(sums.harmed())
        .forEach((harm, total) ->
            harmed.add(
                new Sum(
                    Wording.words(harm.code()),
                    Wording.Range.of(total).toString(),
                    sums.told().getOrDefault(harm, 0L))));
    return new Head(sums, harmed);
  }
}
