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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes filed accounts of a record: adds the names and rare words that tell each event from others.
 * They are taken from the paragraphs that tell it; for what the article reports as news also from
 * those that tell of no other event. The same record gives the same words. Safe for threads.
 */
public final class AccountFiler {
  private static final int MAX_WORDS = 64;
  private static final int MAX_CHARS = 20_000;
  private static final int MAX_TOWNS = 4;
  private static final float RARE = 3.4f;
  private static final float UNRANKED = 100;

  private final Frequencies frequencies;

  /** A filer with the program's own table of frequencies. */
  public AccountFiler() {
    frequencies = Frequencies.load();
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
    JointClaims joint = new JointClaims(record);
    List<FiledAccount> filed = new ArrayList<>(accounts.size());
    for (int i = 0; i < accounts.size(); i++) {
      Account account = accounts.get(i);
      boolean apart = isApart(account, news);
      Map<String, Float> words = new HashMap<>();
      for (int p = 0; p < paragraphs.size(); p++) {
        List<Integer> told = tellers.get(p);
        if (told.contains(i) || (!apart && isFree(told, accounts, account))) {
          collect(text, paragraphs.get(p), words, true);
          settle(record.places(), paragraphs.get(p), words);
        }
      }
      String title = card.title();
      if (title != null && !apart) {
        collect(title, new Span(0, Math.min(title.length(), 400)), words, true);
      }
      filed.add(new FiledAccount(card, account, rarest(words), joint.of(account)));
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
      if (isApart(accounts.get(other), account)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two accounts of one article cannot be of one event by their times. */
  private static boolean isApart(Account one, Account other) {
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

  private static @Nullable TimeInterval interval(@Nullable TimeMention time) {
    return time == null ? null : time.interval();
  }

  private List<String> rarest(Map<String, Float> words) {
    List<String> kept = new ArrayList<>(words.keySet());
    kept.sort((a, b) -> {
      int byWeight = Float.compare(words.getOrDefault(b, 0f), words.getOrDefault(a, 0f));
      return byWeight != 0 ? byWeight : a.compareTo(b);
    });
    return kept.size() > MAX_WORDS ? kept.subList(0, MAX_WORDS) : kept;
  }

  /** Adds the rare words of a stretch of text and the pairs of words with capitals. */
  private void collect(String text, Span span, Map<String, Float> words, boolean pairs) {
    String before = "";
    int beforeEnd = -2;
    int i = span.begin();
    int end = Math.min(span.end(), text.length());
    while (i < end) {
      if (!isInner(text, i, end)) {
        i++;
        continue;
      }
      int begin = i;
      while (i < end && isInner(text, i, end)) {
        i++;
      }
      boolean capital = Character.isUpperCase(text.charAt(begin));
      String word = normal(text, begin, i);
      if (capital || Character.isDigit(word.charAt(0))) {
        add(words, word);
      }
      if (pairs && capital && beforeEnd + 1 == begin && text.charAt(beforeEnd) == ' ') {
        add(words, before + " " + word);
      }
      before = word;
      beforeEnd = capital ? i : -2;
    }
  }

  /** Adds the points of the first towns that a paragraph names. */
  private static void settle(List<PlaceMention> places, Span paragraph, Map<String, Float> words) {
    for (PlaceMention mention : places) {
      if (paragraph.contains(mention.span())
          && mention.place() instanceof Place.Known known
          && known.precision() == Place.Precision.SETTLEMENT) {
        Place.Point point = known.point();
        long named = words.keySet().stream().filter(w -> w.charAt(0) == '#').count();
        if (point != null && named < MAX_TOWNS) {
          words.put(town(point), UNRANKED);
        }
      }
    }
  }

  /** The name of a point among words: {@code #} and hundredths of degrees. */
  private static String town(Place.Point point) {
    return "#" + Math.round(point.latitude() * 100) + "," + Math.round(point.longitude() * 100);
  }

  private static boolean isInner(String text, int i, int end) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return (c == '\'' || c == '’' || c == '-')
        && i + 1 < end
        && Character.isLetterOrDigit(text.charAt(i + 1))
        && i > 0
        && Character.isLetterOrDigit(text.charAt(i - 1));
  }

  private static String normal(String text, int begin, int end) {
    String word = text.substring(begin, end).replace('’', '\'').toLowerCase(Locale.ROOT);
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  private void add(Map<String, Float> words, String word) {
    float weight = frequencies.weight(word);
    if (weight >= RARE && word.length() > 1) {
      words.put(word, weight);
    }
  }
}
