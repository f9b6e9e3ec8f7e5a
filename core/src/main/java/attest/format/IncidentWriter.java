package attest.format;

import attest.document.Article;
import attest.document.Published;
import attest.incident.AccountKey;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes incidents as JSON objects of the schema {@code attest-incident/1}. Offsets are code points
 * of the texts of their articles, and each quote is compared with its text once more before it is
 * written. Safe for threads if the lookup is.
 */
public final class IncidentWriter {
  private final JsonFactory factory = new JsonFactory();
  private final ArticleLookup articles;
  private final boolean quotes;
  private final boolean indented;

  /**
   * A writer.
   *
   * @param articles the articles that the incidents rest on
   * @param quotes whether to write words of the articles; without, there are offsets and the
   *     SHA-256 of each quote instead
   * @param indented whether to write for people, over many lines
   */
  public IncidentWriter(ArticleLookup articles, boolean quotes, boolean indented) {
    this.articles = articles;
    this.quotes = quotes;
    this.indented = indented;
  }

  /**
   * A revision of an incident as a JSON object, without a line feed at its end.
   *
   * @throws IllegalStateException if an article is missing, or a quote does not equal the text at
   *     its span
   */
  public String write(IncidentRevision revision) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(Indented.context(indented), out)) {
      new Body(json).write(revision);
    }
    return out.toString();
  }

  /** One incident on its way out. */
  private final class Body {
    private final JsonGenerator json;
    private final Map<String, ValueWriter> texts = new HashMap<>();

    Body(JsonGenerator json) {
      this.json = json;
    }

    void write(IncidentRevision revision) {
      Incident incident = revision.incident();
      json.writeStartObject();
      json.writeStringProperty("schema", "attest-incident/1");
      json.writeStringProperty("id", revision.id());
      json.writeStringProperty("type", incident.type().code());
      json.writeStringProperty("status", incident.status().code());
      time(incident.time());
      place(incident.place());
      parties(incident.actors());
      json.writeArrayPropertyStart("targets");
      incident.targets().forEach(target -> kind(target.value().code(), target.citations()));
      json.writeEndArray();
      json.writeArrayPropertyStart("weapons");
      incident.weapons().forEach(weapon -> kind(weapon.value().code(), weapon.citations()));
      json.writeEndArray();
      json.writeArrayPropertyStart("accounts");
      for (AccountKey key : incident.accounts()) {
        json.writeStartObject();
        account(key);
        json.writeEndObject();
      }
      json.writeEndArray();
      articles(incident);
      json.writeNumberProperty("origins", incident.origins());
      json.writeArrayPropertyStart("claims");
      incident.claims().forEach(this::claim);
      json.writeEndArray();
      json.writeArrayPropertyStart("toll");
      incident.toll().forEach(this::toll);
      json.writeEndArray();
      json.writeArrayPropertyStart("disagreements");
      incident.disagreements().forEach(this::disagreement);
      json.writeEndArray();
      json.writeStringProperty("first_known", revision.firstKnown().toString());
      json.writeStringProperty("revised", revision.revised().toString());
      json.writeNumberProperty("revision", revision.revision());
      json.writeStringProperty("cause", revision.cause());
      json.writeEndObject();
    }

    private ValueWriter values(String article) {
      ValueWriter values = texts.get(article);
      if (values == null) {
        values = new ValueWriter(json, article(article).text(), quotes);
        texts.put(article, values);
      }
      return values;
    }

    private Article article(String id) {
      Article article = articles.findArticle(id);
      if (article == null) {
        throw new IllegalStateException("an incident of an article that is not there: " + id);
      }
      return article;
    }

    private void account(AccountKey key) {
      json.writeStringProperty("article", key.article());
      json.writeStringProperty("account", key.account());
    }

    private void citations(List<Citation> citations) {
      json.writeArrayPropertyStart("evidence");
      for (Citation citation : citations) {
        json.writeStartObject();
        account(citation.account());
        values(citation.account().article()).words(citation.evidence());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void time(@Nullable Cited<TimeInterval> time) {
      if (time == null) {
        json.writeNullProperty("time");
        return;
      }
      json.writeObjectPropertyStart("time");
      values(time).interval(time.value());
      citations(time.citations());
      json.writeEndObject();
    }

    private void place(@Nullable Cited<Place> place) {
      if (place == null) {
        json.writeNullProperty("place");
        return;
      }
      json.writeObjectPropertyStart("place");
      values(place).place(place.value(), false);
      values(place).candidates(place.value());
      citations(place.citations());
      json.writeEndObject();
    }

    private ValueWriter values(Cited<?> value) {
      return values(value.citations().getFirst().account().article());
    }

    private void parties(List<Cited<Incident.Party>> parties) {
      json.writeArrayPropertyStart("actors");
      for (Cited<Incident.Party> party : parties) {
        json.writeStartObject();
        json.writeStringProperty("role", party.value().role().code());
        values(party).actor(party.value().actor());
        json.writeBooleanProperty("hedged", party.value().hedged());
        json.writeBooleanProperty("claimed", party.value().claimed());
        citations(party.citations());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void kind(String code, List<Citation> citations) {
      json.writeStartObject();
      json.writeStringProperty("kind", code);
      citations(citations);
      json.writeEndObject();
    }

    private void articles(Incident incident) {
      Set<String> ids = new LinkedHashSet<>();
      incident.accounts().forEach(key -> ids.add(key.article()));
      json.writeArrayPropertyStart("articles");
      for (String id : ids) {
        Article article = article(id);
        Published published = article.published();
        ValueWriter values = values(id);
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("source", article.source());
        values.text("url", article.url());
        values.text("publisher", article.publisher());
        values.text("agency", article.agency());
        values.text("title", quotes ? article.title() : null);
        values.text("published", published == null ? null : published.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void claim(Incident.FiledClaim claim) {
      json.writeStartObject();
      json.writeStringProperty("key", claim.key());
      account(claim.account());
      json.writeStringProperty("id", claim.id());
      values(claim.account().article()).claim(claim.claim());
      json.writeStringProperty("use", claim.use().code());
      json.writeStringProperty("reason", claim.reason());
      json.writeEndObject();
    }

    private void toll(Incident.Toll toll) {
      json.writeStartObject();
      json.writeStringProperty("harm", toll.harm().code());
      json.writeStringProperty("group", toll.group().code());
      number("low", toll.low());
      number("best", toll.best());
      number("high", toll.high());
      json.writeStringProperty("rule", toll.rule());
      keys(toll.claims());
      json.writeEndObject();
    }

    private void disagreement(Incident.Disagreement disagreement) {
      json.writeStartObject();
      json.writeStringProperty("harm", disagreement.harm().code());
      json.writeStringProperty("group", disagreement.group().code());
      keys(disagreement.claims());
      json.writeStringProperty("reason", disagreement.reason());
      json.writeEndObject();
    }

    private void keys(List<String> claims) {
      json.writeArrayPropertyStart("claims");
      claims.forEach(json::writeString);
      json.writeEndArray();
    }

    private void number(String name, @Nullable Long value) {
      if (value == null) {
        json.writeNullProperty(name);
      } else {
        json.writeNumberProperty(name, value.longValue());
      }
    }
  }
}
