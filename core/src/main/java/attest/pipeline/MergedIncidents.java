package attest.pipeline;

import attest.incident.IncidentRevision;
import attest.store.IncidentPage;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The stored incidents that are seen as they are, and among them those put together anew, in order.
 */
final class MergedIncidents implements Iterator<IncidentRevision> {
  private final IncidentStore store;
  private final OpenIncidents open;
  private final IncidentQuery query;
  private final OpenCursor start;
  private final List<IncidentRevision> remade;
  private final Iterator<IncidentRevision> stored;
  private int given;
  private int taken;
  private int passed;
  private @Nullable IncidentRevision next;

  MergedIncidents(IncidentStore store, OpenIncidents open, IncidentQuery query, OpenCursor start) {
    this.store = store;
    this.open = open;
    this.query = query;
    this.start = start;
    this.remade = open.list(query);
    this.given = Math.min(start.remade(), remade.size());
    this.stored =
        start.end()
            ? List.<IncidentRevision>of().iterator()
            : store.stream(query.withCursor(start.stored()).withLimit(0)).iterator();
    advance();
  }

  /** Takes the next stored incident that no hidden article contributes to. */
  private void advance() {
    next = null;
    while (next == null && stored.hasNext()) {
      IncidentRevision revision = stored.next();
      taken++;
      if (!open.isTouched(revision)) {
        next = open.discreet(revision);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return next != null || given < remade.size();
  }

  @Override
  public IncidentRevision next() {
    IncidentRevision first = next;
    if (given < remade.size()) {
      IncidentRevision other = remade.get(given);
      if (first == null || OpenIncidents.firstDay(other) <= OpenIncidents.firstDay(first)) {
        given++;
        return other;
      }
    }
    if (first == null) {
      throw new NoSuchElementException();
    }
    passed = taken;
    advance();
    return first;
  }

  /** The place after what was given last. */
  OpenCursor cursor() {
    if (next == null) {
      return new OpenCursor(given, null, true);
    }
    if (passed == 0) {
      return new OpenCursor(given, start.stored(), false);
    }
    IncidentPage page = store.page(query.withCursor(start.stored()).withLimit(passed));
    return new OpenCursor(given, page.next(), page.next() == null);
  }
}
