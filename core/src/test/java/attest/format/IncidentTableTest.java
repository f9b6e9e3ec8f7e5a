package attest.format;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.EventType;
import attest.incident.IncidentRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentTableTest {
  @Test
  void anOverviewTellsTheTollAndTheDisagreements() {
    assertThat(new IncidentTable().overview(Samples.full()))
        .isEqualTo(
            """
            i-0001  armed_assault (occurred)
              2019-11-05, Dikwa, Borno State, NG (12.036, 13.918)
              initiator: Jama'at (not sure)
              target: farmers
              killed assailants: 5
              killed security_forces: 2
              killed civilians: 13 [11 to 13]
              killed in all: 20 [18 to 20]
              ! killed civilians: police and hospital differ
              2 accounts in 2 articles of 2 origins; revision 2 of 2019-11-07T12:00:00.500Z

            """);
  }

  @Test
  void aHistoryTellsWhatEachRevisionChanged() {
    IncidentRevision full = Samples.full();
    IncidentRevision later =
        Samples.with(
            full,
            full.id(),
            EventType.EXECUTION,
            null,
            full.incident().place(),
            full.incident().actors(),
            full.incident().toll().subList(0, 2));
    String history = new IncidentTable().history(List.of(full, later));
    assertThat(history.lines().toList())
        .contains(
            "  type: armed_assault -> execution",
            "  time: 2019-11-05 -> time not known",
            "  killed civilians: 13 [11 to 13] by latest-best/1 -> nothing",
            "  + " + Samples.A1);
    assertThat(history).doesNotContain("  status: occurred ->");
  }
}
