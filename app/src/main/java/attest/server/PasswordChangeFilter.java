package attest.server;

import attest.access.DeskUser;
import attest.access.Users;
import attest.access.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a user whose password was given by somebody else do nothing but change it. */
final class PasswordChangeFilter extends OncePerRequestFilter {
  private static final List<String> ALLOWED =
      List.of("/password", "/logout", "/static/", "/webjars/");

  private final Users users;

  PasswordChangeFilter(Users users) {
    this.users = users;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null
        && who.getPrincipal() instanceof Visitor visitor
        && users.find(visitor.name()).map(DeskUser::mustChange).orElse(false)
        && ALLOWED.stream().noneMatch(request.getServletPath()::startsWith)) {
      if (request.getServletPath().startsWith("/api/")) {
        response.sendError(HttpServletResponse.SC_FORBIDDEN, "change your password first");
      } else {
        response.sendRedirect(request.getContextPath() + "/password");
      }
      return;
    }
    chain.doFilter(request, response);
  }
}
