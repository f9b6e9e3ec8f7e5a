package attest.clean;

import attest.document.MetadataSource;
import attest.document.Published;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is known about the article of a page, from what the page says, the most trusted
 * first: linked data, Open Graph, other meta elements, microdata, marked elements. Immutable.
 */
final class PageMetadata {
  private final Bylines bylines;
  private final PageDates dates;
  private final DetailLines details;

  PageMetadata(Bylines bylines, PageDates dates, DetailLines details) {
    this.bylines = bylines;
    this.dates = dates;
    this.details = details;
  }

  /** Adds to {@code draft} what {@code facts} say. */
  void fill(Draft draft, PageFacts facts) {
    Map<String, Object> found = facts.data.findArticle();
    Map<String, Object> article = found == null ? Map.of() : found;
    publisher(draft, facts, article);
    address(draft, facts, article);
    title(draft, facts, article);
    byline(draft, facts, article);
    language(draft, facts, article);
    times(draft, facts, article);
    days(draft, facts);
  }

  private void publisher(Draft draft, PageFacts facts, Map<String, Object> article) {
    List<String> names = facts.data.names(article, "publisher");
    draft.publisher(
        names.isEmpty() ? null : Titles.spaced(names.getFirst()), MetadataSource.JSON_LD);
    draft.publisher(facts.meta("og:site_name"), MetadataSource.OPEN_GRAPH);
    String name = facts.meta("publisher", "dc:publisher", "dcterms:publisher", "application-name");
    draft.publisher(name == null || name.contains("://") ? null : name, MetadataSource.META);
  }

  /** The canonical address, where it is one of the site that the page was read from. */
  private static void address(Draft draft, PageFacts facts, Map<String, Object> article) {
    String given = draft.url();
    String canonical = absolute(given, facts.canonical);
    if (given != null && canonical != null && host(given).equals(host(canonical))) {
      draft.noUrl();
    }
    draft.url(canonical, MetadataSource.LINK);
    draft.url(absolute(given, facts.meta("og:url")), MetadataSource.OPEN_GRAPH);
    draft.url(absolute(given, LinkedData.text(article, "url")), MetadataSource.JSON_LD);
  }

  private static @Nullable String absolute(@Nullable String base, @Nullable String address) {
    if (address == null || address.isBlank() || address.length() > 4_000) {
      return null;
    }
    try {
      URI uri = base == null ? new URI(address) : new URI(base).resolve(address);
      String scheme = uri.getScheme();
      boolean web = scheme != null && scheme.toLowerCase(Locale.ROOT).startsWith("http");
      return web && uri.getHost() != null ? uri.toString() : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String host(String address) {
    try {
      String host = new URI(address).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^(www|m|amp)\\.", "");
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** A title as the page gives it, and where. */
  private record Given(String title, MetadataSource source) {}

  /**
   * The most trusted title among those that agree with a heading or the title of the page; where
   * none does, a heading that agrees with the title of the page; else the most trusted of all.
   */
  private static void title(Draft draft, PageFacts facts, Map<String, Object> article) {
    List<String> names = siteNames(draft, facts);
    List<String> headings = facts.headings;
    List<Given> given = new ArrayList<>();
    give(given, LinkedData.text(article, "headline"), MetadataSource.JSON_LD);
    give(given, LinkedData.text(article, "name"), MetadataSource.JSON_LD);
    give(given, facts.meta("dc:title", "dcterm:title", "dcterms:title"), MetadataSource.META);
    give(given, facts.meta("og:title"), MetadataSource.OPEN_GRAPH);
    for (String name : TITLES) {
      give(given, facts.meta(name), MetadataSource.META);
    }
    Given best = null;
    String shown = facts.title == null ? "" : String.join(" ", Folding.words(facts.title));
    for (Given one : given) {
      String words = String.join(" ", Folding.words(one.title()));
      boolean agrees =
          shown.contains(words)
              || headings.stream().anyMatch(h -> String.join(" ", Folding.words(h)).equals(words));
      if (agrees) {
        best = one;
        break;
      }
    }
    for (String heading : headings) {
      List<String> words = Folding.words(heading);
      if (best == null
          && !given.isEmpty()
          && words.size() > 2
          && shown.startsWith(String.join(" ", words))
          && isOther(given.getFirst().title(), words)) {
        best = new Given(heading, MetadataSource.MARKUP);
      }
    }
    if (best == null && !given.isEmpty()) {
      best = given.getFirst();
    }
    if (best != null) {
      draft.title(Titles.own(best.title(), names, headings, false), best.source());
    }
    if (facts.title != null && !facts.title.isBlank()) {
      draft.title(Titles.own(facts.title, names, headings, true), MetadataSource.TITLE_ELEMENT);
    }
    if (!headings.isEmpty()) {
      draft.title(headings.getFirst(), MetadataSource.MARKUP);
    }
  }

  /** Whether a title shares less than half its words with a heading. */
  private static boolean isOther(String title, List<String> heading) {
    List<String> words = Folding.words(title);
    return words.stream().filter(heading::contains).count() * 2 < words.size();
  }

  private static void give(List<Given> given, @Nullable String title, MetadataSource source) {
    if (title != null && !title.isBlank()) {
      given.add(new Given(Titles.spaced(title), source));
    }
  }

  /** What the site may be called. */
  private static List<String> siteNames(Draft draft, PageFacts facts) {
    List<String> names = new ArrayList<>();
    String publisher = draft.publisher();
    if (publisher != null) {
      names.add(publisher);
    }
    String site = facts.meta("og:site_name");
    if (site != null) {
      names.add(site);
    }
    names.addAll(facts.home);
    String url = draft.url();
    if (url != null) {
      String host = host(url);
      names.add(host);
      names.add(host.replaceFirst("\\.[a-z]{2,6}(\\.[a-z]{2})?$", ""));
    }
    return names;
  }

  private void byline(Draft draft, PageFacts facts, Map<String, Object> article) {
    offerNames(draft, facts.data.people(article, "author"), MetadataSource.JSON_LD);
    for (String name : CREATORS) {
      String value = facts.meta(name);
      offerNames(draft, value == null ? List.of() : List.of(value), MetadataSource.META);
    }
    offerNames(draft, facts.metaAuthors(), MetadataSource.META);
    offerNames(draft, facts.authors, MetadataSource.MICRODATA);
    for (String line : facts.bylines) {
      Bylines.Reading reading = bylines.readMarked(line);
      if (reading != null) {
        draft.credit(reading.agency());
        draft.byline(reading.names(), MetadataSource.MARKUP);
      }
    }
    offerNames(draft, facts.linkedAuthors, MetadataSource.MARKUP);
  }

  private void offerNames(Draft draft, List<String> said, MetadataSource source) {
    List<String> names = new ArrayList<>();
    for (String text : said) {
      Bylines.Reading reading = bylines.readNames(text);
      draft.credit(reading.agency());
      for (String name : reading.names()) {
        if (!names.contains(name) && !isSite(name, draft.publisher())) {
          names.add(name);
        }
      }
    }
    draft.byline(names, source);
  }

  private static boolean isSite(String name, @Nullable String publisher) {
    return publisher != null && Folding.words(name).equals(Folding.words(publisher));
  }

  private static void language(Draft draft, PageFacts facts, Map<String, Object> article) {
    draft.language(tag(LinkedData.text(article, "inLanguage")), MetadataSource.JSON_LD);
    draft.language(tag(facts.language), MetadataSource.MARKUP);
    draft.language(tag(facts.meta("og:locale")), MetadataSource.OPEN_GRAPH);
    draft.language(
        tag(facts.meta("content-language", "language", "dc:language")), MetadataSource.META);
  }

  private static @Nullable String tag(@Nullable String language) {
    if (language == null) {
      return null;
    }
    String tag = Locale.forLanguageTag(language.strip().replace('_', '-')).toLanguageTag();
    return tag.equals(LanguageDetector.UNDETERMINED) ? null : tag;
  }

  private void times(Draft draft, PageFacts facts, Map<String, Object> article) {
    published(draft, LinkedData.text(article, "datePublished"), MetadataSource.JSON_LD);
    published(
        draft,
        facts.meta("article:published_time", "og:published_time", "og:article:published_time"),
        MetadataSource.OPEN_GRAPH);
    for (String name : PUBLISHED) {
      published(draft, facts.meta(name), MetadataSource.META);
    }
    published(draft, facts.properties.get("datePublished"), MetadataSource.MICRODATA);
    updated(draft, LinkedData.text(article, "dateModified"), MetadataSource.JSON_LD);
    updated(
        draft,
        facts.meta("article:modified_time", "og:updated_time", "og:modified_time"),
        MetadataSource.OPEN_GRAPH);
    updated(
        draft,
        facts.meta(
            "lastmod",
            "last-modified",
            "datemodified",
            "dcterms:modified",
            "dc:date:modified",
            "revision_date"),
        MetadataSource.META);
    for (PageFacts.Time time : facts.times) {
      String names = time.names().toLowerCase(Locale.ROOT);
      if (names.contains("datepublished") || names.contains("datecreated")) {
        published(draft, time.value(), MetadataSource.MICRODATA);
      } else if (names.contains("datemodified")) {
        updated(draft, time.value(), MetadataSource.MICRODATA);
      } else if (names.contains("updated") || names.contains("modified")) {
        updated(draft, time.value(), MetadataSource.TIME_ELEMENT);
      } else {
        published(draft, time.value(), MetadataSource.TIME_ELEMENT);
      }
    }
  }

  /** The day that a line of details gives; that of a later change where there is no other. */
  private void days(Draft draft, PageFacts facts) {
    for (String line : facts.dateLines) {
      draft.day(details.day(line));
    }
    for (String line : facts.dateLines) {
      Published day = dates.read(line, Published.From.TEXT);
      draft.day(day == null ? null : day.date());
    }
  }

  private static final List<String> CREATORS =
      List.of("dc:creator", "dcterms:creator", "dcterm:creator", "byl", "sailthru:author");

  private static final List<String> TITLES =
      List.of(
          "weibo:article:title",
          "weibo:webpage:title",
          "twitter:title",
          "parsely-title",
          "sailthru:title",
          "title",
          "headline");

  private static final List<String> PUBLISHED =
      List.of(
          "parsely-pub-date",
          "sailthru:date",
          "pubdate",
          "publishdate",
          "publish-date",
          "publish_date",
          "published",
          "published_at",
          "publication_date",
          "publicationdate",
          "date_published",
          "datepublished",
          "article:published",
          "ptime",
          "pdate",
          "originalpublicationdate",
          "cxenseparse:recs:publishtime",
          "citation_publication_date",
          "dc:date:issued",
          "dcterms:issued",
          "dcterms:created",
          "dcterms:date",
          "dc:date",
          "dc:created",
          "article_date_original",
          "article:created",
          "displaydate",
          "rnews:datepublished",
          "date");

  private void published(Draft draft, @Nullable String value, MetadataSource source) {
    Published time = dates.read(value, Published.From.METADATA);
    Published given = draft.published();
    if (time != null && given != null && given.from() == Published.From.FEED) {
      draft.noPublished();
    }
    draft.published(time, source);
  }

  private void updated(Draft draft, @Nullable String value, MetadataSource source) {
    draft.updated(dates.read(value, Published.From.METADATA), source);
  }
}
