package attest.alert;

import java.util.Arrays;
import java.util.Optional;

/** What a saved search can tell of; {@code docs/alerts.md} says when each happens. */
public enum AlertEvent {
  /** An incident fits the search that did not exist or did not fit before. */
  NEW_INCIDENT("new", "New incident"),
  /** What the figures of an incident come to has changed. */
  TOLL_REVISED("toll", "Toll revised"),
  /** Figures of equal scope contradict each other that did not before. */
  NEW_DISAGREEMENT("disagreement", "New disagreement"),
  /** A second report tells of an incident, independently of the first. */
  SECOND_ORIGIN("origin", "Second independent origin"),
  /** More incidents in a place than its own past lets expect. */
  UNUSUAL_RISE("rise", "Unusual rise");

  private final String code;
  private final String title;

  AlertEvent(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The name in the database, the pages and what is sent. */
  public String code() {
    return code;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The event of a code; empty where there is none. */
  public static Optional<AlertEvent> find(String code) {
    return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
  }
}
