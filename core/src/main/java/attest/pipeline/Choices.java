package attest.pipeline;

import attest.format.CorrectionForm;
import attest.format.FormatException;
import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.IncidentRevision;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reviewer can decide on what a store holds, checked against it. Each method fails with an
 * {@link IllegalArgumentException} that says what is wrong. Safe for threads.
 */
public final class Choices {
  private static final Pattern KEY = Pattern.compile("(sha256:[0-9a-f]{64})/(a\\d{1,9})");

  private final IncidentStore store;

  /** The choices over a store. */
  public Choices(IncidentStore store) {
    this.store = store;
  }

  /**
   * A choice.
   *
   * @param accounts what it is about
   * @param action what is decided
   */
  public record Choice(List<AccountKey> accounts, Decision.Action action) {
    public Choice {
      accounts = List.copyOf(accounts);
    }
  }

  /** An incident is right as it stands. */
  public Choice accept(String incident) {
    return new Choice(accounts(incident), new Decision.Action.Accept());
  }

  /** An incident is none, or is not to be kept. */
  public Choice reject(String incident) {
    return new Choice(accounts(incident), new Decision.Action.Reject());
  }

  /** A note on an incident; it changes nothing else. */
  public Choice note(String incident) {
    return new Choice(accounts(incident), new Decision.Action.Note());
  }

  /**
   * A value of an incident is another.
   *
   * @param incident its identity
   * @param field such as {@code type} or {@code toll/killed/civilians}
   * @param value as {@link CorrectionForm} reads it
   */
  public Choice correct(String incident, String field, String value) {
    try {
      return new Choice(
          accounts(incident),
          new Decision.Action.Correct(field, CorrectionForm.json(field, value)));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Two or more incidents are one. */
  public Choice merge(List<String> incidents) {
    if (incidents.stream().distinct().count() < 2) {
      throw new IllegalArgumentException("a merge is of two or more incidents");
    }
    List<AccountKey> accounts = new ArrayList<>();
    incidents.stream().distinct().forEach(id -> accounts.addAll(accounts(id)));
    return new Choice(accounts, new Decision.Action.Merge());
  }

  /**
   * Some accounts of an incident tell of another event than the rest.
   *
   * @param incident its identity
   * @param apart those accounts, as {@code sha256:…/a1}
   */
  public Choice split(String incident, List<String> apart) {
    List<AccountKey> rest = new ArrayList<>(accounts(incident));
    List<AccountKey> chosen = new ArrayList<>();
    for (String text : apart) {
      AccountKey key = account(text);
      if (!rest.remove(key)) {
        throw new IllegalArgumentException("'" + text + "' is no account of incident " + incident);
      }
      chosen.add(key);
    }
    if (chosen.isEmpty() || rest.isEmpty()) {
      throw new IllegalArgumentException(
          "a split needs some accounts of the incident, and not all of them");
    }
    return new Choice(chosen, new Decision.Action.Split(rest));
  }

  /** The articles of some accounts are copies of one report. */
  public Choice duplicate(List<String> accounts) {
    List<AccountKey> keys = accounts.stream().map(this::account).toList();
    if (keys.stream().map(AccountKey::article).distinct().count() < 2) {
      throw new IllegalArgumentException("duplicates are accounts of two or more articles");
    }
    return new Choice(keys, new Decision.Action.Duplicate());
  }

  /** An earlier decision does not hold any more. */
  public Choice withdraw(String decision) {
    Decision earlier =
        store.decisions().stream()
            .filter(one -> one.id().equals(decision))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no decision '" + decision + "'"));
    List<AccountKey> accounts = new ArrayList<>(earlier.accounts());
    if (earlier.action() instanceof Decision.Action.Split split) {
      accounts.addAll(split.others());
    }
    return new Choice(accounts, new Decision.Action.Withdraw(decision));
  }

  private List<AccountKey> accounts(String incident) {
    return store
        .findIncident(incident)
        .map(IncidentRevision::incident)
        .orElseThrow(() -> new IllegalArgumentException("there is no incident '" + incident + "'"))
        .accounts();
  }

  private AccountKey account(String text) {
    Matcher parts = KEY.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no account; one is written sha256:…/a1");
    }
    AccountKey key = new AccountKey(parts.group(1), parts.group(2));
    if (store.findAccount(key).isEmpty()) {
      throw new IllegalArgumentException("there is no account '" + text + "'");
    }
    return key;
  }
}
