package attest.clean;

import attest.clean.Page.Block;
import attest.clean.Page.Kind;
import attest.clean.Page.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words between headline and body that sum a story up: what calls itself so, what the
 * page gives as its own description, or a sentence right under the headline. Used by one thread.
 */
final class Standfirst {
  private static final int SHORTEST = 30;
  private static final int LONGEST = 800;
  private static final int SENTENCE = 50;
  private static final int LEVELS = 3;
  private static final int MOST = 4;

  private final Page page;
  private final String title;
  private final List<String> descriptions = new ArrayList<>();

  Standfirst(Page page, @Nullable String title, List<String> descriptions) {
    this.page = page;
    this.title = title == null ? "" : String.join(" ", Folding.words(title));
    for (String description : descriptions) {
      String words = String.join(" ", Folding.words(description));
      if (words.length() >= SHORTEST) {
        this.descriptions.add(words);
      }
    }
  }

  /** Adds the blocks of the standfirst to those of a story. */
  void addTo(BitSet story, BitSet foreign) {
    int first = story.nextSetBit(0);
    int head = headline(first);
    if (head < 0) {
      return;
    }
    int found = 0;
    for (int b = head + 1; b < first && found < MOST; b++) {
      Block block = page.blocks.get(b);
      if (!foreign.get(b)
          && fits(block)
          && (isNamed(block) || isUnder(head, b) || isSaid(block))
          && !isRepeated(block, story, first)) {
        story.set(b);
        found++;
      }
    }
  }

  /** Whether one of the first blocks of a story says the same again. */
  private boolean isRepeated(Block block, BitSet story, int first) {
    String words = String.join(" ", Folding.words(block.text()));
    int later = first;
    for (int i = 0; i < LEVELS && later >= 0; i++) {
      String text = page.blocks.get(later).text();
      String beginning = text.substring(0, Math.min(text.length(), 2 * LONGEST));
      if (String.join(" ", Folding.words(beginning)).startsWith(words)) {
        return true;
      }
      later = story.nextSetBit(later + 1);
    }
    return false;
  }

  /** The last block before a story that is its headline, or -1. */
  private int headline(int first) {
    for (int b = first - 1; b >= 0; b--) {
      Block block = page.blocks.get(b);
      if (block.level() == 1
          || block.level() > 0
              && (page.nearest(block.node(), BlockRole.HEADLINE) >= 0 || isTitle(block))) {
        return b;
      }
    }
    return -1;
  }

  private boolean isTitle(Block block) {
    List<String> words = Folding.words(block.text());
    return words.size() > 2 && title.contains(String.join(" ", words));
  }

  private static boolean fits(Block block) {
    return block.weight() >= SHORTEST
        && block.weight() <= LONGEST
        && block.linkWeight() * 3 <= block.weight()
        && block.kind() != Kind.CAPTION
        && block.kind() != Kind.CELL;
  }

  private boolean isNamed(Block block) {
    int at = block.node();
    for (int up = 0; at >= 0 && up < LEVELS; up++, at = page.node(at).parent) {
      Node node = page.node(at);
      if (node.is(BlockRole.AUTHOR) || node.is(BlockRole.DETAILS)) {
        return false;
      }
      if (node.is(BlockRole.STANDFIRST)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block is the next after the headline, beside it, and long enough for a sentence. */
  private boolean isUnder(int head, int b) {
    Block block = page.blocks.get(b);
    boolean sentence =
        block.isProse() || block.kind() == Kind.HEADING && block.weight() >= SENTENCE;
    int around = page.node(page.blocks.get(head).node()).parent;
    around = around > 0 ? page.node(around).parent : around;
    return b == head + 1 && sentence && around >= 0 && page.isWithin(block.node(), around);
  }

  private boolean isSaid(Block block) {
    String words = String.join(" ", Folding.words(block.text()));
    for (String description : descriptions) {
      if (words.startsWith(description)
          || words.length() >= SENTENCE && description.startsWith(words)) {
        return true;
      }
    }
    return false;
  }
}
