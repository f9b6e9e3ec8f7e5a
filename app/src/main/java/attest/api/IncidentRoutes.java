package attest.api;

import attest.access.IncidentFilter;
import attest.access.Knowledge;
import attest.access.Visitor;
import attest.export.ExportFormat;
import attest.export.Exporter;
import attest.format.IncidentWriter;
import attest.incident.FiledAccount;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentPage;
import attest.store.IncidentQuery;
import attest.store.Redirect;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Incidents. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "incidents", description = "What the accounts of many articles say together")
final class IncidentRoutes {
  private static final String PATH = "/api/v1/incidents";

  private final Knowledge knowledge;

  IncidentRoutes(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "application/geo+json"})
  @Filtered(paged = true)
  @Operation(
      operationId = "listIncidents",
      summary = "Incidents in the order of their first day, page by page",
      description =
          "'incidents' are objects of schema attest-incident/1; 'next' is the cursor of the next page"
              + " or null, and is in the header Link, too. As application/geo+json it is a feature"
              + " collection.")
  ResponseEntity<String> list(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
          @Nullable String accept,
      WebRequest request)
      throws IOException {
    Answers.requireKnown(given, Set.of("limit", "cursor"));
    IncidentQuery query = IncidentFilter.parse(given);
    int limit = Answers.limit(given.getFirst("limit"));
    StoreView view = knowledge.of(visitor);
    IncidentPage page = page(view, query.withLimit(limit), given.getFirst("cursor"));
    HttpHeaders next =
        Answers.next(
            PATH, join(IncidentFilter.toQueryString(query), "limit=" + limit), page.next());
    if (wantsMap(accept)) {
      return Answers.of(request, map(view, page.incidents()), Answers.GEO_JSON, next);
    }
    IncidentWriter writer = writer(view, page.incidents());
    String body =
        Json.write(json -> {
          json.writeStartObject();
          Json.raw(json, "incidents", page.incidents().stream().map(writer::write).toList());
          Json.text(json, "next", page.next());
          json.writeEndObject();
        });
    return Answers.of(request, body, MediaType.APPLICATION_JSON, next);
  }

  private static IncidentPage page(StoreView view, IncidentQuery query, @Nullable String cursor) {
    try {
      return view.page(query.withCursor(cursor == null || cursor.isBlank() ? null : cursor));
    } catch (IllegalArgumentException e) {
      throw IncidentFilter.bad("cursor", cursor, "it must be one that an answer gave");
    }
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + "&" + second;
  }

  private static boolean wantsMap(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    double map = quality(accept, Answers.GEO_JSON);
    return map > 0 && map > quality(accept, MediaType.APPLICATION_JSON);
  }

  private static double quality(String accept, MediaType type) {
    return MediaType.parseMediaTypes(accept).stream()
        .filter(range -> range.includes(type))
        .max((a, b) -> a.isMoreSpecific(b) ? 1 : b.isMoreSpecific(a) ? -1 : 0)
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static String map(StoreView view, List<IncidentRevision> incidents) throws IOException {
    Path folder = Files.createTempDirectory("attest");
    Path file = folder.resolve("map.geojson");
    try {
      new Exporter(view.lookup(), true).export(ExportFormat.GEOJSON, incidents.iterator(), file);
      return Files.readString(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** A writer of some incidents. */
  static IncidentWriter writer(StoreView view, Collection<IncidentRevision> incidents) {
    return new IncidentWriter(view.lookup(incidents), true, false);
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "findIncident",
      summary = "An incident with its claims, tolls and disagreements",
      description = "Where it was merged into another, the answer is 308 and leads there.")
  ResponseEntity<String> one(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String id,
      @Parameter(description = "What was known at that moment, such as 2016-03-09T12:00Z")
          @RequestParam(required = false)
          @Nullable String asOf,
      WebRequest request) {
    StoreView view = knowledge.of(visitor);
    Instant moment =
        asOf == null ? null : IncidentFilter.parse(Map.of("asOf", List.of(asOf))).asOf();
    IncidentRevision found = view.findIncident(id, moment).orElseThrow(() -> missing(id));
    if (!found.id().equals(id)) {
      return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
          .location(URI.create(PATH + "/" + found.id() + (moment == null ? "" : "?asOf=" + moment)))
          .build();
    }
    return Answers.json(request, writer(view, List.of(found)).write(found));
  }

  @GetMapping(path = "/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listRevisions",
      summary = "Every revision of an incident, and what was merged into it or it into",
      description = "'revisions' are objects of schema attest-incident/1, the first one first.")
  ResponseEntity<String> history(
      @AuthenticationPrincipal Visitor visitor, @PathVariable String id, WebRequest request) {
    StoreView view = knowledge.of(visitor);
    List<IncidentRevision> revisions = view.history(id);
    if (revisions.isEmpty()) {
      throw missing(id);
    }
    IncidentWriter writer = writer(view, revisions);
    return Answers.json(
        request,
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("id", id);
          Json.raw(json, "revisions", revisions.stream().map(writer::write).toList());
          json.writeArrayPropertyStart("redirects");
          for (Redirect redirect : view.redirects(id)) {
            json.writeStartObject();
            json.writeStringProperty("from", redirect.from());
            Json.text(json, "to", redirect.to());
            json.writeStringProperty("at", redirect.at().toString());
            json.writeStringProperty("cause", redirect.cause());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  @GetMapping(path = "/{id}/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listAccounts",
      summary = "The accounts that an incident rests on now, with their articles")
  ResponseEntity<String> accounts(
      @AuthenticationPrincipal Visitor visitor, @PathVariable String id, WebRequest request) {
    StoreView view = knowledge.of(visitor);
    if (view.findIncident(id).isEmpty()) {
      throw missing(id);
    }
    List<FiledAccount> accounts = view.accounts(id);
    return Answers.json(
        request,
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("id", id);
          json.writeArrayPropertyStart("accounts");
          for (FiledAccount filed : accounts) {
            var article = filed.article();
            var account = filed.account();
            json.writeStartObject();
            json.writeStringProperty("article", article.id());
            json.writeStringProperty("account", account.id());
            json.writeStringProperty("type", account.type().code());
            json.writeStringProperty("status", account.status().code());
            json.writeStringProperty("salience", account.salience().code());
            Json.text(json, "title", article.title());
            Json.text(json, "publisher", article.publisher());
            Json.text(json, "agency", article.agency());
            Json.text(json, "url", article.url());
            Json.text(
                json, "published", article.published() == null ? null : article.published().text());
            json.writeStringProperty("trigger", account.trigger().quote());
            json.writeNumberProperty("claims", account.claims().size());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /** What is answered where there is no incident. */
  static ProblemException missing(String id) {
    return new ProblemException(
        HttpStatus.NOT_FOUND,
        "there is no incident '" + (id.length() > 60 ? id.substring(0, 60) + "…" : id) + "'");
  }
}
