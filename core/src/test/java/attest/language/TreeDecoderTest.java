package attest.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeDecoderTest {
  @Test
  void takesTheBestHeadOfEachWordWhereTheyMakeATree() {
    float[] scores = {0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 9, 0};

    assertThat(TreeDecoder.heads(scores, 0, 4, 3)).containsExactly(2, 0, 2);
  }

  @Test
  void allowsOneRootOnly() {
    float[] scores = {9, 0, 1, 8, 2, 0};

    assertThat(TreeDecoder.heads(scores, 0, 3, 2)).containsExactly(0, 1);
  }

  @Test
  void breaksCycles() {
    float[] scores = {1, 0, 9, 3, 8, 0};

    assertThat(TreeDecoder.heads(scores, 0, 3, 2)).containsExactly(2, 0);
  }

  @Test
  void knowsTreesFromOtherGraphs() {
    assertThat(TreeDecoder.isTree(new int[] {2, 0, 2})).isTrue();
    assertThat(TreeDecoder.isTree(new int[] {0, 0})).isFalse();
    assertThat(TreeDecoder.isTree(new int[] {2, 1, 0})).isFalse();
    assertThat(TreeDecoder.isTree(new int[] {3, 1, 2})).isFalse();
  }

  @Property(tries = 500)
  void isTheBestOfAllTrees(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int n, @ForAll boolean coarse) {
    float[] scores = TestTrees.scores(seed, n, coarse);

    int[] heads = TreeDecoder.heads(scores, 0, n + 1, n);

    assertThat(TreeDecoder.isTree(heads)).isTrue();
    assertThat(TestTrees.total(scores, heads))
        .isCloseTo(TestTrees.best(scores, n, tree -> true), within(1e-3));
  }

  @Property(tries = 300)
  void isAlwaysATreeAndNoWorseThanAnyChain(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int n) {
    float[] scores = TestTrees.scores(seed, n, false);
    int[] chain = new int[n];
    for (int d = 0; d < n; d++) {
      chain[d] = d;
    }

    int[] heads = TreeDecoder.heads(scores, 0, n + 1, n);

    assertThat(TreeDecoder.isTree(heads)).isTrue();
    assertThat(TestTrees.total(scores, heads))
        .isGreaterThanOrEqualTo(TestTrees.total(scores, chain));
  }
}
