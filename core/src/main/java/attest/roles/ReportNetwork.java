package attest.roles;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small network that reads stretches of whole articles, learned from answer keys of MUC-3/4
 * (docs/model-card-roles.md). It scores, for chosen words, each of the five roles, and for the
 * article what sort of report it is. Safe for threads: each call runs on the thread that makes it.
 *
 * <p>Input of a stretch of L wordpieces: {@code ids} and {@code shapes} (1, L); {@code rows} (N),
 * which of them are asked about. Output: {@code roles} (N, 5) and {@code report} (1, 6), logarithms
 * of odds.
 */
public final class ReportNetwork implements AutoCloseable {
  /** How many roles there are: individual, organisation, target, victim, weapon. */
  public static final int ROLES = 5;

  /** What is said of a report: relevant; attack, bombing, kidnapping, arson, robbery. */
  public static final int REPORT = 6;

  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * What the network says of an article.
   *
   * @param roles for each word that was asked about the score of each role
   * @param report the scores of the report; means over its stretches
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by those who asked
  public record Reading(float[][] roles, double[] report) {}

  /** Loads the network that is shipped. */
  public ReportNetwork() {
    environment = OrtEnvironment.getEnvironment();
    try (InputStream in = ReportNetwork.class.getResourceAsStream("network.onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (in == null) {
        throw new IllegalStateException("network.onnx is not among the program's resources");
      }
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setMemoryPatternOptimization(false);
      session = environment.createSession(in.readAllBytes(), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the network of roles cannot be loaded", e);
    }
  }

  /** Reads an article; {@code spots} are the words that are asked about. */
  public Reading read(ReportPieces.Report report, List<ReportPieces.Spot> spots) {
    float[][] roles = new float[spots.size()][];
    double[] sums = new double[REPORT];
    List<ReportPieces.Stretch> stretches = report.stretches();
    for (int i = 0; i < stretches.size(); i++) {
      int asked = 0;
      for (ReportPieces.Spot spot : spots) {
        asked += spot.stretch() == i ? 1 : 0;
      }
      long[] rows = new long[Math.max(asked, 1)];
      int row = 0;
      for (ReportPieces.Spot spot : spots) {
        if (spot.stretch() == i) {
          rows[row++] = spot.piece();
        }
      }
      Output output = run(stretches.get(i), rows);
      row = 0;
      for (int at = 0; at < spots.size(); at++) {
        if (spots.get(at).stretch() == i) {
          roles[at] = output.roles[row++];
        }
      }
      for (int k = 0; k < REPORT; k++) {
        sums[k] += output.report[k] / stretches.size();
      }
    }
    return new Reading(roles, sums);
  }

  private record Output(float[][] roles, float[] report) {}

  private Output run(ReportPieces.Stretch stretch, long[] rows) {
    long[] shape = {1, stretch.ids().length};
    long[] ids = new long[stretch.ids().length];
    long[] shapes = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stretch.ids()[i];
      shapes[i] = stretch.shapes()[i];
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape));
      inputs.put("shapes", OnnxTensor.createTensor(environment, LongBuffer.wrap(shapes), shape));
      inputs.put(
          "rows",
          OnnxTensor.createTensor(environment, LongBuffer.wrap(rows), new long[] {rows.length}));
      try (OrtSession.Result result = session.run(inputs)) {
        float[][] roles = (float[][]) value(result, "roles");
        float[][] report = (float[][]) value(result, "report");
        return new Output(roles, report[0]);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the network of roles failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static Object value(OrtSession.Result result, String name) throws OrtException {
    return result
        .get(name)
        .orElseThrow(() -> new IllegalStateException("no output " + name))
        .getValue();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the network of roles cannot be closed", e);
    }
  }
}
