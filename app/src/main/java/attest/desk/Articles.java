package attest.desk;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.Incident;
import attest.pipeline.StoreView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Articles as pages name them. */
final class Articles {
  private Articles() {}

  /** The articles of an incident by their identities, in the order of its accounts. */
  static Map<String, IncidentView.ArticleLine> of(Incident incident, StoreView store) {
    Map<String, List<String>> accounts = new LinkedHashMap<>();
    for (AccountKey key : incident.accounts()) {
      accounts.computeIfAbsent(key.article(), id -> new ArrayList<>()).add(key.account());
    }
    Map<String, IncidentView.ArticleLine> lines = new LinkedHashMap<>();
    store
        .listArticles(accounts.keySet())
        .forEach((id, article) ->
            lines.put(
                id,
                new IncidentView.ArticleLine(
                    id,
                    article.title() == null ? "(no headline)" : article.title(),
                    name(article),
                    article.published() == null ? "" : article.published().date().toString(),
                    link(article.url()),
                    article.text(),
                    accounts.getOrDefault(id, List.of()))));
    return lines;
  }

  /** Who published an article, else where it is from. */
  static String name(Article article) {
    String publisher = article.publisher();
    String agency = article.agency();
    String name = publisher == null ? article.source() : publisher;
    return agency == null || agency.equals(publisher) ? name : name + " (" + agency + ")";
  }

  /** An address that may be followed: one of the web and nothing else; null where it is none. */
  static @Nullable String link(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      URI address = new URI(url);
      String scheme = address.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && address.getHost() != null ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
