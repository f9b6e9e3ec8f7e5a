package attest.format;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Target;
import attest.incident.Weapon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads incidents of the schema {@code attest-incident/1}, as {@link IncidentWriter} prints them.
 * Each quote is compared with the text of its article; where an incident was written without
 * quotes, they are taken from the text and their hashes compared. Fields that are not known are
 * ignored. Safe for threads if the lookup is.
 */
public final class IncidentReader {
  private final ReaderOptions options;
  private final ArticleLookup articles;

  /**
   * A reader.
   *
   * @param options limits
   * @param articles the articles that the incidents rest on
   */
  public IncidentReader(ReaderOptions options, ArticleLookup articles) {
    this.options = options;
    this.articles = articles;
  }

  /**
   * The incident that a text is.
   *
   * @throws FormatException if it is none, an article is missing, or a quote does not stand in its
   *     text
   */
  public IncidentRevision parse(String json) {
    JsonObject object = JsonObject.parse(json, options);
    if (!object.text("schema").equals("attest-incident/1")) {
      throw object.fault("schema", "must be attest-incident/1");
    }
    try {
      return new IncidentRevision(
          object.text("id"),
          object.smallNumber("revision", 1),
          object.instant("first_known"),
          object.instant("revised"),
          object.text("cause"),
          new Body().incident(object));
    } catch (IllegalArgumentException e) {
      throw new FormatException("", String.valueOf(e.getMessage()));
    }
  }

  /** The values of one incident. */
  private final class Body {
    private final Map<String, ValueReader> texts = new HashMap<>();
    private final Set<String> claims = new HashSet<>();

    Incident incident(JsonObject object) {
      JsonObject time = object.findObject("time");
      JsonObject place = object.findObject("place");
      List<Incident.FiledClaim> filed = all(object.requiredObjects("claims"), this::claim);
      return new Incident(
          all(object.requiredObjects("accounts"), this::account),
          object.code("type", EventType.class),
          object.code("status", Mention.Status.class),
          time == null ? null : cited(time, ValueReader.interval(time, "start", "end")),
          place == null ? null : cited(place, ValueReader.place(place)),
          all(object.requiredObjects("actors"), this::party),
          all(
              object.requiredObjects("targets"),
              target -> cited(target, target.code("kind", Target.Kind.class))),
          all(
              object.requiredObjects("weapons"),
              weapon -> cited(weapon, weapon.code("kind", Weapon.Kind.class))),
          filed,
          all(object.requiredObjects("toll"), this::toll),
          all(object.requiredObjects("disagreements"), this::disagreement),
          object.smallNumber("origins", 1));
    }

    private AccountKey account(JsonObject object) {
      return new AccountKey(object.text("article"), object.text("account"));
    }

    private ValueReader values(JsonObject object) {
      String id = object.text("article");
      ValueReader values = texts.get(id);
      if (values == null) {
        Article article = articles.findArticle(id);
        if (article == null) {
          throw object.fault("article", "there is no article " + id);
        }
        values = new ValueReader(article);
        texts.put(id, values);
      }
      return values;
    }

    private <T> Cited<T> cited(JsonObject object, T value) {
      List<Citation> citations =
          all(
              object.requiredObjects("evidence"),
              item -> new Citation(account(item), values(item).words(item)));
      if (citations.isEmpty()) {
        throw object.fault("evidence", "must not be empty");
      }
      return new Cited<>(value, citations);
    }

    private Cited<Incident.Party> party(JsonObject object) {
      return cited(
          object,
          new Incident.Party(
              object.code("role", Participant.Role.class),
              ValueReader.actor(object),
              object.flag("hedged"),
              object.flag("claimed")));
    }

    private Incident.FiledClaim claim(JsonObject object) {
      Incident.FiledClaim claim =
          new Incident.FiledClaim(
              account(object),
              object.text("id"),
              values(object).claim(object),
              object.code("use", Incident.Use.class),
              object.text("reason"));
      claims.add(claim.key());
      return claim;
    }

    private Incident.Toll toll(JsonObject object) {
      return new Incident.Toll(
          object.code("harm", Claim.Harm.class),
          object.code("group", Claim.Group.class),
          object.findNumber("low"),
          object.findNumber("best"),
          object.findNumber("high"),
          object.text("rule"),
          keys(object));
    }

    private Incident.Disagreement disagreement(JsonObject object) {
      return new Incident.Disagreement(
          object.code("harm", Claim.Harm.class),
          object.code("group", Claim.Group.class),
          keys(object),
          object.text("reason"));
    }

    private List<String> keys(JsonObject object) {
      List<String> keys = object.texts("claims");
      if (!claims.containsAll(keys)) {
        throw object.fault("claims", "names a claim that the incident does not have");
      }
      return keys;
    }

    private static <T> List<T> all(List<JsonObject> objects, Function<JsonObject, T> reader) {
      List<T> values = new ArrayList<>(objects.size());
      for (JsonObject object : objects) {
        values.add(reader.apply(object));
      }
      return values;
    }
  }
}
