package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.incident.PlaceMention;
import java.util.List;

/** Finds the names of places in an article and says which places they mean. Safe for threads. */
public interface PlaceResolver {
  /**
   * The places that an article names.
   *
   * @return in order of the text; their spans do not overlap
   */
  List<PlaceMention> resolve(AnnotatedArticle article);
}
