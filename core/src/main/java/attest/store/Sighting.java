package attest.store;

import attest.document.Published;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One place where the text of an article was seen. The first sighting is the article's own; the
 * same text from elsewhere is a further one.
 *
 * @param article identity of the text, {@code sha256:…}
 * @param source the path or address it was read from
 * @param ref the identity that the input gave it; null where it gave none
 * @param url its public address; null where not known
 * @param publisher who published it there; null where not known
 * @param title its headline there; null where it has none
 * @param published when it was published there; null where not known
 * @param seen when it was stored (system time)
 */
public record Sighting(
    String article,
    String source,
    @Nullable String ref,
    @Nullable String url,
    @Nullable String publisher,
    @Nullable String title,
    @Nullable Published published,
    Instant seen) {}
