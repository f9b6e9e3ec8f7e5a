package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whole articles come to, where sentences decide about each other. */
class ReadingTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-20").accounts();
  }

  @Test
  void theTollToldAfterTwoBombsIsTheirs() {
    List<Account> accounts =
        read("Two bombs went off in Kano on Monday. Nine people were killed and 14 were injured.");
    assertThat(accounts).hasSize(1);
    assertThat(accounts.getFirst().toll())
        .extracting(Account.Toll::best)
        .containsExactlyInAnyOrder(9L, 14L);
  }

  @Test
  void theFiguresOfAWarStandApart() {
    List<Account> accounts =
        read(
            "Rebels killed four soldiers near Gao on Monday in a war that has killed 2,000 people.");
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().figure().low().orElse(0))
        .containsExactly(4L);
    assertThat(accounts.subList(1, accounts.size()))
        .allSatisfy(a -> assertThat(a.salience()).isEqualTo(Account.Salience.BACKGROUND));
  }

  @Test
  void whatCameOfAPlanHappened() {
    List<Account> accounts =
        read(
            "A court in Jakarta jailed a man for helping to prepare the bombing of a church in 2012, in which a guard was killed.");
    assertThat(accounts)
        .anySatisfy(a -> {
          assertThat(a.type()).isEqualTo(EventType.EXPLOSIVE_ATTACK);
          assertThat(a.status()).isEqualTo(Mention.Status.OCCURRED);
        });
  }

  @Test
  void figuresOfClausesSideBySideAddUp() {
    List<Account> accounts =
        read(
            "One soldier was killed by a mine and two soldiers were killed by a shell in Gao on Monday.");
    assertThat(accounts.getFirst().toll())
        .filteredOn(t -> t.harm() == Claim.Harm.KILLED)
        .extracting(Account.Toll::best)
        .containsExactly(3L);
  }

  @Test
  void warOnTheFieldIsNone() {
    assertThat(
            read(
                """
                Rovers won the cup on Sunday after a furious assault in the second half.

                The striker shot twice before the goalkeeper gave in, and the midfielder executed a perfect penalty.
                The coach said that his players had been ambushed in the first match of the season.
                The referee stopped the game once. The league resumes on Friday at the stadium.\
                """))
        .isEmpty();
  }

  @Test
  void nobodyArrestedIsNoArrest() {
    assertThat(read("Gunmen killed two farmers near Gao on Monday. No one has been arrested."))
        .extracting(Account::type)
        .doesNotContain(EventType.ARREST);
  }

  @Test
  void whoWasShotDeadWasKilledWhateverStandsBetween() {
    List<Account> accounts =
        read(
            "Men on a motorbike shot dead a radio presenter outside her studio in Gao, in the north, on Monday, prosecutors said.");
    assertThat(accounts.getFirst().toll())
        .filteredOn(t -> t.harm() == Claim.Harm.KILLED)
        .extracting(Account.Toll::best)
        .containsExactly(1L);
  }
}
