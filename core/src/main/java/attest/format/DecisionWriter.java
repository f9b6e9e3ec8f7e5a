package attest.format;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Decision;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes decisions of reviewers as JSON objects of one line ({@code attest-decision/1}). The words
 * of a correction stand in {@code evidence}; offsets are code points. Safe for threads.
 */
public final class DecisionWriter {
  private final JsonFactory factory = new JsonFactory();
  private final ArticleLookup articles;

  /**
   * A writer.
   *
   * @param articles finds the articles whose words corrections rest on
   */
  public DecisionWriter(ArticleLookup articles) {
    this.articles = articles;
  }

  /**
   * A decision as a JSON object.
   *
   * @throws FormatException if an article that it rests on is not found
   */
  public String write(Decision decision) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("schema", "attest-decision/1");
      json.writeStringProperty("id", decision.id());
      json.writeStringProperty("reviewer", decision.reviewer());
      json.writeStringProperty("at", decision.at().toString());
      json.writeStringProperty("note", decision.note());
      json.writeStringProperty("action", action(decision.action()));
      accounts(json, "accounts", decision.accounts());
      switch (decision.action()) {
        case Decision.Action.Split split -> accounts(json, "others", split.others());
        case Decision.Action.Withdraw withdrawal ->
            json.writeStringProperty("decision", withdrawal.decision());
        case Decision.Action.Correct correct -> {
          json.writeStringProperty("field", correct.field());
          json.writeName("value");
          json.writeRawValue(correct.value());
          evidence(json, correct.basis());
        }
        case Decision.Action.Accept accept -> {}
        case Decision.Action.Reject reject -> {}
        case Decision.Action.Merge merge -> {}
        case Decision.Action.Duplicate duplicate -> {}
        case Decision.Action.Note note -> {}
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private static String action(Decision.Action action) {
    return switch (action) {
      case Decision.Action.Accept accept -> "accept";
      case Decision.Action.Reject reject -> "reject";
      case Decision.Action.Merge merge -> "merge";
      case Decision.Action.Split split -> "split";
      case Decision.Action.Duplicate duplicate -> "duplicate";
      case Decision.Action.Correct correct -> "correct";
      case Decision.Action.Note note -> "note";
      case Decision.Action.Withdraw withdrawal -> "withdraw";
    };
  }

  private static void accounts(JsonGenerator json, String name, List<AccountKey> keys) {
    json.writeArrayPropertyStart(name);
    keys.forEach(key -> json.writeString(key.toString()));
    json.writeEndArray();
  }

  private void evidence(JsonGenerator json, @Nullable Citation basis) {
    if (basis == null) {
      json.writeNullProperty("evidence");
      return;
    }
    Article article = articles.findArticle(basis.account().article());
    if (article == null) {
      throw new FormatException("evidence", "there is no article " + basis.account().article());
    }
    json.writeObjectPropertyStart("evidence");
    json.writeStringProperty("account", basis.account().toString());
    new ValueWriter(json, article.text(), true).words(basis.evidence());
    json.writeEndObject();
  }
}
