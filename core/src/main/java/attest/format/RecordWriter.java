package attest.format;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.incident.Account;
import attest.incident.ActorMention;
import attest.incident.ArticleRecord;
import attest.incident.Evidence;
import attest.incident.Participant;
import attest.incident.PlaceMention;
import attest.incident.Statement;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.io.StringWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

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
    try (JsonGenerator json = factory.createGenerator(Indented.context(indented), out)) {
      new Body(json, record.article()).write(record);
    }
    return out.toString();
  }

  /** One record on its way out. */
  private final class Body {
    private final JsonGenerator json;
    private final Article article;
    private final ValueWriter values;

    Body(JsonGenerator json, Article article) {
      this.json = json;
      this.article = article;
      this.values = new ValueWriter(json, article.text(), true);
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
      values.text("ref", article.ref());
      json.writeStringProperty("source", article.source());
      values.text("url", article.url());
      values.text("publisher", article.publisher());
      values.text("agency", article.agency());
      values.text("title", article.title());
      json.writeArrayPropertyStart("byline");
      article.byline().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("language", article.language());
      Published published = article.published();
      values.text("published", published == null ? null : published.text());
      values.text("published_from", published == null ? null : published.from().code());
      values.text("updated", article.updated() == null ? null : article.updated().text());
      json.writeObjectPropertyStart("metadata_from");
      article
          .metadataFrom()
          .forEach((field, from) -> json.writeStringProperty(field.code(), from.code()));
      json.writeEndObject();
      Article.Dateline dateline = article.dateline();
      if (dateline == null) {
        json.writeNullProperty("dateline");
      } else {
        json.writeObjectPropertyStart("dateline");
        values.text("place", dateline.place());
        values.text("date", dateline.date());
        json.writeEndObject();
      }
      json.writeStringProperty("text", article.text());
      json.writeArrayPropertyStart("paragraphs");
      for (Article.Paragraph paragraph : article.paragraphs()) {
        json.writeStartObject();
        values.span(paragraph.span());
        json.writeBooleanProperty("repeats", paragraph.repeats());
        json.writeEndObject();
      }
      json.writeEndArray();
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
        kind(target.kind().code(), target.evidence(), target.rule());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("weapons");
      for (Weapon weapon : account.weapons()) {
        kind(weapon.kind().code(), weapon.evidence(), weapon.rule());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("claims");
      for (Account.IdentifiedClaim claim : account.claims()) {
        json.writeStartObject();
        json.writeStringProperty("id", claim.id());
        values.claim(claim.claim());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("toll");
      account.toll().forEach(this::toll);
      json.writeEndArray();
      values.evidence("trigger", account.trigger());
      json.writeEndObject();
    }

    private void kind(String code, Evidence evidence, String rule) {
      json.writeStartObject();
      json.writeStringProperty("kind", code);
      json.writeStringProperty("wording", evidence.quote());
      values.evidence("evidence", evidence);
      json.writeStringProperty("rule", rule);
      json.writeEndObject();
    }

    private void time(@Nullable TimeMention time) {
      TimeInterval interval = time == null ? null : time.interval();
      if (time == null || interval == null) {
        json.writeNullProperty("time");
        return;
      }
      json.writeObjectPropertyStart("time");
      values.interval(interval);
      json.writeStringProperty("wording", time.evidence().quote());
      values.evidence("evidence", time.evidence());
      json.writeStringProperty("kind", code(time.kind()));
      values.text("value", time.value());
      json.writeStringProperty("rule", time.rule());
      json.writeEndObject();
    }

    private void place(@Nullable PlaceMention mention) {
      if (mention == null) {
        json.writeNullProperty("place");
        return;
      }
      json.writeObjectPropertyStart("place");
      values.place(mention.place(), false);
      json.writeStringProperty("wording", mention.wording().quote());
      values.evidence("evidence", mention.wording());
      values.evidence("named", mention.evidence());
      resolution(mention);
      json.writeEndObject();
    }

    private void resolution(PlaceMention mention) {
      values.candidates(mention.place());
      json.writeNumberProperty("certainty", mention.certainty());
      json.writeStringProperty("rule", mention.rule());
    }

    private void participant(Participant participant) {
      json.writeStartObject();
      json.writeStringProperty("role", participant.role().code());
      values.actor(participant.actor());
      json.writeBooleanProperty("hedged", participant.hedged());
      json.writeBooleanProperty("claimed", participant.claimed());
      json.writeStringProperty("wording", participant.evidence().quote());
      values.evidence("evidence", participant.evidence());
      json.writeStringProperty("rule", participant.rule());
      json.writeEndObject();
    }

    private void toll(Account.Toll toll) {
      json.writeStartObject();
      json.writeStringProperty("harm", toll.harm().code());
      json.writeStringProperty("group", toll.group().code());
      values.number("low", toll.low());
      values.number("best", toll.best());
      values.number("high", toll.high());
      json.writeArrayPropertyStart("claims");
      toll.claims().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("rule", toll.rule());
      json.writeEndObject();
    }

    private void statement(Statement statement) {
      json.writeStartObject();
      values.speaker("speaker", statement.speaker());
      json.writeStringProperty("cue", statement.cue());
      json.writeBooleanProperty("direct", statement.direct());
      values.evidence("evidence", statement.evidence());
      json.writeStringProperty("rule", statement.rule());
      json.writeEndObject();
    }

    private void mentions(ArticleRecord record) {
      json.writeArrayPropertyStart("places");
      for (PlaceMention mention : record.places()) {
        json.writeStartObject();
        values.words(mention.evidence());
        values.place(mention.place(), true);
        values.evidence("wording", mention.wording());
        resolution(mention);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("times");
      for (TimeMention mention : record.times()) {
        json.writeStartObject();
        values.words(mention.evidence());
        values.text("value", mention.value());
        TimeInterval interval = mention.interval();
        values.text("from", interval == null ? null : interval.start().toString());
        values.text("to", interval == null ? null : interval.end().toString());
        json.writeStringProperty(
            "precision", interval == null ? "unknown" : interval.precision().code());
        json.writeStringProperty("kind", code(mention.kind()));
        json.writeStringProperty("rule", mention.rule());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("actors");
      for (ActorMention mention : record.actors()) {
        json.writeStartObject();
        values.words(mention.evidence());
        values.actor(mention.actor());
        json.writeBooleanProperty("hedged", mention.hedged());
        json.writeNumberProperty("certainty", mention.certainty());
        json.writeStringProperty("rule", mention.rule());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private String code(TimeMention.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
