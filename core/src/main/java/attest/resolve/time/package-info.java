/** Stage 5 of 7: from time wordings to intervals. */
@NullMarked
package attest.resolve.time;

import org.jspecify.annotations.NullMarked;
