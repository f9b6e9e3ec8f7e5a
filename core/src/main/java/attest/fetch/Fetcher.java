package attest.fetch;

/** Reads addresses of the web. Safe for threads. */
public interface Fetcher {
  /**
   * Reads one address; follows redirects, waits where the site asks for it.
   *
   * @return the page, that it did not change, or why it could not be had; never null
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  FetchResult fetch(FetchRequest request) throws InterruptedException;
}
