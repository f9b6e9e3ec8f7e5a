package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes and reads inputs of tests. */
final class Inputs {
  private Inputs() {}

  static List<Item> read(IngestOptions options, byte[] bytes) {
    return read(options, new ByteArrayInputStream(bytes));
  }

  static List<Item> read(IngestOptions options, InputStream in) {
    List<Item> items = new ArrayList<>();
    new FileDocuments(options, in).read("-", items::add);
    return items;
  }

  static List<Item> read(byte[] bytes) {
    return read(IngestOptions.defaults(), bytes);
  }

  static List<RawDocument> documents(List<Item> items) {
    List<RawDocument> documents = new ArrayList<>();
    for (Item item : items) {
      if (item.document() != null) {
        documents.add(item.document());
      }
    }
    return documents;
  }

  /** "ok" or the code of each item. */
  static List<String> outcomes(List<Item> items) {
    return items.stream()
        .map(item -> item.document() != null ? "ok" : item.problems().getFirst().code().code())
        .toList();
  }

  static List<String> codes(List<Item> items) {
    return items.stream()
        .flatMap(item -> item.problems().stream())
        .map(Problem::code)
        .map(Problem.Code::code)
        .toList();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A zip archive of names and contents in turn. */
  static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] resource(String name) {
    try (InputStream in = Inputs.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
