package attest.store;

import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.real;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Incidents and their revisions as rows. */
final class IncidentRows {
  static final Field<Long> NR = number(INCIDENT, "nr");
  static final Field<String> ID = text(INCIDENT, "id");
  static final Field<String> FOUNDER = text(INCIDENT, "founder");
  static final Field<Long> FIRST_KNOWN = number(INCIDENT, "first_known");
  static final Field<Long> NUMBER = number(INCIDENT, "revision");
  static final Field<Long> LATEST = number(INCIDENT, "latest");
  static final Field<Long> REVISED = number(INCIDENT, "revised");
  static final Field<Long> LIVE = number(INCIDENT, "live");
  static final Field<Long> MERGED_INTO = number(INCIDENT, "merged_into");
  static final Field<Long> HASH = number(INCIDENT, "hash");
  static final Field<Long> REVIEW = number(INCIDENT, "review");
  static final Field<String> TYPE = text(INCIDENT, "type");
  static final Field<String> STATUS = text(INCIDENT, "status");
  static final Field<Long> FIRST_DAY = number(INCIDENT, "first_day");
  static final Field<Long> LAST_DAY = number(INCIDENT, "last_day");
  static final Field<Long> LASTING = number(INCIDENT, "lasting");
  static final Field<String> COUNTRY = text(INCIDENT, "country");
  static final Field<Double> LATITUDE = real(INCIDENT, "latitude");
  static final Field<Double> LONGITUDE = real(INCIDENT, "longitude");
  static final Field<Long> CELL = number(INCIDENT, "cell");
  static final Field<Long> ORIGINS = number(INCIDENT, "origins");
  static final Field<Long> ACCOUNTS = number(INCIDENT, "accounts");
  static final Field<Long> DOUBT = number(INCIDENT, "doubt");

  static final Field<Long> R_NR = number(REVISION, "nr");
  static final Field<Long> R_INCIDENT = number(REVISION, "incident");
  static final Field<Long> R_NUMBER = number(REVISION, "revision");
  static final Field<Long> R_REVISED = number(REVISION, "revised");
  static final Field<Long> R_MANIFEST = number(REVISION, "manifest");
  static final Field<Long> R_REVIEW = number(REVISION, "review");
  static final Field<Long> R_FIRST_DAY = number(REVISION, "first_day");
  static final Field<String> R_CAUSE = text(REVISION, "cause");
  static final Field<Long> R_MERGED_INTO = number(REVISION, "merged_into");
  static final Field<String> R_ARTICLES = text(REVISION, "articles");
  static final Field<String> R_BODY = text(REVISION, "body");

  /** What a reviewer said of an incident. */
  static final int OPEN = 0;

  /** A reviewer changed something. */
  static final int TOUCHED = 1;

  /** A reviewer accepted it. */
  static final int ACCEPTED = 2;

  /** A reviewer rejected it. */
  static final int REJECTED = 3;

  /** An incident that lasts longer than so many days is looked for apart. */
  static final int LASTING_DAYS = 31;

  private final Codec codec;

  IncidentRows(Codec codec) {
    this.codec = codec;
  }

  /** The identity of an incident that an account founded. */
  static String idOf(AccountKey founder, int attempt) {
    String name = attempt == 0 ? founder.toString() : founder + "#" + attempt;
    return "i" + HexFormat.of().formatHex(sha256(name), 0, 10);
  }

  /** A number that differs for different bodies. */
  static long hash(String body) {
    return ByteBuffer.wrap(sha256(body)).getLong();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The articles that an incident's body speaks of, in the order of its accounts. */
  static List<String> articles(Incident incident) {
    return incident.accounts().stream().map(AccountKey::article).distinct().toList();
  }

  /** The body of a revision's row. */
  String body(Incident incident, List<String> articles) {
    return codec.write(Incident.class, incident, articles);
  }

  /** A square of one degree; null where there is no point. */
  static @Nullable Long cell(Place.@Nullable Point point) {
    return point == null ? null : cell(point.latitude(), point.longitude());
  }

  /** The square of one degree that a point lies in. */
  static long cell(double latitude, double longitude) {
    long row = Math.min(179, (long) Math.floor(latitude) + 90);
    long column = Math.min(359, (long) Math.floor(longitude) + 180);
    return row * 360 + column;
  }

  /** First day; {@link Rows#NO_DAY} where there is no time. */
  static long firstDay(Incident incident) {
    Cited<TimeInterval> time = incident.time();
    return time == null ? Rows.NO_DAY : time.value().start().toEpochDay();
  }

  /** Last day; {@link Rows#NO_DAY} where there is no time. */
  static long lastDay(Incident incident) {
    Cited<TimeInterval> time = incident.time();
    return time == null ? Rows.NO_DAY : time.value().end().toEpochDay();
  }

  /** Whether it lasts so long that it is looked for apart. */
  static boolean lasting(Incident incident) {
    return lastDay(incident) - firstDay(incident) > LASTING_DAYS;
  }

  /** The country; that of all candidates where they share one; else null. */
  static @Nullable String country(Incident incident) {
    Cited<Place> place = incident.place();
    if (place == null) {
      return null;
    }
    return switch (place.value()) {
      case Place.Known known -> known.country();
      case Place.Ambiguous ambiguous -> {
        Set<@Nullable String> countries = new HashSet<>();
        ambiguous.candidates().forEach(candidate -> countries.add(candidate.country()));
        yield countries.size() == 1 ? countries.iterator().next() : null;
      }
      case Place.Unknown unknown -> null;
    };
  }

  /** The point; null where it is not known, and for a whole country. */
  static Place.@Nullable Point point(Incident incident) {
    Cited<Place> place = incident.place();
    return place != null
            && place.value() instanceof Place.Known known
            && known.precision() != Place.Precision.COUNTRY
        ? known.point()
        : null;
  }

  /** How many came to each harm of which there is a figure. */
  static Map<Claim.Harm, HarmTotal> totals(Incident incident) {
    Map<Claim.Harm, HarmTotal> totals = new EnumMap<>(Claim.Harm.class);
    for (Claim.Harm harm : Claim.Harm.values()) {
      HarmTotal total = HarmTotal.of(incident, harm);
      if (total.size() != null) {
        totals.put(harm, total);
      }
    }
    return totals;
  }

  /** The names of an incident's actors, folded, with a space at both ends. */
  static Set<String> actors(Incident incident) {
    Set<String> names = new java.util.TreeSet<>();
    incident
        .actors()
        .forEach(party -> {
          String folded = Words.fold(party.value().actor().name());
          if (!folded.isEmpty()) {
            names.add(" " + folded + " ");
          }
        });
    return names;
  }

  /** The columns that {@link #revisions} reads. */
  static List<Field<?>> columns() {
    return List.of(
        ID,
        FIRST_KNOWN,
        R_NR,
        R_INCIDENT,
        R_NUMBER,
        R_REVISED,
        R_REVIEW,
        R_FIRST_DAY,
        R_CAUSE,
        R_ARTICLES,
        R_BODY);
  }

  /** The revisions of rows with all {@link #columns}, in their order; all have a body. */
  List<IncidentRevision> revisions(DSLContext sql, Collection<? extends Record> rows) {
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> ids.addAll(Rows.lines(row.get(R_ARTICLES))));
    Map<String, Article> articles = new HashMap<>();
    ArticleRows.read(sql, ids).forEach((id, held) -> articles.put(id, held.article()));
    List<IncidentRevision> revisions = new ArrayList<>();
    for (Record row : rows) {
      Incident incident =
          (Incident)
              codec.read(
                  Incident.class,
                  row.get(R_BODY),
                  Rows.lines(row.get(R_ARTICLES)),
                  id -> {
                    Article article = articles.get(id);
                    if (article == null) {
                      throw new StoreException("an incident speaks of an article not held: " + id);
                    }
                    return article;
                  },
                  null);
      revisions.add(
          new IncidentRevision(
              row.get(ID),
              row.get(R_NUMBER).intValue(),
              Rows.instant(row.get(FIRST_KNOWN)),
              Rows.instant(row.get(R_REVISED)),
              row.get(R_CAUSE),
              incident));
    }
    return revisions;
  }
}
