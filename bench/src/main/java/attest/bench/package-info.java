/** Timings of the library; never released. */
@NullMarked
package attest.bench;

import org.jspecify.annotations.NullMarked;
