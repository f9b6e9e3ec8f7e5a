package attest.clean;

import attest.document.Article;
import attest.document.Article.Paragraph;
import attest.document.Published;
import attest.document.RawDocument;
import attest.document.Span;
import attest.rules.RuleFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cleans plain text and takes article text as it stands.
 *
 * <p>Of plain text the headline, bylines and date lines at its head become fields, and comment
 * forms, lists of links and the like are cut. The words of a paragraph then stand on one line, and
 * a blank line stands between paragraphs. The text of an article that came with its metadata is
 * kept to the letter, so that offsets into it hold; only its paragraphs are marked.
 *
 * <p>The publication date is the metadata's, else the address's, else that of a date line, else the
 * dateline's. Safe for threads.
 */
public final class TextCleaner implements Cleaner {
  private static final Pattern DATE_IN_ADDRESS =
      Pattern.compile("/((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?:[/-]|$)");

  private final CleanOptions options;
  private final HeadReader heads;
  private final PageFurniture furniture;
  private final Agencies agencies;
  private final Datelines datelines;
  private final LanguageDetector languages;

  /** A cleaner with the rules that come with the program. */
  public TextCleaner(CleanOptions options) {
    this.options = options;
    agencies = new Agencies(RuleFile.resource(TextCleaner.class, "agencies.yaml"));
    Dates dates = new Dates(RuleFile.resource(TextCleaner.class, "months.yaml"));
    datelines = new Datelines(agencies, dates);
    furniture = new PageFurniture(RuleFile.resource(TextCleaner.class, "page-furniture.yaml"));
    languages = new LanguageDetector(RuleFile.resource(TextCleaner.class, "languages.yaml"));
    Bylines bylines = new Bylines(RuleFile.resource(TextCleaner.class, "bylines.yaml"), agencies);
    heads = new HeadReader(bylines, dates, agencies, datelines, furniture, options.maxTitleChars());
  }

  @Override
  public Article clean(RawDocument raw) {
    return switch (raw.form()) {
      case PLAIN_TEXT, HTML_PAGE, HTML_FRAGMENT -> cleanPlain(raw);
      case ARTICLE_TEXT -> keepArticle(raw);
    };
  }

  private Article cleanPlain(RawDocument raw) {
    String content = raw.content();
    List<String> paragraphs = new ArrayList<>();
    for (List<Span> lines : Layout.paragraphs(content)) {
      paragraphs.add(Layout.joined(content, lines));
    }
    HeadReader.Head head = heads.read(paragraphs, raw.metadata().title());
    List<String> kept = furniture.strip(paragraphs.subList(head.length(), paragraphs.size()));
    String credited = head.agency();
    while (kept.size() > 1 && agencies.ofCreditLine(kept.getLast()) != null) {
      credited = agencies.ofCreditLine(kept.removeLast());
    }
    String title = head.title();
    if (kept.isEmpty()) {
      kept = paragraphs;
      title = raw.metadata().title();
    }
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (String paragraph : kept) {
      text.append(text.isEmpty() ? "" : "\n\n");
      spans.add(new Span(text.length(), text.length() + paragraph.length()));
      text.append(paragraph);
    }
    return article(raw, title, head.byline(), head.published(), credited, text.toString(), spans);
  }

  private Article keepArticle(RawDocument raw) {
    List<Span> spans = new ArrayList<>();
    for (List<Span> lines : Layout.paragraphs(raw.content())) {
      spans.add(lines.getFirst().cover(lines.getLast()));
    }
    return article(raw, raw.metadata().title(), raw.metadata().byline(), null, null, raw.content(), spans);
  }

  private Article article(
      RawDocument raw,
      @Nullable String title,
      List<String> byline,
      @Nullable LocalDate dated,
      @Nullable String credited,
      String text,
      List<Span> spans) {
    RawDocument.Metadata metadata = raw.metadata();
    Datelines.Reading dateline = spans.isEmpty() ? null : datelines.read(spans.getFirst().of(text));
    Repeats repeats = new Repeats();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Span span : spans) {
      paragraphs.add(new Paragraph(span, repeats.repeats(span.of(text))));
    }
    return new Article(
        metadata.ref(),
        raw.source(),
        metadata.url(),
        metadata.publisher(),
        agency(dateline, credited, spans, text),
        title,
        byline,
        language(metadata.language(), text),
        published(metadata, dated, dateline),
        dateline == null ? null : dateline.dateline(),
        text,
        paragraphs);
  }

  private @Nullable String agency(
      Datelines.@Nullable Reading dateline,
      @Nullable String credited,
      List<Span> spans,
      String text) {
    if (dateline != null && dateline.agency() != null) {
      return dateline.agency();
    }
    if (credited != null || spans.size() < 2) {
      return credited;
    }
    return agencies.ofCreditLine(spans.getLast().of(text));
  }

  private String language(@Nullable String given, String text) {
    String sample = text.substring(0, Math.min(text.length(), options.languageSampleChars()));
    String detected = languages.detect(sample);
    if (given == null) {
      return detected;
    }
    boolean agree = given.split("-", 2)[0].equals(detected);
    return agree || detected.equals(LanguageDetector.UNDETERMINED) || sample.length() < 200
        ? given
        : detected;
  }

  private static @Nullable Published published(
      RawDocument.Metadata metadata, @Nullable LocalDate dated, Datelines.@Nullable Reading line) {
    if (metadata.published() != null) {
      return metadata.published();
    }
    LocalDate inAddress = dateIn(metadata.url());
    if (inAddress != null) {
      return new Published(inAddress.toString(), inAddress, Published.From.URL);
    }
    if (dated != null) {
      return new Published(dated.toString(), dated, Published.From.TEXT);
    }
    LocalDate day = line == null ? null : line.day();
    return day == null ? null : new Published(day.toString(), day, Published.From.DATELINE);
  }

  private static @Nullable LocalDate dateIn(@Nullable String url) {
    if (url == null || url.length() > 4_000) {
      return null;
    }
    Matcher matcher = DATE_IN_ADDRESS.matcher(url);
    while (matcher.find()) {
      try {
        return LocalDate.of(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return null;
  }
}
