package attest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of known ones: bytes changed, cut, doubled, crossed, and words put in. */
final class Mutations {
  private static final int LONGEST = 60_000;
  private static final List<byte[]> WORDS =
      List.of(
              "<",
              ">",
              "</",
              "<![CDATA[",
              "]]>",
              "<!--",
              "-->",
              "&",
              "&#x10FFFF;",
              "&#0;",
              "&nbsp;",
              "<!DOCTYPE x [<!ENTITY a \"&a;\">",
              "<item>",
              "</item>",
              "<entry>",
              "<title>",
              "<link href=",
              "xmlns=",
              "xml:base=\"%%\"",
              "<script>",
              "<table>",
              "<svg>",
              "<math>",
              "<p>",
              "<div>",
              "<template>",
              "<frameset>",
              "<plaintext>",
              "<pubDate>",
              "Mon, 99 Feb 20000 25:61:61 +9999",
              "WARC/1.0\r\n",
              "WARC-Type: response\r\n",
              "Content-Length: 99999999999\r\n",
              "Content-Length: -1\r\n",
              "HTTP/1.1 200 OK\r\n",
              "Transfer-Encoding: chunked\r\n",
              "Content-Encoding: gzip\r\n",
              "\r\n\r\n",
              "{\"",
              "\":",
              "[",
              "]",
              "null",
              "\u0000",
              "\uFEFF",
              "\uD83D\uDE00",
              "charset=utf-16",
              "\u0338",
              "%PDF-")
          .stream()
          .map(word -> word.getBytes(StandardCharsets.UTF_8))
          .toList();

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(long seed, List<byte[]> seeds) {
    random = new Random(seed);
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = pick(seeds).clone();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(200)));
    return switch (random.nextInt(7)) {
      case 0 -> changed(bytes);
      case 1 -> joined(bytes, at, pick(WORDS), at);
      case 2 -> joined(bytes, at, pick(WORDS), end);
      case 3 -> joined(bytes, at, new byte[0], end);
      case 4 -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
      case 5 -> Arrays.copyOf(bytes, at);
      default -> {
        byte[] other = pick(seeds);
        int from = random.nextInt(other.length + 1);
        yield joined(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
      }
    };
  }

  private byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(8); i >= 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + middle.length);
    out.write(bytes, 0, to);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private byte[] pick(List<byte[]> list) {
    return list.get(random.nextInt(list.size()));
  }
}
