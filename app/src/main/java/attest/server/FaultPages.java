package attest.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is shown where a request fails: a page to people, a problem (RFC 9457) to programs; nothing
 * from within.
 */
@Controller
final class FaultPages implements ErrorController {
  @RequestMapping("/error")
  @Nullable String fault(HttpServletRequest request, HttpServletResponse response, Model model)
      throws IOException {
    HttpStatus status = status(request);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String words = words(status);
    response.setStatus(status.value());
    if (path != null && path.toString().startsWith("/api/")) {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response
          .getWriter()
          .write(
              "{\"type\":\"about:blank\",\"title\":\""
                  + status.getReasonPhrase()
                  + "\",\"status\":"
                  + status.value()
                  + ",\"detail\":\""
                  + words
                  + "\"}");
      return null;
    }
    model.addAttribute("status", status.value());
    model.addAttribute("words", words);
    return "fault";
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static String words(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The request cannot be understood.";
      case FORBIDDEN ->
          "This is not allowed to you, or the page was open too long; load it again and try once"
              + " more.";
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "This cannot be done at this address.";
      case NOT_ACCEPTABLE -> "There is no answer in the form that was asked for.";
      case CONTENT_TOO_LARGE -> "This is more than may be sent at once.";
      case UNSUPPORTED_MEDIA_TYPE -> "What was sent is of a kind that is not read here.";
      default ->
          status.is5xxServerError()
              ? "The desk could not answer this; its log says why."
              : "The request cannot be answered.";
    };
  }
}
