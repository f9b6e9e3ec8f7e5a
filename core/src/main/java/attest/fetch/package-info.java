/** Reads addresses of the web: politely, within limits, and never those of a private network. */
@NullMarked
package attest.fetch;

import org.jspecify.annotations.NullMarked;
