package attest.evaluate;

import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the benchmark's own model of relevance may use of a record. */
final class MucFeatures {
  private static final Pattern WORD = Pattern.compile("[a-z0-9]++(?:['.-][a-z0-9]++)*+");
  private static final int LEAD = 400;

  private MucFeatures() {}

  /**
   * A role that the product's model gave.
   *
   * @param role individual, organisation, target, victim or weapon
   * @param probability how sure it is
   */
  record Learned(String role, double probability) {}

  static @Nullable Learned learned(Mention.Argument argument) {
    String[] parts = argument.rule().split(" ", -1);
    return argument.learned() && parts.length == 3
        ? new Learned(parts[1], Double.parseDouble(parts[2]))
        : null;
  }

  static Set<String> of(ArticleRecord record) {
    Set<String> features = new LinkedHashSet<>();
    Matcher words = WORD.matcher(record.article().text().toLowerCase(Locale.ROOT));
    while (words.find()) {
      features.add("w " + words.group());
      if (words.start() < LEAD) {
        features.add("lead " + words.group());
      }
    }
    Map<String, Double> most = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (Account account : record.accounts()) {
      String type = account.type().code();
      features.add("account " + type);
      features.add("account " + type + " " + account.status());
      features.add("account " + type + " " + account.salience());
      features.add("account " + type + " " + when(record, account));
      if (account.place() != null && account.place().place() instanceof Place.Known known) {
        features.add("country " + known.country());
      }
      for (Mention mention : account.mentions()) {
        features.add("rule " + mention.rule());
        for (Mention.Argument argument : mention.arguments()) {
          Learned learned = learned(argument);
          if (learned != null) {
            most.merge(learned.role(), learned.probability(), Math::max);
            count.merge(learned.role(), learned.probability() >= 0.25 ? 1 : 0, Integer::sum);
          }
        }
      }
    }
    features.add("accounts " + Math.min(record.accounts().size(), 4));
    most.forEach((role, p) -> {
      for (int tenth = 2; tenth <= 10 * p; tenth++) {
        features.add("role " + role + " " + tenth);
      }
    });
    count.forEach((role, n) -> {
      for (int i = 1; i <= Math.min(n, 4); i++) {
        features.add("roles " + role + " " + i);
      }
    });
    return features;
  }

  private static String when(ArticleRecord record, Account account) {
    TimeInterval interval = account.time() == null ? null : account.time().interval();
    if (interval == null || record.article().published() == null) {
      return "undated";
    }
    long days = record.article().published().date().toEpochDay() - interval.start().toEpochDay();
    return days > 60 ? "old" : days < 0 ? "future" : "recent";
  }
}
