package attest.store;

import attest.incident.IncidentRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the incidents that a query asks for.
 *
 * @param incidents in the order of the query
 * @param next the cursor to give to the same query for what comes after; null where nothing does
 */
public record IncidentPage(List<IncidentRevision> incidents, @Nullable String next) {
  public IncidentPage {
    incidents = List.copyOf(incidents);
  }
}
