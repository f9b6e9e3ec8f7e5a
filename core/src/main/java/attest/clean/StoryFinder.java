package attest.clean;

import attest.clean.Page.Block;
import attest.clean.Page.Kind;
import attest.clean.Page.Node;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element of a page that holds its story, and the blocks in it that are the story's.
 *
 * <p>Paragraphs vote for the elements that hold them, by how much plain text they have (as in C.
 * Kohlschütter, P. Fankhauser, W. Nejdl: Boilerplate Detection using Shallow Text Features, WSDM
 * 2010, text and link density of a block say most of what can be said). From the element with most
 * votes the search climbs as long as elements further out add more prose than page furniture. What
 * calls itself something else, or is mostly links, is then taken out. Where too little is left, the
 * search is done again with less trust in names. Used once, by one thread.
 */
final class StoryFinder {
  /** How much the names of elements are believed. */
  private enum Trust {
    ALL,
    HIDDEN_AND_COMMENTS,
    COMMENTS,
    NONE
  }

  private static final int ENOUGH = 250;
  private static final int SOME = 80;
  private static final int LESS_TRUSTED = 4;
  private static final int LONG = 1_000;

  /** The prose that another story on a page has, at least. */
  private static final int SECOND = 500;

  private static final int LEVELS = 3;

  private final Page page;
  private final Standfirst standfirst;
  private final PageFurniture furniture;
  private final BitSet foreign = new BitSet();
  private int[] prose = new int[0];
  private int[] noise = new int[0];
  private int[] weights = new int[0];
  private int[] links = new int[0];

  /**
   * A search.
   *
   * @param page the page
   * @param title the title element of the page
   * @param descriptions what the page says in its metadata that it is about
   * @param furniture the lines that are no part of a story
   */
  StoryFinder(
      Page page, @Nullable String title, List<String> descriptions, PageFurniture furniture) {
    this.page = page;
    this.furniture = furniture;
    standfirst = new Standfirst(page, title, descriptions);
  }

  /**
   * The story of a page.
   *
   * @param container index of the element that holds it
   * @param blocks indices of its blocks
   */
  record Story(int container, BitSet blocks) {}

  /**
   * All blocks of markup that is a story and nothing else, but for what is clearly foreign in it.
   */
  Story all() {
    Story story = new Story(0, new BitSet());
    if (page.nodes.isEmpty()) {
      return story;
    }
    markForeign(Trust.HIDDEN_AND_COMMENTS);
    story.blocks().set(0, page.blocks.size());
    story.blocks().andNot(foreign);
    BitSet before = (BitSet) story.blocks().clone();
    new StoryTrimmer(page, 0, story.blocks(), furniture).trim();
    return story.blocks().isEmpty() ? new Story(0, before) : story;
  }

  /** The story; without blocks where there is none. */
  Story find() {
    Story best = new Story(0, new BitSet());
    int most = 0;
    for (Trust trust : Trust.values()) {
      if (trust == Trust.NONE && most > 0) {
        break;
      }
      Story story = find(trust);
      int weight = weight(story.blocks());
      if (weight > most * LESS_TRUSTED || most < SOME && weight > most) {
        best = story;
        most = weight;
      }
      if (weight >= ENOUGH) {
        break;
      }
    }
    return most == 0 ? few() : best;
  }

  /** All the words of a page that has few of them, and nothing that reads like a story. */
  private Story few() {
    BitSet blocks = new BitSet();
    int weight = 0;
    for (int i = 0; i < page.blocks.size(); i++) {
      weight += page.blocks.get(i).weight();
      blocks.set(i);
    }
    return new Story(0, weight > ENOUGH ? new BitSet() : blocks);
  }

  private int weight(BitSet blocks) {
    return blocks.stream()
        .filter(i -> page.blocks.get(i).isProse())
        .map(i -> page.blocks.get(i).plainWeight())
        .sum();
  }

  private Story find(Trust trust) {
    foreign.clear();
    markForeign(trust);
    sum();
    markOtherStories();
    int container = climb(heaviest());
    BitSet kept = new BitSet();
    if (container < 0) {
      return new Story(0, kept);
    }
    Node node = page.node(container);
    kept.set(node.firstBlock, node.endBlock);
    kept.andNot(foreign);
    new StoryTrimmer(page, container, kept, furniture).trim();
    standfirst.addTo(kept, foreign);
    return new Story(container, kept);
  }

  /** Marks the blocks of elements that are no part of a story. */
  private void markForeign(Trust trust) {
    int believed =
        switch (trust) {
          case ALL -> BlockRole.foreign() & ~(BlockRole.AUTHOR.bit() | BlockRole.DETAILS.bit());
          case HIDDEN_AND_COMMENTS -> BlockRole.HIDDEN.bit() | BlockRole.COMMENTS.bit();
          case COMMENTS -> BlockRole.COMMENTS.bit();
          case NONE -> 0;
        };
    int[] all = new int[page.blocks.size() + 1];
    weights = new int[all.length];
    links = new int[all.length];
    for (int i = 0; i < page.blocks.size(); i++) {
      Block block = page.blocks.get(i);
      all[i + 1] = all[i] + (block.isProse() ? block.plainWeight() : 0);
      weights[i + 1] = weights[i] + block.weight();
      links[i + 1] = links[i] + block.linkWeight();
    }
    int[] bodies = storiesUpTo(BlockRole.BODY.bit());
    int[] heads = storiesUpTo(0);
    for (int i = 1; i < page.nodes.size(); i++) {
      Node node = page.node(i);
      int roles = node.roles & believed;
      if (roles == 0 || node.is(BlockRole.BODY)) {
        continue;
      }
      int own = all[node.endBlock] - all[node.firstBlock];
      boolean certain = (roles & (BlockRole.COMMENTS.bit() | BlockRole.HIDDEN.bit())) != 0;
      int[] stories = node.is(BlockRole.COMMENTS) ? heads : bodies;
      boolean holdsStory = stories[node.endNode] - stories[i] > 0;
      boolean most = own * (isWordy(roles) ? 2 : 5) > all[all.length - 1];
      if (!certain && isUnlinked(node, roles, own)) {
        continue;
      }
      if (!holdsStory && (certain || !most)) {
        foreign.set(node.firstBlock, node.endBlock);
      }
    }
    for (int i = 0; i < page.blocks.size(); i++) {
      if (trust.compareTo(Trust.COMMENTS) < 0 && page.blocks.get(i).kind() == Kind.CAPTION) {
        foreign.set(i);
      }
    }
    if (trust != Trust.NONE) {
      markBelowCommentHeadings();
    }
  }

  /**
   * Marks what stands below a heading such as "Comments (12)", to the end of the element around it,
   * where prose stands between the headline and it: comments whose elements have no telling names.
   */
  private void markBelowCommentHeadings() {
    boolean headline = false;
    int prose = 0;
    for (int i = 0; i < page.blocks.size(); i++) {
      Block block = page.blocks.get(i);
      if (block.level() == 1) {
        headline = true;
        prose = 0;
      } else if (block.level() > 1 && headline && prose >= SOME && isEnd(block)) {
        int around = page.node(block.node()).parent;
        foreign.set(i, around < 0 ? i + 1 : page.node(around).endBlock);
      } else if (block.isProse() && !foreign.get(i)) {
        prose += block.plainWeight();
      }
    }
  }

  private boolean isEnd(Block block) {
    return !block.isLinks() && furniture.of(block.text()) == PageFurniture.Cut.END;
  }

  /** Whether something with these roles may well have much prose that is not the story's. */
  private static boolean isWordy(int roles) {
    return (roles
            & (BlockRole.RELATED.bit()
                | BlockRole.ASIDE.bit()
                | BlockRole.PROMOTION.bit()
                | BlockRole.CAPTION.bit()))
        != 0;
  }

  /** Whether an element is called a list of links, but is text with hardly any. */
  private boolean isUnlinked(Node node, int roles, int prose) {
    int list = BlockRole.RELATED.bit() | BlockRole.NAVIGATION.bit();
    if ((roles & list) == 0
        || (roles & ~list) != 0
        || node.tag.equals("nav")
        || node.tag.equals("footer")) {
      return false;
    }
    int weight = weights[node.endBlock] - weights[node.firstBlock];
    int links = this.links[node.endBlock] - this.links[node.firstBlock];
    return weight > 0 && links * 8 < weight && prose > 0;
  }

  /** For each element, how many before it have one of the roles or hold main headlines. */
  private int[] storiesUpTo(int roles) {
    int[] stories = new int[page.nodes.size() + 1];
    for (int i = 0; i < page.nodes.size(); i++) {
      Node node = page.node(i);
      boolean story =
          (node.roles & roles) != 0 && !node.is(BlockRole.COMMENTS)
              || node.tag.equals("h1")
              || node.tag.equals("main");
      stories[i + 1] = stories[i] + (story ? 1 : 0);
    }
    return stories;
  }

  /** Where a page goes on with other whole stories, each with its headline: all but the first. */
  private void markOtherStories() {
    int[] heads = storiesUpTo(0);
    boolean first = true;
    boolean others = false;
    for (int i = 0; i < page.nodes.size(); i++) {
      Node node = page.node(i);
      if (node.tag.equals("article") && heads[node.endNode] > heads[i] && prose(i) >= SECOND) {
        if (!first) {
          foreign.set(node.firstBlock, node.endBlock);
          others = true;
        }
        first = false;
        i = node.endNode - 1;
      }
    }
    if (others) {
      sum();
    }
  }

  /** Sums of prose and of furniture over the blocks. */
  private void sum() {
    int count = page.blocks.size();
    prose = new int[count + 1];
    noise = new int[count + 1];
    for (int i = 0; i < count; i++) {
      Block block = page.blocks.get(i);
      boolean counts = !foreign.get(i);
      prose[i + 1] = prose[i] + (counts && block.isProse() ? block.plainWeight() : 0);
      noise[i + 1] =
          noise[i]
              + (counts && !block.isProse() && block.kind() != Kind.HEADING
                  ? Math.min(block.isLinks() ? block.weight() : block.weight() / 4, 80)
                  : 0);
    }
  }

  int prose(int node) {
    return in(prose, node);
  }

  int noise(int node) {
    return in(noise, node);
  }

  /** The element for which the prose in and near it votes most, or -1. */
  private int heaviest() {
    double[] votes = new double[page.nodes.size()];
    for (int i = 0; i < page.blocks.size(); i++) {
      Block block = page.blocks.get(i);
      if (foreign.get(i) || !block.isProse()) {
        continue;
      }
      double vote = block.plainWeight();
      int at = block.node();
      if (isLeaf(page.node(at).tag)) {
        at = page.node(at).parent;
      }
      for (int up = 0; at >= 0 && up < LEVELS; up++, at = page.node(at).parent) {
        votes[at] += vote;
        vote *= 0.6;
      }
    }
    int best = -1;
    double most = 0;
    for (int i = 0; i < votes.length; i++) {
      double weighted = votes[i] * (page.node(i).is(BlockRole.BODY) ? 2 : 1);
      if (weighted > most) {
        best = i;
        most = weighted;
      }
    }
    return best;
  }

  private static boolean isLeaf(String tag) {
    return switch (tag) {
      case "p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt" -> true;
      default -> false;
    };
  }

  /** The outermost element around {@code start} that is still the story. */
  private int climb(int start) {
    if (start < 0) {
      return -1;
    }
    int chosen = outOfList(start);
    int body = page.nearest(chosen, BlockRole.BODY);
    while (body >= 0) {
      chosen = body;
      body = page.nearest(page.node(body).parent, BlockRole.BODY);
    }
    boolean inBody =
        page.node(chosen).is(BlockRole.BODY)
            && (prose(chosen) > LONG || prose(chosen) * 3 > prose[prose.length - 1]);
    int[] counted = inBody ? bodyProse() : prose;
    for (int at = page.node(chosen).parent; at >= 0; at = page.node(at).parent) {
      int gain = in(counted, at) - in(counted, chosen);
      int cost = noise(at) - noise(chosen);
      if (gain > prose(chosen) * 0.1 && gain > cost * 1.5) {
        chosen = at;
      }
    }
    return chosen;
  }

  /**
   * The element around the whole of a list, quotation or table, where that adds prose or the words
   * that introduce it: a list tells a story together with the paragraphs above and below it.
   */
  private int outOfList(int start) {
    int chosen = start;
    int around = page.node(start).parent;
    for (int at = start; around >= 0 && isPart(page.node(at).tag); ) {
      at = around;
      around = page.node(at).parent;
      if (!isPart(page.node(at).tag)
          && (prose(at) > prose(chosen) || isIntroduced(page.node(chosen), page.node(at)))) {
        chosen = at;
      }
    }
    return chosen;
  }

  private boolean isIntroduced(Node list, Node around) {
    int before = list.firstBlock - 1;
    return before >= around.firstBlock && page.blocks.get(before).text().endsWith(":");
  }

  /** Whether an element is a part of a text and never a text of its own. */
  private static boolean isPart(String tag) {
    return switch (tag) {
      case "ul",
          "ol",
          "dl",
          "li",
          "dd",
          "dt",
          "blockquote",
          "table",
          "tbody",
          "thead",
          "tfoot",
          "tr" ->
          true;
      default -> false;
    };
  }

  /** Sums of the prose that stands in elements called bodies of a story. */
  private int[] bodyProse() {
    BitSet bodies = new BitSet();
    for (Node node : page.nodes) {
      if (node.is(BlockRole.BODY)) {
        bodies.set(node.firstBlock, node.endBlock);
      }
    }
    int[] sums = new int[prose.length];
    for (int i = 0; i + 1 < prose.length; i++) {
      sums[i + 1] = sums[i] + (bodies.get(i) ? prose[i + 1] - prose[i] : 0);
    }
    return sums;
  }

  private int in(int[] sums, int node) {
    return sums[page.node(node).endBlock] - sums[page.node(node).firstBlock];
  }
}
