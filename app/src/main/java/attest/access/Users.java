package attest.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The users of the desk. Passwords are kept as bcrypt hashes. Safe for threads. */
public final class Users {
  /** The least number of characters of a password. */
  public static final int LEAST_PASSWORD = 12;

  private static final int MOST_PASSWORD_BYTES = 72; // bcrypt reads no more
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
  private static final RowMapper<DeskUser> ROW =
      (row, number) ->
          new DeskUser(
              row.getString("name"),
              Role.find(row.getString("role")).orElseThrow(),
              Instant.ofEpochMilli(row.getLong("created_at")),
              row.getInt("disabled") != 0,
              row.getInt("must_change") != 0);

  private final DeskDatabase database;
  private final InstantSource clock;
  private final PasswordEncoder encoder = new BCryptPasswordEncoder(12);
  private final SecureRandom random = new SecureRandom();
  private final String decoy = encoder.encode(oneTimePassword());

  /** The users in a database. */
  public Users(DeskDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether there is any user. */
  public boolean isEmpty() {
    return database.client().sql("select count(*) from desk_user").query(Long.class).single() == 0;
  }

  /** All users by name, those disabled too. */
  public List<DeskUser> list() {
    return database.client().sql("select * from desk_user order by name").query(ROW).list();
  }

  /** The user of a name. */
  public Optional<DeskUser> find(String name) {
    return database
        .client()
        .sql("select * from desk_user where name = ?")
        .param(name)
        .query(ROW)
        .optional();
  }

  /**
   * Makes a user with a password that has to be changed at the first login.
   *
   * @return the password, which is kept nowhere
   * @throws AccessException if the name is taken or cannot be one
   */
  public String create(String name, Role role) {
    if (!NAME.matcher(name).matches()) {
      throw new AccessException(
          "a user's name has 1 to 64 letters, digits and . _ @ -, the first a letter or digit");
    }
    String password = oneTimePassword();
    int made =
        database
            .client()
            .sql(
                "insert into desk_user (name, role, password, created_at, disabled, must_change)"
                    + " values (?, ?, ?, ?, 0, 1) on conflict (name) do nothing")
            .params(name, role.code(), encoder.encode(password), clock.millis())
            .update();
    if (made == 0) {
      throw new AccessException("there is a user '" + name + "' already");
    }
    return password;
  }

  /**
   * Gives a user a new password that has to be changed at the next login.
   *
   * @return the password, which is kept nowhere
   */
  public String resetPassword(String name) {
    String password = oneTimePassword();
    change(
        name,
        "update desk_user set password = ?, must_change = 1 where name = ?",
        encoder.encode(password));
    return password;
  }

  /**
   * Lets a user change the password.
   *
   * @throws AccessException if the old one is wrong, or the new one too short or too long
   */
  public void changePassword(String name, String old, String fresh) {
    if (fresh.codePointCount(0, fresh.length()) < LEAST_PASSWORD) {
      throw new AccessException("a password has at least " + LEAST_PASSWORD + " characters");
    }
    if (fresh.getBytes(StandardCharsets.UTF_8).length > MOST_PASSWORD_BYTES) {
      throw new AccessException("a password has at most " + MOST_PASSWORD_BYTES + " bytes");
    }
    if (!matches(name, old)) {
      throw new AccessException("the old password is wrong");
    }
    if (old.equals(fresh)) {
      throw new AccessException("the new password is the old one");
    }
    change(
        name,
        "update desk_user set password = ?, must_change = 0 where name = ?",
        encoder.encode(fresh));
  }

  /**
   * Gives a user another role.
   *
   * @throws AccessException if nobody would be left who may manage users
   */
  public void changeRole(String name, Role role) {
    database.inTransaction(() -> {
      if (role != Role.ADMIN) {
        requireOtherAdmin(name);
      }
      return change(name, "update desk_user set role = ? where name = ?", role.code());
    });
  }

  /**
   * Lets a user log in no more, or again.
   *
   * @throws AccessException if nobody would be left who may manage users
   */
  public void setDisabled(String name, boolean disabled) {
    database.inTransaction(() -> {
      if (disabled) {
        requireOtherAdmin(name);
      }
      return change(name, "update desk_user set disabled = ? where name = ?", disabled ? 1 : 0);
    });
  }

  /**
   * Whether a password is that of a user who may log in. Takes as long for a user who does not
   * exist.
   */
  public boolean matches(String name, String password) {
    Optional<String> hash =
        database
            .client()
            .sql("select password from desk_user where name = ? and disabled = 0")
            .param(name)
            .query(String.class)
            .optional();
    boolean fits =
        encoder.matches(
            password.getBytes(StandardCharsets.UTF_8).length > MOST_PASSWORD_BYTES ? "" : password,
            hash.orElse(decoy));
    return hash.isPresent() && fits;
  }

  /**
   * What a session keeps of the password that it began with: another one after every change, so
   * that a session that began before ends.
   *
   * @return a hash of the hash; empty if there is no such user
   */
  public String stamp(String name) {
    return database
        .client()
        .sql("select password from desk_user where name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(Tokens::hash)
        .orElse("");
  }

  private int change(String name, String sql, Object value) {
    int changed = database.client().sql(sql).params(value, name).update();
    if (changed == 0) {
      throw new AccessException("there is no user '" + name + "'");
    }
    return changed;
  }

  private void requireOtherAdmin(String name) {
    boolean another =
        list().stream()
            .anyMatch(u -> u.role() == Role.ADMIN && !u.disabled() && !u.name().equals(name));
    if (!another) {
      throw new AccessException("'" + name + "' is the only administrator; make another one first");
    }
  }

  private String oneTimePassword() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
