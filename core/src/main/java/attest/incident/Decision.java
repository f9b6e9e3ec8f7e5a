package attest.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a person decided about accounts or an incident. Decisions name accounts, not incidents, so
 * that they hold when articles are read again and incidents are put together anew: what is said of
 * an incident is said of the incident that the first of the accounts belongs to.
 *
 * @param id identity of the decision
 * @param reviewer who decided
 * @param at when (system time)
 * @param note why, in the reviewer's words; may be empty
 * @param accounts what it is about; at least one
 * @param action what was decided
 */
public record Decision(
    String id, String reviewer, Instant at, String note, List<AccountKey> accounts, Action action) {
  public Decision {
    Objects.requireNonNull(id);
    Objects.requireNonNull(at);
    Objects.requireNonNull(note);
    Objects.requireNonNull(action);
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty() || reviewer.isBlank()) {
      throw new IllegalArgumentException("a decision about nothing or by nobody");
    }
  }

  /** What can be decided. */
  public sealed interface Action {
    /** The incident is right as it stands. */
    record Accept() implements Action {}

    /** It is no incident, or not one to be kept. */
    record Reject() implements Action {}

    /** All the accounts tell of one event. */
    record Merge() implements Action {}

    /**
     * The accounts tell of another event than others.
     *
     * @param others those others; at least one
     */
    record Split(List<AccountKey> others) implements Action {
      public Split {
        others = List.copyOf(others);
        if (others.isEmpty()) {
          throw new IllegalArgumentException("split from nothing");
        }
      }
    }

    /** The articles of the accounts are copies of one origin. */
    record Duplicate() implements Action {}

    /**
     * A value is another.
     *
     * @param field name of the value, as in {@code type}, {@code time}, {@code place} or {@code
     *     toll/killed/civilians}
     * @param value the value as JSON, in the form that the incident's record gives it
     */
    record Correct(String field, String value) implements Action {
      public Correct {
        Objects.requireNonNull(field);
        Objects.requireNonNull(value);
      }
    }

    /** Nothing but the note. */
    record Note() implements Action {}
  }
}
