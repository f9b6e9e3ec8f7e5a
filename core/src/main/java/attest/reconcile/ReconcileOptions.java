package attest.reconcile;

/**
 * Options of putting accounts together.
 *
 * @param maxBlock with how many accounts of a block, on either side in the order of days, an
 *     account is compared
 * @param maxWordBlock the same for blocks of accounts that share a name or a rare word
 * @param maxCompared by how many of its accounts a cluster of them is compared with others at most
 * @param wordKeys how many names of an account serve for finding others of its event
 */
public record ReconcileOptions(int maxBlock, int maxWordBlock, int maxCompared, int wordKeys) {
  public ReconcileOptions {
    if (maxBlock < 1 || maxWordBlock < 1 || maxCompared < 1 || wordKeys < 0 || wordKeys > 32) {
      throw new IllegalArgumentException(
          "reconcile: max-block, max-word-block and max-compared must be at least 1, word-keys from 0 to 32");
    }
  }

  /** What a user gets who sets nothing. */
  public static ReconcileOptions defaults() {
    return new ReconcileOptions(200, 25, 100, 8);
  }
}
