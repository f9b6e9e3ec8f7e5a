/** The program that people run: its commands, their flags and exit codes. */
@NullMarked
package attest.cli;

import org.jspecify.annotations.NullMarked;
