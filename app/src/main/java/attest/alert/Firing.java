package attest.alert;

import java.time.Instant;

/**
 * Something that a saved search tells of, once.
 *
 * @param number counts from 1 over all searches
 * @param search the search
 * @param incident identity of the incident
 * @param revision the revision that brought it
 * @param event what happened
 * @param at when it was noticed
 * @param known when the revision was stored
 * @param internal whether it was found with a view of what is internal
 * @param place of a rise, where; else empty
 * @param day of a rise, the last day of its seven, counted from 1970-01-01; else 0
 * @param title the incident in words
 * @param detail what happened in words
 */
public record Firing(
    long number,
    String search,
    String incident,
    int revision,
    AlertEvent event,
    Instant at,
    Instant known,
    boolean internal,
    String place,
    long day,
    String title,
    String detail) {}
