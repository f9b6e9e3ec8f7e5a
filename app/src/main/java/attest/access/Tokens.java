package attest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tokens of programs. Safe for threads. */
public final class Tokens {
  /** What every secret begins with, so that it is known for what it is where it leaks. */
  public static final String PREFIX = "attest_";

  /** The longest life of a token. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final Duration USE_PRECISION = Duration.ofHours(1);

  private final DeskDatabase database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** The tokens in a database. */
  public Tokens(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A token that was just made.
   *
   * @param token what is kept of it
   * @param secret what the program sends; shown once and kept nowhere
   */
  public record Issued(ApiToken token, String secret) {}

  /**
   * Makes a token.
   *
   * @throws AccessException if its owner may not do what its scopes say, or it would last too long
   */
  public Issued issue(DeskUser owner, String label, Set<Scope> scopes, Duration life) {
    if (label.isBlank() || label.length() > 100) {
      throw new AccessException("say what the token is for, in at most 100 characters");
    }
    if (scopes.isEmpty()) {
      throw new AccessException("a token has at least one scope");
    }
    for (Scope scope : scopes) {
      if (!owner.role().includes(scope.least())) {
        throw new AccessException(
            "a " + owner.role().code() + " cannot give the scope '" + scope.code() + "'");
      }
    }
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
      throw new AccessException("a token lasts from one day to " + LONGEST.toDays() + " days");
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hash = hash(secret);
    Instant now = Instant.ofEpochMilli(clock.millis());
    ApiToken token =
        new ApiToken(
            "t-" + hash.substring(0, 12),
            owner.name(),
            label.strip(),
            scopes,
            now,
            now.plus(life),
            null,
            null);
    database
        .client()
        .sql(
            "insert into desk_token (id, hash, owner, label, scopes, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            token.id(),
            hash,
            token.owner(),
            token.label(),
            text(scopes),
            now.toEpochMilli(),
            token.expires().toEpochMilli())
        .update();
    return new Issued(token, secret);
  }

  /** The token of a secret, if it holds now and its owner may still log in. */
  public Optional<ApiToken> findValid(String secret) {
    if (!secret.startsWith(PREFIX) || secret.length() > 200) {
      return Optional.empty();
    }
    long now = clock.millis();
    Optional<ApiToken> found =
        database
            .client()
            .sql(
                "select t.* from desk_token t join desk_user u on u.name = t.owner"
                    + " where t.hash = ? and t.revoked_at is null and t.expires_at > ?"
                    + " and u.disabled = 0")
            .params(hash(secret), now)
            .query(Tokens::row)
            .optional();
    found.ifPresent(token -> noteUse(token, now));
    return found;
  }

  /**
   * The tokens of a user, the newest first.
   *
   * @param owner the user; null for the tokens of all
   */
  public List<ApiToken> list(@Nullable String owner) {
    return database
        .client()
        .sql("select * from desk_token order by created_at desc, id")
        .query(Tokens::row)
        .list()
        .stream()
        .filter(token -> owner == null || token.owner().equals(owner))
        .toList();
  }

  /**
   * Ends a token; one that has ended stays so.
   *
   * @throws AccessException if there is none of that name
   */
  public void revoke(String id) {
    int changed =
        database
            .client()
            .sql("update desk_token set revoked_at = coalesce(revoked_at, ?) where id = ?")
            .params(clock.millis(), id)
            .update();
    if (changed == 0) {
      throw new AccessException("there is no token '" + id + "'");
    }
  }

  private void noteUse(ApiToken token, long now) {
    Instant last = token.lastUsed();
    if (last == null
        || Duration.between(last, Instant.ofEpochMilli(now)).compareTo(USE_PRECISION) > 0) {
      database
          .client()
          .sql("update desk_token set used_at = ? where id = ?")
          .params(now, token.id())
          .update();
    }
  }

  private static ApiToken row(ResultSet row, int number) throws SQLException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : row.getString("scopes").split(" ", -1)) {
      Scope.find(code).ifPresent(scopes::add);
    }
    return new ApiToken(
        row.getString("id"),
        row.getString("owner"),
        row.getString("label"),
        scopes,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        moment(row, "revoked_at"),
        moment(row, "used_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static String text(Set<Scope> scopes) {
    Set<String> codes = new TreeSet<>();
    scopes.forEach(scope -> codes.add(scope.code()));
    return String.join(" ", codes);
  }

  static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
