/** From bytes to text: which character encoding a document has. */
@NullMarked
package attest.encoding;

import org.jspecify.annotations.NullMarked;
