package attest.reconcile;

import attest.incident.EventType;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The weights of reasons and the families of event types, from a rule file of kind {@code match}.
 */
final class Weights {
  private final double[] weights = new double[Ground.values().length];
  private final Map<EventType, Set<EventType>> related = new EnumMap<>(EventType.class);

  /**
   * The weights of a file.
   *
   * @throws RuleException if an entry has neither a weight nor types, or a reason has no entry
   */
  Weights(RuleFile file) {
    Map<String, Double> given = new HashMap<>();
    for (EventType type : EventType.values()) {
      related.put(type, EnumSet.of(type));
    }
    for (RuleEntry entry : file.entries()) {
      if (entry.id().startsWith("types.")) {
        Set<EventType> family = EnumSet.noneOf(EventType.class);
        for (String code : entry.texts("types")) {
          try {
            family.add(EventType.of(code));
          } catch (IllegalArgumentException e) {
            throw new RuleException(file.name(), entry.id(), "names no event type: " + code);
          }
        }
        for (EventType type : family) {
          related.computeIfAbsent(type, t -> EnumSet.of(t)).addAll(family);
        }
      } else {
        try {
          given.put(entry.id(), Double.valueOf(entry.text("weight")));
        } catch (NumberFormatException e) {
          throw new RuleException(file.name(), entry.id(), "must have a number as 'weight'");
        }
      }
    }
    for (Ground ground : Ground.values()) {
      Double weight = given.get(ground.code());
      if (weight == null) {
        throw new RuleException(file.name(), ground.code(), "is missing");
      }
      weights[ground.ordinal()] = weight;
    }
  }

  private Weights(Weights other, double weight) {
    Arrays.fill(weights, weight);
    related.putAll(other.related);
  }

  /** The program's own. */
  static Weights load() {
    return new Weights(RuleFile.resource(Weights.class, "match.yaml"));
  }

  /** The same reasons, each with one weight. */
  Weights all(double weight) {
    return new Weights(this, weight);
  }

  /** The weight of a reason. */
  double of(Ground ground) {
    return weights[ground.ordinal()];
  }

  boolean areRelated(EventType one, EventType other) {
    Set<EventType> family = related.get(one);
    return family != null && family.contains(other);
  }
}
