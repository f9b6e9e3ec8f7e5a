package attest.store;

import attest.document.Article;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The articles that keys are resolved with while a value is written or read. */
final class Shelf {
  private final List<String> articles;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final @Nullable Function<String, Article> lookup;
  private @Nullable Article current;
  private String currentId = "";

  /**
   * A shelf.
   *
   * @param articles identities that keys may be shortened to the numbers of
   * @param lookup gives the article of an identity; null where no evidence follows a key
   * @param current the article that evidence stands in where no key says otherwise
   */
  Shelf(
      List<String> articles,
      @Nullable Function<String, Article> lookup,
      @Nullable Article current) {
    this.articles = articles;
    this.lookup = lookup;
    this.current = current;
    for (int i = 0; i < articles.size(); i++) {
      numbers.put(articles.get(i), i);
    }
  }

  /** A text whose beginning may be one of the articles, shortened. */
  String shorten(String text) {
    int slash = numbers.isEmpty() ? -1 : text.indexOf('/');
    Integer number = slash < 0 ? null : numbers.get(text.substring(0, slash));
    if (number != null) {
      return "@" + number + text.substring(slash);
    }
    return text.startsWith("@") ? "@" + text : text;
  }

  /** The text that a shortened one stands for. */
  String lengthen(String text) {
    if (!text.startsWith("@")) {
      return text;
    }
    if (text.startsWith("@@")) {
      return text.substring(1);
    }
    int slash = text.indexOf('/');
    return articles.get(Integer.parseInt(text.substring(1, slash))) + text.substring(slash);
  }

  /** The article that evidence stands in now; null where none is known. */
  @Nullable Article current() {
    return current;
  }

  /** Takes the article of a key as the one that evidence stands in. */
  void turnTo(String id) {
    if (lookup != null && (current == null || !id.equals(currentId))) {
      current = lookup.apply(id);
      currentId = id;
    }
  }
}
