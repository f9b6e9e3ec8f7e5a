package attest.desk;

import attest.incident.FiledAccount;
import attest.reconcile.Reconciler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why accounts are of one incident, in words. */
final class Links {
  private Links() {}

  /** A reason for or against. */
  record Reason(String weight, String words, boolean against) {}

  /** Two accounts compared. */
  record Pair(String first, String second, boolean linked, String score, List<Reason> reasons) {}

  /** Each account with the one before it that it fits best; nothing for a single account. */
  static List<Pair> of(List<FiledAccount> accounts, Reconciler reconciler) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < accounts.size(); i++) {
      FiledAccount account = accounts.get(i);
      FiledAccount best = accounts.getFirst();
      Reconciler.Match match = reconciler.match(account, best);
      for (int j = 1; j < i; j++) {
        Reconciler.Match other = reconciler.match(account, accounts.get(j));
        if (other.score() > match.score()) {
          match = other;
          best = accounts.get(j);
        }
      }
      pairs.add(
          new Pair(
              name(account),
              name(best),
              match.linked(),
              weight(match.score()),
              match.reasons().stream()
                  .map(reason ->
                      new Reason(weight(reason.weight()), reason.words(), reason.weight() < 0))
                  .toList()));
    }
    return pairs;
  }

  private static String weight(double weight) {
    return Double.isInfinite(weight)
        ? (weight > 0 ? "decides for" : "decides against")
        : String.format(Locale.ROOT, "%+.1f", weight).replace('-', '−');
  }

  /** An account as a page names it. */
  static String name(FiledAccount account) {
    var card = account.article();
    String title = card.title() == null ? card.source() : card.title();
    return "“" + title + "” (" + account.account().id() + ")";
  }
}
