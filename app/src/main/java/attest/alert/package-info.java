/** Saved searches that fire when knowledge changes, and the ways in which they reach people. */
@NullMarked
package attest.alert;

import org.jspecify.annotations.NullMarked;
