package attest.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import attest.document.Article;
import attest.document.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final String TEXT = "Gunmen killed 12 farmers near 𝕏, police said.";
  private static final Article ARTICLE =
      new Article(
          null, "test", null, null, null, null, List.of(), "en", null, null, TEXT, List.of());

  private static Evidence evidence(String words) {
    int at = TEXT.indexOf(words);
    return Evidence.of(ARTICLE, new Span(at, at + words.length()));
  }

  private static Claim claim(Evidence quantity, Evidence evidence) {
    return new Claim(
        Claim.Harm.KILLED,
        Claim.Group.CIVILIANS,
        "farmers",
        null,
        new Figure.Exact(12),
        quantity,
        Claim.Scope.INCIDENT,
        Claim.Status.ASSERTED,
        null,
        evidence,
        1,
        0.9,
        "test");
  }

  @Test
  void aFigureLiesWithinTheWordsOfItsClaim() {
    assertThat(claim(evidence("12"), evidence("killed 12 farmers")).quantity().quote())
        .isEqualTo("12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(evidence("killed 12"), evidence("12 farmers")));
  }

  @Test
  void aChangeOfScopeOrGroupChangesNothingElse() {
    Claim claim = claim(evidence("12"), evidence("killed 12 farmers"));
    Claim part = claim.withScope(Claim.Scope.PART);
    assertThat(part.scope()).isEqualTo(Claim.Scope.PART);
    assertThat(part.withScope(Claim.Scope.INCIDENT)).isEqualTo(claim);
    Claim other = claim.withGroup(Claim.Group.UNSPECIFIED, "Red Front");
    assertThat(other.party()).isEqualTo("Red Front");
    assertThat(other.withGroup(Claim.Group.CIVILIANS, null)).isEqualTo(claim);
  }

  @Test
  void evidenceQuotesTheTextAtItsSpan() {
    Evidence evidence = evidence("near 𝕏");
    assertThat(evidence.quote()).isEqualTo("near 𝕏");
    assertThat(evidence.verifies(TEXT)).isTrue();
    assertThat(evidence.verifies(" " + TEXT)).isFalse();
    assertThat(evidence.verifies("")).isFalse();
    assertThat(evidence).isEqualTo(evidence("near 𝕏")).hasSameHashCodeAs(evidence("near 𝕏"));
    assertThat(evidence).isNotEqualTo(evidence("near"));
  }

  @Test
  void evidenceHasWords() {
    int gap = TEXT.indexOf(' ');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.of(ARTICLE, new Span(gap, gap + 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Evidence.of(ARTICLE, new Span(3, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evidence.of(ARTICLE, new Span(0, TEXT.length() + 1)));
  }
}
