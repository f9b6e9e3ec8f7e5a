package attest.store;

import attest.incident.IncidentRevision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of what is known: a new revision of an incident, or its end.
 *
 * @param number its place in the order of storing, from 1
 * @param incident the identity of the incident
 * @param at when it was stored (system time)
 * @param cause what made it so, in words for people
 * @param revision what is known from then on; null where the incident ended
 * @param mergedInto the incident that took its accounts in; null where there is none
 */
public record Change(
    long number,
    String incident,
    Instant at,
    String cause,
    @Nullable IncidentRevision revision,
    @Nullable String mergedInto) {}
