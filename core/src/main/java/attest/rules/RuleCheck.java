package attest.rules;

import java.util.List;

/** Runs the examples of one kind of rule file. Safe for threads. */
public interface RuleCheck {
  /** The kind of file that this check understands. */
  String kind();

  /**
   * Runs every example of a file.
   *
   * @return what failed; empty when each example did as it says
   * @throws RuleException if the file itself cannot be used
   */
  List<Failure> check(RuleFile file);

  /**
   * An example that did not do as it says.
   *
   * @param entry the entry it belongs to
   * @param example the example's text
   * @param expected what it says should come out
   * @param actual what came out
   */
  record Failure(String entry, String example, String expected, String actual) {}
}
