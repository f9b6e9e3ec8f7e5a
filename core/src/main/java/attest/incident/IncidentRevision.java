package attest.incident;

import java.time.Instant;
import java.util.Objects;

/**
 * An incident as it was known from one moment on. Revisions are never changed; each new one says
 * what caused it.
 *
 * @param id identity of the incident through all its revisions
 * @param revision its number, from 1
 * @param firstKnown when its first revision was stored
 * @param revised when this revision was stored (system time)
 * @param cause what made it: an article, a rule version, a reviewer, in words for people
 * @param incident what was known
 */
public record IncidentRevision(
    String id, int revision, Instant firstKnown, Instant revised, String cause, Incident incident) {
  public IncidentRevision {
    Objects.requireNonNull(id);
    Objects.requireNonNull(firstKnown);
    Objects.requireNonNull(revised);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(incident);
    if (revision < 1) {
      throw new IllegalArgumentException("revision " + revision + " of " + id);
    }
  }
}
