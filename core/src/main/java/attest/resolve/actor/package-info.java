/** Stage 5 of 7: from actor wordings to actors. */
@NullMarked
package attest.resolve.actor;

import org.jspecify.annotations.NullMarked;
