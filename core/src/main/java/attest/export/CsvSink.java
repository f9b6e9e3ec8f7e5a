package attest.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as CSV of RFC 4180 in UTF-8. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it.
 */
final class CsvSink implements Sink {
  private final CsvWriter csv;
  private final List<Column> columns;

  /**
   * A sink; writes the header.
   *
   * @param tags a second line of the header; empty for none
   */
  CsvSink(Writer out, List<Column> columns, List<String> tags) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    this.columns = columns;
    csv.writeRecord(columns.stream().map(Column::name).toList());
    if (!tags.isEmpty()) {
      csv.writeRecord(tags);
    }
  }

  @Override
  public void write(Row row) {
    List<String> cells = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Object value = column.value().apply(row);
      String cell = value == null ? "" : value.toString();
      cells.add(column.kind() == Column.Kind.TEXT ? safe(cell) : cell);
    }
    csv.writeRecord(cells);
  }

  /** A text that no spreadsheet takes for a formula. */
  static String safe(String cell) {
    if (cell.isEmpty()) {
      return cell;
    }
    return switch (cell.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + cell;
      default -> cell;
    };
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
