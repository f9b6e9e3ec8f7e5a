package attest.clean;

import attest.document.Article;
import attest.document.MetadataSource;
import attest.document.Problem;
import attest.document.RawDocument;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Cleans web pages. Safe for threads. */
final class PageCleaner {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_LABEL = 45;

  /** How many blocks can stand between the headline and the story. */
  private static final int MOST_ABOVE = 20;

  /** The largest share of the prose that can stand below the words that begin a comment form. */
  private static final double MOST_CUT = 0.3;

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
    NameRoles names = new NameRoles(words);
    Page page = PageReader.read(document, names, maxDepth);
    Draft draft = ArticleMaker.draft(raw.metadata());
    PageFacts facts = PageFacts.read(document, names);
    if (facts.headings.isEmpty()) {
      facts.headings.addAll(Titles.shown(page, facts.title));
    }
    metadata.fill(draft, facts);
    StoryFinder finder = new StoryFinder(page, facts.title, facts.descriptions(), furniture);
    boolean fragment = raw.form() == RawDocument.Form.HTML_FRAGMENT;
    BitSet story = fragment ? finder.all().blocks() : finder.find().blocks();
    if (!fragment) {
      dropLabels(page, story);
    }
    List<String> paragraphs = new ArrayList<>();
    for (int i = story.nextSetBit(0); i >= 0; i = story.nextSetBit(i + 1)) {
      paragraphs.add(page.blocks.get(i).text());
    }
    List<String> kept = body(paragraphs, draft, facts);
    if (!fragment) {
      detailsAbove(page, story, draft);
    }
    Map<String, Object> article = facts.data.findArticle();
    String given = article == null ? null : LinkedData.text(article, "articleBody");
    List<String> body = given == null ? kept : BodyText.better(kept, given);
    body.replaceAll(text -> Normalizer.normalize(text, Normalizer.Form.NFC));
    Article made = articles.join(raw, draft, body);
    return new Cleaned(made, problems(made, page));
  }

  /** Takes out the short lines before the first sentence that say nothing that can be used. */
  private void dropLabels(Page page, BitSet story) {
    int first = story.nextSetBit(0);
    while (first >= 0 && !page.blocks.get(first).isProse()) {
      first = story.nextSetBit(first + 1);
    }
    for (int i = story.nextSetBit(0); i >= 0 && i < first; i = story.nextSetBit(i + 1)) {
      Page.Block block = page.blocks.get(i);
      if (block.kind() == Page.Kind.PARAGRAPH
          && block.weight() <= LONGEST_LABEL
          && !block.endsSentence()
          && !block.text().endsWith(":")
          && heads.isIdle(block.text())) {
        story.clear(i);
      }
    }
  }

  /** Reads the lines about author and day that stand between the headline and the story. */
  private void detailsAbove(Page page, BitSet story, Draft draft) {
    List<String> title = draft.title() == null ? List.of() : Folding.words(draft.title());
    int first = story.nextSetBit(0);
    for (int i = first - 1, seen = 0; i >= 0 && seen < MOST_ABOVE; i--, seen++) {
      Page.Block block = page.blocks.get(i);
      if (block.level() == 1 || Folding.words(block.text()).equals(title)) {
        for (Page.Block line : page.blocks.subList(i + 1, first)) {
          DetailLines.Details detail =
              line.kind() == Page.Kind.PARAGRAPH && !line.isLinks()
                  ? heads.detail(line.text())
                  : null;
          if (detail != null) {
            draft.byline(detail.names(), MetadataSource.MARKUP);
            draft.credit(detail.agency());
            draft.day(detail.day());
          }
        }
        return;
      }
    }
  }

  private List<Problem> problems(Article article, Page page) {
    List<Problem> problems = new ArrayList<>();
    if (article.text().isEmpty()) {
      problems.add(
          new Problem(
              article.name(),
              Problem.Code.NO_STORY,
              "no story was found in the page, so it has no text; if it has one, give the text itself"));
    }
    if (page.tooDeep) {
      problems.add(
          new Problem(
              article.name(),
              Problem.Code.TOO_DEEP,
              "the markup is nested deeper than "
                  + maxDepth
                  + " elements; what lies deeper was read as if it did not; check the text, or raise"
                  + " clean.max-depth"));
    }
    return problems;
  }

  /** The paragraphs without the headline and the lines of furniture. */
  private List<String> body(List<String> paragraphs, Draft draft, PageFacts facts) {
    List<List<String>> headlines = new ArrayList<>();
    if (draft.title() != null) {
      headlines.add(Folding.words(draft.title()));
    }
    if (!facts.headings.isEmpty()) {
      headlines.add(Folding.words(facts.headings.getFirst()));
    }
    List<String> kept = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (paragraph.length() > LONGEST_TITLE || !headlines.contains(Folding.words(paragraph))) {
        kept.add(paragraph);
      }
    }
    HeadReader.Head head = heads.read(kept, draft.title());
    draft.byline(head.byline(), MetadataSource.TEXT);
    draft.credit(head.agency());
    draft.day(head.published());
    List<String> rest = new ArrayList<>(kept.subList(head.length(), kept.size()));
    for (DetailLines.Details detail : heads.takeDetails(rest)) {
      draft.byline(detail.names(), MetadataSource.TEXT);
      draft.credit(detail.agency());
      draft.day(detail.day());
    }
    List<String> body = heads.withoutNotes(furniture.strip(rest, MOST_CUT), draft.byline());
    while (body.size() > 1 && agencies.ofCreditLine(body.getLast()) != null) {
      draft.credit(agencies.ofCreditLine(body.removeLast()));
    }
    return body;
  }
}
