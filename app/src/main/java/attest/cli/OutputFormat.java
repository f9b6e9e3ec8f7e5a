package attest.cli;

import attest.format.RecordTable;
import attest.format.RecordWriter;
import attest.incident.ArticleRecord;
import attest.settings.Settings;
import java.util.function.Function;

/** The ways to print records; the names are those of the flag. */
enum OutputFormat {
  table,
  json,
  jsonl;

  /** What prints one record, with its last line feed. */
  Function<ArticleRecord, String> printer(Settings settings, boolean mentions, boolean colours) {
    if (this == table) {
      RecordTable table = new RecordTable(colours);
      return table::overview;
    }
    RecordWriter writer = new RecordWriter(settings.id(), mentions, this == json);
    return record -> writer.write(record) + "\n";
  }
}
