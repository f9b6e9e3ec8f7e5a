/**
 * Between resolving and accounts: who and what takes part in the events, as learned from examples,
 * beside what the rules found.
 */
@NullMarked
package attest.roles;

import org.jspecify.annotations.NullMarked;
