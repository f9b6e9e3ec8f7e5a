package attest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TollsTest {
  private static Claim claim(
      Claim.Harm harm,
      Claim.Group group,
      Figure figure,
      Claim.Scope scope,
      Claim.Status status,
      int phrase) {
    String text = "the words of phrase " + phrase;
    Article article =
        new Article(
            null, "test", null, null, null, null, List.of(), "en", null, null, text, List.of());
    Evidence evidence = Evidence.of(article, new Span(0, text.length()));
    return new Claim(
        harm, group, null, null, figure, evidence, scope, status, null, evidence, phrase, 0.9,
        "test");
  }

  private static Claim killed(Claim.Group group, Figure figure, int phrase) {
    return claim(
        Claim.Harm.KILLED, group, figure, Claim.Scope.INCIDENT, Claim.Status.ASSERTED, phrase);
  }

  private static List<Account.Toll> tolls(List<Claim> claims) {
    List<Account.IdentifiedClaim> named = new ArrayList<>();
    for (Claim claim : claims) {
      named.add(new Account.IdentifiedClaim("c" + (named.size() + 1), claim));
    }
    return Tolls.of(named, claim -> claim.phrase());
  }

  private static String told(Account.Toll toll) {
    return toll.low() + "/" + toll.best() + "/" + toll.high() + " " + toll.claims();
  }

  @Test
  void figuresCoordinatedInOnePhraseAddUp() {
    List<Account.Toll> tolls =
        tolls(
            List.of(
                killed(Claim.Group.SECURITY_FORCES, new Figure.Exact(3), 1),
                killed(Claim.Group.SECURITY_FORCES, new Figure.Exact(2), 1)));
    assertThat(tolls).extracting(TollsTest::told).containsExactly("5/5/5 [c1, c2]");
  }

  @Test
  void aTotalToldTwiceIsNotAddedUp() {
    List<Account.Toll> tolls =
        tolls(
            List.of(
                killed(Claim.Group.CIVILIANS, new Figure.Exact(12), 1),
                killed(Claim.Group.CIVILIANS, new Figure.Exact(12), 2)));
    assertThat(tolls).extracting(TollsTest::told).containsExactly("12/12/12 [c1, c2]");
  }

  @Test
  void twoFiguresForOneTotalAreTheBoundsAndTheFirstIsTheBest() {
    List<Account.Toll> tolls =
        tolls(
            List.of(
                killed(Claim.Group.CIVILIANS, new Figure.Exact(9), 1),
                killed(Claim.Group.CIVILIANS, new Figure.Exact(15), 2)));
    assertThat(tolls).extracting(TollsTest::told).containsExactly("9/9/15 [c1, c2]");
  }

  @Test
  void peopleAlreadyCountedAreAPartAndAreNotAdded() {
    List<Claim> marked =
        Tolls.markParts(
            List.of(
                killed(Claim.Group.CIVILIANS, new Figure.Exact(12), 1),
                killed(Claim.Group.CIVILIANS, new Figure.Exact(2), 2)));
    assertThat(marked)
        .extracting(Claim::scope)
        .containsExactly(Claim.Scope.INCIDENT, Claim.Scope.PART);
    assertThat(tolls(marked)).extracting(TollsTest::told).containsExactly("12/12/12 [c1]");
  }

  @Test
  void figuresThatTogetherAreAnotherAreItsParts() {
    List<Claim> marked =
        Tolls.markParts(
            List.of(
                killed(Claim.Group.UNSPECIFIED, new Figure.Exact(6), 1),
                killed(Claim.Group.CIVILIANS, new Figure.Exact(4), 1),
                killed(Claim.Group.SECURITY_FORCES, new Figure.Exact(2), 1)));
    assertThat(marked)
        .extracting(Claim::scope)
        .containsExactly(Claim.Scope.INCIDENT, Claim.Scope.PART, Claim.Scope.PART);
    assertThat(tolls(marked)).extracting(TollsTest::told).containsExactly("6/6/6 [c1]");
  }

  @Test
  void figuresThatTogetherAreLessThanAnotherAddUp() {
    List<Claim> marked =
        Tolls.markParts(
            List.of(
                killed(Claim.Group.CIVILIANS, new Figure.Exact(5), 1),
                killed(Claim.Group.SECURITY_FORCES, new Figure.Exact(3), 1)));
    assertThat(marked).extracting(Claim::scope).containsOnly(Claim.Scope.INCIDENT);
  }

  @Test
  void theSameFigureToldAgainWithoutItsGroupLeavesTheFirst() {
    List<Claim> marked =
        Tolls.markParts(
            List.of(
                killed(Claim.Group.SECURITY_FORCES, new Figure.Exact(5), 1),
                killed(Claim.Group.UNSPECIFIED, new Figure.Exact(5), 2)));
    assertThat(tolls(marked)).extracting(TollsTest::told).containsExactly("5/5/5 [c1]");
  }

  @Test
  void eachHarmAndGroupHasALineOfItsOwn() {
    List<Account.Toll> tolls =
        tolls(
            List.of(
                killed(Claim.Group.CIVILIANS, new Figure.Exact(7), 1),
                killed(Claim.Group.ASSAILANTS, new Figure.Exact(36), 1),
                claim(
                    Claim.Harm.WOUNDED,
                    Claim.Group.CIVILIANS,
                    new Figure.AtLeast(6),
                    Claim.Scope.INCIDENT,
                    Claim.Status.ASSERTED,
                    1)));
    assertThat(tolls)
        .extracting(t -> t.harm().code() + " " + t.group().code() + " " + told(t))
        .containsExactly(
            "killed civilians 7/7/7 [c1]",
            "killed assailants 36/36/36 [c2]",
            "wounded civilians 6/6/null [c3]");
  }

  @Test
  void onlyFiguresOfTheWholeEventThatAreSaidToBeSoCount() {
    for (Claim.Scope scope : List.of(Claim.Scope.CUMULATIVE, Claim.Scope.OTHER, Claim.Scope.PART)) {
      assertThat(
              tolls(
                  List.of(
                      claim(
                          Claim.Harm.KILLED,
                          Claim.Group.CIVILIANS,
                          new Figure.Exact(900),
                          scope,
                          Claim.Status.ASSERTED,
                          1))))
          .isEmpty();
    }
    for (Claim.Status status : List.of(Claim.Status.DENIED, Claim.Status.PROJECTED)) {
      assertThat(
              tolls(
                  List.of(
                      claim(
                          Claim.Harm.KILLED,
                          Claim.Group.CIVILIANS,
                          new Figure.Exact(900),
                          Claim.Scope.INCIDENT,
                          status,
                          1))))
          .isEmpty();
    }
  }

  @Provide
  Arbitrary<Claim> claims() {
    Arbitrary<Long> number = Arbitraries.longs().between(0, 40);
    Arbitrary<Figure> figure =
        Arbitraries.oneOf(
            number.map(Figure.Exact::new),
            number.map(Figure.AtLeast::new),
            number.map(Figure.AtMost::new),
            number.map(Figure.About::new),
            Combinators.combine(number, number).as((a, b) -> new Figure.Between(a, a + b)),
            number.map(n -> new Figure.Unstated(OptionalLong.of(n))),
            Arbitraries.of(new Figure.Unstated(OptionalLong.empty()), new Figure.None()));
    return Combinators.combine(
            Arbitraries.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED),
            Arbitraries.of(Claim.Group.values()),
            figure,
            Arbitraries.of(Claim.Scope.values()),
            Arbitraries.of(Claim.Status.values()),
            Arbitraries.integers().between(1, 4))
        .as(TollsTest::claim);
  }

  @Provide
  Arbitrary<List<Claim>> claimLists() {
    return claims().list().ofMaxSize(8);
  }

  @Property(tries = 500)
  void boundsAreInOrderAndEveryLineRestsOnClaimsOfItsOwn(@ForAll("claimLists") List<Claim> claims) {
    List<Claim> marked = Tolls.markParts(claims);
    assertThat(marked).hasSameSizeAs(claims);
    Set<String> lines = new HashSet<>();
    for (Account.Toll toll : tolls(marked)) {
      assertThat(lines.add(toll.harm() + " " + toll.group())).isTrue();
      assertThat(inOrder(toll.low(), toll.best())).as(told(toll)).isTrue();
      assertThat(inOrder(toll.best(), toll.high())).as(told(toll)).isTrue();
      assertThat(inOrder(toll.low(), toll.high())).as(told(toll)).isTrue();
      assertThat(toll.claims()).isNotEmpty().doesNotHaveDuplicates();
      for (String id : toll.claims()) {
        Claim claim = marked.get(Integer.parseInt(id.substring(1)) - 1);
        assertThat(claim.harm()).isEqualTo(toll.harm());
        assertThat(claim.group()).isEqualTo(toll.group());
        assertThat(claim.scope()).isNotEqualTo(Claim.Scope.PART);
      }
    }
  }

  private static boolean inOrder(Long less, Long more) {
    return less == null || more == null || less <= more;
  }
}
