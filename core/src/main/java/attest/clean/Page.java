package attest.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * A web page as a list of blocks of text and the tree of elements around them, in the order of the
 * page. An element is known by the range of its blocks, so sums over a subtree are differences of
 * sums over the list, and nothing here calls itself: a page may be nested as deeply as it likes.
 * Filled by {@link PageReader}, then only read, but for what {@link StoryFinder} notes in it.
 */
final class Page {
  /** What a block of text is. */
  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM,
    QUOTE,
    CELL,
    CODE,
    CAPTION
  }

  /** An element that can hold blocks. */
  static final class Node {
    final String tag;
    final int parent;
    final int depth;
    final int firstBlock;
    final int roles;
    final String name;
    int endBlock;
    int endNode;

    /**
     * An element that begins.
     *
     * @param tag its name in lower case
     * @param parent index of the element around it, or -1
     * @param depth how many elements are around it
     * @param firstBlock index of the first block that can be in it
     * @param roles what its names and attributes say it is, as bits of {@link BlockRole}
     * @param name the words of its class and identity, for the comparison of like elements
     */
    Node(String tag, int parent, int depth, int firstBlock, int roles, String name) {
      this.tag = tag;
      this.parent = parent;
      this.depth = depth;
      this.firstBlock = firstBlock;
      this.roles = roles;
      this.name = name;
    }

    boolean is(BlockRole role) {
      return (roles & role.bit()) != 0;
    }

    boolean holds(int block) {
      return firstBlock <= block && block < endBlock;
    }
  }

  /**
   * A run of text that stands alone.
   *
   * @param kind what it is
   * @param level 1 to 6 for a heading, else 0
   * @param text its words, single spaces between them
   * @param weight how much text that is, in letters of an alphabet
   * @param linkWeight how much of it is links
   * @param strong whether all of it is set in bold
   * @param node index of the element it stands in
   */
  record Block(
      Kind kind, int level, String text, int weight, int linkWeight, boolean strong, int node) {
    int plainWeight() {
      return weight - linkWeight;
    }

    boolean isLinks() {
      return linkWeight * 2 > weight;
    }

    /** Whether it reads like a sentence or more, and not like a label or a list of links. */
    boolean isProse() {
      if (kind == Kind.HEADING || kind == Kind.CAPTION || isLinks()) {
        return false;
      }
      return plainWeight() >= 100
          || plainWeight() >= 35 && endsSentence()
          || plainWeight() >= 60 && plainWeight() > text.length() * 2;
    }

    boolean endsSentence() {
      for (int i = text.length() - 1; i >= 0; i--) {
        char c = text.charAt(i);
        if (".!?…。！？؟।".indexOf(c) >= 0) {
          return true;
        }
        if ("\"'”’»)]」』 ".indexOf(c) < 0) {
          return false;
        }
      }
      return false;
    }
  }

  final List<Node> nodes = new ArrayList<>();
  final List<Block> blocks = new ArrayList<>();
  boolean tooDeep;

  Node node(int index) {
    return nodes.get(index);
  }

  /** Whether {@code inner} is {@code outer} or within it. */
  boolean isWithin(int inner, int outer) {
    return outer <= inner && inner < nodes.get(outer).endNode;
  }

  /** The nearest element from {@code node} outwards that has a role, or -1. */
  int nearest(int node, BlockRole role) {
    int at = node;
    while (at >= 0 && !nodes.get(at).is(role)) {
      at = nodes.get(at).parent;
    }
    return at;
  }
}
