/**
 * What is asserted: mentions, accounts, claims, figures, places, times and actors, each with its
 * evidence.
 */
@NullMarked
package attest.incident;

import org.jspecify.annotations.NullMarked;
