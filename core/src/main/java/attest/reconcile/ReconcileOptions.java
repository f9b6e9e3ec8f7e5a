package attest.reconcile;

/**
 * Options of putting accounts together.
 *
 * @param maxBlock the most accounts that one account is compared with in a block; a greater block
 *     is put in the order of days, and each account is compared with so many that follow it
 * @param maxComponent the most accounts that links may hold together; a greater component is taken
 *     apart by asking for stronger links
 * @param wordKeys how many names of an account serve for finding others of its event
 */
public record ReconcileOptions(int maxBlock, int maxComponent, int wordKeys) {
  public ReconcileOptions {
    if (maxBlock < 1 || maxComponent < 2 || wordKeys < 0 || wordKeys > 32) {
      throw new IllegalArgumentException(
          "reconcile: max-block must be at least 1, max-component at least 2 and word-keys from 0 to 32");
    }
  }

  /** What a user gets who sets nothing. */
  public static ReconcileOptions defaults() {
    return new ReconcileOptions(200, 400, 8);
  }
}
