package attest.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.incident.Claim;
import attest.store.IncidentQuery;
import org.junit.jupiter.api.Test;

class SearchFilterTest {
  @Test
  void theQueryOfAnAddressIsRead() {
    IncidentQuery query =
        SearchFilter.parse("country=ng&toll=killed%3D10&actor=Boko+Haram&since=2020-01-01&page=3");
    assertThat(query.country()).isEqualTo("NG");
    assertThat(query.toll()).isEqualTo(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 10));
    assertThat(query.actor()).isEqualTo("Boko Haram");
    assertThat(query.from()).hasToString("2020-01-01");
    assertThat(SearchFilter.parse("")).isEqualTo(IncidentQuery.all());
    assertThat(SearchFilter.parse("harm=wounded&least=5").toll())
        .isEqualTo(new IncidentQuery.TollAtLeast(Claim.Harm.WOUNDED, 5));
    assertThat(SearchFilter.parse("status=happened")).isEqualTo(IncidentQuery.all().withHappened());
  }

  @Test
  void whatCannotBeReadIsRefused() {
    for (String bad :
        new String[] {
          "since=soon",
          "toll=killed",
          "type=party",
          "near=1,2",
          "bbox=a,b,c,d",
          "near=99,0,5",
          "country=%zz",
          "until=2020-01-01&since=2021-01-01"
        }) {
      assertThatThrownBy(() -> SearchFilter.parse(bad)).isInstanceOf(AlertException.class);
    }
  }
}
