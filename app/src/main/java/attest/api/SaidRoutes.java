package attest.api;

import attest.access.IncidentFilter;
import attest.access.Knowledge;
import attest.access.Visitor;
import attest.format.SaidWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.pipeline.StoreView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Claims and statements, in the order in which their articles were stored. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "said", description = "Who said what, and who gave which figure")
final class SaidRoutes {
  private static final int AT_ONCE = 50;
  private static final int MOST_ARTICLES = 2_000;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,7})");

  private final Knowledge knowledge;
  private final SaidWriter writer = new SaidWriter();

  SaidRoutes(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @GetMapping(path = "/claims", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listClaims",
      summary = "Figures that somebody gave, page by page",
      description =
          "A page may have fewer than asked for, or none, although others follow: as long as 'next' is"
              + " not null.")
  ResponseEntity<String> claims(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(description = "Words of the speaker's name, function or organisation")
          @RequestParam(required = false)
          @Nullable String speaker,
      @Parameter(description = "A harm, such as killed") @RequestParam(required = false)
          @Nullable String harm,
      @Parameter(description = "An article's identity") @RequestParam(required = false)
          @Nullable String article,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      WebRequest request) {
    if (harm != null
        && Arrays.stream(Claim.Harm.values()).noneMatch(one -> one.code().equals(harm))) {
      throw IncidentFilter.bad("harm", harm, "it must be a harm, such as killed");
    }
    return answer(
        request,
        "claims",
        knowledge.of(visitor),
        new Asked(speaker, harm, article, limit, cursor),
        record -> {
          List<String> found = new ArrayList<>();
          for (Account account : record.accounts()) {
            for (Account.IdentifiedClaim claim : account.claims()) {
              if ((harm == null || claim.claim().harm().code().equals(harm))
                  && isBy(claim.claim().speaker(), speaker)) {
                found.add(writer.claim(record.article(), account.id(), claim));
              }
            }
          }
          return found;
        });
  }

  @GetMapping(path = "/statements", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listStatements",
      summary = "What somebody said, page by page",
      description =
          "A page may have fewer than asked for, or none, although others follow: as long as 'next' is"
              + " not null.")
  ResponseEntity<String> statements(
      @AuthenticationPrincipal Visitor visitor,
      @Parameter(description = "Words of the speaker's name, function or organisation")
          @RequestParam(required = false)
          @Nullable String speaker,
      @Parameter(description = "An article's identity") @RequestParam(required = false)
          @Nullable String article,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      WebRequest request) {
    return answer(
        request,
        "statements",
        knowledge.of(visitor),
        new Asked(speaker, null, article, limit, cursor),
        record -> {
          List<String> found = new ArrayList<>();
          for (Statement statement : record.statements()) {
            if (isBy(statement.speaker(), speaker)) {
              found.add(writer.statement(record.article(), statement));
            }
          }
          return found;
        });
  }

  private record Asked(
      @Nullable String speaker,
      @Nullable String harm,
      @Nullable String article,
      @Nullable String limit,
      @Nullable String cursor) {
    String query() {
      StringBuilder text = new StringBuilder();
      add(text, "speaker", speaker);
      add(text, "harm", harm);
      add(text, "article", article);
      add(text, "limit", limit);
      return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
      if (value != null) {
        text.append(text.isEmpty() ? "" : "&").append(name).append('=');
        text.append(Answers.encode(value));
      }
    }
  }

  private record Page(List<String> items, @Nullable String next) {}

  private static ResponseEntity<String> answer(
      WebRequest request,
      String name,
      StoreView view,
      Asked asked,
      Function<ArticleRecord, List<String>> items) {
    int limit = Answers.limit(asked.limit());
    String article = asked.article();
    Page page =
        article == null
            ? all(view, asked.cursor(), limit, items)
            : new Page(view.findArticle(article).map(items).orElse(List.of()), null);
    String body =
        Json.write(json -> {
          json.writeStartObject();
          Json.raw(json, name, page.items());
          Json.text(json, "next", page.next());
          json.writeEndObject();
        });
    return Answers.of(
        request,
        body,
        MediaType.APPLICATION_JSON,
        Answers.next("/api/v1/" + name, asked.query(), page.next()));
  }

  /**
   * Looks through articles from a cursor on until there are enough, or many were looked through.
   */
  private static Page all(
      StoreView view,
      @Nullable String cursor,
      int limit,
      Function<ArticleRecord, List<String>> items) {
    long number = 0;
    int skip = 0;
    if (cursor != null && !cursor.isBlank()) {
      Matcher parts = CURSOR.matcher(cursor);
      if (!parts.matches()) {
        throw IncidentFilter.bad("cursor", cursor, "it must be one that an answer gave");
      }
      number = Long.parseLong(parts.group(1));
      skip = Integer.parseInt(parts.group(2));
    }
    List<String> found = new ArrayList<>();
    for (int looked = 0; looked < MOST_ARTICLES; looked += AT_ONCE) {
      StoreView.Articles some = view.articlesAfter(number, AT_ONCE);
      for (Map.Entry<Long, ArticleRecord> entry : some.records().entrySet()) {
        List<String> of = items.apply(entry.getValue());
        for (int i = Math.min(skip, of.size()); i < of.size(); i++) {
          if (found.size() == limit) {
            return new Page(found, number + "." + i);
          }
          found.add(of.get(i));
        }
        skip = 0;
        number = entry.getKey();
      }
      Long last = some.last();
      if (last == null) {
        return new Page(found, null);
      }
      number = last;
    }
    return new Page(found, number + ".0");
  }

  private static boolean isBy(@Nullable Speaker speaker, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return true;
    }
    if (speaker == null) {
      return false;
    }
    String text =
        String.join(
                " ",
                String.valueOf(speaker.name()),
                String.valueOf(speaker.role()),
                String.valueOf(speaker.organisation()))
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", 20))
        .allMatch(text::contains);
  }
}
