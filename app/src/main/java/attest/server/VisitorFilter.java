package attest.server;

import attest.access.ApiToken;
import attest.access.DeskUser;
import attest.access.Role;
import attest.access.Scope;
import attest.access.Tokens;
import attest.access.Users;
import attest.access.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: by the token that a request brings, by the session, or, at an open desk, the
 * one person at this machine. What a user may is looked up anew for every request, so that a change
 * of role, a new password or the end of an account holds at once. The {@link Visitor} is the
 * principal of what comes after.
 */
final class VisitorFilter extends OncePerRequestFilter {
  /** The name of the person at an open desk. */
  static final String LOCAL = "local";

  private final Users users;
  private final Tokens tokens;
  private final boolean open;

  VisitorFilter(Users users, Tokens tokens, boolean open) {
    this.users = users;
    this.tokens = tokens;
    this.open = open;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    Optional<Visitor> visitor = visitor(request, session);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    visitor.ifPresent(who -> context.setAuthentication(authentication(who)));
    if (visitor.isEmpty() && session != null) {
      HttpSession held = request.getSession(false);
      if (held != null) {
        held.invalidate();
      }
    }
    SecurityContextHolder.setContext(context);
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Optional<Visitor> visitor(HttpServletRequest request, @Nullable Authentication session) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, "Bearer ", 0, 7)
          ? tokens.findValid(header.substring(7).strip()).flatMap(this::ofToken)
          : Optional.empty();
    }
    if (open) {
      return Optional.of(Visitor.atPages(LOCAL, Role.ADMIN));
    }
    return session == null
        ? Optional.empty()
        : users
            .find(session.getName())
            .filter(user -> !user.disabled())
            .filter(user -> users.stamp(user.name()).equals(session.getDetails()))
            .map(user -> Visitor.atPages(user.name(), user.role()));
  }

  private Optional<Visitor> ofToken(ApiToken token) {
    return users
        .find(token.owner())
        .map(owner ->
            new Visitor(owner.name(), "token:" + token.id(), granted(token.scopes(), owner)));
  }

  private static Set<Scope> granted(Set<Scope> scopes, DeskUser owner) {
    EnumSet<Scope> granted = EnumSet.noneOf(Scope.class);
    scopes.stream().filter(scope -> owner.role().includes(scope.least())).forEach(granted::add);
    return granted;
  }

  private Authentication authentication(Visitor who) {
    List<SimpleGrantedAuthority> authorities = new ArrayList<>();
    who.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority(scope.authority())));
    if (who.via().equals("page")) {
      authorities.add(new SimpleGrantedAuthority("PAGES"));
      if (!open) {
        authorities.add(new SimpleGrantedAuthority("SESSION"));
      }
    }
    return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
  }
}
