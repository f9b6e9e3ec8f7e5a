package attest.desk;

import attest.access.AccessException;
import attest.access.Administration;
import attest.access.DeskUser;
import attest.access.Scope;
import attest.access.Tokens;
import attest.access.Visitor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of every user: the account and its tokens. */
@Controller
final class AccountPages {
  private final Administration administration;

  AccountPages(Administration administration) {
    this.administration = administration;
  }

  @GetMapping("/account")
  String account(@AuthenticationPrincipal Visitor visitor, Model model) {
    DeskUser user = administration.findUser(visitor.name()).orElse(null);
    model.addAttribute("name", visitor.name());
    model.addAttribute("user", user);
    model.addAttribute("scopes", scopes(visitor));
    model.addAttribute("tokens", administration.tokensOf(visitor));
    return "account";
  }

  @GetMapping("/tokens")
  String tokens(@AuthenticationPrincipal Visitor visitor, Model model) {
    model.addAttribute("scopes", scopes(visitor));
    model.addAttribute("tokens", administration.tokensOf(visitor));
    model.addAttribute("most", Tokens.LONGEST.toDays());
    return "tokens";
  }

  @PostMapping("/tokens")
  String issue(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam String label,
      @RequestParam(required = false) @Nullable List<String> scope,
      @RequestParam int days,
      Model model) {
    try {
      Set<Scope> scopes = EnumSet.noneOf(Scope.class);
      for (String code : scope == null ? List.<String>of() : scope) {
        scopes.add(
            Scope.find(code).orElseThrow(() -> new AccessException("there is no such scope")));
      }
      model.addAttribute("issued", administration.issueToken(visitor, label, scopes, days));
    } catch (AccessException e) {
      model.addAttribute("fault", e.getMessage());
    }
    return tokens(visitor, model);
  }

  @PostMapping("/tokens/revoke")
  String revoke(@AuthenticationPrincipal Visitor visitor, @RequestParam String id, Model model) {
    try {
      administration.revokeToken(visitor, id);
      model.addAttribute("done", "Token '" + id + "' has ended");
    } catch (AccessException e) {
      model.addAttribute("fault", e.getMessage());
    }
    return tokens(visitor, model);
  }

  private static List<Scope> scopes(Visitor visitor) {
    return visitor.scopes().stream().sorted().toList();
  }
}
