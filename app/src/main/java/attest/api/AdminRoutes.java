package attest.api;

import attest.access.Administration;
import attest.access.ApiToken;
import attest.access.AuditEntry;
import attest.access.BadParameterException;
import attest.access.DeskUser;
import attest.access.IncidentFilter;
import attest.access.Role;
import attest.access.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Users, tokens and the log, for administrators. */
@RestController
@RequestMapping(path = "/api/v1/admin", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "admin", description = "Users, tokens and the log, for administrators")
final class AdminRoutes {
  private static final int MOST_BYTES = 10_000;

  private final Administration administration;

  AdminRoutes(Administration administration) {
    this.administration = administration;
  }

  /**
   * A user to make.
   *
   * @param name what the user logs in with
   * @param role reader, coder, reviewer or admin
   */
  record NewUser(String name, String role) {}

  /**
   * What is to change of a user.
   *
   * @param role the role; may be left out
   * @param disabled whether the user may not come in; may be left out
   */
  record UserChange(String role, Boolean disabled) {}

  /**
   * A user whose password is shown once.
   *
   * @param name the user
   * @param password has to be changed at the next login
   */
  record Password(String name, String password) {}

  /**
   * The log.
   *
   * @param entries the newest first
   * @param next what to give as {@code before} for older ones; null where there are none
   */
  record Log(List<AuditEntry> entries, @Nullable Long next) {}

  @GetMapping("/users")
  @Operation(operationId = "listUsers", summary = "All users by name")
  List<DeskUser> users() {
    return administration.users();
  }

  @PostMapping(path = "/users", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "createUser",
      summary = "Makes a user; the password is shown once",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewUser.class))))
  ResponseEntity<Password> create(
      @AuthenticationPrincipal Visitor visitor, @Parameter(hidden = true) InputStream body)
      throws IOException {
    ObjectNode asked = Json.object(Json.body(body, MOST_BYTES));
    String name = Json.require(asked, "name");
    String password = administration.createUser(visitor, name, role(Json.require(asked, "role")));
    return ResponseEntity.status(HttpStatus.CREATED).body(new Password(name, password));
  }

  @PatchMapping(path = "/users/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "changeUser",
      summary = "Gives a user another role, or lets the user in no more or again",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = UserChange.class))))
  DeskUser change(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String name,
      @Parameter(hidden = true) InputStream body)
      throws IOException {
    find(name);
    ObjectNode asked = Json.object(Json.body(body, MOST_BYTES));
    String role = Json.text(asked, "role");
    JsonNode disabled = asked.get("disabled");
    if (disabled != null && !disabled.isBoolean()) {
      throw new BadParameterException("disabled", "'disabled' must be true or false");
    }
    if (role != null) {
      administration.changeRole(visitor, name, role(role));
    }
    if (disabled != null) {
      administration.setDisabled(visitor, name, disabled.booleanValue());
    }
    return find(name);
  }

  @PostMapping("/users/{name}/password")
  @Operation(
      operationId = "resetPassword",
      summary = "Gives a user a new password, which is shown once")
  Password reset(@AuthenticationPrincipal Visitor visitor, @PathVariable String name) {
    find(name);
    return new Password(name, administration.resetPassword(visitor, name));
  }

  @GetMapping("/tokens")
  @Operation(operationId = "listTokens", summary = "The tokens of all users, without their secrets")
  List<ApiToken> tokens() {
    return administration.tokens();
  }

  @DeleteMapping("/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "revokeToken", summary = "Ends a token")
  void revoke(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    if (administration.tokens().stream().noneMatch(token -> token.id().equals(id))) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "there is no such token");
    }
    administration.revokeToken(visitor, id);
  }

  @GetMapping("/audit")
  @Operation(operationId = "listLog", summary = "What was done, the newest first")
  Log log(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable String limit) {
    int most = Answers.limit(limit);
    List<AuditEntry> entries = administration.log(before == null ? Long.MAX_VALUE : before, most);
    return new Log(entries, entries.size() < most ? null : (Long) entries.getLast().number());
  }

  private DeskUser find(String name) {
    return administration
        .findUser(name)
        .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "there is no such user"));
  }

  private static Role role(String code) {
    return Role.find(code)
        .orElseThrow(
            () -> IncidentFilter.bad("role", code, "it must be reader, coder, reviewer or admin"));
  }
}
