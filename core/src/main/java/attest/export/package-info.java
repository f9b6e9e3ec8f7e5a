/** Incidents as files for researchers: tables, code schemes, maps and annotations. */
@NullMarked
package attest.export;

import org.jspecify.annotations.NullMarked;
