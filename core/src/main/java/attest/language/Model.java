package attest.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The files of a trained encoder, but for the network.
 *
 * @param pieces its vocabulary
 * @param upos universal parts of speech, in the order of the network's numbers
 * @param xpos Penn tags, likewise
 * @param names labels of words in names (O, B-PER, ...), likewise
 * @param relations relations to the head, likewise
 * @param relationWeights weights by input and relation, then one bias for each relation
 * @param lemmas the tables of dictionary forms that were learnt from the same treebanks
 */
record Model(
    WordPieces pieces,
    String[] upos,
    String[] xpos,
    String[] names,
    String[] relations,
    float[] relationWeights,
    Lemmas lemmas) {

  /** Where the files come from. */
  private interface Source {
    InputStream open(String file) throws IOException;
  }

  /** The model that is shipped beside this class. */
  static Model shipped() {
    return read(Model::resource);
  }

  /** The vocabulary that is shipped beside this class. */
  static WordPieces shippedPieces() {
    try {
      return new WordPieces(bytes(Model::resource, "vocabulary.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException("the vocabulary cannot be read: " + e.getMessage(), e);
    }
  }

  /** The network that is shipped beside this class, an ONNX graph. */
  static byte[] shippedNetwork() {
    return network(Model::resource);
  }

  /** A model in a directory. */
  static Model of(Path directory) {
    return read(file -> Files.newInputStream(directory.resolve(file)));
  }

  /** The network in a directory. */
  static byte[] networkOf(Path directory) {
    return network(file -> Files.newInputStream(directory.resolve(file)));
  }

  private static InputStream resource(String file) throws IOException {
    InputStream in = Model.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException(file + " is not among the program's resources");
    }
    return in;
  }

  private static byte[] network(Source source) {
    try {
      return bytes(source, "encoder.onnx");
    } catch (IOException e) {
      throw new UncheckedIOException("the encoder cannot be read: " + e.getMessage(), e);
    }
  }

  private static Model read(Source source) {
    try {
      WordPieces pieces = new WordPieces(bytes(source, "vocabulary.txt"));
      String lemmas =
          new String(bytes(source, "lemmas.txt"), StandardCharsets.UTF_8) + '\n' + irregularVerbs();
      return new Model(
          pieces,
          lines(source, "upos.txt"),
          lines(source, "xpos.txt"),
          lines(source, "ner.txt"),
          lines(source, "rel.txt"),
          floats(bytes(source, "labels.bin")),
          new Lemmas(lemmas, pieces::isWord));
    } catch (IOException e) {
      throw new UncheckedIOException("the encoder cannot be read: " + e.getMessage(), e);
    }
  }

  /** Verbs that no ending tells, whether the treebanks have them or not. */
  private static String irregularVerbs() throws IOException {
    try (InputStream in = Model.class.getResourceAsStream("irregular-verbs.txt")) {
      if (in == null) {
        throw new IOException("irregular-verbs.txt is not among the program's resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] bytes(Source source, String file) throws IOException {
    try (InputStream in = source.open(file)) {
      // Room for all of it at once: to collect the network in small pieces would double the time to
      // start.
      byte[] bytes = new byte[Math.max(in.available() + 1, 1 << 16)];
      int size = 0;
      for (int read = 0; read >= 0; read = in.read(bytes, size, bytes.length - size)) {
        size += read;
        if (size == bytes.length) {
          bytes = Arrays.copyOf(bytes, size + (size >> 1));
        }
      }
      return Arrays.copyOf(bytes, size);
    }
  }

  private static String[] lines(Source source, String file) throws IOException {
    return new String(bytes(source, file), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isEmpty())
        .toArray(String[]::new);
  }

  private static float[] floats(byte[] bytes) {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
