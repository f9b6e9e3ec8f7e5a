package attest.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of a restricted view ends.
 *
 * @param remade how many of the incidents that were put together anew came before
 * @param stored the cursor of the store; null for the beginning
 * @param end whether the store has nothing left
 */
record OpenCursor(int remade, @Nullable String stored, boolean end) {
  private static final String END = "end";

  String toText() {
    return "v" + remade + "~" + (end ? END : stored == null ? "" : stored);
  }

  /**
   * Reads a cursor; one that was given by a view without restrictions goes on at its place.
   *
   * @param text null for the beginning
   */
  static OpenCursor parse(@Nullable String text) {
    int tilde = text == null ? -1 : text.indexOf('~');
    if (text == null || tilde < 2 || tilde > 8 || text.charAt(0) != 'v') {
      return new OpenCursor(0, text, false);
    }
    try {
      int remade = Math.max(0, Integer.parseInt(text.substring(1, tilde)));
      String stored = text.substring(tilde + 1);
      return stored.equals(END)
          ? new OpenCursor(remade, null, true)
          : new OpenCursor(remade, stored.isEmpty() ? null : stored, false);
    } catch (NumberFormatException e) {
      return new OpenCursor(0, text, false);
    }
  }
}
