package attest.format;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.ActorMention;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes records as JSON objects of the schema {@code attest/1}. Offsets are code points of the
 * text, and each quote is compared with the text once more before it is written. Safe for threads.
 */
public final class RecordWriter {
  /** The version of the program that is written into each record. */
  public static final String VERSION = "0.1.0";

  private final JsonFactory factory = new JsonFactory();
  private final String settings;
  private final boolean mentions;
  private final boolean indented;

  /**
   * A writer.
   *
   * @param settings the identity of the settings of the run
   * @param mentions whether to write all places, times and actors found
   * @param indented whether to write for people, over many lines
   */
  public RecordWriter(String settings, boolean mentions, boolean indented) {
    this.settings = settings;
    this.mentions = mentions;
    this.indented = indented;
  }

  /**
   * A record as a JSON object, without a line feed at its end.
   *
   * @throws IllegalStateException if a quote does not equal the text at its span
   */
  public String write(ArticleRecord record) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(context(), out)) {
      new Body(json, record.article()).write(record);
    }
    return out.toString();
  }

  private ObjectWriteContext context() {
    return indented ? new Indented() : ObjectWriteContext.empty();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public tools.jackson.core.@Nullable PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** One record on its way out. */
  private final class Body {
    private final JsonGenerator json;
    private final Article article;
    private final CodePoints points;

    Body(JsonGenerator json, Article article) {
      this.json = json;
      this.article = article;
      this.points = new CodePoints(article.text());
    }

    void write(ArticleRecord record) {
      json.writeStartObject();
      json.writeStringProperty("schema", "attest/1");
      article();
      json.writeArrayPropertyStart("accounts");
      record.accounts().forEach(this::account);
      json.writeEndArray();
      json.writeArrayPropertyStart("statements");
      record.statements().forEach(this::statement);
      json.writeEndArray();
      json.writeArrayPropertyStart("problems");
      for (Problem problem : record.problems()) {
        json.writeStartObject();
        json.writeStringProperty("code", problem.code().code());
        json.writeStringProperty("message", problem.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectPropertyStart("run");
      json.writeStringProperty("version", VERSION);
      json.writeStringProperty("settings", settings);
      json.writeEndObject();
      if (mentions) {
        mentions(record);
      }
      json.writeEndObject();
    }

    private void article() {
      json.writeObjectPropertyStart("article");
      json.writeStringProperty("id", article.id());
      text("ref", article.ref());
      json.writeStringProperty("source", article.source());
      text("url", article.url());
      text("publisher", article.publisher());
      text("agency", article.agency());
      text("title", article.title());
      json.writeArrayPropertyStart("byline");
      article.byline().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("language", article.language());
      Published published = article.published();
      text("published", published == null ? null : published.text());
      text("published_from", published == null ? null : published.from().code());
      Article.Dateline dateline = article.dateline();
      if (dateline == null) {
        json.writeNullProperty("dateline");
      } else {
        json.writeObjectPropertyStart("dateline");
        text("place", dateline.place());
        text("date", dateline.date());
        json.writeEndObject();
      }
      json.writeStringProperty("text", article.text());
      json.writeEndObject();
    }

    private void account(Account account) {
      json.writeStartObject();
      json.writeStringProperty("id", account.id());
      json.writeStringProperty("type", account.type().code());
      json.writeStringProperty("status", account.status().code());
      json.writeStringProperty("salience", account.salience().code());
      json.writeNumberProperty("count", account.count());
      time(account.time());
      place(account.place());
      json.writeArrayPropertyStart("actors");
      account.actors().forEach(this::participant);
      json.writeEndArray();
      json.writeArrayPropertyStart("targets");
      for (Target target : account.targets()) {
        kind(target.kind().name(), target.evidence());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("weapons");
      for (Weapon weapon : account.weapons()) {
        kind(weapon.kind().name(), weapon.evidence());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("claims");
      account.claims().forEach(this::claim);
      json.writeEndArray();
      json.writeArrayPropertyStart("toll");
      account.toll().forEach(this::toll);
      json.writeEndArray();
      evidence("trigger", account.trigger());
      json.writeEndObject();
    }

    private void kind(String name, Evidence evidence) {
      json.writeStartObject();
      json.writeStringProperty("kind", name.toLowerCase(java.util.Locale.ROOT));
      json.writeStringProperty("wording", evidence.quote());
      evidence("evidence", evidence);
      json.writeEndObject();
    }

    private void time(@Nullable TimeMention time) {
      TimeInterval interval = time == null ? null : time.interval();
      if (time == null || interval == null) {
        json.writeNullProperty("time");
        return;
      }
      json.writeObjectPropertyStart("time");
      json.writeStringProperty("start", interval.start().toString());
      json.writeStringProperty("end", interval.end().toString());
      json.writeStringProperty("precision", interval.precision().code());
      json.writeStringProperty("wording", time.evidence().quote());
      evidence("evidence", time.evidence());
      json.writeEndObject();
    }

    private void place(@Nullable PlaceMention mention) {
      if (mention == null) {
        json.writeNullProperty("place");
        return;
      }
      json.writeObjectPropertyStart("place");
      Place place = mention.place();
      Place.Known known = place instanceof Place.Known k ? k : null;
      json.writeStringProperty("name", place.name());
      text("country", known == null ? null : known.country());
      text("admin1", known == null ? null : known.admin1());
      boolean wholeCountry = known != null && known.precision() == Place.Precision.COUNTRY;
      point(known == null || wholeCountry ? null : known.point());
      number("geonames_id", known == null ? null : known.geonamesId());
      json.writeStringProperty(
          "precision", known == null ? Place.Precision.UNKNOWN.code() : known.precision().code());
      json.writeStringProperty("wording", mention.wording().quote());
      evidence("evidence", mention.wording());
      json.writeEndObject();
    }

    private void point(Place.@Nullable Point point) {
      if (point == null) {
        json.writeNullProperty("latitude");
        json.writeNullProperty("longitude");
      } else {
        json.writeNumberProperty("latitude", point.latitude());
        json.writeNumberProperty("longitude", point.longitude());
      }
    }

    private void participant(Participant participant) {
      json.writeStartObject();
      json.writeStringProperty("role", participant.role().code());
      json.writeStringProperty("name", participant.actor().name());
      json.writeStringProperty("kind", participant.actor().kind().code());
      json.writeBooleanProperty("hedged", participant.hedged());
      json.writeBooleanProperty("claimed", participant.claimed());
      json.writeStringProperty("wording", participant.evidence().quote());
      evidence("evidence", participant.evidence());
      json.writeEndObject();
    }

    private void claim(Account.IdentifiedClaim identified) {
      Claim claim = identified.claim();
      json.writeStartObject();
      json.writeStringProperty("id", identified.id());
      json.writeStringProperty("harm", claim.harm().code());
      json.writeStringProperty("group", claim.group().code());
      text("group_wording", claim.groupWording());
      text("party", claim.party());
      json.writeObjectPropertyStart("quantity");
      bound("low", claim.figure().low());
      bound("high", claim.figure().high());
      json.writeStringProperty("kind", claim.figure().kind());
      json.writeStringProperty("wording", claim.quantity().quote());
      json.writeEndObject();
      json.writeStringProperty("scope", claim.scope().code());
      json.writeStringProperty("status", claim.status().code());
      Speaker speaker = claim.speaker();
      if (speaker == null) {
        json.writeNullProperty("said_by");
      } else {
        json.writeObjectPropertyStart("said_by");
        speaker(speaker);
        evidence("evidence", speaker.evidence());
        json.writeEndObject();
      }
      evidence("evidence", claim.evidence());
      json.writeEndObject();
    }

    private void speaker(Speaker speaker) {
      text("name", speaker.name());
      text("role", speaker.role());
      text("organisation", speaker.organisation());
      json.writeStringProperty("kind", speaker.kind().code());
    }

    private void toll(Account.Toll toll) {
      json.writeStartObject();
      json.writeStringProperty("harm", toll.harm().code());
      json.writeStringProperty("group", toll.group().code());
      number("low", toll.low());
      number("best", toll.best());
      number("high", toll.high());
      json.writeArrayPropertyStart("claims");
      toll.claims().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }

    private void statement(Statement statement) {
      json.writeStartObject();
      json.writeObjectPropertyStart("speaker");
      speaker(statement.speaker());
      json.writeEndObject();
      json.writeStringProperty("cue", statement.cue());
      json.writeBooleanProperty("direct", statement.direct());
      evidence("evidence", statement.evidence());
      json.writeEndObject();
    }

    private void mentions(ArticleRecord record) {
      json.writeArrayPropertyStart("places");
      for (PlaceMention mention : record.places()) {
        json.writeStartObject();
        words(mention.evidence());
        Place.Known known = mention.place() instanceof Place.Known k ? k : null;
        json.writeStringProperty("name", mention.place().name());
        text("country", known == null ? null : known.country());
        point(known == null ? null : known.point());
        number("geonames_id", known == null ? null : known.geonamesId());
        json.writeStringProperty(
            "precision", known == null ? Place.Precision.UNKNOWN.code() : known.precision().code());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("times");
      for (TimeMention mention : record.times()) {
        json.writeStartObject();
        words(mention.evidence());
        text("value", mention.value());
        TimeInterval interval = mention.interval();
        text("from", interval == null ? null : interval.start().toString());
        text("to", interval == null ? null : interval.end().toString());
        json.writeStringProperty(
            "precision", interval == null ? "unknown" : interval.precision().code());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("actors");
      for (ActorMention mention : record.actors()) {
        json.writeStartObject();
        words(mention.evidence());
        json.writeStringProperty("name", mention.actor().name());
        json.writeStringProperty("kind", mention.actor().kind().code());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void evidence(String name, Evidence evidence) {
      json.writeObjectPropertyStart(name);
      words(evidence);
      json.writeEndObject();
    }

    private void words(Evidence evidence) {
      if (!evidence.verifies(article.text())) {
        throw new IllegalStateException("a quote that does not stand in the text: " + evidence);
      }
      Span span = evidence.span();
      json.writeNumberProperty("start", points.at(span.begin()));
      json.writeNumberProperty("end", points.at(span.end()));
      json.writeStringProperty("quote", evidence.quote());
    }

    private void text(String name, @Nullable String value) {
      if (value == null) {
        json.writeNullProperty(name);
      } else {
        json.writeStringProperty(name, value);
      }
    }

    private void number(String name, @Nullable Long value) {
      if (value == null) {
        json.writeNullProperty(name);
      } else {
        json.writeNumberProperty(name, value.longValue());
      }
    }

    private void bound(String name, OptionalLong value) {
      if (value.isPresent()) {
        json.writeNumberProperty(name, value.getAsLong());
      } else {
        json.writeNullProperty(name);
      }
    }
  }
}
