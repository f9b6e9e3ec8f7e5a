package attest.resolve.place;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of place resolution.
 *
 * @param cacheDir folder in which the index of the shipped gazetteer is built on first use
 * @param gazetteer the user's own index, made by {@link GazetteerImport}; null for the shipped one
 * @param minCertainty in [0, 1]; what is decided with less stays {@link
 *     attest.incident.Place.Ambiguous}
 * @param publisherHints whether the home of a local newspaper counts
 */
public record PlaceOptions(
    Path cacheDir, @Nullable Path gazetteer, double minCertainty, boolean publisherHints) {
  public PlaceOptions {
    Objects.requireNonNull(cacheDir);
    if (!(minCertainty >= 0 && minCertainty <= 1)) {
      throw new IllegalArgumentException("minCertainty must be in [0, 1]: " + minCertainty);
    }
  }

  /**
   * The usual options, with the cache in {@code $XDG_CACHE_HOME/attest} or {@code ~/.cache/attest}.
   */
  public static PlaceOptions defaults() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return new PlaceOptions(base.resolve("attest"), null, 0, true);
  }
}
