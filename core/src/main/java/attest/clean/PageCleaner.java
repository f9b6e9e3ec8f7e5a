package attest.clean;

import attest.document.Problem;
import attest.document.RawDocument;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Cleans web pages. Safe for threads. */
final class PageCleaner {
  private final BlockWords words;
  private final PageFurniture furniture;
  private final ArticleMaker articles;
  private final CleanOptions options;

  PageCleaner(
      BlockWords words,
      PageFurniture furniture,
      Bylines bylines,
      Dates dates,
      Agencies agencies,
      ArticleMaker articles,
      CleanOptions options) {
    this.words = words;
    this.furniture = furniture;
    this.articles = articles;
    this.options = options;
  }

  /** The article of a page, or of markup that is an article. */
  Cleaned clean(RawDocument raw) {
    List<Problem> problems = new ArrayList<>();
    Document document =
        Parser.htmlParser().setMaxDepth(512).parseInput(raw.content(), "");
    Page page = PageReader.read(document, words, 512);
    StoryFinder.Story story = new StoryFinder(page).find();
    List<String> paragraphs = new ArrayList<>();
    story.blocks().stream().forEach(i -> paragraphs.add(page.blocks.get(i).text()));
    Draft draft = ArticleMaker.draft(raw.metadata());
    return new Cleaned(articles.join(raw, draft, paragraphs), problems);
  }
}
