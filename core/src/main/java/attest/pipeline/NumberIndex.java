package attest.pipeline;

import java.util.Arrays;

/**
 * Whole numbers, each once, in the order in which they came. For one thread. Open addressing with
 * linear probing (Knuth 1973), as boxed numbers would take more time than all that is done with
 * them.
 */
final class NumberIndex {
  private static final int NONE = -1;

  private long[] numbers = new long[64];
  private int[] slots = new int[128];
  private int size;

  NumberIndex() {
    Arrays.fill(slots, NONE);
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The number at an index. */
  long number(int index) {
    return numbers[index];
  }

  /** The index of a number, which is added if it is not there. */
  int add(long number) {
    int slot = slot(number);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (size == numbers.length) {
      grow();
      slot = slot(number);
    }
    numbers[size] = number;
    slots[slot] = size;
    return size++;
  }

  /** The index of a number, or -1 if it is not there. */
  int find(long number) {
    return slots[slot(number)];
  }

  /** The slot that a number is in, or is to be put into. */
  private int slot(long number) {
    int mask = slots.length - 1;
    int slot = (int) (number * 0x9e3779b97f4a7c15L >>> 32) & mask;
    while (slots[slot] != NONE && numbers[slots[slot]] != number) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    numbers = Arrays.copyOf(numbers, 2 * size);
    slots = new int[4 * size];
    Arrays.fill(slots, NONE);
    for (int i = 0; i < size; i++) {
      slots[slot(numbers[i])] = i;
    }
  }
}
