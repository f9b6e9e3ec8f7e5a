package attest.export;

import java.util.List;

/** A table with one row an incident, and what it cannot express. */
interface Scheme {
  /** The columns in their order. */
  List<Column> columns();

  /** Why an incident has no row, in words for people; empty where it has one. */
  List<String> exclusions(Row row);
}
