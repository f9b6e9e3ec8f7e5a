/** The pages of the desk. */
@NullMarked
package attest.desk;

import org.jspecify.annotations.NullMarked;
