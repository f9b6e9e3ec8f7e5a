package attest.api;

import attest.access.IncidentFilter;
import attest.access.Knowledge;
import attest.access.Visitor;
import attest.pipeline.StoreView;
import attest.store.Change;
import attest.store.IncidentQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What changed: as feeds, and as it happens. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "changes", description = "What changed: revisions of incidents, the latest first")
final class ChangeRoutes {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int LOOKED_AT = 500;
  private static final int GIVEN = 100;

  private final Knowledge knowledge;
  private final ChangeItems items;
  private final ChangeStream stream;

  ChangeRoutes(Knowledge knowledge, ChangeItems items, ChangeStream stream) {
    this.knowledge = knowledge;
    this.items = items;
    this.stream = stream;
  }

  @GetMapping(path = "/changes.json", produces = "application/feed+json")
  @Filtered
  @Operation(operationId = "changesAsJsonFeed", summary = "The latest changes as JSON Feed 1.1")
  ResponseEntity<String> json(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
      WebRequest request) {
    Answers.requireKnown(given, Set.of());
    String base = items.base();
    List<Change> latest = latest(visitor, IncidentFilter.parse(given));
    String body =
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("version", "https://jsonfeed.org/version/1.1");
          json.writeStringProperty("title", "Attest: changes of incidents");
          json.writeStringProperty("home_page_url", base + "/");
          json.writeStringProperty("feed_url", base + "/api/v1/changes.json");
          json.writeArrayPropertyStart("items");
          for (Change change : latest) {
            json.writeStartObject();
            json.writeStringProperty("id", ChangeItems.id(change));
            json.writeStringProperty("url", url(base, change));
            json.writeStringProperty("title", ChangeItems.title(change));
            json.writeStringProperty("content_text", ChangeItems.summary(change));
            json.writeStringProperty("date_published", change.at().toString());
            json.writeName("_attest");
            ChangeItems.write(json, change);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
    return Answers.of(request, body, MediaType.valueOf("application/feed+json"), new HttpHeaders());
  }

  @GetMapping(path = "/changes.atom", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
  @Filtered
  @Operation(operationId = "changesAsAtom", summary = "The latest changes as an Atom feed")
  ResponseEntity<String> atom(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
      WebRequest request)
      throws XMLStreamException {
    Answers.requireKnown(given, Set.of());
    List<Change> latest = latest(visitor, IncidentFilter.parse(given));
    return Answers.of(
        request, atom(items.base(), latest), MediaType.APPLICATION_ATOM_XML, new HttpHeaders());
  }

  private static String atom(String base, List<Change> latest) throws XMLStreamException {
    StringWriter out = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(ATOM);
    xml.writeStartElement(ATOM, "feed");
    xml.writeDefaultNamespace(ATOM);
    element(xml, "id", base + "/api/v1/changes.atom");
    element(xml, "title", "Attest: changes of incidents");
    element(xml, "updated", (latest.isEmpty() ? Instant.EPOCH : latest.getFirst().at()).toString());
    xml.writeStartElement(ATOM, "author");
    element(xml, "name", "Attest");
    xml.writeEndElement();
    link(xml, "self", base + "/api/v1/changes.atom");
    for (Change change : latest) {
      xml.writeStartElement(ATOM, "entry");
      element(xml, "id", ChangeItems.id(change));
      element(xml, "title", ChangeItems.title(change));
      element(xml, "updated", change.at().toString());
      link(xml, "alternate", url(base, change));
      element(xml, "summary", ChangeItems.summary(change));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    return out.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(
        text.replaceAll(
            "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", ""));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }

  private static String url(String base, Change change) {
    String to = change.revision() == null ? change.mergedInto() : null;
    return base + "/incidents/" + (to == null ? change.incident() : to);
  }

  /** The latest changes that fit, the latest first. */
  private List<Change> latest(Visitor visitor, IncidentQuery query) {
    StoreView view = knowledge.of(visitor);
    List<Change> fitting = new ArrayList<>();
    long from = Math.max(0, view.lastChange() - LOOKED_AT);
    for (Change change : view.changesAfter(from, LOOKED_AT).list()) {
      if (ChangeItems.fits(query, change)) {
        fitting.add(change);
      }
    }
    List<Change> latest = fitting.reversed();
    return latest.size() > GIVEN ? latest.subList(0, GIVEN) : latest;
  }

  @GetMapping(path = "/changes/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Filtered
  @Operation(
      operationId = "streamChanges",
      summary = "Changes as they happen, as server-sent events",
      description =
          "The data of an event 'change' is an object with number, incident, revision, at, cause, title"
              + " and url. A stream ends after ten minutes; with the header Last-Event-ID the next one"
              + " goes on where it ended.")
  void stream(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    Answers.requireKnown(given, Set.of());
    stream.serve(visitor, IncidentFilter.parse(given), last, response);
  }
}
