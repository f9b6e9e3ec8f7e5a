package attest.desk;

import attest.access.AccessException;
import attest.access.AuditLog;
import attest.access.Users;
import attest.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages by which users come in. */
@Controller
final class EntryPages {
  private final Users users;
  private final AuditLog log;

  EntryPages(Users users, AuditLog log) {
    this.users = users;
    this.log = log;
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }

  @GetMapping("/password")
  String password() {
    return "password";
  }

  @PostMapping("/password")
  String change(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String old,
      @RequestParam String fresh,
      @RequestParam String again,
      HttpServletRequest request,
      Model model) {
    if (!fresh.equals(again)) {
      model.addAttribute("fault", "the two new passwords differ");
      return "password";
    }
    try {
      users.changePassword(visitor.name(), old, fresh);
    } catch (AccessException e) {
      model.addAttribute("fault", e.getMessage());
      return "password";
    }
    log.add(visitor.name(), visitor.via(), "password.change", visitor.name(), "");
    keepSession(request, visitor.name());
    return "redirect:/";
  }

  /** Lets the session in which the password was changed go on; all others of the user end. */
  private void keepSession(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    String key = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    if (session != null
        && session.getAttribute(key) instanceof SecurityContext held
        && held.getAuthentication() instanceof AbstractAuthenticationToken began) {
      began.setDetails(users.stamp(name));
      session.setAttribute(key, held);
      request.changeSessionId();
    }
  }
}
