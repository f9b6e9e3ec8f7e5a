package attest.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of an export.
 *
 * @param written how many incidents the file has
 * @param excluded how many it could not express
 * @param exclusions the file that says which and why; null where there is none
 */
public record ExportReport(long written, long excluded, @Nullable Path exclusions) {}
