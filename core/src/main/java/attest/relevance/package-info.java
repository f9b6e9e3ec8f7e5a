/** Between stages 2 and 3: which articles may report political violence, told from words alone. */
@NullMarked
package attest.relevance;

import org.jspecify.annotations.NullMarked;
