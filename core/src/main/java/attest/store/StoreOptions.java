package attest.store;

/**
 * Limits of the store.
 *
 * @param busySeconds how long a writer waits for another process to finish writing
 * @param cacheMegabytes memory for pages of the embedded database, in MiB
 * @param maxBlock with how many accounts of one block, on either side in the order of days, a new
 *     account is compared; more are counted and told, never passed over in silence
 */
public record StoreOptions(int busySeconds, int cacheMegabytes, int maxBlock) {
  public StoreOptions {
    require("busy-seconds", busySeconds, 1, 3_600);
    require("cache-megabytes", cacheMegabytes, 1, 65_536);
    require("max-block", maxBlock, 10, 1_000_000);
  }

  /** Waits up to 60 s; 64 MiB of pages; blocks of up to 200 accounts. */
  public static StoreOptions defaults() {
    return new StoreOptions(60, 64, 200);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
