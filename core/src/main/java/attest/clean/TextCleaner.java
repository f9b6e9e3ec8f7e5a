package attest.clean;

import attest.document.Article;
import attest.document.MetadataSource;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.document.Span;
import attest.rules.RuleFile;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cleans web pages and plain text, and takes article text as it stands.
 *
 * <p>Of a web page the story is found and the page around it left out; what the page says about the
 * story becomes fields. Of plain text the headline, bylines and date lines at its head become
 * fields, and comment forms, lists of links and the like are cut. The words of a paragraph then
 * stand on one line, and a blank line stands between paragraphs; they are in Unicode normalisation
 * form C. The text of an article that came with its metadata is kept to the letter, so that offsets
 * into it hold; only its paragraphs are marked.
 *
 * <p>The publication date is the one given, else that of the page's metadata, else the address's,
 * else the dateline's, else that of a date line. Safe for threads.
 */
public final class TextCleaner implements Cleaner {
  private final HeadReader heads;
  private final JoinedTexts texts;
  private final Agencies agencies;
  private final ArticleMaker articles;
  private final PageCleaner pages;

  /** A cleaner with the rules that come with the program. */
  public TextCleaner(CleanOptions options) {
    agencies = new Agencies(RuleFile.resource(TextCleaner.class, "agencies.yaml"));
    Dates dates = new Dates(RuleFile.resource(TextCleaner.class, "months.yaml"));
    Datelines datelines = new Datelines(agencies, dates);
    PageFurniture furniture =
        new PageFurniture(RuleFile.resource(TextCleaner.class, "page-furniture.yaml"));
    LanguageDetector languages =
        new LanguageDetector(RuleFile.resource(TextCleaner.class, "languages.yaml"));
    Bylines bylines =
        new Bylines(RuleFile.resource(TextCleaner.class, "bylines.yaml"), agencies, dates);
    DetailLines details = new DetailLines(bylines, dates, agencies);
    texts = new JoinedTexts(furniture, bylines, datelines);
    heads =
        new HeadReader(
            bylines, dates, details, agencies, datelines, furniture, options.maxTitleChars());
    articles = new ArticleMaker(agencies, datelines, languages, options.languageSampleChars());
    BlockWords words = new BlockWords(RuleFile.resource(TextCleaner.class, "page-blocks.yaml"));
    PageMetadata metadata = new PageMetadata(bylines, new PageDates(dates), details);
    pages =
        new PageCleaner(words, heads, furniture, agencies, metadata, articles, options.maxDepth());
  }

  @Override
  public Cleaned clean(RawDocument raw) {
    return switch (raw.form()) {
      case PLAIN_TEXT -> cleanPlain(raw);
      case HTML_PAGE, HTML_FRAGMENT -> pages.clean(raw);
      case ARTICLE_TEXT -> keepArticle(raw);
    };
  }

  private Cleaned cleanPlain(RawDocument raw) {
    String content = Normalizer.normalize(raw.content(), Normalizer.Form.NFC);
    List<String> paragraphs = new ArrayList<>();
    for (List<Span> lines : Layout.paragraphs(content)) {
      paragraphs.add(Layout.joined(content, lines));
    }
    HeadReader.Head head = heads.read(paragraphs, raw.metadata().title());
    JoinedTexts.Kept body = texts.strip(paragraphs.subList(head.length(), paragraphs.size()));
    List<String> kept = body.paragraphs();
    Draft draft = ArticleMaker.draft(raw.metadata());
    String credited = null;
    while (kept.size() > 1 && agencies.ofCreditLine(kept.getLast()) != null) {
      credited = agencies.ofCreditLine(kept.removeLast());
    }
    if (kept.isEmpty()) {
      kept = paragraphs;
    } else {
      draft.title(head.title(), MetadataSource.TEXT);
    }
    draft.byline(head.byline(), MetadataSource.TEXT);
    draft.credit(credited);
    draft.credit(head.agency());
    draft.day(head.published());
    Article article = articles.join(raw, draft, kept);
    return new Cleaned(article, body.cut() == 0 ? List.of() : List.of(cut(article, body)));
  }

  private static Problem cut(Article article, JoinedTexts.Kept body) {
    return new Problem(
        article.name(),
        Problem.Code.CUT,
        body.cut()
            + " paragraphs ("
            + body.cutChars()
            + " characters) after the comment form of the page were left out as readers' comments; if"
            + " they are another article, put it into a file of its own");
  }

  private Cleaned keepArticle(RawDocument raw) {
    List<Span> spans = new ArrayList<>();
    for (List<Span> lines : Layout.paragraphs(raw.content())) {
      spans.add(lines.getFirst().cover(lines.getLast()));
    }
    Draft draft = ArticleMaker.draft(raw.metadata());
    return new Cleaned(articles.make(raw, draft, raw.content(), spans), List.of());
  }
}
