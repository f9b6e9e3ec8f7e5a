package attest.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The encoder in ONNX Runtime. Safe for threads: each call runs on the thread that makes it.
 *
 * <p>Input of a batch of R rows of L wordpieces, with S sentences of at most W - 1 words: {@code
 * input_ids}, {@code positions} (in the sentence) and {@code shape_ids} (L, R); {@code sentences}
 * (R, L), a number of the sentence, so that wordpieces see those of their own; {@code word_rows}
 * (N), for each sentence where among the L times R wordpieces its mark of start and the first
 * pieces of its words are; {@code cells} (S, W), which of these N are the sentence's. Output:
 * {@code upos} and {@code xpos} (N), numbers of labels; {@code ner} (N, labels), {@code arc} (S, W,
 * W), {@code label_dep} (N, width) and {@code label_head} (N, width), scores and states.
 */
final class Network implements AutoCloseable {
  private static final List<String> INPUTS =
      List.of("input_ids", "positions", "shape_ids", "sentences", "word_rows", "cells");
  private static final int LEAST_ROOM = 512;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Queue<LongBuffer[]> spare = new ConcurrentLinkedQueue<>();

  /**
   * What the network says about a batch. The sentences follow each other as in the batch, each with
   * one row for the root and then one for each of its words.
   *
   * @param firsts the row of each sentence's root
   * @param width the heads that each word has a score for in {@code arcs}, W; a sentence has W
   *     times W scores there, those of the root first
   */
  record Output(
      int[] firsts,
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

  /**
   * Runs one batch, which must not be empty.
   *
   * @param sentences all sentences of the document
   * @param batch which of them go together
   */
  Output run(List<Encoded> sentences, Batches.Batch batch) {
    int[] chosen = batch.sentences();
    int[] firsts = new int[chosen.length];
    int count = 0;
    int width = 0;
    for (int i = 0; i < chosen.length; i++) {
      firsts[i] = count;
      int words = sentences.get(chosen[i]).starts().length;
      count += 1 + words;
      width = Math.max(width, 1 + words);
    }
    int rows = batch.rows().size();
    int length = batch.length();
    long[][] shapes = {
      {length, rows},
      {length, rows},
      {length, rows},
      {rows, length},
      {count},
      {chosen.length, width}
    };
    LongBuffer[] buffers = take(shapes);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      fill(sentences, batch, buffers, width);
      for (int i = 0; i < buffers.length; i++) {
        tensors.put(
            INPUTS.get(i), OnnxTensor.createTensor(environment, buffers[i].flip(), shapes[i]));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return new Output(
            firsts,
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
      tensors.values().forEach(OnnxTensor::close);
      spare.add(buffers);
    }
  }

  /** Buffers with room for tensors of these shapes, one for each. */
  private LongBuffer[] take(long[][] shapes) {
    LongBuffer[] given = spare.poll();
    LongBuffer[] buffers = given == null ? new LongBuffer[shapes.length] : given;
    for (int i = 0; i < shapes.length; i++) {
      int size = Math.toIntExact(Arrays.stream(shapes[i]).reduce(1, Math::multiplyExact));
      if (given == null || given[i].capacity() < size) {
        buffers[i] =
            ByteBuffer.allocateDirect(Math.max(size, LEAST_ROOM) * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
      }
      buffers[i].clear();
    }
    return buffers;
  }

  /** Puts all inputs in, in the order of {@link #INPUTS}. */
  private static void fill(
      List<Encoded> sentences, Batches.Batch batch, LongBuffer[] buffers, int width) {
    int rows = batch.rows().size();
    int length = batch.length();
    int root = 0;
    for (int row = 0; row < rows; row++) {
      int at = 0;
      int number = 0;
      for (int index : batch.rows().get(row)) {
        Encoded sentence = sentences.get(index);
        int[] ids = sentence.ids();
        number++;
        buffers[4].put((long) at * rows + row);
        for (int start : sentence.starts()) {
          buffers[4].put((long) (at + start) * rows + row);
        }
        int words = sentence.starts().length;
        for (int cell = 0; cell < width; cell++) {
          buffers[5].put(cell <= words ? root + cell : 0);
        }
        root += 1 + words;
        for (int i = 0; i < ids.length; i++) {
          int cell = (at + i) * rows + row;
          buffers[0].put(cell, ids[i]);
          buffers[1].put(cell, i);
          buffers[2].put(cell, sentence.shapes()[i]);
          buffers[3].put(number);
        }
        at += ids.length;
      }
      for (int i = at; i < length; i++) {
        for (int input = 0; input < 3; input++) {
          buffers[input].put(i * rows + row, 0);
        }
        buffers[3].put(0);
      }
    }
    for (int input = 0; input < 3; input++) {
      buffers[input].position(rows * length);
    }
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
