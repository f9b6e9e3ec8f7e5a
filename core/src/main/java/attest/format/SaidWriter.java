package attest.format;

import attest.document.Article;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Evidence;
import attest.incident.Statement;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes single claims and statements as JSON objects, as they stand in the record of their article
 * and with its identity. Offsets are code points. Safe for threads.
 */
public final class SaidWriter {
  private final JsonFactory factory = new JsonFactory();

  /** A writer. */
  public SaidWriter() {}

  /**
   * A claim as a JSON object.
   *
   * @param article the article that it stands in
   * @param account the name of the account that it belongs to
   * @param claim the claim
   */
  public String claim(Article article, String account, Account.IdentifiedClaim claim) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      ValueWriter values = new ValueWriter(json, article.text(), true);
      json.writeStartObject();
      json.writeStringProperty("article", article.id());
      json.writeStringProperty("account", account);
      json.writeStringProperty("id", claim.id());
      values.claim(claim.claim());
      json.writeEndObject();
    }
    return out.toString();
  }

  /** A statement of an article as a JSON object. */
  public String statement(Article article, Statement statement) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      ValueWriter values = new ValueWriter(json, article.text(), true);
      json.writeStartObject();
      json.writeStringProperty("article", article.id());
      values.speaker("speaker", statement.speaker());
      json.writeStringProperty("cue", statement.cue());
      json.writeBooleanProperty("direct", statement.direct());
      values.evidence("evidence", statement.evidence());
      json.writeStringProperty("rule", statement.rule());
      json.writeEndObject();
    }
    return out.toString();
  }

  /**
   * Where values of a record rest in its text, as a JSON array of objects with {@code kind}, {@code
   * start}, {@code end} and {@code account} (null for statements), for marking words in the text.
   */
  public String spans(ArticleRecord record) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      Spans spans = new Spans(json, new ValueWriter(json, record.article().text(), true));
      json.writeStartArray();
      record.accounts().forEach(spans::account);
      for (Statement statement : record.statements()) {
        spans.add("statement", null, statement.evidence());
        spans.add("speaker", null, statement.speaker().evidence());
      }
      json.writeEndArray();
    }
    return out.toString();
  }

  private record Spans(JsonGenerator json, ValueWriter values) {
    void account(Account account) {
      String id = account.id();
      add("trigger", id, account.trigger());
      if (account.time() != null) {
        add("time", id, account.time().evidence());
      }
      if (account.place() != null) {
        add("place", id, account.place().wording());
      }
      account.actors().forEach(actor -> add("actor", id, actor.evidence()));
      account.targets().forEach(target -> add("target", id, target.evidence()));
      account.weapons().forEach(weapon -> add("weapon", id, weapon.evidence()));
      account.claims().forEach(claim -> add("claim", id, claim.claim().evidence()));
    }

    void add(String kind, @org.jspecify.annotations.Nullable String account, Evidence evidence) {
      json.writeStartObject();
      json.writeStringProperty("kind", kind);
      values.text("account", account);
      values.span(evidence.span());
      json.writeEndObject();
    }
  }
}
