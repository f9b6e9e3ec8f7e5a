package attest.roles;

/**
 * Options of the learned roles.
 *
 * @param enabled whether the model is asked at all
 * @param threshold probability in (0, 1) from which an argument stands as firmly as one of a rule;
 *     less sure ones stay among the arguments of mentions but decide nothing
 */
public record RoleOptions(boolean enabled, double threshold) {
  public RoleOptions {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("roles.threshold must lie between 0 and 1: " + threshold);
    }
  }

  /** The model, with a threshold at which it is right more often than not. */
  public static RoleOptions defaults() {
    return new RoleOptions(true, 0.5);
  }
}
