package attest.document;

/**
 * A half-open stretch [begin, end) of {@link Article#text()}, in UTF-16 units. Output formats
 * convert to code points.
 *
 * @param begin index of the first unit
 * @param end index after the last unit; never less than {@code begin}
 */
public record Span(int begin, int end) implements Comparable<Span> {
  public Span {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no span: [" + begin + ", " + end + ")");
    }
  }

  /** The number of UTF-16 units covered. */
  public int length() {
    return end - begin;
  }

  /** Whether every unit of {@code other} is also in this span. */
  public boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  /** Whether the unit at {@code offset} lies in this span. */
  public boolean contains(int offset) {
    return begin <= offset && offset < end;
  }

  /** Whether the two spans share at least one unit. */
  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }

  /** The smallest span that contains both. */
  public Span cover(Span other) {
    return new Span(Math.min(begin, other.begin), Math.max(end, other.end));
  }

  /** The words of this span in {@code text}. */
  public String of(String text) {
    return text.substring(begin, end);
  }

  /** Orders by begin, then by end. */
  @Override
  public int compareTo(Span other) {
    return begin != other.begin
        ? Integer.compare(begin, other.begin)
        : Integer.compare(end, other.end);
  }
}
