package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void shortSentencesShareARowOfTheLengthOfTheLongest() {
    List<Batches.Batch> batches = Batches.of(new int[] {10, 30, 20, 12, 29, 18}, 512);
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).length()).isEqualTo(30);
    assertThat(batches.get(0).rows())
        .containsExactly(new int[] {1}, new int[] {4}, new int[] {2, 0}, new int[] {5, 3});
  }

  @Test
  void rowsAreLongerThanTheLongestSentenceWhereThatLeavesLessEmpty() {
    List<Batches.Batch> batches = Batches.of(new int[] {40, 30, 30}, 512);
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).length()).isEqualTo(100);
    assertThat(batches.get(0).rows()).containsExactly(new int[] {0, 1, 2});
  }

  @Test
  void aLongSentenceDoesNotMakeTheRowsOfManyShortOnesLong() {
    int[] lengths = new int[31];
    Arrays.fill(lengths, 12);
    lengths[7] = 300;
    assertThat(Batches.of(lengths, 512)).extracting(Batches.Batch::length).contains(300, 12);
  }

  @Test
  void aSentenceLongerThanABatchIsOneAlone() {
    List<Batches.Batch> batches = Batches.of(new int[] {900}, 512);
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).rows()).containsExactly(new int[] {0});
    assertThat(Batches.of(new int[0], 512)).isEmpty();
  }

  @Property
  void everySentenceIsOnceInARowThatHoldsItAndNoBatchIsTooLarge(
      @ForAll @Size(max = 60) int[] any, @ForAll @IntRange(min = 1, max = 600) int most) {
    int[] lengths = Arrays.stream(any).map(x -> Math.floorMod(x, 120) + 1).toArray();
    List<Batches.Batch> batches = Batches.of(lengths, most);
    for (Batches.Batch batch : batches) {
      for (int[] row : batch.rows()) {
        assertThat(Arrays.stream(row).map(i -> lengths[i]).sum())
            .isLessThanOrEqualTo(batch.length());
      }
      assertThat(batch.sentences().length == 1 || batch.rows().size() * batch.length() <= most)
          .isTrue();
    }
    assertThat(batches.stream().flatMapToInt(b -> Arrays.stream(b.sentences())).sorted().toArray())
        .isEqualTo(IntStream.range(0, lengths.length).toArray());
  }
}
