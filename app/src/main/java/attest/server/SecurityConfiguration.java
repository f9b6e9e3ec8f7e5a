package attest.server;

import attest.access.AuditLog;
import attest.access.Scope;
import attest.access.Tokens;
import attest.access.Users;
import attest.access.Visitor;
import attest.settings.ServeOptions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/**
 * Who may ask for what. The first chain is for programs with a token: no session, so nothing to
 * forge. The second is for the pages, and for the API as the pages use it: a session, with a token
 * against forged requests on everything that changes anything. What is not named here is refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
  private static final String[] PUBLIC = {"/login", "/static/**", "/webjars/**", "/favicon.ico"};

  @Bean
  @Order(1)
  SecurityFilterChain programs(
      HttpSecurity http, Users users, Tokens tokens, ServeOptions serve, ServerOptions options)
      throws Exception {
    common(http, serve, options);
    http.securityMatcher(request ->
            request.getServletPath().startsWith("/api/")
                && request.getHeader("Authorization") != null)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .addFilterBefore(
            new VisitorFilter(users, tokens, options.open()),
            UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new PasswordChangeFilter(users), UsernamePasswordAuthenticationFilter.class)
        .exceptionHandling(
            faults -> faults.authenticationEntryPoint(unknown()).accessDeniedHandler(forbidden()));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Users users,
      Tokens tokens,
      DeskLogin login,
      AuditLog log,
      ServeOptions serve,
      ServerOptions options)
      throws Exception {
    common(http, serve, options);
    http.authenticationProvider(login)
        .addFilterBefore(
            new VisitorFilter(users, tokens, options.open()),
            UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new PasswordChangeFilter(users), UsernamePasswordAuthenticationFilter.class)
        .formLogin(form ->
            form.loginPage("/login")
                .defaultSuccessUrl("/")
                .failureHandler((request, response, fault) ->
                    response.sendRedirect(
                        request.getContextPath()
                            + (fault instanceof LockedException ? "/login?wait" : "/login?wrong"))))
        .logout(out ->
            out.logoutSuccessUrl("/login?out")
                .addLogoutHandler((request, response, who) -> {
                  if (who != null) {
                    log.add(nameOf(who), "page", "logout", nameOf(who), "");
                  }
                }))
        .exceptionHandling(faults ->
            faults
                .defaultAuthenticationEntryPointFor(
                    unknown(), request -> request.getServletPath().startsWith("/api/"))
                .defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                .defaultAccessDeniedHandlerFor(
                    forbidden(), request -> request.getServletPath().startsWith("/api/"))
                .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), request -> true));
    return http.build();
  }

  /** What holds in both chains: which scope which address needs, and what browsers are told. */
  private static void common(HttpSecurity http, ServeOptions serve, ServerOptions options)
      throws Exception {
    if (options.open()) {
      http.addFilterBefore(new LoopbackFilter(), HeaderWriterFilter.class);
    }
    http.authorizeHttpRequests(who ->
            who.requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority(Scope.ADMIN.authority())
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/alerts/*.atom")
                .permitAll() // the page asks for the key of the feed, or for its owner
                .requestMatchers("/password", "/account", "/tokens", "/tokens/**")
                .hasAuthority("PAGES")
                .requestMatchers("/admin/**", "/api/v1/admin/**")
                .hasAuthority(Scope.ADMIN.authority())
                .requestMatchers("/export", "/export/**", "/api/v1/exports/**")
                .hasAuthority(Scope.EXPORT.authority())
                .requestMatchers(HttpMethod.POST, "/api/v1/articles", "/read")
                .hasAuthority(Scope.INGEST.authority())
                .requestMatchers("/read", "/code/**", "/api/v1/codings/**")
                .hasAuthority(Scope.INGEST.authority())
                .requestMatchers(HttpMethod.GET, "/review/preview")
                .hasAuthority(Scope.REVIEW.authority())
                .requestMatchers(HttpMethod.GET, "/review/**", "/watch/**", "/runs/**")
                .hasAuthority(Scope.READ.authority())
                .requestMatchers("/alerts/**", "/api/v1/alerts/**", "/api/v1/searches/**")
                .hasAuthority(Scope.READ.authority())
                .requestMatchers("/watch/**", "/runs/**")
                .hasAuthority(Scope.ADMIN.authority())
                .requestMatchers(HttpMethod.POST, "/api/v1/articles/*/internal")
                .hasAuthority(Scope.REVIEW.authority())
                .requestMatchers(HttpMethod.GET, "/api/v1/decisions/**")
                .hasAuthority(Scope.INTERNAL.authority())
                .requestMatchers(HttpMethod.HEAD, "/api/v1/decisions/**")
                .hasAuthority(Scope.INTERNAL.authority())
                .requestMatchers(HttpMethod.GET, "/**")
                .hasAuthority(Scope.READ.authority())
                .requestMatchers(HttpMethod.HEAD, "/**")
                .hasAuthority(Scope.READ.authority())
                .requestMatchers(
                    HttpMethod.POST, "/review/**", "/api/v1/decisions/**", "/api/v1/decisions")
                .hasAuthority(Scope.REVIEW.authority())
                .anyRequest()
                .denyAll())
        .headers(headers ->
            headers
                .addHeaderWriter((request, response) ->
                    response.setHeader(
                        "Content-Security-Policy", policy(serve, request.getServletPath())))
                .referrerPolicy(
                    policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.deny())
                .permissionsPolicyHeader(
                    policy -> policy.policy("geolocation=(), camera=(), microphone=()")));
  }

  /** Nothing but what the desk itself serves, and tiles where a server of tiles is set. */
  private static String policy(ServeOptions serve, String path) {
    String tiles = "";
    if (!serve.tileUrl().isEmpty()) {
      URI tile = URI.create(serve.tileUrl().replaceAll("[{}]", ""));
      tiles = " " + tile.getScheme() + "://" + tile.getAuthority();
    }
    // What describes the API sets styles of its own as it runs.
    String styles = path.startsWith("/api/swagger-ui/") ? " 'unsafe-inline'" : "";
    return "default-src 'none'; script-src 'self'; style-src 'self'"
        + styles
        + "; img-src 'self' data:"
        + tiles
        + "; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
        + " frame-ancestors 'none'";
  }

  private static AuthenticationEntryPoint unknown() {
    return (request, response, fault) ->
        problem(
            response,
            HttpStatus.UNAUTHORIZED,
            "Log in, or send a token in the header 'Authorization: Bearer …'.");
  }

  private static AccessDeniedHandler forbidden() {
    return (request, response, fault) ->
        problem(
            response,
            HttpStatus.FORBIDDEN,
            "Your role or the scopes of the token do not allow this.");
  }

  private static void problem(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"attest\"");
    }
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
                + detail
                + "\"}");
  }

  private static String nameOf(Authentication who) {
    return who.getPrincipal() instanceof Visitor visitor ? visitor.name() : who.getName();
  }
}
