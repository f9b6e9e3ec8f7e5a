package attest.desk;

import attest.access.AccessException;
import attest.access.Administration;
import attest.access.AuditEntry;
import attest.access.Role;
import attest.access.Visitor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of administrators: users, tokens and the log. */
@Controller
final class AdminPages {
  private static final int LINES = 100;

  private final Administration administration;

  AdminPages(Administration administration) {
    this.administration = administration;
  }

  @GetMapping("/admin")
  String admin(@RequestParam(required = false) @Nullable Long before, Model model) {
    List<AuditEntry> log = administration.log(before == null ? Long.MAX_VALUE : before, LINES);
    model.addAttribute("users", administration.users());
    model.addAttribute("tokens", administration.tokens());
    model.addAttribute("roles", List.of(Role.values()));
    model.addAttribute("log", log);
    model.addAttribute("older", log.size() < LINES ? null : log.getLast().number());
    return "admin";
  }

  @PostMapping("/admin/users")
  String create(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String name,
      @RequestParam String role,
      Model model) {
    return tell(
        model,
        () -> {
          String password = administration.createUser(visitor, name.strip(), role(role));
          model.addAttribute("named", name.strip());
          model.addAttribute("password", password);
          return "There is a user '" + name.strip() + "' now";
        });
  }

  @PostMapping("/admin/users/role")
  String changeRole(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String name,
      @RequestParam String role,
      Model model) {
    return tell(
        model,
        () -> {
          administration.changeRole(visitor, name, role(role));
          return "'" + name + "' is a " + role + " now";
        });
  }

  @PostMapping("/admin/users/disabled")
  String setDisabled(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String name,
      @RequestParam boolean disabled,
      Model model) {
    return tell(
        model,
        () -> {
          administration.setDisabled(visitor, name, disabled);
          return disabled ? "'" + name + "' can log in no more" : "'" + name + "' can log in again";
        });
  }

  @PostMapping("/admin/users/password")
  String reset(@AuthenticationPrincipal Visitor visitor, @RequestParam String name, Model model) {
    return tell(
        model,
        () -> {
          model.addAttribute("password", administration.resetPassword(visitor, name));
          model.addAttribute("named", name);
          return "'" + name + "' has a new password";
        });
  }

  @PostMapping("/admin/tokens/revoke")
  String revoke(@AuthenticationPrincipal Visitor visitor, @RequestParam String id, Model model) {
    return tell(
        model,
        () -> {
          administration.revokeToken(visitor, id);
          return "Token '" + id + "' has ended";
        });
  }

  private String tell(Model model, Supplier<String> work) {
    try {
      model.addAttribute("done", work.get());
    } catch (AccessException e) {
      model.addAttribute("fault", e.getMessage());
    }
    return admin(null, model);
  }

  private static Role role(String code) {
    return Role.find(code).orElseThrow(() -> new AccessException("there is no such role"));
  }
}
