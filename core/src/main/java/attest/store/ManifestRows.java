package attest.store;

import static attest.store.Tables.MANIFEST;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Manifests of runs as rows. */
final class ManifestRows {
  static final Field<Long> NR = number(MANIFEST, "nr");
  static final Field<String> ID = text(MANIFEST, "id");
  private static final Field<Long> FIRST_RUN = number(MANIFEST, "first_run");
  private static final Field<String> VERSION = text(MANIFEST, "version");
  private static final Field<String> SETTINGS = text(MANIFEST, "settings");
  private static final Field<String> RULES = text(MANIFEST, "rules");
  private static final Field<String> MODELS = text(MANIFEST, "models");

  /** The columns in the order of {@link #values}. */
  static final List<Field<?>> COLUMNS =
      List.of(NR, ID, FIRST_RUN, VERSION, SETTINGS, RULES, MODELS);

  private ManifestRows() {}

  /** The row of a manifest. */
  static Object[] values(long nr, long now, RunManifest manifest) {
    return new Object[] {
      nr,
      manifest.id(),
      now,
      manifest.version(),
      manifest.settings(),
      lines(manifest.rules()),
      lines(manifest.models())
    };
  }

  private static String lines(Map<String, String> entries) {
    return Rows.lines(
        entries.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private static Map<String, String> entries(String lines) {
    Map<String, String> entries = new TreeMap<>();
    for (String line : Rows.lines(lines)) {
      int equals = line.indexOf('=');
      entries.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return entries;
  }

  /** All manifests with when they first ran. */
  static Map<RunManifest, Instant> read(DSLContext sql) {
    Map<RunManifest, Instant> manifests = new LinkedHashMap<>();
    sql.select(COLUMNS)
        .from(MANIFEST)
        .orderBy(NR)
        .forEach(row ->
            manifests.put(
                new RunManifest(
                    row.get(VERSION),
                    row.get(SETTINGS),
                    entries(row.get(RULES)),
                    entries(row.get(MODELS))),
                Rows.instant(row.get(FIRST_RUN))));
    return manifests;
  }
}
