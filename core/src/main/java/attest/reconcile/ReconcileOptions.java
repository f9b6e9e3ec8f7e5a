package attest.reconcile;

/**
 * Options of putting accounts together.
 *
 * @param maxBlock with how many accounts of a block, on either side in the order of days, an
 *     account is compared
 * @param maxWordBlock the same for blocks of accounts that share a name or a rare word
 * @param maxComponent the most accounts that links may hold together; a greater component is taken
 *     apart by asking for stronger links
 * @param wordKeys how many names of an account serve for finding others of its event
 */
public record ReconcileOptions(int maxBlock, int maxWordBlock, int maxComponent, int wordKeys) {
  public ReconcileOptions {
    if (maxBlock < 1 || maxWordBlock < 1 || maxComponent < 2 || wordKeys < 0 || wordKeys > 32) {
      throw new IllegalArgumentException(
          "reconcile: max-block and max-word-block must be at least 1, max-component at least 2 and word-keys from 0 to 32");
    }
  }

  /** What a user gets who sets nothing. */
  public static ReconcileOptions defaults() {
    return new ReconcileOptions(200, 50, 400, 8);
  }
}
