package attest.evaluate;

import attest.document.Article;
import attest.document.Published;
import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Place;
import attest.incident.TimeInterval;
import attest.origin.Fingerprint;
import attest.reconcile.AccountFiler;
import attest.reconcile.Reconciler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the tolls of incidents changed as articles came in. Files have lines {@code {"id", "date",
 * "agency", "text"}}. After each day on which articles were published, all articles up to it are
 * reconciled. Printed are the incidents that two articles or more tell of, the toll of killed and
 * wounded whenever it changed, and what became of each figure, by date and agency, without any
 * text.
 */
public final class TollHistory implements Benchmark {
  private final Reconciler reconciler;
  private final AccountFiler filer = new AccountFiler();

  /** A history by a reconciler. */
  public TollHistory(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    List<FiledAccount> accounts = new ArrayList<>();
    Set<String> articles = new HashSet<>();
    for (Path file : files) {
      JsonLines.read(
          file,
          line -> {
            String id = JsonLines.text(line, "id");
            String text = JsonLines.text(line, "text");
            if (id != null && text != null && articles.add(id)) {
              ArticleRecord record =
                  reader.apply(Articles.of(id, null, text, JsonLines.text(line, "date")));
              accounts.addAll(filer.file(record, card(record, JsonLines.text(line, "agency"))));
              progress.accept(articles.size());
            }
          });
    }
    String page = page(accounts);
    if (out != null) {
      Files.writeString(out, page);
    }
    return page;
  }

  private static ArticleCard card(ArticleRecord record, @Nullable String agency) {
    Article article = record.article();
    return new ArticleCard(
        article.id(),
        article.source(),
        null,
        null,
        agency,
        article.title(),
        article.published(),
        Fingerprint.of(article).toText());
  }

  private String page(List<FiledAccount> accounts) {
    Set<LocalDate> days = new TreeSet<>();
    accounts.forEach(a -> days.add(day(a)));
    Map<LocalDate, List<Incident>> known = new HashMap<>();
    for (LocalDate day : days) {
      known.put(
          day,
          reconciler.reconcile(
              accounts.stream().filter(a -> !day(a).isAfter(day)).toList(), List.of()));
    }
    Map<AccountKey, FiledAccount> byKey = new HashMap<>();
    accounts.forEach(a -> byKey.put(a.key(), a));
    StringBuilder page = new StringBuilder();
    List<Incident> last = new ArrayList<>();
    for (LocalDate day : days) {
      last = known.getOrDefault(day, List.of());
    }
    List<Incident> shown = new ArrayList<>(last);
    shown.removeIf(incident -> articles(incident) < 2);
    shown.sort(Comparator.comparing(incident -> -articles(incident)));
    for (Incident incident : shown) {
      describe(incident, page);
      Set<AccountKey> own = new HashSet<>(incident.accounts());
      String before = "";
      for (LocalDate day : days) {
        String toll = toll(find(known.getOrDefault(day, List.of()), own));
        if (!toll.isEmpty() && !toll.equals(before)) {
          page.append("  ").append(day).append("  ").append(toll).append('\n');
          before = toll;
        }
      }
      claims(incident, byKey, page);
      page.append('\n');
    }
    return page.toString();
  }

  private static LocalDate day(FiledAccount account) {
    Published published = account.article().published();
    return published == null ? LocalDate.MAX : published.date();
  }

  private static long articles(Incident incident) {
    return incident.accounts().stream().map(AccountKey::article).distinct().count();
  }

  /** The incident that had most of the accounts. */
  private static @Nullable Incident find(List<Incident> incidents, Set<AccountKey> own) {
    Incident best = null;
    long most = 0;
    for (Incident incident : incidents) {
      long shared = incident.accounts().stream().filter(own::contains).count();
      if (shared > most) {
        best = incident;
        most = shared;
      }
    }
    return best;
  }

  private static void describe(Incident incident, StringBuilder page) {
    Cited<Place> place = incident.place();
    Cited<TimeInterval> time = incident.time();
    page.append(incident.type().code())
        .append(", ")
        .append(place == null ? "place not known" : place.value().name())
        .append(", ")
        .append(
            time == null
                ? "day not known"
                : time.value().start()
                    + (time.value().end().equals(time.value().start())
                        ? ""
                        : " to " + time.value().end()))
        .append(": ")
        .append(articles(incident))
        .append(" articles, ")
        .append(incident.origins())
        .append(" origins\n");
  }

  private static String toll(@Nullable Incident incident) {
    StringBuilder words = new StringBuilder();
    if (incident != null) {
      for (Incident.Toll toll : incident.toll()) {
        if (toll.harm() == Claim.Harm.KILLED || toll.harm() == Claim.Harm.WOUNDED) {
          words
              .append(words.isEmpty() ? "" : "; ")
              .append(toll.harm().code())
              .append(' ')
              .append(toll.group().code())
              .append(' ')
              .append(toll.low() == null ? "?" : toll.low().toString())
              .append('/')
              .append(toll.best() == null ? "?" : toll.best().toString())
              .append('/')
              .append(toll.high() == null ? "open" : toll.high().toString());
        }
      }
    }
    return words.toString();
  }

  private static void claims(
      Incident incident, Map<AccountKey, FiledAccount> accounts, StringBuilder page) {
    List<Incident.FiledClaim> claims = new ArrayList<>(incident.claims());
    claims.removeIf(
        c -> c.claim().harm() != Claim.Harm.KILLED && c.claim().harm() != Claim.Harm.WOUNDED);
    for (Incident.FiledClaim claim : claims) {
      FiledAccount account = accounts.get(claim.account());
      if (account != null) {
        String agency = account.article().agency();
        page.append("    ")
            .append(day(account))
            .append(' ')
            .append(agency == null ? "" : agency)
            .append("  ")
            .append(claim.claim().harm().code())
            .append(' ')
            .append(figure(claim.claim().figure()))
            .append("  ")
            .append(claim.use().code())
            .append(": ")
            .append(claim.reason())
            .append('\n');
      }
    }
    incident
        .disagreements()
        .forEach(d -> page.append("    disagreement: ").append(d.reason()).append('\n'));
  }

  private static String figure(Figure figure) {
    String low = figure.low().isPresent() ? String.valueOf(figure.low().getAsLong()) : "?";
    String high = figure.high().isPresent() ? String.valueOf(figure.high().getAsLong()) : "more";
    return low.equals(high) ? low : low + " to " + high;
  }
}
