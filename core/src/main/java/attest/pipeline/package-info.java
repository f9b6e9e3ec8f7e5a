/** The stages in their order. */
@NullMarked
package attest.pipeline;

import org.jspecify.annotations.NullMarked;
