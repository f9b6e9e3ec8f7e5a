import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Runs the exported encoder over encoded sentences and writes its raw scores, for evaluate.py.
 *
 * <p>Arguments: model, input (one sentence a line: ids;shapes;starts), output (little-endian floats, sentence by
 * sentence: upos, xpos, ner, arc, label_dep, label_head, without padding), and at most how many wordpieces to run
 * together. Uses one thread and prints the speed.
 */
public final class RunEncoder {

    private static final int NAMES = 7;
    private static final int WIDTH = 128;

    private record Line(int number, long[][] parts) {
        int pieces() {
            return parts[0].length;
        }

        int words() {
            return parts[2].length;
        }
    }

    private RunEncoder() {
    }

    public static void main(String[] arguments) throws IOException, OrtException {
        int together = Integer.parseInt(arguments[3]);
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            long[][] parts = Arrays.stream(line.split(";"))
                    .map(part -> Arrays.stream(part.split(" ")).mapToLong(Long::parseLong).toArray())
                    .toArray(long[][]::new);
            lines.add(new Line(lines.size(), parts));
        }
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingInt(Line::pieces));
        float[][] results = new float[lines.size()][];
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(arguments[0], options)) {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long began = clock.getCurrentThreadCpuTime();
            List<Line> batch = new ArrayList<>();
            for (Line line : sorted) {
                if (!batch.isEmpty() && (batch.size() + 1) * line.pieces() > together) {
                    run(environment, session, batch, results);
                    batch.clear();
                }
                batch.add(line);
            }
            run(environment, session, batch, results);
            double seconds = (clock.getCurrentThreadCpuTime() - began) / 1e9;
            long pieces = lines.stream().mapToLong(line -> line.pieces() - 2).sum();
            System.out.printf("%d wordpieces, %.0f a second of one processor%n", pieces, pieces / seconds);
        }
        try (var out = new DataOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
            for (float[] result : results) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * result.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(result);
                out.write(bytes.array());
            }
        }
    }

    private static long[][] padded(List<Line> batch, int part, int width) {
        return batch.stream().map(line -> Arrays.copyOf(line.parts()[part], width)).toArray(long[][]::new);
    }

    private static void run(OrtEnvironment environment, OrtSession session, List<Line> batch, float[][] results)
            throws OrtException {
        int length = batch.stream().mapToInt(Line::pieces).max().orElseThrow();
        int words = batch.stream().mapToInt(Line::words).max().orElseThrow();
        long[][] mask = new long[batch.size()][length];
        for (int i = 0; i < mask.length; i++) {
            Arrays.fill(mask[i], 0, batch.get(i).pieces(), 1);
        }
        try (var ids = OnnxTensor.createTensor(environment, padded(batch, 0, length));
                var attention = OnnxTensor.createTensor(environment, mask);
                var shapes = OnnxTensor.createTensor(environment, padded(batch, 1, length));
                var starts = OnnxTensor.createTensor(environment, padded(batch, 2, words));
                var output = session.run(Map.of("input_ids", ids, "attention_mask", attention, "shape_ids", shapes,
                        "word_starts", starts))) {
            IntBuffer upos = ((OnnxTensor) output.get("upos").orElseThrow()).getIntBuffer();
            IntBuffer xpos = ((OnnxTensor) output.get("xpos").orElseThrow()).getIntBuffer();
            FloatBuffer names = ((OnnxTensor) output.get("ner").orElseThrow()).getFloatBuffer();
            FloatBuffer arcs = ((OnnxTensor) output.get("arc").orElseThrow()).getFloatBuffer();
            FloatBuffer dependents = ((OnnxTensor) output.get("label_dep").orElseThrow()).getFloatBuffer();
            FloatBuffer heads = ((OnnxTensor) output.get("label_head").orElseThrow()).getFloatBuffer();
            for (int i = 0; i < batch.size(); i++) {
                int n = batch.get(i).words();
                FloatBuffer to = FloatBuffer.allocate(2 * n + n * NAMES + n * (n + 1) + (2 * n + 1) * WIDTH);
                for (IntBuffer tags : List.of(upos, xpos)) {
                    for (int j = 0; j < n; j++) {
                        to.put(tags.get(i * words + j));
                    }
                }
                to.put(names.slice(i * words * NAMES, n * NAMES));
                for (int j = 0; j < n; j++) {
                    to.put(arcs.slice((i * words + j) * (words + 1), n + 1));
                }
                to.put(dependents.slice(i * words * WIDTH, n * WIDTH));
                to.put(heads.slice(i * (words + 1) * WIDTH, (n + 1) * WIDTH));
                results[batch.get(i).number()] = to.array();
            }
        }
    }
}
