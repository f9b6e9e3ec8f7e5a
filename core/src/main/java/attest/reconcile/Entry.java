package attest.reconcile;

import attest.document.Published;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.Claim;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Speaker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A claim on its way through the rules, with what it counts for so far. */
final class Entry {
  final FiledAccount filed;
  final AccountKey account;
  final Account.IdentifiedClaim identified;
  final Claim claim;
  Incident.Use use = Incident.Use.BASIS;
  String reason = "counts the whole";

  /** Whether its article says that the figure takes the place of a smaller one. */
  boolean rises;

  Entry(FiledAccount filed, Account.IdentifiedClaim identified) {
    this.filed = filed;
    this.account = filed.key();
    this.identified = identified;
    this.claim = identified.claim();
    sort();
  }

  /** What its own words say it counts. */
  private void sort() {
    if (claim.status() == Claim.Status.DENIED) {
      set(Incident.Use.NOT_HELD, "is denied");
    } else if (claim.status() == Claim.Status.PROJECTED) {
      set(Incident.Use.NOT_HELD, "says what may come");
    } else if (filed.account().count() > 1
        || filed.joint().contains(identified.id())
        || claim.scope() == Claim.Scope.CUMULATIVE) {
      set(Incident.Use.ELSEWHERE, "counts several events together");
    } else if (claim.scope() == Claim.Scope.OTHER) {
      set(Incident.Use.ELSEWHERE, "counts something else");
    } else if (claim.scope() == Claim.Scope.PART) {
      set(Incident.Use.PART, "counts people that another figure of its article counts");
    }
  }

  void set(Incident.Use newUse, String why) {
    use = newUse;
    reason = why;
  }

  boolean isBasis() {
    return use == Incident.Use.BASIS;
  }

  String key() {
    return account.article() + "/" + identified.id();
  }

  /** Day of publication as days since 1970; {@link Profile#NONE} where it is not known. */
  long day() {
    Published published = filed.article().published();
    return published == null ? Profile.NONE : published.date().toEpochDay();
  }

  /**
   * Whose figure it is: the speaker by the last word of the name, else by organisation, else by
   * kind; the article's own voice by agency, else by publisher, else by the article.
   */
  String line() {
    Speaker speaker = claim.speaker();
    if (speaker == null) {
      String voice = first(filed.article().agency(), filed.article().publisher());
      return voice == null ? account.article() : "voice " + voice.toLowerCase(Locale.ROOT);
    }
    String name = named(speaker);
    if (name != null) {
      return name;
    }
    String organisation = speaker.organisation();
    return organisation == null
        ? "kind " + speaker.kind().code()
        : "organisation " + organisation.toLowerCase(Locale.ROOT);
  }

  /** The line of a speaker with a name; null for others. */
  static @Nullable String named(Speaker speaker) {
    String name = speaker.name();
    if (name == null || name.isBlank()) {
      return null;
    }
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return "speaker " + lower.substring(lower.lastIndexOf(' ') + 1);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || one.isBlank() ? (other == null || other.isBlank() ? null : other) : one;
  }

  Incident.FiledClaim toFiledClaim() {
    return new Incident.FiledClaim(account, identified.id(), claim, use, reason);
  }
}
