package attest.desk;

import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page shows of an incident: values with the words they rest on. */
final class IncidentView {
  private static final int CONTEXT = 110;

  private final Incident incident;
  private final Map<String, ArticleLine> articles;
  private final Set<String> corrected;

  /**
   * A view.
   *
   * @param articles the articles that it rests on, by their identities
   * @param corrected the fields that a reviewer corrected
   */
  IncidentView(Incident incident, Map<String, ArticleLine> articles, Set<String> corrected) {
    this.incident = incident;
    this.articles = articles;
    this.corrected = corrected;
  }

  /**
   * An article that an incident rests on.
   *
   * @param name who published it, or where it is from
   * @param url its address where it may be followed; else null
   * @param text its text
   * @param accounts its accounts of the incident
   */
  record ArticleLine(
      String id,
      String title,
      String name,
      String day,
      @Nullable String url,
      String text,
      List<String> accounts) {}

  /** Words in the midst of others, and where to read them. */
  record Quote(String before, String words, String after, String link, String source, String day) {}

  /** A value with the words it rests on. */
  record Value(String label, String value, String note, boolean person, List<Quote> quotes) {}

  /** A figure that somebody gave. */
  record ClaimLine(
      String key,
      String figure,
      String whom,
      String speaker,
      String status,
      String use,
      String reason,
      Quote quote,
      String low,
      String high,
      String harm,
      String group) {}

  /** A toll with the claims for its harm and group. */
  record TollLine(
      String harm,
      String group,
      String range,
      String best,
      String rule,
      boolean person,
      String field,
      List<ClaimLine> claims) {}

  /** Figures that cannot all be true. */
  record Dispute(String about, String reason, List<ClaimLine> claims) {}

  /** When, where, who, what against and with what. */
  List<Value> values() {
    List<Value> values = new ArrayList<>();
    Cited<attest.incident.TimeInterval> time = incident.time();
    values.add(
        new Value(
            "When",
            Wording.when(time == null ? null : time.value()),
            "",
            corrected.contains("time"),
            time == null ? List.of() : quotes(time.citations())));
    Cited<attest.incident.Place> place = incident.place();
    values.add(
        new Value(
            "Where",
            Wording.where(place == null ? null : place.value()),
            Wording.precision(place == null ? null : place.value()),
            corrected.contains("place"),
            place == null ? List.of() : quotes(place.citations())));
    for (Cited<Incident.Party> actor : incident.actors()) {
      Incident.Party party = actor.value();
      List<String> notes = new ArrayList<>();
      notes.add(Wording.words(party.actor().kind().code()));
      if (party.hedged()) {
        notes.add("no account is sure");
      }
      if (party.claimed()) {
        notes.add("took responsibility");
      }
      values.add(
          new Value(
              switch (party.role()) {
                case INITIATOR -> "Said to be by";
                case TARGET -> "Against";
                case OTHER -> "Also took part";
              },
              party.actor().name(),
              String.join(", ", notes),
              false,
              quotes(actor.citations())));
    }
    add(values, "Target", incident.targets(), kind -> Wording.label(kind.code()));
    add(values, "Weapon", incident.weapons(), kind -> Wording.label(kind.code()));
    return values;
  }

  private <T> void add(
      List<Value> values, String label, List<Cited<T>> all, Function<T, String> words) {
    for (Cited<T> one : all) {
      values.add(new Value(label, words.apply(one.value()), "", false, quotes(one.citations())));
    }
  }

  private List<Quote> quotes(List<Citation> citations) {
    return citations.stream().map(one -> quote(one.account(), one.evidence())).distinct().toList();
  }

  /** Words of an article with those around them. */
  Quote quote(AccountKey account, Evidence evidence) {
    ArticleLine article = articles.get(account.article());
    String link = "/articles/" + account.article() + "#" + Highlights.anchor(evidence.span());
    if (article == null) {
      return new Quote("", evidence.quote(), "", link, "", "");
    }
    String text = article.text();
    int begin = evidence.span().begin();
    int end = evidence.span().end();
    int from = Math.max(text.lastIndexOf('\n', begin - 1) + 1, word(text, begin - CONTEXT));
    int line = text.indexOf('\n', end);
    int to = Math.min(line < 0 ? text.length() : line, word(text, end + CONTEXT));
    from = Math.min(from, begin);
    to = Math.max(to, end);
    return new Quote(
        (from > 0 && text.charAt(from - 1) != '\n' ? "…" : "") + text.substring(from, begin),
        evidence.quote(),
        text.substring(end, to) + (to < text.length() && text.charAt(to) != '\n' ? "…" : ""),
        link,
        article.name(),
        article.day());
  }

  private static int word(String text, int near) {
    int at = Math.max(0, Math.min(text.length(), near));
    while (at > 0 && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Every figure, by its key. */
  Map<String, ClaimLine> claims() {
    Map<String, ClaimLine> lines = new LinkedHashMap<>();
    for (Incident.FiledClaim filed : incident.claims()) {
      Claim claim = filed.claim();
      String whom = claim.groupWording() == null ? "" : claim.groupWording();
      lines.put(
          filed.key(),
          new ClaimLine(
              filed.key(),
              Wording.figure(claim.figure()),
              whom,
              Wording.speaker(claim.speaker()),
              claim.status() == Claim.Status.ASSERTED ? "" : claim.status().code(),
              switch (filed.use()) {
                case BASIS -> "the toll rests on it";
                case PART -> "part of another figure";
                case SUPERSEDED -> "a later figure of the same source holds";
                case ELSEWHERE -> "of other events";
                case NOT_HELD -> "denied, or what may come";
              },
              filed.reason(),
              quote(filed.account(), claim.evidence()),
              Wording.bound(claim.figure().low()),
              Wording.bound(claim.figure().high()),
              claim.harm().code(),
              claim.group().code()));
    }
    return lines;
  }

  /**
   * The tolls, each with all claims for its harm and group; then harms of which there are only
   * claims.
   */
  List<TollLine> tolls() {
    Map<String, ClaimLine> claims = claims();
    Map<String, List<ClaimLine>> left = new TreeMap<>();
    claims
        .values()
        .forEach(claim ->
            left.computeIfAbsent(claim.harm() + "/" + claim.group(), key -> new ArrayList<>())
                .add(claim));
    List<TollLine> lines = new ArrayList<>();
    for (Incident.Toll toll : incident.toll()) {
      String key = toll.harm().code() + "/" + toll.group().code();
      Map<String, ClaimLine> own = new LinkedHashMap<>();
      toll.claims()
          .forEach(name -> {
            ClaimLine claim = claims.get(name);
            if (claim != null) {
              own.put(name, claim);
            }
          });
      List<ClaimLine> others = left.remove(key);
      if (others != null) {
        others.forEach(claim -> own.putIfAbsent(claim.key(), claim));
      }
      lines.add(
          new TollLine(
              Wording.label(toll.harm().code()),
              Wording.group(toll.group()),
              new Wording.Range(toll.low(), toll.best(), toll.high()).toString(),
              toll.best() == null ? "" : Wording.number(toll.best()),
              toll.rule(),
              corrected.contains("toll/" + key),
              "toll/" + key,
              List.copyOf(own.values())));
    }
    left.forEach((key, some) -> {
      Claim.Group group =
          Claim.Group.valueOf(some.getFirst().group().toUpperCase(java.util.Locale.ROOT));
      lines.add(
          new TollLine(
              Wording.label(some.getFirst().harm()),
              Wording.group(group),
              "no figure counts for it",
              "",
              "",
              false,
              "toll/" + key,
              some));
    });
    return lines;
  }

  /** Figures that cannot all be true, side by side. */
  List<Dispute> disputes() {
    Map<String, ClaimLine> claims = claims();
    List<Dispute> disputes = new ArrayList<>();
    for (Incident.Disagreement one : incident.disagreements()) {
      disputes.add(
          new Dispute(
              Wording.label(one.harm().code()) + ", " + Wording.group(one.group()),
              one.reason(),
              one.claims().stream().map(claims::get).filter(java.util.Objects::nonNull).toList()));
    }
    return disputes;
  }

  /** The articles, the earliest first. */
  List<ArticleLine> articles() {
    return articles.values().stream()
        .sorted(java.util.Comparator.comparing(ArticleLine::day).thenComparing(ArticleLine::id))
        .toList();
  }
}
