package attest.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * A new decision.
   *
   * @param at when; of its parts below a microsecond nothing is kept
   * @return with an identity that is made of all its parts
   */
  public static Decision of(
      String reviewer, Instant at, String note, List<AccountKey> accounts, Action action) {
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    String parts = reviewer.strip() + "\n" + moment + "\n" + accounts + "\n" + action;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      String id = "d-" + HexFormat.of().formatHex(hash).substring(0, 16);
      return new Decision(id, reviewer.strip(), moment, note, accounts, action);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Those decisions that hold: not those that a later one withdraws, and no withdrawals.
   *
   * @param decisions in any order
   * @return in order of time
   */
  public static List<Decision> standing(Collection<Decision> decisions) {
    List<Decision> latest = new ArrayList<>(decisions);
    latest.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id).reversed());
    Set<String> withdrawn = new HashSet<>();
    List<Decision> standing = new ArrayList<>();
    for (Decision decision : latest) {
      if (withdrawn.contains(decision.id())) {
        continue;
      }
      if (decision.action() instanceof Action.Withdraw withdrawal) {
        withdrawn.add(withdrawal.decision());
      } else {
        standing.add(decision);
      }
    }
    Collections.reverse(standing);
    return standing;
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
     * @param basis the words that say so, in the article of one of the accounts; null where the
     *     reviewer named none
     */
    record Correct(String field, String value, @Nullable Citation basis) implements Action {
      public Correct {
        Objects.requireNonNull(field);
        Objects.requireNonNull(value);
      }

      /** A correction that names no words. */
      public Correct(String field, String value) {
        this(field, value, null);
      }
    }

    /** Nothing but the note. */
    record Note() implements Action {}

    /**
     * An earlier decision does not hold any more. What is withdrawn may be a withdrawal.
     *
     * @param decision identity of that decision
     */
    record Withdraw(String decision) implements Action {
      public Withdraw {
        Objects.requireNonNull(decision);
      }
    }
  }
}
