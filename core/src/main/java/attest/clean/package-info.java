/** Stage 2 of 7: from raw documents to articles. */
@NullMarked
package attest.clean;

import org.jspecify.annotations.NullMarked;
