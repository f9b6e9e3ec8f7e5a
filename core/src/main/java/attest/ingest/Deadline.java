package attest.ingest;

import java.io.IOException;
import java.time.Duration;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A moment after which reading ends. Safe for threads. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** The moment that is so far away. */
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The time is up. */
  static final class TimeUpException extends IOException {
    private static final long serialVersionUID = 1;
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  void check() throws TimeUpException {
    if (isOver()) {
      throw new TimeUpException();
    }
  }

  /** Bytes in memory that can be read up to a moment; whoever loops over them comes to an end. */
  static final class Bytes extends RandomAccessReadBuffer {
    /** How many reads there are from one look at the clock to the next. */
    private static final int READS = 64;

    private final byte[] bytes;
    private final Deadline deadline;
    private int reads;

    Bytes(byte[] bytes, Deadline deadline) {
      super(bytes);
      this.bytes = bytes;
      this.deadline = deadline;
    }

    private void look() throws TimeUpException {
      reads++;
      if (reads % READS == 0) {
        deadline.check();
      }
    }

    @Override
    public int read() throws IOException {
      look();
      return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      look();
      return super.read(into, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
      look();
      super.seek(position);
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
      return new RandomAccessReadView(new Bytes(bytes, deadline), start, length, true);
    }
  }
}
