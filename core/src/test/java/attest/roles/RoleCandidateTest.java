package attest.roles;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a place of a candidate keeps. */
class RoleCandidateTest {
  @Test
  void featuresStayInTheirOrderSoThatEveryProcessAddsThemUpAlike() {
    List<String> given = IntStream.range(0, 200).mapToObj(i -> "f" + (i * 37 % 200)).toList();
    Span words = new Span(0, 4);
    RoleCandidate.Place place =
        new RoleCandidate.Place(0, 0, words, words, new LinkedHashSet<>(given));
    assertThat(place.features()).containsExactlyElementsOf(given);
  }

  @Test
  void featuresAreACopy() {
    Span words = new Span(0, 4);
    Set<String> given = new LinkedHashSet<>(Collections.singleton("h=guard"));
    RoleCandidate.Place place = new RoleCandidate.Place(0, 0, words, words, given);
    given.add("h=bomb");
    assertThat(place.features()).containsExactly("h=guard");
  }
}
