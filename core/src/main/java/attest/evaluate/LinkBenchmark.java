package attest.evaluate;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.reconcile.AccountFiler;
import attest.reconcile.Reconciler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether articles are of one incident. Files of articles have lines {@code {"id", "incident_id",
 * "title", "text", "date"}}; files of incidents have lines {@code {"incident_id", "date", "state",
 * "city_or_county"}} and serve to find hard negatives: articles on two incidents of one city within
 * a week. An article is of the incident that its chief account was reconciled into. One that tells
 * no event is read once more with its headline before the text; if it still tells none, it stands
 * in with its words, its first town and day, and with its headline alone where other articles have
 * the very same text, which then is that of a page that could not be read.
 */
public final class LinkBenchmark implements Benchmark {
  private static final int DAYS = 7;

  private final Reconciler reconciler;
  private final AccountFiler filer = new AccountFiler();

  /** A benchmark of a reconciler. */
  public LinkBenchmark(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /**
   * An article with the account that stands for it.
   *
   * @param id its name in the file
   * @param incident the incident that people gave it
   * @param accounts its accounts
   * @param chief the account that says what it is about
   */
  public record Told(String id, String incident, List<FiledAccount> accounts, FiledAccount chief) {
    public Told {
      accounts = List.copyOf(accounts);
    }
  }

  private record Site(String city, LocalDate day) {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Map<String, Site> sites = new HashMap<>();
    for (Path file : files) {
      JsonLines.read(
          file,
          line -> {
            Object incident = line.get("incident_id");
            String city = JsonLines.text(line, "city_or_county");
            String date = JsonLines.text(line, "date");
            if (incident != null && city != null && date != null) {
              sites.put(
                  incident.toString(),
                  new Site(JsonLines.text(line, "state") + "/" + city, LocalDate.parse(date)));
            }
          });
    }
    return score(read(files, reader, progress), sites, out);
  }

  /**
   * The articles of some files, read.
   *
   * @param reader reads an article
   * @param progress is told how many were read
   */
  public List<Told> read(
      List<Path> files, Function<Article, ArticleRecord> reader, Consumer<Integer> progress)
      throws IOException {
    Map<String, ArticleRecord> records = new LinkedHashMap<>();
    Map<String, String> incidents = new HashMap<>();
    for (Path file : files) {
      JsonLines.read(
          file,
          line -> {
            String id = JsonLines.text(line, "id");
            String text = JsonLines.text(line, "text");
            Object incident = line.get("incident_id");
            if (id != null && text != null && !text.isBlank() && incident != null) {
              String title = JsonLines.text(line, "title");
              String date = JsonLines.text(line, "date");
              ArticleRecord record = reader.apply(Articles.of(id, title, text, date));
              if (record.accounts().isEmpty() && title != null && !title.isBlank()) {
                record = reader.apply(Articles.of(id, title, title + ".\n\n" + text, date));
              }
              records.put(id, record);
              incidents.put(id, incident.toString());
              progress.accept(records.size());
            }
          });
    }
    Map<String, Integer> texts = new HashMap<>();
    records.values().forEach(r -> texts.merge(body(r), 1, Integer::sum));
    List<Told> told = new ArrayList<>();
    records.forEach((id, record) -> {
      boolean repeated = texts.getOrDefault(body(record), 0) > 1;
      told.add(told(id, String.valueOf(incidents.get(id)), record, repeated));
    });
    return told;
  }

  /** The text without the headline that was put before it. */
  private static String body(ArticleRecord record) {
    String text = record.article().text();
    String head = record.article().title() + ".\n\n";
    return text.startsWith(head) ? text.substring(head.length()) : text;
  }

  private Told told(String id, String incident, ArticleRecord record, boolean repeated) {
    List<FiledAccount> accounts = filer.file(record);
    if (accounts.isEmpty()) {
      accounts = filer.file(standIn(record, repeated));
    }
    return new Told(id, incident, accounts, chief(accounts));
  }

  /**
   * The record with an account that says no more than the first town and the first day before its
   * publication that the text names, where it has none.
   */
  private static ArticleRecord standIn(ArticleRecord record, boolean repeated) {
    Article given = record.article();
    String title = given.title();
    Published published = given.published();
    Article article =
        repeated && title != null && !title.isBlank()
            ? Articles.of(given.name(), null, title, published == null ? null : published.text())
            : given;
    boolean whole = article == given;
    String text = article.text();
    int begin = 0;
    while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    int end = text.indexOf('\n', begin);
    Account account =
        new Account(
            "a0",
            EventType.OTHER,
            Mention.Status.OCCURRED,
            Account.Salience.RELATED,
            1,
            whole ? firstDay(record) : null,
            whole ? firstTown(record) : null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Evidence.of(article, new Span(begin, end < 0 ? text.length() : end)),
            List.of());
    return new ArticleRecord(
        article,
        List.of(account),
        record.statements(),
        whole ? record.places() : List.of(),
        record.times(),
        record.actors(),
        record.problems());
  }

  private static @Nullable PlaceMention firstTown(ArticleRecord record) {
    for (PlaceMention mention : record.places()) {
      if (mention.place() instanceof Place.Known known
          && known.precision() == Place.Precision.SETTLEMENT) {
        return mention;
      }
    }
    return null;
  }

  private static @Nullable TimeMention firstDay(ArticleRecord record) {
    Published published = record.article().published();
    for (TimeMention mention : record.times()) {
      TimeInterval interval = mention.interval();
      if (published != null
          && interval != null
          && interval.precision() == TimeInterval.Precision.DAY
          && interval.start().equals(interval.end())
          && !interval.end().isAfter(published.date())
          && interval.start().isAfter(published.date().minusDays(DAYS))) {
        return mention;
      }
    }
    return null;
  }

  /** The account that an article is about: violence before arrests, what is told most. */
  private static FiledAccount chief(List<FiledAccount> accounts) {
    FiledAccount chief = accounts.get(0);
    int most = Integer.MIN_VALUE;
    for (FiledAccount filed : accounts) {
      Account account = filed.account();
      int weight = account.mentions().size();
      weight += account.salience() == Account.Salience.MAIN ? 2 : 0;
      weight -= account.salience() == Account.Salience.BACKGROUND ? 1 : 0;
      weight -= account.status().happened() ? 0 : 8;
      weight -= account.count() > 1 ? 4 : 0;
      weight -=
          switch (account.type()) {
            case ARREST, PROTEST, AGREEMENT -> 20;
            default -> 0;
          };
      if (weight > most) {
        most = weight;
        chief = filed;
      }
    }
    return chief;
  }

  private String score(List<Told> articles, Map<String, Site> sites, @Nullable Path out)
      throws IOException {
    Map<AccountKey, FiledAccount> accounts = new LinkedHashMap<>();
    articles.forEach(a -> a.accounts().forEach(f -> accounts.put(f.key(), f)));
    Map<AccountKey, Integer> incidentOf = new HashMap<>();
    List<Incident> incidents = reconciler.reconcile(accounts.values(), List.of());
    for (int i = 0; i < incidents.size(); i++) {
      for (AccountKey key : incidents.get(i).accounts()) {
        incidentOf.put(key, i);
      }
    }
    int[] found = new int[articles.size()];
    for (int i = 0; i < found.length; i++) {
      Integer incident = incidentOf.get(articles.get(i).chief().key());
      found[i] = incident == null ? -1 - i : incident;
    }
    if (out != null) {
      try (BufferedWriter writer = Files.newBufferedWriter(out)) {
        for (int i = 0; i < found.length; i++) {
          writer.write(
              "{\"id\":\"" + articles.get(i).id() + "\",\"cluster\":\"" + found[i] + "\"}\n");
        }
      }
    }
    List<String> gold = articles.stream().map(Told::incident).toList();
    ClusterScore all = ClusterScore.of(gold, found, i -> true);
    String table =
        "articles " + articles.size() + ", chief accounts in " + distinct(found) + " incidents\n";
    table += "all          " + all + "\n";
    table += "learned from " + ClusterScore.of(gold, found, i -> !isHeldOut(gold.get(i))) + "\n";
    table += "held out     " + ClusterScore.of(gold, found, i -> isHeldOut(gold.get(i))) + "\n";
    return table
        + hardNegatives(articles, sites, found, "all", i -> true)
        + hardNegatives(articles, sites, found, "held out", LinkBenchmark::isHeldOut);
  }

  private static long distinct(int[] found) {
    return java.util.Arrays.stream(found).distinct().count();
  }

  /** The fifth of the incidents, by their names, that training/links does not learn from. */
  private static boolean isHeldOut(String incident) {
    return Math.floorMod(incident.hashCode(), 5) == 4;
  }

  private static String hardNegatives(
      List<Told> articles,
      Map<String, Site> sites,
      int[] found,
      String part,
      Predicate<String> counts) {
    long pairs = 0;
    long merged = 0;
    for (int i = 0; i < found.length; i++) {
      Site one = sites.get(articles.get(i).incident());
      for (int j = i + 1; one != null && j < found.length; j++) {
        Site other = sites.get(articles.get(j).incident());
        if (other != null
            && counts.test(articles.get(i).incident())
            && counts.test(articles.get(j).incident())
            && one.city().equals(other.city())
            && !articles.get(i).incident().equals(articles.get(j).incident())
            && Math.abs(one.day().toEpochDay() - other.day().toEpochDay()) <= DAYS) {
          pairs++;
          merged += found[i] == found[j] ? 1 : 0;
        }
      }
    }
    return pairs == 0
        ? "hard negatives: none, for no file of incidents was given\n"
        : String.format(
            java.util.Locale.ROOT,
            "hard negatives (one city, within %d days), %s: merged %.1f %% (%d of %d pairs of articles)%n",
            DAYS,
            part,
            100.0 * merged / pairs,
            merged,
            pairs);
  }
}
