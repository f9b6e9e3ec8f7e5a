package attest.access;

/** A parameter of a request that cannot be used; the message says why and what it must be. */
public final class BadParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * A fault of a parameter.
   *
   * @param parameter its name
   * @param message what is wrong with it
   */
  public BadParameterException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The name of the parameter. */
  public String parameter() {
    return parameter;
  }
}
