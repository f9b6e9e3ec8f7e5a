/** How right we are: adaptors from benchmark files to the pipeline and back. */
@NullMarked
package attest.evaluate;

import org.jspecify.annotations.NullMarked;
