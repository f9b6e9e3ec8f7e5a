package attest.api;

import attest.access.AccessException;
import attest.access.BadParameterException;
import attest.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Tells whoever asks the API what was wrong, as RFC 9457 has it, and never how the program is made.
 */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> parameter(BadParameterException fault) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, fault.getMessage());
    problem.setProperty("parameter", fault.parameter());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ProblemException fault) {
    return answer(problem(fault.status(), fault.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> access(AccessException fault) {
    return answer(problem(HttpStatus.CONFLICT, fault.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> store(StoreException fault) {
    LOG.error("the database failed", fault);
    return answer(
        problem(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be used now; try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> any(Exception fault) {
    LOG.error("a request failed", fault);
    return answer(
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR, "The desk could not answer this; its log says why."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(fault, body, headers, status, request);
  }

  private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail == null ? "" : detail);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
