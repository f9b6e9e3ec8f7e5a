/** Rule files: lexicons and patterns as data, each entry with the examples that prove it. */
@NullMarked
package attest.rules;

import org.jspecify.annotations.NullMarked;
