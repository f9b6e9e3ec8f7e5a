package attest.store;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecentArticlesTest {
  private static final LocalDate DAY = LocalDate.of(2016, 3, 7);
  private final Article some = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5).article();
  private final Article other = Reports.report("Courier", DAY, "Zliten", "Gunmen", 1).article();

  @Test
  void keepsNoMoreTextThanItMay() {
    RecentArticles recent = new RecentArticles(some.text().length() + other.text().length() - 1);
    recent.put(some.id(), some);
    recent.put(some.id(), some);
    assertThat(recent.get(some.id())).isEqualTo(some);
    recent.put(other.id(), other);
    assertThat(recent.get(some.id())).isNull();
    assertThat(recent.get(other.id())).isEqualTo(other);
  }
}
