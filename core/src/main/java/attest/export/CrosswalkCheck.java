package attest.export;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the examples of rule files of kind {@code crosswalk}. An example names, for each scheme, the
 * codes that come out, with a slash between them, or {@code none}; {@code when} lists what is the
 * case.
 */
public final class CrosswalkCheck implements RuleCheck {
  /** A check. */
  public CrosswalkCheck() {}

  @Override
  public String kind() {
    return Crosswalk.KIND;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    Crosswalk crosswalk = Crosswalk.of(file);
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        Set<String> conditions = new HashSet<>();
        if (example.get("when") instanceof List<?> when) {
          when.forEach(condition -> conditions.add(String.valueOf(condition)));
        }
        if (example.keySet().stream().allMatch("when"::equals)) {
          throw new RuleException(file.name(), entry.id(), "has an example without a scheme");
        }
        example.forEach((scheme, expected) -> {
          if (!scheme.equals("when")) {
            List<String> codes = crosswalk.codes(entry.id(), scheme, conditions);
            String actual = codes.isEmpty() ? "none" : String.join("/", codes);
            if (!actual.equals(String.valueOf(expected))) {
              failures.add(
                  new Failure(
                      entry.id(),
                      scheme + " when " + conditions,
                      String.valueOf(expected),
                      actual));
            }
          }
        });
      }
    }
    return failures;
  }
}
