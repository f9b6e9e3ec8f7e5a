package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void sentencesOfAboutOneLengthGoTogether() {
    assertThat(Batches.ends(new int[] {10, 11, 11, 12, 60, 62}, 512)).containsExactly(4, 6);
    assertThat(Batches.ends(new int[] {30, 30, 30}, 60)).hasSize(2).endsWith(3);
    assertThat(Batches.ends(new int[] {900}, 512)).containsExactly(1);
    assertThat(Batches.ends(new int[0], 512)).isEmpty();
  }

  @Property
  void everySentenceIsInOneBatchAndNoBatchIsTooLarge(
      @ForAll @Size(max = 60) int[] any, @ForAll @IntRange(min = 1, max = 600) int most) {
    int[] lengths = Arrays.stream(any).map(x -> Math.floorMod(x, 120) + 1).sorted().toArray();
    int begin = 0;
    for (int end : Batches.ends(lengths, most)) {
      assertThat(end).isGreaterThan(begin);
      assertThat(end - begin == 1 || (end - begin) * lengths[end - 1] <= most).isTrue();
      begin = end;
    }
    assertThat(begin).isEqualTo(lengths.length);
  }
}
