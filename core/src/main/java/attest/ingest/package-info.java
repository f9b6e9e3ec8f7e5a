/** Stage 1 of 7: from files and streams to raw documents. */
@NullMarked
package attest.ingest;

import org.jspecify.annotations.NullMarked;
