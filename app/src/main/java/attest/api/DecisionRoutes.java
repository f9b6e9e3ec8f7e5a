package attest.api;

import attest.access.AuditLog;
import attest.access.BadParameterException;
import attest.access.IncidentFilter;
import attest.access.Knowledge;
import attest.access.Visitor;
import attest.format.DecisionWriter;
import attest.incident.Decision;
import attest.incident.IncidentRevision;
import attest.pipeline.Choices;
import attest.pipeline.Choices.Choice;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.StoreView;
import attest.store.IncidentStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions of reviewers. The reviewer is who asks, never what the body says. */
@RestController
@RequestMapping(DecisionRoutes.PATH)
@Tag(name = "decisions", description = "What reviewers decide on incidents")
final class DecisionRoutes {
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_NOTE = 4_000;
  private static final int MOST_NAMES = 500;

  static final String PATH = "/api/v1/decisions";

  private final Knowledge knowledge;
  private final IncidentStore store;
  private final Choices choices;
  private final IncidentKeeper keeper;
  private final AuditLog log;
  private final InstantSource clock;

  DecisionRoutes(
      Knowledge knowledge,
      IncidentStore store,
      IncidentKeeper keeper,
      AuditLog log,
      InstantSource clock) {
    this.knowledge = knowledge;
    this.store = store;
    this.choices = new Choices(store);
    this.keeper = keeper;
    this.log = log;
    this.clock = clock;
  }

  /**
   * A decision to make.
   *
   * @param action accept, reject, correct, merge, split, duplicate, note or withdraw
   * @param incident the incident; for all but merge, duplicate and withdraw
   * @param incidents those to merge
   * @param accounts those to split off, or of the duplicates, as {@code sha256:…/a1}
   * @param field what is corrected
   * @param value what it is
   * @param evidence for a correction: the words that say so; {@code account} is the one in whose
   *     article they stand, {@code start} and {@code end} count code points and may be left out
   *     where the words stand in the text once
   * @param decision the decision that is withdrawn
   * @param note why
   * @param revision the revision of the incident that was looked at; the answer is 409 if there is
   *     a later one
   */
  record DecisionBody(
      String action,
      String incident,
      List<String> incidents,
      List<String> accounts,
      String field,
      String value,
      WordsBody evidence,
      String decision,
      String note,
      Integer revision) {}

  /** Words of an article. */
  record WordsBody(String account, Integer start, Integer end, String quote) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listDecisions",
      summary = "What reviewers decided, in order of time, page by page",
      description =
          "'decisions' are objects of schema attest-decision/1; those that were withdrawn are among"
              + " them, with the withdrawals. They may name what is internal.")
  ResponseEntity<String> list(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(description = "Only those on the accounts of an incident")
          @RequestParam(required = false)
          @Nullable String incident,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      WebRequest request) {
    List<Decision> all = store.decisions();
    if (incident != null) {
      all =
          store.decisionsOn(
              knowledge
                  .of(visitor)
                  .findIncident(incident)
                  .orElseThrow(() -> IncidentRoutes.missing(incident))
                  .incident()
                  .accounts());
    }
    int begin = 0;
    if (cursor != null && !cursor.isBlank()) {
      if (!cursor.matches("\\d{1,9}")) {
        throw IncidentFilter.bad("cursor", cursor, "it must be one that an answer gave");
      }
      begin = Math.min(all.size(), Integer.parseInt(cursor));
    }
    int end = Math.min(all.size(), begin + Answers.limit(limit));
    String next = end < all.size() ? String.valueOf(end) : null;
    DecisionWriter writer = new DecisionWriter(id -> store.listArticles(List.of(id)).get(id));
    List<String> some = all.subList(begin, end).stream().map(writer::write).toList();
    String query =
        (incident == null ? "" : "incident=" + Answers.encode(incident) + "&")
            + "limit="
            + (end - begin);
    return Answers.of(
        request,
        Json.write(json -> {
          json.writeStartObject();
          Json.raw(json, "decisions", some);
          Json.text(json, "next", next);
          json.writeEndObject();
        }),
        MediaType.APPLICATION_JSON,
        Answers.next(PATH, query, next));
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "decide",
      summary = "Decides on an incident, in the name of who asks",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DecisionBody.class))))
  ResponseEntity<String> decide(
      @AuthenticationPrincipal Visitor visitor, @Parameter(hidden = true) InputStream body)
      throws IOException {
    ObjectNode asked = Json.object(Json.body(body, MOST_BYTES));
    String action = Json.require(asked, "action").toLowerCase(Locale.ROOT);
    String given = Json.text(asked, "note");
    String note = given == null ? "" : given.strip();
    if (note.length() > MOST_NOTE) {
      throw new BadParameterException("note", "a note has at most " + MOST_NOTE + " characters");
    }
    if (action.equals("note") && note.isEmpty()) {
      throw new BadParameterException("note", "'note' is missing");
    }
    StoreView view = knowledge.of(visitor);
    requireVisible(view, asked);
    Choice choice = choice(action, asked, view);
    Decision decision =
        Decision.of(visitor.name(), clock.instant(), note, choice.accounts(), choice.action());
    keeper.decide(List.of(decision));
    log.add(
        visitor.name(),
        visitor.via(),
        "review." + action,
        subject(asked),
        decision.id() + (note.isEmpty() ? "" : " " + note));
    IncidentRevision now =
        knowledge.of(visitor).findIncidentOf(choice.accounts().getFirst()).orElse(null);
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Json.write(json -> {
              json.writeStartObject();
              json.writeStringProperty("decision", decision.id());
              json.writeStringProperty("reviewer", decision.reviewer());
              json.writeStringProperty("at", decision.at().toString());
              json.writeStringProperty("action", action);
              if (now == null) {
                json.writeNullProperty("incident");
              } else {
                Json.raw(
                    json,
                    "incident",
                    IncidentRoutes.writer(knowledge.of(visitor), List.of(now)).write(now));
              }
              json.writeEndObject();
            }));
  }

  private static String subject(ObjectNode asked) {
    List<String> all = new ArrayList<>(names(asked, "incidents"));
    String incident = Json.text(asked, "incident");
    if (incident != null) {
      all.add(incident);
    }
    all.addAll(names(asked, "accounts"));
    String decision = Json.text(asked, "decision");
    if (decision != null) {
      all.add(decision);
    }
    return String.join(" ", all);
  }

  /** What a visitor cannot see, the visitor cannot decide on. */
  private static void requireVisible(StoreView view, ObjectNode asked) {
    List<String> incidents = new ArrayList<>(names(asked, "incidents"));
    String one = Json.text(asked, "incident");
    if (one != null) {
      incidents.add(one);
    }
    JsonNode revision = asked.get("revision");
    for (String id : incidents) {
      IncidentRevision found = view.findIncident(id).orElseThrow(() -> IncidentRoutes.missing(id));
      if (revision != null && revision.isInt() && revision.intValue() != found.revision()) {
        throw new ProblemException(
            HttpStatus.CONFLICT,
            "incident "
                + found.id()
                + " is at revision "
                + found.revision()
                + " now; look at it again");
      }
    }
  }

  private Choice choice(String action, ObjectNode asked, StoreView view) {
    try {
      return switch (action) {
        case "accept" -> choices.accept(Json.require(asked, "incident"));
        case "reject" -> choices.reject(Json.require(asked, "incident"));
        case "note" -> choices.note(Json.require(asked, "incident"));
        case "correct" -> correct(asked, view);
        case "merge" -> choices.merge(names(asked, "incidents"));
        case "split" -> choices.split(Json.require(asked, "incident"), names(asked, "accounts"));
        case "duplicate" -> choices.duplicate(names(asked, "accounts"));
        case "withdraw" -> choices.withdraw(Json.require(asked, "decision"));
        default ->
            throw IncidentFilter.bad(
                "action",
                action,
                "it must be accept, reject, correct, merge, split, duplicate, note or withdraw");
      };
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }
  }

  private Choice correct(ObjectNode asked, StoreView view) {
    String incident = Json.require(asked, "incident");
    String field = Json.require(asked, "field");
    JsonNode given = asked.get("evidence");
    if (given == null || given.isNull()) {
      return choices.correct(incident, field, value(asked));
    }
    if (!(given instanceof ObjectNode words)) {
      throw new BadParameterException("evidence", "'evidence' must be an object");
    }
    String account = Json.require(words, "account");
    String quote = Json.require(words, "quote");
    int slash = account.indexOf('/');
    String text =
        view.findArticle(slash < 0 ? account : account.substring(0, slash))
            .map(record -> record.article().text())
            .orElseThrow(() ->
                new ProblemException(HttpStatus.NOT_FOUND, "there is no article of 'account'"));
    return choices.correct(
        incident,
        account,
        field,
        value(asked),
        new Choices.Words(quote, unit(words, "start", text), unit(words, "end", text)));
  }

  /** A UTF-16 offset for one in code points; null where none is given. */
  private static @Nullable Integer unit(ObjectNode words, String name, String text) {
    JsonNode value = words.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isInt()
        || value.intValue() < 0
        || value.intValue() > text.codePointCount(0, text.length())) {
      throw new BadParameterException(name, "'" + name + "' is no place in the text");
    }
    return text.offsetByCodePoints(0, value.intValue());
  }

  /** The value of a correction: a text as reviewers write it, or JSON as in the record. */
  private static String value(ObjectNode asked) {
    JsonNode value = asked.get("value");
    if (value == null) {
      throw new BadParameterException("value", "'value' is missing");
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static List<String> names(ObjectNode asked, String name) {
    JsonNode value = asked.get(name);
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    if (value.isArray() && value.size() <= MOST_NAMES) {
      value.forEach(one -> {
        if (one.isString()) {
          names.add(one.stringValue());
        }
      });
    }
    if (names.size() != value.size() || !value.isArray()) {
      throw new BadParameterException(
          name, "'" + name + "' must be a list of at most " + MOST_NAMES + " texts");
    }
    return names;
  }
}
