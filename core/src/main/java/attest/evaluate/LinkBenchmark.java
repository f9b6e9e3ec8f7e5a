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
import attest.reconcile.AccountFiler;
import attest.reconcile.Reconciler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether articles are of one incident. Files of articles have lines {@code {"id", "incident_id",
 * "title", "text", "date"}}; files of incidents have lines {@code {"incident_id", "date", "state",
 * "city_or_county"}} and serve to find hard negatives: articles on two incidents of one city within
 * a week. An article is of the incident that its chief account was reconciled into; one that tells
 * no event at all stands in with its words alone, and with its headline alone where other articles
 * have the very same text, which then is that of a page that could not be read.
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
   * @param chief the key of the account that says what it is about
   */
  private record Read(String id, String incident, List<FiledAccount> accounts, AccountKey chief) {}

  private record Site(String city, LocalDate day) {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Map<String, ArticleRecord> records = new LinkedHashMap<>();
    Map<String, String> incidents = new HashMap<>();
    Map<String, Site> sites = new HashMap<>();
    for (Path file : files) {
      JsonLines.read(
          file,
          line -> {
            String id = JsonLines.text(line, "id");
            String text = JsonLines.text(line, "text");
            Object incident = line.get("incident_id");
            String city = JsonLines.text(line, "city_or_county");
            String date = JsonLines.text(line, "date");
            if (id != null && text != null && !text.isBlank() && incident != null) {
              Article article = Articles.of(id, JsonLines.text(line, "title"), text, date);
              records.put(id, reader.apply(article));
              incidents.put(id, incident.toString());
              progress.accept(records.size());
            } else if (incident != null && city != null && date != null) {
              sites.put(
                  incident.toString(),
                  new Site(JsonLines.text(line, "state") + "/" + city, LocalDate.parse(date)));
            }
          });
    }
    Map<String, Set<String>> titles = new HashMap<>();
    records
        .values()
        .forEach(r ->
            titles
                .computeIfAbsent(r.article().id(), t -> new HashSet<>())
                .add(String.valueOf(r.article().title())));
    List<Read> articles = new ArrayList<>();
    records.forEach((id, record) -> {
      boolean repeated = titles.getOrDefault(record.article().id(), Set.of()).size() > 1;
      articles.add(read(id, String.valueOf(incidents.get(id)), record, repeated));
    });
    return score(articles, sites, out);
  }

  private Read read(String id, String incident, ArticleRecord record, boolean repeated) {
    List<FiledAccount> accounts = filer.file(record);
    if (accounts.isEmpty()) {
      accounts = filer.file(standIn(record, repeated));
    }
    return new Read(id, incident, accounts, chief(accounts).key());
  }

  /** The record with an account that says nothing, where it has none. */
  private static ArticleRecord standIn(ArticleRecord record, boolean repeated) {
    Article given = record.article();
    String title = given.title();
    Published published = given.published();
    Article article =
        repeated && title != null && !title.isBlank()
            ? Articles.of(given.name(), null, title, published == null ? null : published.text())
            : given;
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
            null,
            null,
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
        article == given ? record.places() : List.of(),
        record.times(),
        record.actors(),
        record.problems());
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

  private String score(List<Read> articles, Map<String, Site> sites, @Nullable Path out)
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
      Integer incident = incidentOf.get(articles.get(i).chief());
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
    List<String> gold = articles.stream().map(Read::incident).toList();
    ClusterScore all = ClusterScore.of(gold, found, i -> true);
    String table =
        "articles " + articles.size() + ", chief accounts in " + distinct(found) + " incidents\n";
    table += "all          " + all + "\n";
    table += "even half    " + ClusterScore.of(gold, found, i -> half(gold.get(i)) == 0) + "\n";
    table += "odd half     " + ClusterScore.of(gold, found, i -> half(gold.get(i)) == 1) + "\n";
    return table + hardNegatives(articles, sites, found);
  }

  private static long distinct(int[] found) {
    return java.util.Arrays.stream(found).distinct().count();
  }

  /** Halves by incident, from the digits of its name, so that none is in both. */
  private static int half(String incident) {
    return Math.floorMod(incident.hashCode(), 2);
  }

  private static String hardNegatives(List<Read> articles, Map<String, Site> sites, int[] found) {
    long pairs = 0;
    long merged = 0;
    for (int i = 0; i < found.length; i++) {
      Site one = sites.get(articles.get(i).incident());
      for (int j = i + 1; one != null && j < found.length; j++) {
        Site other = sites.get(articles.get(j).incident());
        if (other != null
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
            "hard negatives (one city, within %d days): merged %.1f %% (%d of %d pairs of articles)%n",
            DAYS,
            100.0 * merged / pairs,
            merged,
            pairs);
  }
}
