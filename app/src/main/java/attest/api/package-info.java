/** The API: what programs ask of the desk, and what they get. */
@NullMarked
package attest.api;

import org.jspecify.annotations.NullMarked;
