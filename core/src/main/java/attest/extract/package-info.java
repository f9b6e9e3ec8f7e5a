/** Stage 4 of 7: from annotated articles to mentions and statements. */
@NullMarked
package attest.extract;

import org.jspecify.annotations.NullMarked;
