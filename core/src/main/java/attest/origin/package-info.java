/** Which articles come from one origin: copies, light rewrites, reports of one agency. */
@NullMarked
package attest.origin;

import org.jspecify.annotations.NullMarked;
