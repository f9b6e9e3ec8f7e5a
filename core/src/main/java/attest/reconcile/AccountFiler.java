package attest.reconcile;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.FiledAccount;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes filed accounts of a record: adds the names and rare words that tell each event from others.
 * They are taken from the paragraphs that tell it; for what the article reports as news also from
 * those that tell of no other event. The same record gives the same words. Safe for threads.
 */
public final class AccountFiler {
  private static final int MAX_CHARS = 20_000;

  private final Frequencies frequencies;
  private final WordLists lists;

  /** A filer with the program's own table of frequencies. */
  public AccountFiler() {
    frequencies = Frequencies.load();
    lists = WordLists.load();
  }

  /** The accounts of a record, in their order, with a card that has no fingerprint. */
  public List<FiledAccount> file(ArticleRecord record) {
    Article article = record.article();
    return file(
        record,
        new ArticleCard(
            article.id(),
            article.source(),
            article.url(),
            article.publisher(),
            article.agency(),
            article.title(),
            article.published(),
            ""));
  }

  /** The accounts of a record, in their order, with the card of its article. */
  public List<FiledAccount> file(ArticleRecord record, ArticleCard card) {
    List<Account> accounts = record.accounts();
    if (accounts.isEmpty()) {
      return List.of();
    }
    String text = record.article().text();
    List<Span> paragraphs = paragraphs(record.article());
    List<List<Integer>> tellers = tellers(paragraphs, accounts);
    Account news = accounts.get(0);
    for (Account account : accounts) {
      if (account.salience() == Account.Salience.MAIN) {
        news = account;
        break;
      }
    }
    JointClaims joint = new JointClaims(record, lists);
    List<FiledAccount> filed = new ArrayList<>(accounts.size());
    for (int i = 0; i < accounts.size(); i++) {
      Account account = accounts.get(i);
      boolean beside = isBackground(account) && !isBackground(news);
      boolean another = account != news && isAnother(account);
      boolean apart = beside || another || isApart(account, news);
      TellingWords words = new TellingWords(frequencies, lists);
      for (int p = 0; p < paragraphs.size(); p++) {
        List<Integer> told = tellers.get(p);
        if (told.contains(i) || (!apart && isFree(told, accounts, account))) {
          words.collect(text, paragraphs.get(p));
          settle(record.places(), paragraphs.get(p), words);
          date(record.times(), paragraphs.get(p), words);
        }
      }
      String title = card.title();
      if (title != null && !apart) {
        words.headline(title);
      }
      filed.add(new FiledAccount(card, account, words.rarest(), joint.of(account)));
    }
    return filed;
  }

  private static List<Span> paragraphs(Article article) {
    List<Span> spans = new ArrayList<>();
    for (Article.Paragraph paragraph : article.paragraphs()) {
      if (!paragraph.repeats() && paragraph.span().begin() < MAX_CHARS) {
        spans.add(paragraph.span());
      }
    }
    return spans;
  }

  private static List<List<Integer>> tellers(List<Span> paragraphs, List<Account> accounts) {
    List<List<Integer>> tellers = new ArrayList<>();
    for (Span paragraph : paragraphs) {
      List<Integer> told = new ArrayList<>();
      for (int i = 0; i < accounts.size(); i++) {
        if (tells(accounts.get(i), paragraph)) {
          told.add(i);
        }
      }
      tellers.add(told);
    }
    return tellers;
  }

  private static boolean tells(Account account, Span paragraph) {
    if (paragraph.contains(account.trigger().span())) {
      return true;
    }
    for (Account.IdentifiedClaim claim : account.claims()) {
      if (paragraph.contains(claim.claim().evidence().span())) {
        return true;
      }
    }
    return account.actors().stream().anyMatch(a -> paragraph.contains(a.evidence().span()));
  }

  private static boolean isFree(List<Integer> told, List<Account> accounts, Account account) {
    for (int other : told) {
      if (isAnother(accounts.get(other)) || isApart(accounts.get(other), account)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two accounts of one article cannot be of one event by their times or places. */
  private static boolean isApart(Account one, Account other) {
    if (one != other && areFar(one.place(), other.place())) {
      return true;
    }
    TimeInterval first = interval(one.time());
    TimeInterval second = interval(other.time());
    return one != other
        && (first != null && second != null
            ? !first.overlaps(second)
            : (one.salience() == Account.Salience.BACKGROUND)
                    != (other.salience() == Account.Salience.BACKGROUND)
                && (first != null || second != null)
                && one.count() != other.count());
  }

  /** Whether an account is told as another than the one before: "separately", "has since". */
  private static boolean isAnother(Account account) {
    return !account.mentions().isEmpty() && account.mentions().get(0).separate();
  }

  private static boolean areFar(@Nullable PlaceMention one, @Nullable PlaceMention other) {
    return one != null
        && other != null
        && one.place() instanceof Place.Known here
        && other.place() instanceof Place.Known there
        && Comparison.areFar(here, there);
  }

  private static Place.@Nullable Point settlement(PlaceMention mention) {
    return mention.place() instanceof Place.Known known
            && known.precision() == Place.Precision.SETTLEMENT
        ? known.point()
        : null;
  }

  private static boolean isBackground(Account account) {
    return account.salience() == Account.Salience.BACKGROUND;
  }

  /** Adds the points of the towns that a paragraph names. */
  private static void settle(List<PlaceMention> places, Span paragraph, TellingWords words) {
    for (PlaceMention mention : places) {
      if (paragraph.contains(mention.span()) && settlement(mention) instanceof Place.Point point) {
        words.town(point.latitude(), point.longitude());
      }
    }
  }

  /** Adds the days that a paragraph names. */
  private static void date(List<TimeMention> times, Span paragraph, TellingWords words) {
    for (TimeMention mention : times) {
      TimeInterval interval = mention.interval();
      if (interval != null
          && interval.start().equals(interval.end())
          && paragraph.contains(mention.evidence().span())) {
        words.day(interval.start());
      }
    }
  }

  private static @Nullable TimeInterval interval(@Nullable TimeMention time) {
    return time == null ? null : time.interval();
  }
}
