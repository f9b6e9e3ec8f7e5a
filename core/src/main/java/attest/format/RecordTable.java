package attest.format;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.document.Span;
import attest.format.Finding.Colour;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.PlaceMention;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as text for people. Safe for threads. */
public final class RecordTable {
  private static final int QUOTE = 90;

  private final boolean colours;

  /**
   * A printer.
   *
   * @param colours whether to mark words with the colour codes of terminals
   */
  public RecordTable(boolean colours) {
    this.colours = colours;
  }

  /**
   * What an article says happened, an account a line with its toll below; ends with an empty line.
   */
  public String overview(ArticleRecord record) {
    StringBuilder out = new StringBuilder();
    head(record.article(), out);
    for (Account account : record.accounts()) {
      account(account, out);
    }
    if (record.accounts().isEmpty()) {
      out.append("  no account of political violence\n");
    }
    if (!record.statements().isEmpty()) {
      out.append("  ").append(record.statements().size()).append(" statements\n");
    }
    problems(record, out);
    return out.append('\n').toString();
  }

  /**
   * The text with the words that values rest on, marked where there are colours, and then the list
   * of values with their names and rules.
   */
  public String explanation(ArticleRecord record) {
    StringBuilder out = new StringBuilder();
    head(record.article(), out);
    List<Finding> findings = Finding.of(record);
    out.append('\n').append(marked(record.article().text(), findings)).append("\n\n");
    for (Finding finding : findings) {
      out.append(
          String.format("%-28s %s%n", finding.id(), paint(finding.colour(), finding.value())));
      if (finding.evidence() != null) {
        out.append(String.format("%-28s “%s”%n", "", shortened(finding.evidence().quote())));
      }
    }
    problems(record, out);
    return out.toString();
  }

  /**
   * Why one value is as it is: the rule, the words in their sentence or paragraph, and the
   * certainty.
   *
   * @param id the name of the value, such as {@code a1}, {@code a1.time}, {@code a1.c2} or {@code
   *     c2}
   * @return null if the record has no such value
   */
  public @Nullable String explanation(ArticleRecord record, String id) {
    List<Finding> found =
        Finding.of(record).stream()
            .filter(f -> f.id().equals(id) || f.id().endsWith("." + id) && !id.contains("."))
            .toList();
    if (found.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (Finding finding : found) {
      out.append(finding.id()).append("  ").append(finding.value()).append('\n');
      out.append("  rule       ").append(finding.rule()).append('\n');
      Double certainty = finding.certainty();
      if (certainty != null) {
        out.append(String.format(java.util.Locale.ROOT, "  certainty  %.2f%n", certainty));
      }
      Span span = finding.span();
      if (span != null) {
        String text = record.article().text();
        out.append("  words      “").append(span.of(text)).append("”, units ");
        out.append(span.begin()).append(" to ").append(span.end()).append('\n');
        out.append("  in         ").append(context(record.article(), finding, span)).append('\n');
      }
    }
    return out.toString();
  }

  /** The names of all values of a record. */
  public List<String> ids(ArticleRecord record) {
    return Finding.of(record).stream().map(Finding::id).toList();
  }

  private String context(Article article, Finding finding, Span span) {
    for (Article.Paragraph paragraph : article.paragraphs()) {
      if (paragraph.span().contains(span)) {
        String text = article.text();
        return text.substring(paragraph.span().begin(), span.begin())
            + paint(finding.colour(), span.of(text))
            + text.substring(span.end(), paragraph.span().end());
      }
    }
    return paint(finding.colour(), span.of(article.text()));
  }

  private void head(Article article, StringBuilder out) {
    String title = article.title();
    out.append(bold(title == null ? "(no headline)" : title)).append('\n');
    List<String> facts = new ArrayList<>();
    facts.add(article.name());
    Published published = article.published();
    facts.add(
        published == null
            ? "no publication date"
            : published.text() + " (" + published.from().code() + ")");
    facts.add(article.language());
    for (String name : article.byline()) {
      facts.add("by " + name);
    }
    if (article.agency() != null) {
      facts.add(article.agency());
    }
    out.append("  ").append(String.join(" · ", facts)).append('\n');
  }

  private void account(Account account, StringBuilder out) {
    TimeMention time = account.time();
    PlaceMention place = account.place();
    out.append(
        String.format(
            "  %-4s %s%s%n       %s, %s%n",
            account.id(),
            paint(Colour.EVENT, account.type().code()),
            " (" + account.status().code() + ", " + account.salience().code() + ")",
            time == null ? "time not said" : paint(Colour.TIME, Finding.time(time)),
            place == null ? "place not said" : paint(Colour.PLACE, Finding.place(place.place()))));
    account
        .actors()
        .forEach(actor ->
            out.append("       ")
                .append(actor.role().code())
                .append(": ")
                .append(paint(Colour.ACTOR, actor.actor().name()))
                .append(actor.hedged() ? " (not sure)" : "")
                .append('\n'));
    account
        .toll()
        .forEach(toll ->
            out.append("       ")
                .append(paint(Colour.FIGURE, Finding.toll(toll)))
                .append("  ")
                .append(String.join(", ", toll.claims()))
                .append('\n'));
  }

  private static void problems(ArticleRecord record, StringBuilder out) {
    for (Problem problem : record.problems()) {
      out.append("  ! ").append(problem.message());
      out.append(" [").append(problem.code().code()).append("]\n");
    }
  }

  /**
   * The text with the words of findings in colour; of those that overlap, the one that begins
   * first, then the shorter.
   */
  private String marked(String text, List<Finding> findings) {
    if (!colours) {
      return text;
    }
    List<Finding> spans = new ArrayList<>(findings);
    spans.removeIf(f -> f.span() == null || f.colour() == Colour.SPEECH);
    spans.sort(Comparator.comparing(f -> f.span() == null ? new Span(0, 0) : f.span()));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Finding finding : spans) {
      Span span = finding.span();
      if (span != null && span.begin() >= at) {
        out.append(text, at, span.begin()).append(finding.colour().paint(span.of(text)));
        at = span.end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private String paint(Colour colour, String text) {
    return colours ? colour.paint(text) : text;
  }

  private String bold(String text) {
    return colours ? "\u001B[1m" + text + "\u001B[0m" : text;
  }

  private static String shortened(String quote) {
    String line = quote.replaceAll("\\s+", " ");
    if (line.length() <= QUOTE) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(QUOTE - 1)) ? QUOTE - 1 : QUOTE;
    return line.substring(0, end) + "…";
  }
}
