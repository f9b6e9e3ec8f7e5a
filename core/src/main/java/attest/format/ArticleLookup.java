package attest.format;

import attest.document.Article;
import org.jspecify.annotations.Nullable;

/** Finds the articles that incidents rest on. */
@FunctionalInterface
public interface ArticleLookup {
  /**
   * The article with an identity.
   *
   * @param id {@code sha256:…}
   * @return null if there is none
   */
  @Nullable Article findArticle(String id);
}
