package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final AtomicLong seconds = new AtomicLong();
  private final Progress progress = new Progress(() -> Instant.ofEpochSecond(seconds.get()));

  @Test
  void saysRateAndTimeLeft() {
    progress.expect(1000);
    progress.failed(new Problem("x", Problem.Code.EMPTY, "the input is empty"));
    for (int i = 0; i < 99; i++) {
      progress.failed(new Problem("x", Problem.Code.BINARY, "the bytes are not text"));
    }
    seconds.set(10);
    assertThat(progress.line()).isEqualTo("100 of 1000 done, 100 failed, 10.0/s, 1:30 left");
  }

  @Test
  void saysNothingOfTheTimeLeftWhereTheTotalIsNotKnown() {
    seconds.set(1);
    assertThat(progress.line()).isEqualTo("0 done, 0.0/s");
  }

  @Test
  void reckonsWithTheShareOfTheInputWhereTheTotalIsNotKnown() {
    progress.follow(() -> 0.25);
    seconds.set(20);
    assertThat(progress.line()).isEqualTo("0 done, 0.0/s, 1:00 left");
  }

  @Test
  void aProblemThatCostNoArticleIsNoFailure() {
    progress.failed(new Problem("x", Problem.Code.FEED_CUT, "the others were not read"));
    assertThat(progress.failed()).isZero();
    assertThat(progress.hasProblems()).isTrue();
  }

  @Test
  void sumsUpProblemsByCode() {
    progress.failed(new Problem("x", Problem.Code.EMPTY, "the input is empty"));
    progress.failed(new Problem("y", Problem.Code.EMPTY, "the input is empty"));
    progress.failed(new Problem("z", Problem.Code.BINARY, "the bytes are not text"));
    seconds.set(2);
    assertThat(progress.summary().lines())
        .containsExactly(
            "0 articles, 0 accounts, 3 inputs failed, in 2.0 s (1.5/s)",
            "  input.binary             1",
            "    such as z: the bytes are not text",
            "  input.empty              2",
            "    such as x: the input is empty");
    assertThat(progress.hasProblems()).isTrue();
  }
}
