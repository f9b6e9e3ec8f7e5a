package attest.evaluate;

import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
      }
    }
    features.add("accounts " + Math.min(record.accounts().size(), 4));
    return features;
  }

  /** For each role the probability of the likeliest to have it; 0 for none. */
  static double[] likeliest(ArticleRecord record, List<String> roles) {
    double[] most = new double[roles.size()];
    for (Account account : record.accounts()) {
      for (Mention mention : account.mentions()) {
        for (Mention.Argument argument : mention.arguments()) {
          Learned learned = learned(argument);
          int at = learned == null ? -1 : roles.indexOf(learned.role());
          if (learned != null && at >= 0) {
            most[at] = Math.max(most[at], learned.probability());
          }
        }
      }
    }
    return most;
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
