package attest.alert;

/** One way by which messages reach people. Safe for threads. */
interface Sender {
  /** The name of the way in the database. */
  String way();

  /**
   * Sends a message.
   *
   * @throws SendException if the receiver does not have it
   */
  void send(Message message) throws SendException;

  /** A message did not arrive; says why, in words that are safe to show. */
  final class SendException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /**
     * Why.
     *
     * @param lasting whether another attempt is of no use
     */
    SendException(String message, boolean lasting) {
      super(message);
      this.lasting = lasting;
    }

    boolean isLasting() {
      return lasting;
    }
  }
}
