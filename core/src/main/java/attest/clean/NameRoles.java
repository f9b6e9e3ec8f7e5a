package attest.clean;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What the elements of one page say they are; each name is looked up once. Used by one thread. */
final class NameRoles {
  private static final int SLUG_WORDS = 4;

  private final BlockWords words;
  private final Map<String, Map<String, Integer>> known = new HashMap<>();

  NameRoles(BlockWords words) {
    this.words = words;
  }

  /**
   * The roles that class and identity of an element give it. An identity of many words is made of a
   * headline, and says nothing.
   *
   * @return bits of {@link BlockRole}
   */
  int of(Element element) {
    String names = element.attr("class");
    String id = element.attr("id");
    if (names.isEmpty() && id.isEmpty()) {
      return 0;
    }
    return known
        .computeIfAbsent(names, n -> new HashMap<>())
        .computeIfAbsent(id, i -> roles(names, i));
  }

  private int roles(String names, String id) {
    boolean slug = BlockWords.words(id).size() > SLUG_WORDS;
    return words.roles(slug ? names : names + " " + id);
  }
}
