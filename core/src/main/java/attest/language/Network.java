package attest.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The encoder in ONNX Runtime. Safe for threads: each call runs on the thread that makes it.
 *
 * <p>Input of a batch of B sentences, the longest of L wordpieces and W words: {@code input_ids},
 * {@code attention_mask} and {@code shape_ids} (B, L) and {@code word_starts} (B, W). Output:
 * {@code upos} and {@code xpos} (B, W), numbers of labels; {@code ner} (B, W, labels), {@code arc}
 * (B, W, 1 + W), {@code label_dep} (B, W, width) and {@code label_head} (B, 1 + W, width), scores
 * and states.
 */
final class Network implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Queue<LongBuffer[]> spare = new ConcurrentLinkedQueue<>();

  /**
   * What the network says about a batch; rows follow the words of its sentences.
   *
   * @param width words of the longest sentence, W
   */
  record Output(
      int width,
      int[] upos,
      int[] xpos,
      float[] names,
      float[] arcs,
      float[] labelDep,
      float[] labelHead) {}

  /** Loads the runtime, then a graph. */
  Network(Supplier<byte[]> graph) {
    environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      options.setMemoryPatternOptimization(false);
      session = environment.createSession(graph.get(), options);
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be loaded", e);
    }
  }

  /** Runs one batch, which must not be empty. */
  Output run(List<Encoded> batch) {
    int length = 0;
    int width = 0;
    for (Encoded sentence : batch) {
      length = Math.max(length, sentence.ids().length);
      width = Math.max(width, sentence.starts().length);
    }
    int rows = batch.size();
    LongBuffer[] buffers = take(rows * length);
    try {
      fill(batch, buffers, length, width);
      long[] pieces = {rows, length};
      try (OnnxTensor ids = OnnxTensor.createTensor(environment, buffers[0], pieces);
          OnnxTensor mask = OnnxTensor.createTensor(environment, buffers[1], pieces);
          OnnxTensor shapes = OnnxTensor.createTensor(environment, buffers[2], pieces);
          OnnxTensor starts =
              OnnxTensor.createTensor(environment, buffers[3], new long[] {rows, width});
          OrtSession.Result result =
              session.run(
                  Map.of(
                      "input_ids", ids,
                      "attention_mask", mask,
                      "shape_ids", shapes,
                      "word_starts", starts))) {
        return new Output(
            width,
            tensor(result, "upos").getIntBuffer().array(),
            tensor(result, "xpos").getIntBuffer().array(),
            tensor(result, "ner").getFloatBuffer().array(),
            tensor(result, "arc").getFloatBuffer().array(),
            tensor(result, "label_dep").getFloatBuffer().array(),
            tensor(result, "label_head").getFloatBuffer().array());
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed", e);
    } finally {
      spare.add(buffers);
    }
  }

  private LongBuffer[] take(int size) {
    LongBuffer[] buffers = spare.poll();
    if (buffers != null && buffers[0].capacity() >= size) {
      for (LongBuffer buffer : buffers) {
        buffer.clear();
      }
    } else {
      buffers = new LongBuffer[4];
      int roomy = Math.max(size, 512);
      for (int i = 0; i < buffers.length; i++) {
        buffers[i] =
            ByteBuffer.allocateDirect(roomy * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
      }
    }
    return buffers;
  }

  private static void fill(List<Encoded> batch, LongBuffer[] buffers, int length, int width) {
    for (int row = 0; row < batch.size(); row++) {
      Encoded sentence = batch.get(row);
      int[] ids = sentence.ids();
      byte[] shapes = sentence.shapes();
      for (int i = 0; i < length; i++) {
        boolean inside = i < ids.length;
        buffers[0].put(row * length + i, inside ? ids[i] : 0);
        buffers[1].put(row * length + i, inside ? 1 : 0);
        buffers[2].put(row * length + i, inside ? shapes[i] : 0);
      }
      int[] starts = sentence.starts();
      for (int i = 0; i < width; i++) {
        buffers[3].put(row * width + i, i < starts.length ? starts[i] : 0);
      }
    }
    for (int i = 0; i < 3; i++) {
      buffers[i].position(0).limit(batch.size() * length);
    }
    buffers[3].position(0).limit(batch.size() * width);
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) {
    OnnxValue value =
        result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name));
    return (OnnxTensor) value;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be closed", e);
    }
  }
}
