/**
 * Stage 7 of 7: articles, accounts, incidents and decisions in a database, of which nothing is ever
 * overwritten.
 */
@NullMarked
package attest.store;

import org.jspecify.annotations.NullMarked;
