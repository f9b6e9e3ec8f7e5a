/** Stage 6 of 7: from the accounts of many articles to incidents. */
@NullMarked
package attest.reconcile;

import org.jspecify.annotations.NullMarked;
