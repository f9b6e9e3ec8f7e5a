/** Stage 5 of 7: from place wordings to places. */
@NullMarked
package attest.resolve.place;

import org.jspecify.annotations.NullMarked;
