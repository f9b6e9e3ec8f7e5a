package attest.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProjectiveDecoderTest {
  @Test
  void aPartOfAPhraseBeforeItIsTorn() {
    // In 2017 a bombing blamed on rebels killed ten
    String[] tags = {"IN", "CD", "DT", "NN", "VBN", "IN", "NNS", "VBD", "CD"};
    int[] torn = {2, 5, 4, 8, 4, 7, 5, 0, 8};
    int[] whole = {2, 8, 4, 8, 4, 7, 5, 0, 8};
    assertThat(ProjectiveDecoder.isTorn(torn, tags)).isTrue();
    assertThat(ProjectiveDecoder.isTorn(whole, tags)).isFalse();
  }

  @Test
  void aClauseThatWasMovedToTheEndIsNot() {
    // Inmates released guards Wednesday whom they held
    String[] tags = {"NNS", "VBD", "NNS", "NNP", "WP", "PRP", "VBD"};
    int[] heads = {2, 0, 2, 2, 7, 7, 3};
    assertThat(ProjectiveDecoder.isTorn(heads, tags)).isFalse();
  }

  @Test
  void aRelativeWordIsNot() {
    // book that she wanted to read
    String[] tags = {"NN", "WDT", "PRP", "VBD", "TO", "VB"};
    int[] heads = {0, 6, 4, 1, 6, 4};
    assertThat(ProjectiveDecoder.isTorn(heads, tags)).isFalse();
  }

  @Test
  void knowsArcsThatCross() {
    assertThat(isProjective(new int[] {2, 0, 2})).isTrue();
    assertThat(isProjective(new int[] {3, 4, 0, 3})).isFalse();
    assertThat(isProjective(new int[] {3, 0, 2})).isFalse();
  }

  @Property(tries = 500)
  void isTheBestOfAllTreesWithoutCrossings(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int n, @ForAll boolean coarse) {
    float[] scores = TestTrees.scores(seed, n, coarse);

    int[] heads = ProjectiveDecoder.heads(scores, 0, n + 1, n);

    assertThat(TreeDecoder.isTree(heads)).isTrue();
    assertThat(isProjective(heads)).isTrue();
    assertThat(TestTrees.total(scores, heads))
        .isCloseTo(TestTrees.best(scores, n, ProjectiveDecoderTest::isProjective), within(1e-3));
  }

  @Property(tries = 60)
  void isAlwaysATreeWithoutCrossings(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int n) {
    int[] heads = ProjectiveDecoder.heads(TestTrees.scores(seed, n, false), 0, n + 1, n);

    assertThat(TreeDecoder.isTree(heads)).isTrue();
    assertThat(isProjective(heads)).isTrue();
  }

  /** Whether no two arcs cross. */
  private static boolean isProjective(int[] heads) {
    for (int one = 1; one <= heads.length; one++) {
      int low = Math.min(one, heads[one - 1]);
      int high = Math.max(one, heads[one - 1]);
      for (int word = low + 1; word < high; word++) {
        int head = heads[word - 1];
        if (head < low || head > high) {
          return false;
        }
      }
    }
    return true;
  }
}
