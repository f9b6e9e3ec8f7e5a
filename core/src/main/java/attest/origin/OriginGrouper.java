package attest.origin;

import java.util.Collection;
import java.util.List;

/** Finds the independent origins of reports. Safe for threads. */
public interface OriginGrouper {
  /**
   * The origins of reports that tell of one incident. The result does not depend on the order in
   * which they are given; a report that is given twice counts once.
   *
   * @return every report in exactly one origin; origins by their earliest reports
   */
  List<Origin> group(Collection<Report> reports);
}
