package attest.format;

import attest.document.Article;
import attest.document.MetadataSource;
import attest.document.Problem;
import attest.document.Published;
import attest.incident.Account;
import attest.incident.ActorMention;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.PlaceMention;
import attest.incident.Statement;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the schema {@code attest/1}, as {@link RecordWriter} prints them. Offsets become
 * UTF-16 units, each quote is compared with the text, and the identity of the article with its
 * text; a record that does not hold is refused. Fields that are not known are ignored. What the
 * record does not hold is not made up: accounts have no mentions. Safe for threads.
 */
public final class RecordReader {
  private final ReaderOptions options;

  /** A reader with limits. */
  public RecordReader(ReaderOptions options) {
    this.options = options;
  }

  /** What a text turned out to be. */
  public sealed interface Outcome {
    /**
     * A record.
     *
     * @param record the record
     * @param version the version of the program that made it
     * @param settings the identity of the settings that it was made with
     */
    record Read(ArticleRecord record, String version, String settings) implements Outcome {}

    /**
     * No record.
     *
     * @param problem what is wrong and where
     */
    record Refused(Problem problem) implements Outcome {}
  }

  /**
   * The record that a text is, or what is wrong with it. Never throws for what the text holds.
   *
   * @param document what to call the text in the problem, such as a file and a line
   * @param json one JSON object
   */
  public Outcome read(String document, String json) {
    try {
      return parse(json);
    } catch (FormatException e) {
      return new Outcome.Refused(
          new Problem(
              document,
              Problem.Code.MALFORMED_RECORD,
              "the text is no record of schema attest/1 and was left out: " + e.getMessage()));
    }
  }

  /**
   * The record that a text is that should be one, such as one that was stored.
   *
   * @throws FormatException if it is none
   */
  public Outcome.Read parse(String json) {
    JsonObject object = JsonObject.parse(json, options);
    if (!object.text("schema").equals("attest/1")) {
      throw object.fault("schema", "must be attest/1");
    }
    Article article = article(object.object("article"));
    JsonObject run = object.object("run");
    return new Outcome.Read(
        new Body(article).record(object), run.text("version"), run.text("settings"));
  }

  private static Article article(JsonObject object) {
    String text = object.text("text");
    Published published =
        object.has("published")
            ? time(object, "published", object.code("published_from", Published.From.class))
            : null;
    Published updated =
        object.has("updated") ? time(object, "updated", Published.From.METADATA) : null;
    JsonObject dateline = object.findObject("dateline");
    Article bare =
        new Article(
            object.findText("ref"),
            object.text("source"),
            object.findText("url"),
            object.findText("publisher"),
            object.findText("agency"),
            object.findText("title"),
            object.texts("byline"),
            object.text("language"),
            published,
            updated,
            metadataFrom(object.findObject("metadata_from")),
            dateline == null
                ? null
                : new Article.Dateline(dateline.findText("place"), dateline.findText("date")),
            text,
            List.of());
    if (!bare.id().equals(object.text("id"))) {
      throw object.fault("id", "is not the identity of the text: one of them was changed");
    }
    return withParagraphs(bare, object);
  }

  private static Published time(JsonObject object, String name, Published.From from) {
    Published time = Published.parse(object.text(name), from);
    if (time == null) {
      throw object.fault(name, "must be an ISO 8601 date or date-time");
    }
    return time;
  }

  private static Map<Article.Field, MetadataSource> metadataFrom(@Nullable JsonObject object) {
    Map<Article.Field, MetadataSource> from = new EnumMap<>(Article.Field.class);
    for (Article.Field field : Article.Field.values()) {
      if (object != null && object.has(field.code())) {
        from.put(field, object.code(field.code(), MetadataSource.class));
      }
    }
    return from;
  }

  private static Article withParagraphs(Article article, JsonObject object) {
    ValueReader values = new ValueReader(article);
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    for (JsonObject paragraph : object.objects("paragraphs")) {
      paragraphs.add(new Article.Paragraph(values.span(paragraph), paragraph.flag("repeats")));
    }
    try {
      return new Article(
          article.ref(),
          article.source(),
          article.url(),
          article.publisher(),
          article.agency(),
          article.title(),
          article.byline(),
          article.language(),
          article.published(),
          article.updated(),
          article.metadataFrom(),
          article.dateline(),
          article.text(),
          paragraphs);
    } catch (IllegalArgumentException e) {
      throw object.fault("paragraphs", "must be in order and not overlap");
    }
  }

  /** The values of one record. */
  private static final class Body {
    private final Article article;
    private final ValueReader values;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> claims = new HashSet<>();

    Body(Article article) {
      this.article = article;
      this.values = new ValueReader(article);
    }

    ArticleRecord record(JsonObject object) {
      return new ArticleRecord(
          article,
          all(object.requiredObjects("accounts"), this::account),
          all(object.requiredObjects("statements"), this::statement),
          all(object.objects("places"), this::placeMention),
          all(object.objects("times"), this::timeMention),
          all(object.objects("actors"), this::actorMention),
          all(object.requiredObjects("problems"), this::problem));
    }

    private Account account(JsonObject object) {
      String id = object.text("id");
      if (!accounts.add(id)) {
        throw object.fault("id", "is that of an earlier account too");
      }
      List<Account.IdentifiedClaim> figures = all(object.requiredObjects("claims"), this::claim);
      JsonObject time = object.findObject("time");
      JsonObject place = object.findObject("place");
      return new Account(
          id,
          object.code("type", EventType.class),
          object.code("status", Mention.Status.class),
          object.code("salience", Account.Salience.class),
          object.smallNumber("count", 1),
          time == null ? null : time(time),
          place == null ? null : place(place),
          all(object.requiredObjects("actors"), this::participant),
          all(object.requiredObjects("targets"), this::target),
          all(object.requiredObjects("weapons"), this::weapon),
          figures,
          all(object.requiredObjects("toll"), this::toll),
          values.evidence(object, "trigger"),
          List.of());
    }

    private TimeMention time(JsonObject object) {
      return new TimeMention(
          values.evidence(object, "evidence"),
          timeKind(object),
          object.findText("value"),
          ValueReader.interval(object, "start", "end"),
          object.text("rule", ValueReader.NO_RULE));
    }

    private static TimeMention.Kind timeKind(JsonObject object) {
      return object.has("kind")
          ? object.code("kind", TimeMention.Kind.class)
          : TimeMention.Kind.DATE;
    }

    private PlaceMention place(JsonObject object) {
      Evidence wording = values.evidence(object, "evidence");
      return new PlaceMention(
          ValueReader.place(object),
          object.has("named") ? values.evidence(object, "named") : wording,
          wording,
          object.share("certainty", ValueReader.NO_CERTAINTY),
          object.text("rule", ValueReader.NO_RULE));
    }

    private Participant participant(JsonObject object) {
      return new Participant(
          object.code("role", Participant.Role.class),
          ValueReader.actor(object),
          object.flag("hedged"),
          object.flag("claimed"),
          values.evidence(object, "evidence"),
          object.text("rule", ValueReader.NO_RULE));
    }

    private Target target(JsonObject object) {
      return new Target(
          object.code("kind", Target.Kind.class),
          values.evidence(object, "evidence"),
          object.text("rule", ValueReader.NO_RULE));
    }

    private Weapon weapon(JsonObject object) {
      return new Weapon(
          object.code("kind", Weapon.Kind.class),
          values.evidence(object, "evidence"),
          object.text("rule", ValueReader.NO_RULE));
    }

    private Account.IdentifiedClaim claim(JsonObject object) {
      String id = object.text("id");
      if (!claims.add(id)) {
        throw object.fault("id", "is that of an earlier claim too");
      }
      return new Account.IdentifiedClaim(id, values.claim(object));
    }

    private Account.Toll toll(JsonObject object) {
      List<String> basis = object.texts("claims");
      if (!claims.containsAll(basis)) {
        throw object.fault("claims", "names a claim that the record does not have");
      }
      return new Account.Toll(
          object.code("harm", Claim.Harm.class),
          object.code("group", Claim.Group.class),
          object.findNumber("low"),
          object.findNumber("best"),
          object.findNumber("high"),
          basis,
          object.text("rule", ValueReader.NO_RULE));
    }

    private Statement statement(JsonObject object) {
      Evidence said = values.evidence(object, "evidence");
      return new Statement(
          values.speaker(object.object("speaker"), said),
          object.text("cue"),
          object.flag("direct"),
          said,
          object.text("rule", ValueReader.NO_RULE));
    }

    private PlaceMention placeMention(JsonObject object) {
      Evidence name = values.words(object);
      return new PlaceMention(
          ValueReader.place(object),
          name,
          object.has("wording") ? values.evidence(object, "wording") : name,
          object.share("certainty", ValueReader.NO_CERTAINTY),
          object.text("rule", ValueReader.NO_RULE));
    }

    private TimeMention timeMention(JsonObject object) {
      return new TimeMention(
          values.words(object),
          timeKind(object),
          object.findText("value"),
          object.has("from") ? ValueReader.interval(object, "from", "to") : (TimeInterval) null,
          object.text("rule", ValueReader.NO_RULE));
    }

    private ActorMention actorMention(JsonObject object) {
      return new ActorMention(
          ValueReader.actor(object),
          values.words(object),
          object.flag("hedged", false),
          object.share("certainty", ValueReader.NO_CERTAINTY),
          object.text("rule", ValueReader.NO_RULE));
    }

    private Problem problem(JsonObject object) {
      String code = object.text("code");
      Problem.Code known =
          Arrays.stream(Problem.Code.values())
              .filter(c -> c.code().equals(code))
              .findFirst()
              .orElseThrow(
                  () -> object.fault("code", "is no code that this version of the program knows"));
      String message = object.text("message");
      if (message.isBlank()) {
        throw object.fault("message", "must say what happened");
      }
      return new Problem(article.name(), known, message);
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
