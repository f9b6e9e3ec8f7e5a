package attest.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A site on this machine that answers as it is told to, well or badly. */
public final class TestSite implements AutoCloseable {
  /** Writes an answer, bytes and all. */
  @FunctionalInterface
  public interface Answer {
    void write(Request request, OutputStream out) throws IOException;
  }

  public record Request(String path, Map<String, String> headers) {}

  private final ServerSocket socket;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final CountDownLatch brokenOff = new CountDownLatch(1);

  public TestSite() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** An address of this site under any name that leads here. */
  public String at(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  public TestSite on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  public TestSite page(String path, String body, String... headers) {
    return on(path, (request, out) -> write(out, "200 OK", body, headers));
  }

  public TestSite status(String path, String status, String... headers) {
    return on(path, (request, out) -> write(out, status, "", headers));
  }

  public static void write(OutputStream out, String status, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
            + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
  }

  public List<String> paths() {
    return requests.stream().map(Request::path).toList();
  }

  public List<Request> requests() {
    return requests;
  }

  /** How many bytes were sent, over all answers. */
  public long written() {
    return written.get();
  }

  /** Whether a reader hung up while an answer was being written, now or soon. */
  public boolean wasBrokenOff() throws InterruptedException {
    return brokenOff.await(20, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String h = in.readLine(); h != null && !h.isEmpty(); h = in.readLine()) {
        int colon = h.indexOf(':');
        headers.put(h.substring(0, colon).toLowerCase(Locale.ROOT), h.substring(colon + 1).strip());
      }
      Request request = new Request(line.split(" ")[1], headers);
      requests.add(request);
      Answer answer = answers.get(request.path().split("\\?")[0]);
      OutputStream out = new Counting(connection.getOutputStream());
      if (answer == null) {
        write(out, "404 Not Found", "");
      } else {
        answer.write(request, out);
      }
      out.flush();
    } catch (IOException e) {
      brokenOff.countDown();
    }
  }

  private final class Counting extends OutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      written.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      written.addAndGet(length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
