package attest.clean;

import attest.document.Article;
import attest.document.Article.Paragraph;
import attest.document.MetadataSource;
import attest.document.Published;
import attest.document.RawDocument;
import attest.document.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes articles of their text and what is known about them, and fills in what the text and the
 * address say: dateline, agency, language, date. Immutable.
 */
final class ArticleMaker {
  private static final int SHORT_TEXT = 200;
  private static final int LONGEST_ADDRESS = 4_000;
  private static final Pattern DATE_IN_ADDRESS =
      Pattern.compile("/((?:19|20)\\d{2})[/-]?(\\d{1,2})[/-]?(\\d{1,2})(?:[/-]|$)");

  private final Agencies agencies;
  private final Datelines datelines;
  private final LanguageDetector languages;
  private final int languageSample;

  ArticleMaker(
      Agencies agencies, Datelines datelines, LanguageDetector languages, int languageSample) {
    this.agencies = agencies;
    this.datelines = datelines;
    this.languages = languages;
    this.languageSample = languageSample;
  }

  /** What the input that carried a document says about it. */
  static Draft draft(RawDocument.Metadata metadata) {
    Draft draft = new Draft();
    draft.title(metadata.title(), MetadataSource.INPUT);
    draft.byline(metadata.byline(), MetadataSource.INPUT);
    draft.publisher(metadata.publisher(), MetadataSource.INPUT);
    draft.url(metadata.url(), MetadataSource.INPUT);
    draft.published(metadata.published(), MetadataSource.INPUT);
    return draft;
  }

  /** An article whose paragraphs are joined with blank lines. */
  Article join(RawDocument raw, Draft draft, List<String> paragraphs) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (String paragraph : paragraphs) {
      text.append(text.isEmpty() ? "" : "\n\n");
      spans.add(new Span(text.length(), text.length() + paragraph.length()));
      text.append(paragraph);
    }
    return make(raw, draft, text.toString(), spans);
  }

  /**
   * An article.
   *
   * @param raw the document
   * @param draft what is known about it; more is added
   * @param text the text
   * @param spans its paragraphs
   */
  Article make(RawDocument raw, Draft draft, String text, List<Span> spans) {
    Datelines.Reading dateline = spans.isEmpty() ? null : datelines.read(spans.getFirst().of(text));
    if (dateline != null) {
      draft.agency(dateline.agency(), MetadataSource.DATELINE);
    }
    draft.agency(draft.credit(), MetadataSource.TEXT);
    if (spans.size() > 1) {
      draft.agency(agencies.ofCreditLine(spans.getLast().of(text)), MetadataSource.TEXT);
    }
    language(draft, raw.metadata().language(), text);
    published(draft, dateline);
    Repeats repeats = new Repeats();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Span span : spans) {
      paragraphs.add(new Paragraph(span, repeats.repeats(span.of(text))));
    }
    String language = draft.language();
    return new Article(
        raw.metadata().ref(),
        raw.source(),
        draft.url(),
        draft.publisher(),
        draft.agency(),
        draft.title(),
        draft.byline(),
        language == null ? LanguageDetector.UNDETERMINED : language,
        draft.published(),
        draft.updated(),
        draft.from(),
        dateline == null ? null : dateline.dateline(),
        text,
        paragraphs);
  }

  /** The language said, unless the text is long enough to know better. */
  private void language(Draft draft, @Nullable String given, String text) {
    String sample = text.substring(0, Math.min(text.length(), languageSample));
    String detected = languages.detect(sample);
    boolean unsure = detected.equals(LanguageDetector.UNDETERMINED) || sample.length() < SHORT_TEXT;
    if (given != null && (unsure || agree(given, detected))) {
      draft.noLanguage();
      draft.language(given, MetadataSource.INPUT);
      return;
    }
    String said = draft.language();
    if (said == null || !unsure && !agree(said, detected)) {
      draft.noLanguage();
      draft.language(
          detected.equals(LanguageDetector.UNDETERMINED) ? null : detected,
          MetadataSource.DETECTED);
    }
  }

  private static boolean agree(String tag, String language) {
    return tag.split("[-_]", 2)[0].equalsIgnoreCase(language);
  }

  private static void published(Draft draft, Datelines.@Nullable Reading line) {
    LocalDate inAddress = dateIn(draft.url());
    if (inAddress != null) {
      draft.published(
          new Published(inAddress.toString(), inAddress, Published.From.URL), MetadataSource.URL);
    }
    LocalDate day = line == null ? null : line.day();
    if (day != null) {
      draft.published(
          new Published(day.toString(), day, Published.From.DATELINE), MetadataSource.DATELINE);
    }
    LocalDate dated = draft.day();
    if (dated != null) {
      draft.published(
          new Published(dated.toString(), dated, Published.From.TEXT), MetadataSource.TEXT);
    }
  }

  /** The day that an address names in its path, or null. */
  static @Nullable LocalDate dateIn(@Nullable String url) {
    if (url == null || url.length() > LONGEST_ADDRESS) {
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
