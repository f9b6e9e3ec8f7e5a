package attest.clean;

import attest.clean.Page.Block;
import attest.clean.Page.Kind;
import attest.clean.Page.Node;
import java.util.BitSet;

/** Takes out of the element that holds a story what is not the story's. Used once. */
final class StoryTrimmer {
  /** Prose in an element that is called an author's or a date's but may be the story itself. */
  private static final int LONG = 600;

  private final Page page;
  private final Node story;
  private final int container;
  private final BitSet kept;
  private final int[] weight;
  private final int[] links;
  private final int[] whole;
  private final int[] prose;

  StoryTrimmer(Page page, int container, BitSet kept) {
    this.page = page;
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
    dropLastHeadings();
  }

  private void sum() {
    for (int i = story.firstBlock; i < story.endBlock; i++) {
      Block block = page.blocks.get(i);
      boolean counts = kept.get(i);
      weight[i + 1] = weight[i] + (counts ? block.weight() : 0);
      links[i + 1] = links[i] + (counts ? block.linkWeight() : 0);
      whole[i + 1] =
          whole[i] + (counts && block.linkWeight() * 10 >= block.weight() * 8 ? block.weight() : 0);
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
