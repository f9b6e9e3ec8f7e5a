/** What was read: raw documents, clean articles, their sentences and words. */
@NullMarked
package attest.document;

import org.jspecify.annotations.NullMarked;
