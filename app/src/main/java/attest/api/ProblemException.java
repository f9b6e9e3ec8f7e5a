package attest.api;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered; the message goes to who asked. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  ProblemException(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
