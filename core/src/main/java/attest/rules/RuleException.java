package attest.rules;

/** A rule file that cannot be used; the message names the file, the entry and what to mend. */
public final class RuleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A fault in one entry.
   *
   * @param file name of the file
   * @param entry name of the entry, or empty for the file as a whole
   * @param fault what is wrong, continuing "entry x …"
   */
  public RuleException(String file, String entry, String fault) {
    super(file + (entry.isEmpty() ? ": " : ": entry '" + entry + "' ") + fault);
  }
}
