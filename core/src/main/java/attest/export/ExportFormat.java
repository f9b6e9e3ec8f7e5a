package attest.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which incidents can be written; docs/exports.md describes each. */
public enum ExportFormat {
  /** An object of schema {@code attest-incident/1} a line; nothing is lost. */
  JSONL,
  /** Attest's own flat table. */
  CSV,
  /** Columns and codings of ACLED. */
  ACLED_CSV,
  /** Columns and codings of the UCDP Georeferenced Event Dataset. */
  UCDP_CSV,
  /** Columns and codings of the Global Terrorism Database. */
  GTD_CSV,
  /** Fields and codes of PLOVER 0.8, an object a line. */
  PLOVER_JSONL,
  /** A feature collection for maps. */
  GEOJSON,
  /** A table with a line of tags of the Humanitarian Exchange Language. */
  HXL_CSV,
  /** W3C Web Annotations, one a claim. */
  W3C_ANNOTATION_JSONLD,
  /** The flat table as a Parquet file. */
  PARQUET;

  /** The published name, such as {@code acled-csv}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format with a published name, or null. */
  public static @Nullable ExportFormat find(String code) {
    return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst().orElse(null);
  }

  /** The published names in their order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(ExportFormat::code).toList();
  }
}
