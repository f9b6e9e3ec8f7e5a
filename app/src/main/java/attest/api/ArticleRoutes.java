package attest.api;

import attest.access.AuditLog;
import attest.access.BadParameterException;
import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.format.RecordWriter;
import attest.format.SaidWriter;
import attest.incident.ArticleRecord;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.StoreView;
import attest.settings.ServeOptions;
import attest.settings.Settings;
import attest.store.Sighting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/** Articles, and what each says by itself. */
@RestController
@RequestMapping("/api/v1/articles")
@Tag(name = "articles", description = "What was read, and what each article says by itself")
final class ArticleRoutes {
  private final Knowledge knowledge;
  private final ArticleReading reading;
  private final IncidentKeeper keeper;
  private final AuditLog log;
  private final ServeOptions serve;
  private final RecordWriter records;
  private final SaidWriter said = new SaidWriter();

  ArticleRoutes(
      Knowledge knowledge,
      ArticleReading reading,
      IncidentKeeper keeper,
      AuditLog log,
      Settings settings) {
    this.knowledge = knowledge;
    this.reading = reading;
    this.keeper = keeper;
    this.log = log;
    this.serve = settings.serve();
    this.records = new RecordWriter(settings.id(), false, false);
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "findArticle",
      summary = "An article with its text, its record and the places of its evidence",
      description =
          "'record' is an object of schema attest/1; 'spans' has start and end in code points of the"
              + " text, by kind.")
  ResponseEntity<String> one(
      @AuthenticationPrincipal Visitor visitor, @PathVariable String id, WebRequest request) {
    StoreView view = knowledge.of(visitor);
    ArticleRecord record = view.findArticle(id).orElseThrow(() -> missing(id));
    List<Sighting> sightings = view.sightings(id);
    return Answers.json(
        request,
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("id", id);
          json.writeBooleanProperty("internal", knowledge.internal().isInternal(id));
          json.writeArrayPropertyStart("sightings");
          for (Sighting sighting : sightings) {
            json.writeStartObject();
            json.writeStringProperty("source", sighting.source());
            Json.text(json, "url", sighting.url());
            Json.text(json, "publisher", sighting.publisher());
            json.writeStringProperty("seen", sighting.seen().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.raw(json, "record", records.write(record));
          Json.raw(json, "spans", said.spans(record));
          json.writeEndObject();
        }));
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "readArticle",
      summary = "Has an article read, or what is at an address",
      description =
          "The body is an article as in the lines of article JSON Lines, or {\"url\": …} alone. The"
              + " answer is an object of schema attest/1. With store=true it is kept, and the"
              + " incidents are brought up to date.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ArticleBody.class))))
  ResponseEntity<String> read(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam(defaultValue = "false") boolean store,
      @Parameter(description = "Marks what is kept as internal from the first on")
          @RequestParam(defaultValue = "false")
          boolean internal,
      @Parameter(hidden = true) InputStream body)
      throws IOException, InterruptedException {
    ArticleRecord record = reading.read(Json.body(body, serve.maxBodyBytes()));
    String id = record.article().id();
    if (!store) {
      log.add(visitor.name(), visitor.via(), "article.read", id, "");
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .body(records.write(record));
    }
    if (record.article().text().isBlank()) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT, "there is no text in it that could be kept");
    }
    if (internal) {
      knowledge.internal().announce(id, visitor.name());
    }
    boolean fresh = keeper.keep(List.of(record)).articles() > 0;
    log.add(visitor.name(), visitor.via(), "article.keep", id, internal ? "internal" : "");
    return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/articles/" + id))
        .contentType(MediaType.APPLICATION_JSON)
        .body(records.write(record));
  }

  /**
   * An article to read.
   *
   * @param ref what the sender calls it
   * @param title its headline
   * @param text its text; or else {@code html}, or {@code url} alone
   * @param html its page
   * @param published when it was published, such as 2016-03-09
   * @param url its address
   * @param publisher who published it
   * @param language BCP 47
   */
  record ArticleBody(
      String ref,
      String title,
      String text,
      String html,
      String published,
      String url,
      String publisher,
      String language) {}

  /**
   * A mark.
   *
   * @param internal whether the article is internal
   */
  record Mark(boolean internal) {}

  @PostMapping(
      path = "/{id}/internal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "markInternal",
      summary = "Marks an article as internal, or no longer",
      description = "What is internal is seen only by who has the scope 'internal'.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Mark.class))))
  ResponseEntity<String> mark(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String id,
      @Parameter(hidden = true) InputStream body)
      throws IOException {
    JsonNode mark = Json.object(Json.body(body, 10_000)).get("internal");
    if (mark == null || !mark.isBoolean()) {
      throw new BadParameterException("internal", "'internal' must be true or false");
    }
    if (!visitor.may(Scope.INTERNAL) || knowledge.of(visitor).findArticle(id).isEmpty()) {
      throw missing(id);
    }
    boolean internal = mark.booleanValue();
    knowledge.internal().mark(id, internal, visitor.name());
    log.add(visitor.name(), visitor.via(), internal ? "article.internal" : "article.open", id, "");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Json.write(json -> {
              json.writeStartObject();
              json.writeStringProperty("id", id);
              json.writeBooleanProperty("internal", internal);
              json.writeEndObject();
            }));
  }

  private static ProblemException missing(String id) {
    return new ProblemException(
        HttpStatus.NOT_FOUND,
        "there is no article '" + (id.length() > 80 ? id.substring(0, 80) + "…" : id) + "'");
  }
}
