package attest.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fuzzes with mutations of a fixed seed, and reads what crashed before. The main method runs for as
 * long as it is told to, with another seed each time:
 *
 * <pre>FuzzTest PAGE|FEED|FILE SECONDS [FOLDER for what crashes]</pre>
 */
class FuzzTest {
  private static final int ROUNDS = 100;

  /** What is fuzzed, with inputs to start from. */
  enum Target {
    PAGE(FuzzTargets::page, List.of(Seeds.PAGE, Seeds.PAGE_2)),
    FEED(FuzzTargets::feed, List.of(Seeds.RSS, Seeds.ATOM, Seeds.JSON)),
    FILE(FuzzTargets::file, List.of(Seeds.WARC, Seeds.RSS, Seeds.PAGE, Seeds.JSON, Seeds.LINES));

    private final Consumer<byte[]> target;
    private final List<byte[]> seeds;

    Target(Consumer<byte[]> target, List<byte[]> seeds) {
      this.target = target;
      this.seeds = new ArrayList<>(seeds);
      if (name().equals("FILE")) {
        byte[] packed = Seeds.resource("/attest/ingest/pages.warc.gz");
        this.seeds.add(packed);
        this.seeds.add(Seeds.unpacked(packed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void anyBytesGiveADocumentOrAProblem(Target target) {
    Mutations mutations = new Mutations(20261122, target.seeds);
    for (int round = 0; round < ROUNDS; round++) {
      run(target, mutations.next());
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void readsWhatCrashedBefore(Target target) throws IOException {
    target.seeds.forEach(seed -> run(target, seed));
    Path folder = Path.of("src", "test", "resources", "attest", "fuzz");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> crashers = Files.list(folder)) {
      for (Path crasher : crashers.toList()) {
        run(target, Files.readAllBytes(crasher));
      }
    }
  }

  private static void run(Target target, byte[] input) {
    try {
      target.target.accept(input);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          target
              + " crashes on "
              + HexFormat.of().formatHex(input, 0, Math.min(2000, input.length)),
          e);
    }
  }

  /** Fuzzes for some time and says how many inputs were tried and what the slowest took. */
  public static void main(String[] arguments) throws IOException {
    Target target = Target.valueOf(arguments[0]);
    long seed = System.nanoTime();
    Mutations mutations = new Mutations(seed, target.seeds);
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
    long tried = 0;
    int crashes = 0;
    long slowest = 0;
    while (System.nanoTime() < end) {
      byte[] input = mutations.next();
      long start = System.nanoTime();
      try {
        target.target.accept(input);
      } catch (RuntimeException | StackOverflowError e) {
        crashes++;
        e.printStackTrace();
        if (arguments.length > 2) {
          Files.write(Path.of(arguments[2], target.name() + "-" + tried), input);
        }
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
      tried++;
    }
    System.out.println(
        target
            + ": "
            + tried
            + " inputs, "
            + crashes
            + " crashes, slowest "
            + slowest / 1_000_000
            + " ms, seed "
            + seed);
  }

  /** Inputs to start from. */
  private static final class Seeds {
    static final byte[] PAGE =
        bytes(
            "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ten die | Made"
                + " Times</title><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\","
                + " \"headline\": \"Ten die\", \"datePublished\": \"2020-01-02T03:04:05Z\","
                + " \"author\": [{\"name\": \"Ada Obi\"}]}</script></head><body><nav><ul><li><a"
                + " href=/>Home</a></ul></nav><article><h1>Ten die</h1><p class=byline>By Ada"
                + " Obi</p><time datetime=2020-01-02>2 January</time><p>Gunmen killed ten people"
                + " near the river on Monday, police said.</p><table><tr><td>x</table><p>&ldquo;We"
                + " saw them,&rdquo; a witness said &amp; left.<br>More.</p></article><footer>All"
                + " rights reserved</footer></body></html>");
    static final byte[] PAGE_2 =
        bytes(
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><html"
                + " xmlns=\"http://www.w3.org/1999/xhtml\"><body><div"
                + " itemprop=articleBody><p>One<p>Two<b><i>Three</b></i></div><svg><p>x</svg></body></html>");
    static final byte[] RSS =
        bytes(
            "<?xml version=\"1.0\"?><rss version=\"2.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>T</title><link>https://example.org/</link><language>en</language><item><title>A"
                + " &amp; B</title><link>a</link><guid"
                + " isPermaLink=\"false\">1</guid><dc:creator>x@example.org"
                + " (Ada)</dc:creator><pubDate>Wed, 06 Nov 2019 08:00:00"
                + " +0100</pubDate><description>&lt;p&gt;Ten died."
                + "</description></item><item><title>B</title><description><![CDATA[<p>x]]></description></item>"
                + "</channel></rss>");
    static final byte[] ATOM =
        bytes(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\""
                + " xml:base=\"https://example.org/\"><title>T</title><entry><id>1</id><title"
                + " type=\"html\">A</title><link"
                + " href=\"a\"/><author><name>Ada</name></author><published>2020-01-02T03:04:05Z</published><content"
                + " type=\"xhtml\"><x:div"
                + " xmlns:x=\"http://www.w3.org/1999/xhtml\"><x:p>Ten<x:br/></x:p></x:div></content></entry></feed>");
    static final byte[] JSON =
        bytes(
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\":"
                + " [{\"id\": 1, \"url\": \"a\", \"content_html\": \"<p>x\", \"authors\":"
                + " [{\"name\": \"Ada\"}], \"date_published\": \"2020-01-02\"}, {\"content_text\":"
                + " \"y\"}]}");
    static final byte[] LINES =
        bytes(
            "{\"ref\": 1, \"text\": \"Ten died.\", \"published\": \"2020-01-02\"}\n"
                + "{\"html\": \"<p>x\"}\n");
    static final byte[] WARC =
        bytes(
            "WARC/1.1\r\n"
                + "WARC-Type: response\r\n"
                + "WARC-Target-URI: https://example.org/a\r\n"
                + "WARC-Date: 2020-01-02T03:04:05Z\r\n"
                + "Content-Type: application/http\r\n"
                + "Content-Length: 77\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                + "<p>Ten died.</p>\n\r\n\r\n"
                + "WARC/1.0\r\n"
                + "WARC-Type: conversion\r\n"
                + "WARC-Target-URI: <b:c>\r\n"
                + "Content-Type: text/plain\r\n"
                + "Content-Length: 9\r\n\r\n"
                + "Ten died.\r\n\r\n");

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] resource(String name) {
      try (InputStream in = FuzzTest.class.getResourceAsStream(name)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static byte[] unpacked(byte[] packed) {
      try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in.transferTo(out);
        return out.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
