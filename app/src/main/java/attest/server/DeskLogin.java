package attest.server;

import attest.access.Attempts;
import attest.access.AuditLog;
import attest.access.DeskUser;
import attest.access.Users;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Logs users in by name and password, the slower the more often it fails. */
@Component
final class DeskLogin implements AuthenticationProvider {
  private final Users users;
  private final Attempts attempts;
  private final AuditLog log;

  DeskLogin(Users users, Attempts attempts, AuditLog log) {
    this.users = users;
    this.attempts = attempts;
    this.log = log;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String name = asked.getName();
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    List<String> keys = List.of("name:" + name, "address:" + address);
    for (String key : keys) {
      Duration wait = attempts.waitOf(key);
      if (!wait.isZero()) {
        throw new LockedException("wait " + (wait.toSeconds() + 1) + " seconds");
      }
    }
    String stamp =
        users.stamp(name); // before the look at the password: one changed between ends it
    if (!users.matches(name, String.valueOf(asked.getCredentials()))) {
      keys.forEach(attempts::failed);
      log.add("-", "page", "login.failed", name, address);
      throw new BadCredentialsException("wrong name or password");
    }
    keys.forEach(attempts::succeeded);
    DeskUser user = users.find(name).orElseThrow();
    log.add(name, "page", "login", name, address);
    UsernamePasswordAuthenticationToken session =
        UsernamePasswordAuthenticationToken.authenticated(
            user.name(), null, List.of(new SimpleGrantedAuthority(user.role().authority())));
    session.setDetails(stamp);
    return session;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
