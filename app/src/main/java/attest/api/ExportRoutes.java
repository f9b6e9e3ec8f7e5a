package attest.api;

import attest.access.IncidentFilter;
import attest.access.Visitor;
import attest.export.ExportFormat;
import attest.store.IncidentQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Downloads. */
@RestController
@Tag(name = "exports", description = "Incidents in the forms of others")
final class ExportRoutes {
  private final Exports exports;

  ExportRoutes(Exports exports) {
    this.exports = exports;
  }

  @GetMapping("/api/v1/exports/{format}")
  @Filtered
  @Operation(
      operationId = "export",
      summary = "A download of incidents; it is in the log",
      description =
          "The headers Attest-Written and Attest-Excluded say how many incidents are in it and how"
              + " many the form cannot express.")
  ResponseEntity<Resource> export(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(
              description =
                  "jsonl, csv, acled-csv, ucdp-csv, gtd-csv, plover-jsonl, geojson, hxl-csv,"
                      + " w3c-annotation-jsonld or parquet")
          @PathVariable
          String format,
      @Parameter(description = "Whether words of the articles may be in it")
          @RequestParam(defaultValue = "true")
          boolean text,
      @Parameter(description = "Gives the table of what the form cannot express, with the reasons")
          @RequestParam(defaultValue = "false")
          boolean exclusions,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given)
      throws IOException {
    ExportFormat form = ExportFormat.find(format);
    if (form == null) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "there is no such form; these are: " + String.join(", ", ExportFormat.codes()));
    }
    Answers.requireKnown(given, Set.of("text", "exclusions"));
    IncidentQuery query = IncidentFilter.parse(given);
    return exports.download(visitor, form, query, text, exclusions);
  }
}
