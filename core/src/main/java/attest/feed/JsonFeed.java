package attest.feed;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.Published;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** One reading of a JSON Feed (jsonfeed.org, versions 1 and 1.1). */
final class JsonFeed {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(100)
                  .build())
          .build();

  private final String source;
  private final int maxEntries;
  private final @Nullable String address;
  private final List<Problem> problems;

  JsonFeed(String source, int maxEntries, @Nullable String address, List<Problem> problems) {
    this.source = source;
    this.maxEntries = maxEntries;
    this.address = address;
    this.problems = problems;
  }

  /** An entry, or the head of the feed: its texts by name and the names of its authors. */
  private static final class Fields {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> authors = new ArrayList<>();

    private @Nullable String first(String... names) {
      for (String name : names) {
        String text = texts.get(name);
        if (text != null && !text.isBlank()) {
          return text.strip();
        }
      }
      return null;
    }
  }

  Feed read(String json) {
    Fields head = new Fields();
    List<Fields> items = new ArrayList<>();
    boolean hasItems = false;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("items") && value == JsonToken.START_ARRAY) {
          hasItems = true;
          readItems(parser, items);
        } else {
          readField(parser, name, head);
        }
      }
    } catch (JacksonException e) {
      problems.add(
          new Problem(
              source,
              Code.FEED_DAMAGED,
              "the feed is no valid JSON ("
                  + e.getOriginalMessage().lines().findFirst().orElse("")
                  + "); what stands before that was read"));
    }
    String version = head.texts.get("version");
    if (!hasItems && (version == null || !version.contains("jsonfeed.org"))) {
      problems.add(
          new Problem(
              source,
              Code.NOT_A_FEED,
              "it is JSON but no JSON Feed: it has no 'items'; check the address or the file"));
      return new Feed(Feed.Format.NONE, null, null, null, List.of(), problems);
    }
    String title = Markup.words(head.texts.get("title"), true);
    String site = Addresses.resolve(address, head.first("home_page_url"));
    String language = Languages.tag(head.first("language"));
    List<FeedEntry> entries = new ArrayList<>();
    for (Fields item : items) {
      entries.add(entry(item, head, title, site == null ? address : site, language));
    }
    return new Feed(Feed.Format.JSON_FEED, title, site, language, entries, problems);
  }

  private static FeedEntry entry(
      Fields item,
      Fields head,
      @Nullable String publisher,
      @Nullable String base,
      @Nullable String feedLanguage) {
    String html = item.first("content_html");
    String plain = item.first("content_text", "summary");
    String date = item.first("date_published", "date_modified");
    Published published = date == null ? null : FeedDates.parse(date);
    String language = Languages.tag(item.first("language"));
    return new FeedEntry(
        item.first("id"),
        Markup.words(item.texts.get("title"), true),
        Addresses.resolve(base, item.first("url", "external_url")),
        item.authors.isEmpty() ? head.authors : item.authors,
        publisher,
        language == null ? feedLanguage : language,
        published,
        html != null ? html : plain == null ? null : Markup.paragraphs(plain));
  }

  private void readItems(JsonParser parser, List<Fields> items) {
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      Fields item = new Fields();
      if (items.size() < maxEntries) {
        items.add(item);
      } else if (items.size() == maxEntries && problems.stream().noneMatch(this::isCut)) {
        problems.add(
            new Problem(
                source,
                Code.FEED_CUT,
                "the feed has more than "
                    + maxEntries
                    + " entries, the limit (ingest.max-feed-entries); the others were not read"));
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        readField(parser, name, item);
      }
    }
  }

  private boolean isCut(Problem problem) {
    return problem.code() == Code.FEED_CUT;
  }

  private static void readField(JsonParser parser, String name, Fields fields) {
    JsonToken value = parser.currentToken();
    if (value == null) {
      return;
    }
    if (name.equals("authors") && value == JsonToken.START_ARRAY) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        readAuthor(parser, fields.authors);
      }
    } else if (name.equals("author") && value == JsonToken.START_OBJECT) {
      readAuthor(parser, fields.authors);
    } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
      fields.texts.putIfAbsent(name, parser.getString());
    } else {
      parser.skipChildren();
    }
  }

  private static void readAuthor(JsonParser parser, List<String> authors) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("name") && value == JsonToken.VALUE_STRING) {
        String words = Markup.words(parser.getString(), true);
        if (words != null && !authors.contains(words)) {
          authors.add(words);
        }
      } else {
        parser.skipChildren();
      }
    }
  }
}
