package attest.fetch;

import attest.document.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why one request gave nothing. Never leaves this package. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final Problem.Code code;
  private final boolean passing;
  private final transient @Nullable Duration retryAfter;

  private Failure(
      Problem.Code code, String message, boolean passing, @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /** A failure that would come again. */
  static Failure lasting(Problem.Code code, String message) {
    return new Failure(code, message, false, null);
  }

  /** A failure that may be gone soon. */
  static Failure passing(Problem.Code code, String message, @Nullable Duration retryAfter) {
    return new Failure(code, message, true, retryAfter);
  }

  Problem.Code code() {
    return code;
  }

  /** Whether it is worth trying again. */
  boolean isPassing() {
    return passing;
  }

  /** How long the site asks to be left alone, or null. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The message; there is always one. */
  String text() {
    String message = getMessage();
    return message == null ? code.code() : message;
  }

  FetchResult.Refused refused(String document) {
    return new FetchResult.Refused(new Problem(document, code, text()), retryAfter);
  }
}
