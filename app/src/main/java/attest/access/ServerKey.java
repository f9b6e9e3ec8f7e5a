package attest.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Closes and opens what the desk has to know and the database must not tell: AES-256 in Galois
 * counter mode (NIST SP 800-38D). The key is given, or lies in a file beside the database that its
 * owner alone can read, and so is in no copy of the database. Safe for threads.
 */
public final class ServerKey {
  /** The variable of the environment that the key is given in, as 64 hexadecimal digits. */
  public static final String VARIABLE = "ATTEST_SERVER_KEY";

  private static final String MARK = "aes:";
  private static final int BYTES = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final @Nullable SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private ServerKey(byte @Nullable [] key) {
    this.key = key == null ? null : new SecretKeySpec(key, "AES");
  }

  /**
   * The key of a desk.
   *
   * @param given 64 hexadecimal digits; empty for that of the file {@code DATABASE.key}, which is
   *     made where there is none
   * @param database a file, or an address that begins with {@code jdbc:}, beside which no file lies
   * @throws AccessException if what is given is no key, or others can read the file
   */
  public static ServerKey of(String given, String database) {
    if (!given.isBlank()) {
      return new ServerKey(parse(given, VARIABLE));
    }
    if (database.startsWith("jdbc:")) {
      return new ServerKey(null);
    }
    Path file = Path.of(database + ".key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      requirePrivate(file);
      return new ServerKey(parse(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    try {
      if (posix()) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(
          file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      return; // another desk was quicker
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (posix()
        && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
            .anyMatch(one -> !one.name().startsWith("OWNER_"))) {
      throw new AccessException(
          "others can read the key of the desk; do 'chmod 600 " + file + "' and start again");
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static byte[] parse(String text, String where) {
    String digits = text.strip();
    // The message must not repeat what is given.
    if (!digits.matches("[0-9A-Fa-f]{64}")) {
      throw new AccessException(where + " holds no key: it must be 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(digits);
  }

  /**
   * Whether there is a key: without one, nothing can be closed. A desk over PostgreSQL has one only
   * where it is given.
   */
  public boolean isKnown() {
    return key != null;
  }

  /** Whether a text is one that {@link #close} made. */
  public static boolean isClosed(String text) {
    return text.startsWith(MARK);
  }

  /**
   * Closes a secret.
   *
   * @param purpose what it is for; what is closed opens for the same purpose alone
   * @throws AccessException if there is no key
   */
  public String close(String secret, String purpose) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] body =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE + body.length);
      System.arraycopy(body, 0, all, NONCE, body.length);
      return MARK + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  /**
   * The secret that {@link #close} closed.
   *
   * @throws AccessException if there is no key, or it was closed with another or for another
   *     purpose
   */
  public String open(String closed, String purpose) {
    try {
      byte[] all = Base64.getDecoder().decode(closed.substring(MARK.length()));
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), purpose)
              .doFinal(all, NONCE, all.length - NONCE);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new AccessException("a secret was closed with another key of the desk");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    if (key == null) {
      throw new AccessException(
          "this desk has no key for secrets; start it with one in " + VARIABLE);
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
