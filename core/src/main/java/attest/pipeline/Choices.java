package attest.pipeline;

import attest.document.Article;
import attest.document.Span;
import attest.format.CorrectionForm;
import attest.format.FormatException;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Citation;
import attest.incident.Decision;
import attest.incident.Evidence;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /**
   * A value of an incident is another, as words of the article of one of its accounts say.
   *
   * @param incident its identity
   * @param account the account, as {@code sha256:…/a1}
   */
  public Choice correct(String incident, String account, String field, String value, Words words) {
    if (accounts(incident).stream().noneMatch(key -> key.toString().equals(account))) {
      throw new IllegalArgumentException("'" + account + "' is no account of incident " + incident);
    }
    return correct(account, field, value, words);
  }

  /**
   * A value of the incident of an account is another, as words of the account's article say.
   *
   * @param account the account, as {@code sha256:…/a1}
   * @param field such as {@code type} or {@code toll/killed/civilians}
   * @param value as {@link CorrectionForm} reads it; for a place also the name of one that the
   *     words name
   * @param words the words
   */
  public Choice correct(String account, String field, String value, Words words) {
    AccountKey key = account(account);
    ArticleRecord record = store.findArticle(key.article()).orElseThrow();
    Evidence evidence = words.in(record.article());
    Set<AccountKey> all = new LinkedHashSet<>(List.of(key));
    store.findIncidentOf(key).ifPresent(one -> all.addAll(one.incident().accounts()));
    try {
      String written = field.equals("place") ? place(record, evidence.span(), value) : value;
      return new Choice(
          List.copyOf(all),
          new Decision.Action.Correct(
              field, CorrectionForm.json(field, written), new Citation(key, evidence)));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Words of an article, and where they stand.
   *
   * @param quote the words; where they are compared, any white space is like any other
   * @param begin where they begin, in UTF-16 units; null where they stand but once in the text
   * @param end where they end; null as {@code begin}
   */
  public record Words(String quote, @Nullable Integer begin, @Nullable Integer end) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** The words as evidence, if they stand where they are said to. */
    private Evidence in(Article article) {
      if (quote.isBlank()) {
        throw new IllegalArgumentException("name the words of the text on which the value rests");
      }
      String text = article.text();
      if (begin == null || end == null) {
        String sought = quote.strip();
        int at = text.indexOf(sought);
        if (at < 0) {
          throw new IllegalArgumentException("the words “" + sought + "” do not stand in the text");
        }
        if (text.indexOf(sought, at + 1) >= 0) {
          throw new IllegalArgumentException(
              "the words “" + sought + "” stand in the text more than once; name more of them");
        }
        return Evidence.of(article, new Span(at, at + sought.length()));
      }
      if (begin < 0 || end > text.length() || begin >= end || !alike(text.substring(begin, end))) {
        throw new IllegalArgumentException("the words “" + quote + "” do not stand there");
      }
      return Evidence.of(article, new Span(begin, end));
    }

    private boolean alike(String there) {
      return SPACE.matcher(there).replaceAll("").equals(SPACE.matcher(quote).replaceAll(""));
    }
  }

  /** A place that the words name, where its name is given and no JSON. */
  private static String place(ArticleRecord record, Span span, String given) {
    String name = given.strip();
    if (name.startsWith("{") || name.equals("null")) {
      return name;
    }
    for (PlaceMention mention : record.places()) {
      if (mention.span().overlaps(span)
          && mention.place() instanceof Place.Known known
          && known.name().equalsIgnoreCase(name)) {
        return CorrectionForm.json(known);
      }
    }
    throw new IllegalArgumentException(
        "no place '"
            + name
            + "' is known at these words; write it as JSON, as the record of an incident does");
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
