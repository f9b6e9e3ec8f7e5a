/** Every option, typed, in one record. */
@NullMarked
package attest.settings;

import org.jspecify.annotations.NullMarked;
