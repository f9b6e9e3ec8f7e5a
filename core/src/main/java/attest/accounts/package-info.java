/** Stage 6 of 7: from mentions to the accounts of one article. */
@NullMarked
package attest.accounts;

import org.jspecify.annotations.NullMarked;
