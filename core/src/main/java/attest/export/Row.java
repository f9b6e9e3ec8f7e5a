package attest.export;

import attest.document.Article;
import attest.document.Published;
import attest.format.ArticleLookup;
import attest.incident.AccountKey;
import attest.incident.Actor;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.Weapon;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident as a row of a table sees it. */
final class Row {
  private static final Set<Actor.Kind> ARMED =
      EnumSet.of(
          Actor.Kind.STATE_FORCES,
          Actor.Kind.REBEL_GROUP,
          Actor.Kind.POLITICAL_MILITIA,
          Actor.Kind.IDENTITY_MILITIA,
          Actor.Kind.EXTERNAL_FORCES,
          Actor.Kind.UNIDENTIFIED_ARMED,
          Actor.Kind.CRIMINAL);
  private static final Set<Actor.Kind> UNARMED =
      EnumSet.of(Actor.Kind.CIVILIANS, Actor.Kind.PROTESTERS, Actor.Kind.INDIVIDUAL);

  private final IncidentRevision revision;
  private final Incident incident;
  private final boolean text;
  private final List<Article> articles = new ArrayList<>();
  private final Set<String> conditions = new HashSet<>();

  /**
   * A row.
   *
   * @param text whether words of the articles may be shown
   * @throws IllegalStateException if an article is missing
   */
  Row(IncidentRevision revision, ArticleLookup lookup, boolean text) {
    this.revision = revision;
    this.incident = revision.incident();
    this.text = text;
    Set<String> ids = new LinkedHashSet<>();
    for (AccountKey key : incident.accounts()) {
      if (ids.add(key.article())) {
        Article article = lookup.findArticle(key.article());
        if (article == null) {
          throw new IllegalStateException("the article " + key.article() + " is not there");
        }
        articles.add(article);
      }
    }
    decide();
  }

  private void decide() {
    for (Incident.Party party : parties(Participant.Role.INITIATOR)) {
      conditions.add(party.actor().kind() == Actor.Kind.STATE_FORCES ? "by_state" : "by_others");
    }
    if (conditions.contains("by_state")) {
      conditions.remove("by_others");
    }
    for (Incident.Party party : parties(Participant.Role.TARGET)) {
      if (ARMED.contains(party.actor().kind())) {
        conditions.add("target_armed");
      }
      if (UNARMED.contains(party.actor().kind())) {
        conditions.add("target_unarmed");
      }
    }
    for (Cited<Target.Kind> target : incident.targets()) {
      switch (target.value()) {
        case MILITARY, POLICE -> conditions.add("target_armed");
        case OTHER -> {}
        default -> conditions.add("target_unarmed");
      }
    }
    if (incident.weapons().stream().anyMatch(w -> w.value() == Weapon.Kind.DRONE)) {
      conditions.add("drone");
    }
    if (incident.type() == EventType.MOB_VIOLENCE) {
      conditions.add("mob");
    }
    if (incident.actors().stream()
        .anyMatch(p -> p.value().actor().kind() == Actor.Kind.STATE_FORCES)) {
      conditions.add("force");
      if (isMoreThanNone(Claim.Harm.KILLED) || isMoreThanNone(Claim.Harm.WOUNDED)) {
        conditions.add("force_harm");
      }
    }
  }

  private boolean isMoreThanNone(Claim.Harm harm) {
    HarmTotal total = HarmTotal.of(incident, harm);
    Long number = total.best() == null ? total.low() : total.best();
    return number != null && number > 0;
  }

  IncidentRevision revision() {
    return revision;
  }

  Incident incident() {
    return incident;
  }

  /** Whether words of the articles may be shown. */
  boolean text() {
    return text;
  }

  /** What is the case, in the words of the crosswalk. */
  Set<String> conditions() {
    return conditions;
  }

  /** The articles, in the order of the accounts. */
  List<Article> articles() {
    return articles;
  }

  @Nullable TimeInterval time() {
    Cited<TimeInterval> time = incident.time();
    return time == null ? null : time.value();
  }

  @Nullable Place place() {
    Cited<Place> place = incident.place();
    return place == null ? null : place.value();
  }

  Place.@Nullable Known known() {
    return place() instanceof Place.Known known ? known : null;
  }

  /** Where it is on the map; null where it is not known closer than its country. */
  Place.@Nullable Point point() {
    Place.Known known = known();
    return known == null || known.precision() == Place.Precision.COUNTRY ? null : known.point();
  }

  /** How exactly the place is known. */
  Place.Precision placePrecision() {
    Place.Known known = known();
    return known == null ? Place.Precision.UNKNOWN : known.precision();
  }

  /** The name of the country in English, or null. */
  @Nullable String countryName() {
    Place.Known known = known();
    String code = known == null ? null : known.country();
    return code == null ? null : countryName(code);
  }

  static String countryName(String code) {
    return ULocale.getDisplayCountry("und_" + code, ULocale.ENGLISH);
  }

  /** Those on a side, in the order of the incident. */
  List<Incident.Party> parties(Participant.Role role) {
    return incident.actors().stream()
        .map(Cited::value)
        .filter(party -> party.role() == role)
        .toList();
  }

  /** The names of those on a side. */
  List<String> names(Participant.Role role) {
    return parties(role).stream().map(party -> party.actor().name()).distinct().toList();
  }

  /** Who published the articles; each once. */
  List<String> publishers() {
    Set<String> names = new LinkedHashSet<>();
    for (Article article : articles) {
      String publisher = article.publisher();
      String agency = article.agency();
      names.add(publisher != null ? publisher : agency != null ? agency : article.source());
    }
    return List.copyOf(names);
  }

  /** The addresses of the articles, as far as they are known. */
  List<String> addresses() {
    List<String> urls = new ArrayList<>();
    for (Article article : articles) {
      String url = article.url();
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  /** When an article was published, or an empty text. */
  static String published(Article article) {
    Published published = article.published();
    return published == null ? "" : published.date().toString();
  }

  /** The words of the claims that the toll rests on, or null where they may not be shown. */
  @Nullable String words() {
    if (!text) {
      return null;
    }
    Set<String> quotes = new LinkedHashSet<>();
    for (Incident.FiledClaim claim : incident.claims()) {
      if (claim.use() == Incident.Use.BASIS) {
        quotes.add(claim.claim().evidence().quote());
      }
    }
    return quotes.isEmpty() ? null : String.join(" | ", quotes);
  }

  static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join("; ", values);
  }
}
