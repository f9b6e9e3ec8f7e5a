package attest.reconcile;

import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Speaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbers the independent origins of an incident's articles. Articles that rest all their figures
 * on one and the same named speaker are of one origin too.
 */
final class OriginNumbers {
  private OriginNumbers() {}

  /** The number of the origin of each article. */
  static Map<String, Integer> of(
      List<FiledAccount> accounts, Collection<Decision> decisions, OriginCounter counter) {
    Map<String, ArticleCard> cards = new LinkedHashMap<>();
    accounts.forEach(f -> cards.putIfAbsent(f.article().id(), f.article()));
    List<List<String>> duplicates = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.action() instanceof Decision.Action.Duplicate) {
        duplicates.add(
            decision.accounts().stream()
                .map(AccountKey::article)
                .filter(cards::containsKey)
                .distinct()
                .toList());
      }
    }
    duplicates.removeIf(group -> group.size() < 2);
    List<List<String>> groups = counter.origins(cards.values(), duplicates);
    Map<String, Set<String>> speakers = speakers(accounts);
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, Integer> bySpeaker = new HashMap<>();
    int next = 0;
    for (List<String> group : groups) {
      Set<String> lines = new TreeSet<>();
      group.forEach(article -> lines.addAll(speakers.getOrDefault(article, Set.of(""))));
      int number = next++;
      if (lines.size() == 1 && lines.iterator().next().startsWith("speaker ")) {
        Integer known = bySpeaker.putIfAbsent(lines.iterator().next(), number);
        number = known == null ? number : known;
      }
      for (String article : group) {
        numbers.put(article, number);
      }
    }
    for (String article : cards.keySet()) {
      if (!numbers.containsKey(article)) {
        numbers.put(article, next++);
      }
    }
    return numbers;
  }

  private static Map<String, Set<String>> speakers(List<FiledAccount> accounts) {
    Map<String, Set<String>> speakers = new HashMap<>();
    for (FiledAccount filed : accounts) {
      for (Account.IdentifiedClaim claim : filed.account().claims()) {
        Speaker speaker = claim.claim().speaker();
        String line = speaker == null ? null : Entry.named(speaker);
        speakers
            .computeIfAbsent(filed.article().id(), a -> new TreeSet<>())
            .add(line == null ? "" : line);
      }
    }
    return speakers;
  }
}
