/** Who may what at the desk: users, tokens for programs, and the log of what was done. */
@NullMarked
package attest.access;

import org.jspecify.annotations.NullMarked;
