package attest.clean;

import attest.clean.Page.Block;
import attest.clean.Page.Kind;
import attest.clean.Page.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes out of the element that holds a story what is not the story's. Used once. */
final class StoryTrimmer {
  /** Prose in an element that is called an author's or a date's but may be the story itself. */
  private static final int LONG = 600;

  /** The most text of a box that can go for the furniture in it. */
  private static final int BOX = 600;

  private static final int LINE = 15;
  private static final int LABEL = 40;
  private static final int LABELS = 4;
  private static final int REPEATED = 40;
  private static final int MAX_QUOTES = 50;
  private static final int MANY = 5;

  /** How many stories told of at the end are a list of other stories. */
  private static final int TEASERS = 3;

  private static final int LONGEST_TEASER = 250;

  private final Page page;
  private final Node story;
  private final int container;
  private final BitSet kept;
  private final PageFurniture furniture;
  private final int[] weight;
  private final int[] links;
  private final int[] whole;
  private final int[] prose;

  StoryTrimmer(Page page, int container, BitSet kept, PageFurniture furniture) {
    this.page = page;
    this.furniture = furniture;
    this.container = container;
    this.story = page.node(container);
    this.kept = kept;
    int count = page.blocks.size() + 1;
    weight = new int[count];
    links = new int[count];
    whole = new int[count];
    prose = new int[count];
  }

  void trim() {
    sum();
    for (int i = container + 1; i < story.endNode; i++) {
      Node node = page.node(i);
      if (isLinks(node) || isDetails(node)) {
        kept.clear(node.firstBlock, node.endBlock);
        i = node.endNode - 1;
      }
    }
    dropForms();
    dropBoxes();
    dropLinkLines();
    dropLabels();
    dropRepeats();
    dropTeasers();
    dropLastHeadings();
  }

  /**
   * Other stories told of at the end: headings that are links, each with one short text under it.
   * Where they are most of the text, or the page is a live one, they are the story.
   */
  private void dropTeasers() {
    BitSet teasers = new BitSet();
    int count = 0;
    int last = kept.previousSetBit(story.endBlock - 1);
    while (last >= 0 && isShortText(page.blocks.get(last))) {
      int head = kept.previousSetBit(last - 1);
      if (head < story.firstBlock || !isLinkedHeading(page.blocks.get(head))) {
        break;
      }
      teasers.set(last);
      teasers.set(head);
      count++;
      last = kept.previousSetBit(head - 1);
    }
    int rest = 0;
    int told = 0;
    for (int b = kept.nextSetBit(story.firstBlock); b >= 0; b = kept.nextSetBit(b + 1)) {
      Block block = page.blocks.get(b);
      int weight = block.isProse() ? block.plainWeight() : 0;
      told += teasers.get(b) ? weight : 0;
      rest += teasers.get(b) ? 0 : weight;
    }
    if (count >= TEASERS && rest >= told && !isLive()) {
      kept.andNot(teasers);
    }
  }

  private static boolean isShortText(Block block) {
    return block.kind() == Kind.PARAGRAPH && block.weight() <= LONGEST_TEASER;
  }

  private static boolean isLinkedHeading(Block block) {
    return block.kind() == Kind.HEADING && isWholeLink(block);
  }

  private boolean isLive() {
    for (int at = container; at >= 0; at = page.node(at).parent) {
      if (page.node(at).name.toLowerCase(Locale.ROOT).contains("live")) {
        return true;
      }
    }
    return page.nodes.subList(container, story.endNode).stream()
        .anyMatch(node -> node.name.toLowerCase(Locale.ROOT).contains("live"));
  }

  /** Small boxes around a form: for a newsletter, a search, a vote. */
  private void dropForms() {
    for (int i = container + 1; i < story.endNode; i++) {
      if (!page.node(i).tag.equals("form")) {
        continue;
      }
      int box = i;
      for (int up = page.node(i).parent; up > container; up = page.node(up).parent) {
        Node node = page.node(up);
        if (in(weight, node) > BOX || node.is(BlockRole.BODY) || node.is(BlockRole.STORY)) {
          break;
        }
        box = up;
      }
      Node node = page.node(box);
      if (in(weight, node) <= BOX && in(prose, node) * 2 <= in(prose, story)) {
        kept.clear(node.firstBlock, node.endBlock);
      }
    }
  }

  /** Small elements of which half the words or more are lines of furniture. */
  private void dropBoxes() {
    int[] lines = new int[weight.length];
    for (int i = story.firstBlock; i < story.endBlock; i++) {
      Block block = page.blocks.get(i);
      boolean furnished =
          kept.get(i)
              && block.weight() <= BOX
              && furniture.of(block.text()) == PageFurniture.Cut.LINE;
      lines[i + 1] = lines[i] + (furnished ? block.weight() : 0);
    }
    for (int i = container + 1; i < story.endNode; i++) {
      Node node = page.node(i);
      int all = in(weight, node);
      if (all > 0 && all <= BOX && in(lines, node) * 2 >= all) {
        kept.clear(node.firstBlock, node.endBlock);
      }
    }
  }

  /** Paragraphs, and headings without prose under them, that are one link to another story. */
  private void dropLinkLines() {
    for (int b = kept.nextSetBit(story.firstBlock); b >= 0; b = kept.nextSetBit(b + 1)) {
      Block block = page.blocks.get(b);
      int next = kept.nextSetBit(b + 1);
      boolean titled = next >= 0 && page.blocks.get(next).isProse();
      boolean line =
          block.kind() == Kind.PARAGRAPH
              || block.kind() == Kind.HEADING && !titled
              || block.kind() == Kind.CELL && in(prose, page.node(block.node())) > 0;
      if (line && isWholeLink(block) && block.weight() >= LINE) {
        kept.clear(b);
      }
    }
  }

  private static boolean isWholeLink(Block block) {
    return block.linkWeight() * 10 >= block.weight() * 8;
  }

  /** Runs of short words that make no sentence: labels of a chart, buttons, facts of a widget. */
  private void dropLabels() {
    int run = 0;
    for (int b = kept.nextSetBit(story.firstBlock); b >= 0; b = kept.nextSetBit(b + 1)) {
      Block block = page.blocks.get(b);
      boolean label =
          block.kind() == Kind.PARAGRAPH && block.weight() < LABEL && !block.endsSentence();
      run = label ? run + 1 : 0;
      if (run == LABELS) {
        clearBack(b, LABELS);
      } else if (run > LABELS) {
        kept.clear(b);
      }
    }
  }

  private void clearBack(int from, int count) {
    int b = from;
    for (int i = 0; i < count && b >= 0; i++) {
      kept.clear(b);
      b = kept.previousSetBit(b);
    }
  }

  /**
   * Quotes lifted out of a paragraph, and paragraphs that stand there before: a few of them, or a
   * story that stands there twice. A text that lives by repeating itself is left alone.
   */
  private void dropRepeats() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> all = new ArrayList<>();
    List<Integer> quotes = new ArrayList<>();
    BitSet repeats = new BitSet();
    int count = 0;
    for (int b = kept.nextSetBit(story.firstBlock); b >= 0; b = kept.nextSetBit(b + 1)) {
      Block block = page.blocks.get(b);
      String words = String.join(" ", Folding.words(block.text()));
      if (words.length() < REPEATED) {
        continue;
      }
      count++;
      if (seen.merge(words, 1, Integer::sum) > 1) {
        repeats.set(b);
      } else if ((block.kind() == Kind.QUOTE || block.kind() == Kind.HEADING)
          && quotes.size() < MAX_QUOTES) {
        quotes.add(b);
      } else {
        all.add(words);
      }
    }
    long repeated = seen.values().stream().filter(times -> times > 1).count();
    if (repeated >= MANY || count >= MANY * 2 && repeats.cardinality() * MANY <= count) {
      kept.andNot(repeats);
    }
    for (int b : quotes) {
      String quote = String.join(" ", Folding.words(page.blocks.get(b).text()));
      if (all.stream().anyMatch(words -> words.contains(quote))) {
        kept.clear(b);
      }
    }
  }

  private void sum() {
    for (int i = story.firstBlock; i < story.endBlock; i++) {
      Block block = page.blocks.get(i);
      boolean counts = kept.get(i);
      weight[i + 1] = weight[i] + (counts ? block.weight() : 0);
      links[i + 1] = links[i] + (counts ? block.linkWeight() : 0);
      whole[i + 1] = whole[i] + (counts && isWholeLink(block) ? block.weight() : 0);
      prose[i + 1] = prose[i] + (counts && block.isProse() ? block.plainWeight() : 0);
    }
  }

  private static int in(int[] sums, Node node) {
    return sums[node.endBlock] - sums[node.firstBlock];
  }

  /** Whether an element is mostly links. */
  private boolean isLinks(Node node) {
    int all = in(weight, node);
    boolean list =
        switch (node.tag) {
          case "ul", "ol", "dl", "table", "div", "section" -> true;
          default -> false;
        };
    return list
        && in(links, node) * 2 > all
        && in(whole, node) * 2 > all
        && in(prose, node) * 4 < all;
  }

  /** Whether an element says who wrote the story or when, and is not prose of the story. */
  private boolean isDetails(Node node) {
    return !node.is(BlockRole.BODY)
        && (node.is(BlockRole.AUTHOR) || node.is(BlockRole.DETAILS))
        && in(prose, node) < LONG;
  }

  /** Headings with nothing under them at the end. */
  private void dropLastHeadings() {
    for (int b = kept.previousSetBit(story.endBlock - 1);
        b >= 0 && page.blocks.get(b).kind() == Kind.HEADING;
        b = kept.previousSetBit(b)) {
      kept.clear(b);
    }
  }
}
