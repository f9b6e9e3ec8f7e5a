package attest.clean;

import attest.document.Problem;
import attest.document.RawDocument;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Cleans web pages. Safe for threads. */
final class PageCleaner {
  private final BlockWords words;
  private final HeadReader heads;
  private final PageFurniture furniture;
  private final Agencies agencies;
  private final PageMetadata metadata;
  private final ArticleMaker articles;
  private final int maxDepth;

  PageCleaner(
      BlockWords words,
      HeadReader heads,
      PageFurniture furniture,
      Agencies agencies,
      PageMetadata metadata,
      ArticleMaker articles,
      int maxDepth) {
    this.words = words;
    this.heads = heads;
    this.furniture = furniture;
    this.agencies = agencies;
    this.metadata = metadata;
    this.articles = articles;
    this.maxDepth = maxDepth;
  }

  /** The article of a page, or of markup that is an article. */
  Cleaned clean(RawDocument raw) {
    Document document = Parser.htmlParser().setMaxDepth(maxDepth).parseInput(raw.content(), "");
    Page page = PageReader.read(document, words, maxDepth);
    Draft draft = ArticleMaker.draft(raw.metadata());
    PageFacts facts = PageFacts.read(document, words);
    metadata.fill(draft, facts);
    StoryFinder.Story story = new StoryFinder(page).find();
    List<String> paragraphs = new ArrayList<>();
    story
        .blocks()
        .stream()
        .forEach(i ->
            paragraphs.add(
                Normalizer.normalize(page.blocks.get(i).text(), Normalizer.Form.NFC)));
    List<String> kept = body(paragraphs, draft, facts);
    List<Problem> problems = new ArrayList<>();
    return new Cleaned(articles.join(raw, draft, kept), problems);
  }

  /** The paragraphs without headline, bylines, dates and furniture. */
  private List<String> body(List<String> paragraphs, Draft draft, PageFacts facts) {
    String title = draft.title();
    int from = 0;
    List<List<String>> headlines = new ArrayList<>();
    if (title != null) {
      headlines.add(Folding.words(title));
    }
    facts.headings.forEach(heading -> headlines.add(Folding.words(heading)));
    List<String> kept = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (paragraph.length() > 300 || !headlines.contains(Folding.words(paragraph))) {
        kept.add(paragraph);
      }
    }
    return furniture.strip(kept);
  }
}
