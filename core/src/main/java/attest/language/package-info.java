/** Stage 3 of 7: from articles to annotated articles. */
@NullMarked
package attest.language;

import org.jspecify.annotations.NullMarked;
