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

    /** A part of the lines as columns, or as rows, of a matrix with so many places for each. */
    private static long[][] matrix(List<Line> batch, int part, int length, boolean columns) {
        long[][] rows = batch.stream().map(line -> Arrays.copyOf(line.parts()[part], length)).toArray(long[][]::new);
        if (!columns) {
            return rows;
        }
        long[][] turned = new long[length][rows.length];
        for (int i = 0; i < length; i++) {
            for (int row = 0; row < rows.length; row++) {
                turned[i][row] = rows[row][i];
            }
        }
        return turned;
    }

    private static void run(OrtEnvironment environment, OrtSession session, List<Line> batch, float[][] results)
            throws OrtException {
        int rows = batch.size();
        int length = batch.stream().mapToInt(Line::pieces).max().orElseThrow();
        int width = 1 + batch.stream().mapToInt(Line::words).max().orElseThrow();
        long[][] places = new long[length][rows];
        for (int i = 0; i < length; i++) {
            Arrays.fill(places[i], i);
        }
        long[][] inside = new long[rows][length];
        long[] wordRows = new long[batch.stream().mapToInt(line -> 1 + line.words()).sum()];
        long[][] cells = new long[rows][width];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            Arrays.fill(inside[row], 0, batch.get(row).pieces(), 1);
            for (int word = 0; word <= batch.get(row).words(); word++) {
                long piece = word == 0 ? 0 : batch.get(row).parts()[2][word - 1];
                cells[row][word] = count;
                wordRows[count++] = piece * rows + row;
            }
        }
        try (var ids = OnnxTensor.createTensor(environment, matrix(batch, 0, length, true));
                var positions = OnnxTensor.createTensor(environment, places);
                var shapes = OnnxTensor.createTensor(environment, matrix(batch, 1, length, true));
                var sentences = OnnxTensor.createTensor(environment, inside);
                var words = OnnxTensor.createTensor(environment, wordRows);
                var table = OnnxTensor.createTensor(environment, cells);
                var output = session.run(Map.of("input_ids", ids, "positions", positions, "shape_ids", shapes,
                        "sentences", sentences, "word_rows", words, "cells", table))) {
            IntBuffer upos = ((OnnxTensor) output.get("upos").orElseThrow()).getIntBuffer();
            IntBuffer xpos = ((OnnxTensor) output.get("xpos").orElseThrow()).getIntBuffer();
            FloatBuffer names = ((OnnxTensor) output.get("ner").orElseThrow()).getFloatBuffer();
            FloatBuffer arcs = ((OnnxTensor) output.get("arc").orElseThrow()).getFloatBuffer();
            FloatBuffer dependents = ((OnnxTensor) output.get("label_dep").orElseThrow()).getFloatBuffer();
            FloatBuffer heads = ((OnnxTensor) output.get("label_head").orElseThrow()).getFloatBuffer();
            for (int row = 0; row < rows; row++) {
                int n = batch.get(row).words();
                int root = (int) cells[row][0];
                FloatBuffer to = FloatBuffer.allocate(2 * n + n * NAMES + n * (n + 1) + (2 * n + 1) * WIDTH);
                for (IntBuffer tags : List.of(upos, xpos)) {
                    for (int word = 1; word <= n; word++) {
                        to.put(tags.get(root + word));
                    }
                }
                to.put(names.slice((root + 1) * NAMES, n * NAMES));
                for (int word = 1; word <= n; word++) {
                    to.put(arcs.slice((row * width + word) * width, n + 1));
                }
                to.put(dependents.slice((root + 1) * WIDTH, n * WIDTH));
                to.put(heads.slice(root * WIDTH, (n + 1) * WIDTH));
                results[batch.get(row).number()] = to.array();
            }
        }
    }
}
