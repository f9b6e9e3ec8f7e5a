/** The record as JSON Lines and as text for people. */
@NullMarked
package attest.format;

import org.jspecify.annotations.NullMarked;
