/** Starts the desk: its web server, its security, and what its parts share. */
@NullMarked
package attest.server;

import org.jspecify.annotations.NullMarked;
