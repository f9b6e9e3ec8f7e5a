package attest.cli;

import attest.pipeline.Progress;
import java.time.Duration;
import java.time.Instant;

/**
 * The line of progress at the foot of a terminal; nothing where standard error is none. Used by one
 * thread.
 */
final class ProgressLine {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String ERASE = "\r\u001B[K";

  private final Terminal terminal;
  private final Progress progress;
  private Instant next;
  private boolean shown;

  ProgressLine(Terminal terminal, Progress progress) {
    this.terminal = terminal;
    this.progress = progress;
    next = terminal.clock().instant().plus(PAUSE);
  }

  /** Shows how far the run is, at most some times a second. */
  void show() {
    Instant now = terminal.clock().instant();
    if (!terminal.errIsTerminal() || now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    terminal.err().print(ERASE + progress.line());
    terminal.err().flush();
    shown = true;
  }

  /** Takes the line away, so that something else can be printed. */
  void clear() {
    if (shown) {
      terminal.err().print(ERASE);
      terminal.err().flush();
      shown = false;
    }
  }
}
