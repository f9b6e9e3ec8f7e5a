package attest.desk;

import attest.access.AuditLog;
import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.evaluate.KrippendorffAlpha;
import attest.export.CodingField;
import attest.export.CodingSheet;
import attest.incident.AccountKey;
import attest.incident.IncidentRevision;
import attest.pipeline.CodingAnswers;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Coding of a sample by hand, each coder blind to the program and to the others, and how far they
 * agree. The answers are those of {@code attest code}.
 */
@Controller
final class CodingPages {
  private static final String SAMPLE = "coding-sample";
  private static final String CURRENT = "current";
  private static final int MOST = 1_000;

  private final IncidentStore store;
  private final Knowledge knowledge;
  private final AuditLog log;
  private final CodingAnswers answers;

  CodingPages(IncidentStore store, Knowledge knowledge, AuditLog log) {
    this.store = store;
    this.knowledge = knowledge;
    this.log = log;
    this.answers = new CodingAnswers(store);
  }

  /** An incident of the sample, as a coder sees it in the list. */
  record Unit(String id, int number, boolean done) {}

  /** A question with the answers that may be chosen; none where it is free. */
  record Question(String code, String label, List<String> codes, String help, String answer) {}

  /** How far coders agree on a field. */
  record Agreement(String field, int units, int answers, String alpha) {}

  /** What a coder reads. */
  record Text(String title, String published, List<String> paragraphs, List<String> told) {}

  @GetMapping("/code")
  String list(@AuthenticationPrincipal Visitor visitor, Model model) {
    List<String> sample = sample(visitor);
    Map<String, Map<String, Map<CodingField, String>>> all = answers.listAll();
    Set<String> own = all.getOrDefault(visitor.name(), Map.of()).keySet();
    List<Unit> units = new ArrayList<>();
    for (String id : sample) {
      units.add(new Unit(id, units.size() + 1, own.contains(id)));
    }
    boolean decides = visitor.may(Scope.REVIEW);
    model.addAttribute("units", units);
    model.addAttribute("done", units.stream().filter(Unit::done).count());
    model.addAttribute("decides", decides);
    model.addAttribute("agreement", decides ? agreement(all, sample) : List.of());
    return "coding";
  }

  /** The sample in the order of a coder. */
  private List<String> sample(Visitor visitor) {
    List<String> ids = new ArrayList<>(store.findNote(SAMPLE, CURRENT).orElse("").lines().toList());
    ids.sort(Comparator.comparing(id -> (visitor.name() + id).hashCode() * 0x9E37_79B9));
    return ids;
  }

  @PostMapping("/code/sample")
  String draw(
      @RequestParam int size, @RequestParam long seed, @AuthenticationPrincipal Visitor visitor) {
    if (!visitor.may(Scope.REVIEW) || size < 1 || size > MOST) {
      throw new ResponseStatusException(
          size < 1 || size > MOST ? HttpStatus.BAD_REQUEST : HttpStatus.FORBIDDEN);
    }
    List<IncidentRevision> drawn;
    try (Stream<IncidentRevision> all = knowledge.of(visitor).stream(IncidentQuery.all())) {
      drawn = CodingSheet.sample(all.iterator(), size, seed);
    }
    store.saveNote(
        SAMPLE, CURRENT, String.join("\n", drawn.stream().map(IncidentRevision::id).toList()));
    log.add(visitor.name(), visitor.via(), "code.sample", String.valueOf(size), "seed " + seed);
    return "redirect:/code";
  }

  @GetMapping("/code/{id}")
  String unit(@PathVariable String id, @AuthenticationPrincipal Visitor visitor, Model model) {
    if (!sample(visitor).contains(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    StoreView view = knowledge.of(visitor);
    IncidentRevision revision =
        view.findIncident(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Map<String, List<String>> told = new TreeMap<>();
    for (AccountKey key : revision.incident().accounts()) {
      view.findAccount(key)
          .ifPresent(account ->
              told.computeIfAbsent(key.article(), article -> new ArrayList<>())
                  .add(account.account().trigger().quote()));
    }
    List<Text> texts = new ArrayList<>();
    told.forEach((article, words) ->
        view.findArticle(article)
            .map(record -> record.article())
            .ifPresent(one ->
                texts.add(
                    new Text(
                        one.title() == null ? "" : one.title(),
                        one.published() == null ? "" : one.published().text(),
                        one.text().lines().filter(line -> !line.isBlank()).toList(),
                        words))));
    Map<CodingField, String> given = answers.find(visitor.name(), id).orElse(Map.of());
    List<Question> questions = new ArrayList<>();
    for (CodingField field : CodingField.values()) {
      questions.add(
          new Question(
              field.code(),
              Wording.label(field.code()),
              field.codes(),
              field.codes().isEmpty() ? field.question() + ", or unknown" : "",
              given.getOrDefault(field, "")));
    }
    model.addAttribute("id", id);
    model.addAttribute("texts", texts);
    model.addAttribute("questions", questions);
    return "coding-unit";
  }

  @PostMapping("/code/{id}")
  String answer(
      @PathVariable String id,
      @RequestParam Map<String, String> parameters,
      @AuthenticationPrincipal Visitor visitor) {
    List<String> sample = sample(visitor);
    if (!sample.contains(id) || visitor.name().contains("/")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Map<CodingField, String> all = new EnumMap<>(CodingField.class);
    for (CodingField field : CodingField.values()) {
      String given = parameters.getOrDefault(field.code(), "").strip();
      if (!given.isEmpty()) {
        if (!field.accepts(given)) {
          return "redirect:/code/" + id + "?wrong=" + field.code();
        }
        all.put(field, given);
      }
    }
    answers.save(visitor.name(), id, all);
    log.add(visitor.name(), visitor.via(), "code.answer", id, "");
    return sample.stream()
        .filter(one -> answers.find(visitor.name(), one).isEmpty())
        .findFirst()
        .map(next -> "redirect:/code/" + next)
        .orElse("redirect:/code");
  }

  /** Agreement on the sample; none while fewer than two coders have answered. */
  private static List<Agreement> agreement(
      Map<String, Map<String, Map<CodingField, String>>> answers, List<String> sample) {
    Map<String, List<Map<CodingField, String>>> units = new TreeMap<>();
    answers.forEach((coder, given) ->
        given.forEach((unit, fields) -> {
          if (sample.contains(unit)) {
            units.computeIfAbsent(unit, id -> new ArrayList<>()).add(fields);
          }
        }));
    if (units.values().stream().noneMatch(unit -> unit.size() > 1)) {
      return List.of();
    }
    List<Agreement> all = new ArrayList<>();
    for (CodingField field : CodingField.values()) {
      List<List<String>> values = new ArrayList<>();
      for (List<Map<CodingField, String>> unit : units.values()) {
        List<String> given = new ArrayList<>();
        for (Map<CodingField, String> one : unit) {
          String value =
              one.containsKey(field) ? field.comparable(one.getOrDefault(field, "")) : "";
          if (!value.isEmpty()) {
            given.add(value);
          }
        }
        if (!given.isEmpty()) {
          values.add(given);
        }
      }
      KrippendorffAlpha.Result result =
          KrippendorffAlpha.of(
              values,
              switch (field.scale()) {
                case NAMES -> KrippendorffAlpha.Metric.NOMINAL;
                case DAYS -> KrippendorffAlpha.Metric.INTERVAL;
                case COUNTS -> KrippendorffAlpha.Metric.RATIO;
              });
      all.add(
          new Agreement(
              Wording.label(field.code()),
              result.units(),
              result.answers(),
              result.alpha().isPresent()
                  ? String.format(Locale.ROOT, "%.3f", result.alpha().getAsDouble())
                  : "none"));
    }
    return all;
  }
}
