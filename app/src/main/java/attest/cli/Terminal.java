package attest.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;

/**
 * The surroundings of a command.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param outIsTerminal whether people see standard output as it comes
 * @param errIsTerminal whether people see standard error as it comes
 * @param environment the variables of the environment
 * @param clock tells how long things take
 */
record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment,
    InstantSource clock) {

  /**
   * The surroundings of this process. The launcher says what is a terminal, as Java cannot tell for
   * standard error alone.
   */
  static Terminal system() {
    return new Terminal(
        System.in,
        new PrintWriter(
            new java.io.OutputStreamWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                java.nio.charset.StandardCharsets.UTF_8)),
        new PrintWriter(
            new java.io.OutputStreamWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.err),
                java.nio.charset.StandardCharsets.UTF_8),
            true),
        Boolean.getBoolean("attest.terminal.out"),
        Boolean.getBoolean("attest.terminal.err"),
        System.getenv(),
        InstantSource.system());
  }
}
