package attest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tolls of figures that stand in a text, one told after the other. */
class ToldFiguresTest {
  private record Told(Claim.Harm harm, String rule, int value, int at, String number, Span words) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Told> told = new ArrayList<>();

  private void tell(Claim.Harm harm, String rule, int value, String number, String words) {
    int begin = text.length();
    text.append(words).append(". ");
    told.add(
        new Told(
            harm,
            rule,
            value,
            begin + words.indexOf(number),
            number,
            new Span(begin, begin + words.length())));
  }

  private void shot(int value, String number, String words) {
    tell(Claim.Harm.WOUNDED, "shoot.verb + figure.number", value, number, words);
  }

  private void hurt(int value, String number, String words) {
    tell(Claim.Harm.WOUNDED, "wound.verb + figure.number", value, number, words);
  }

  private void killed(int value, String number, String words) {
    tell(Claim.Harm.KILLED, "kill.verb + figure.number", value, number, words);
  }

  private List<Claim> claims() {
    Article article =
        new Article(
            null,
            "test",
            null,
            null,
            null,
            null,
            List.of(),
            "en",
            null,
            null,
            text.toString(),
            List.of());
    List<Claim> claims = new ArrayList<>();
    for (Told one : told) {
      claims.add(
          new Claim(
              one.harm(),
              Claim.Group.UNSPECIFIED,
              null,
              null,
              new Figure.Exact(one.value()),
              Evidence.of(article, new Span(one.at(), one.at() + one.number().length())),
              Claim.Scope.INCIDENT,
              Claim.Status.ASSERTED,
              null,
              Evidence.of(article, one.words()),
              claims.size(),
              0.9,
              one.rule()));
    }
    return claims;
  }

  private String wounded() {
    List<Account.IdentifiedClaim> named = new ArrayList<>();
    for (Claim claim : Tolls.markParts(claims())) {
      named.add(new Account.IdentifiedClaim("c" + (named.size() + 1), claim));
    }
    return Tolls.of(named, claim -> claim.evidence().span().begin()).stream()
        .filter(t -> t.harm() == Claim.Harm.WOUNDED)
        .map(t -> t.low() + "/" + t.best() + "/" + t.high() + " " + t.rule())
        .findFirst()
        .orElse("none");
  }

  @Test
  void ofThoseShotTheDeadDidNotLive() {
    shot(6, "Six", "Six people were shot in a bar");
    killed(2, "Two", "Two of them were killed");
    assertThat(wounded()).isEqualTo("4/4/6 hit-less-dead/1");
  }

  @Test
  void theWoundedLive() {
    hurt(6, "Six", "Six people were wounded in a bar");
    killed(2, "Two", "Two were killed");
    assertThat(wounded()).isEqualTo("6/6/6 lead-total/2");
  }

  @Test
  void othersThanTheDeadAllLive() {
    killed(2, "Two", "Two people were killed");
    shot(6, "six", "The men shot six others");
    assertThat(wounded()).isEqualTo("6/6/6 lead-total/2");
  }

  @Test
  void aFourthWhoDiedIsNoneOfTheThree() {
    shot(3, "Three", "Three men were shot");
    killed(1, "A fourth man", "A fourth man was killed");
    assertThat(wounded()).isEqualTo("3/3/3 lead-total/2");
  }

  @Test
  void othersToldTwiceAreTheSame() {
    hurt(3, "three", "The blast left three others wounded");
    killed(1, "One", "One guard was killed");
    hurt(3, "three", "The three other guards were hurt");
    assertThat(wounded()).isEqualTo("3/3/3 lead-total/2");
  }

  @Test
  void furtherPeopleToldRightAfterAreAdded() {
    hurt(3, "Three", "Three guards were hurt at the gate");
    hurt(2, "two", "At the wall two others were hurt");
    assertThat(wounded()).isEqualTo("5/5/5 lead-total/2");
  }

  @Test
  void theOtherTwoAreTheRestOfATotal() {
    hurt(4, "Four", "Four clerks were hurt");
    hurt(2, "two", "The other two clerks were hurt by glass");
    assertThat(wounded()).isEqualTo("4/4/4 lead-total/2");
  }

  @Test
  void theThirdOfFiveIsOneOfThem() {
    String one = "wound.verb + figure.indefinite-singular";
    hurt(5, "Five", "Five clerks were hurt");
    tell(Claim.Harm.WOUNDED, one, 1, "A third clerk", "A third clerk was hurt in the arm");
    assertThat(wounded()).isEqualTo("5/5/5 lead-total/2");
  }

  @Test
  void wordsForOthersInTheSameRowMakeNobodyAFurtherOne() {
    String one = "kill.verb + figure.singular";
    tell(Claim.Harm.KILLED, one, 1, "Omar Sala", "Omar Sala and three others were killed");
    assertThat(Retold.isAddition(claims().get(0))).isFalse();
  }
}
