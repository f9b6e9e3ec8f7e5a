package attest.pipeline;

import attest.incident.FiledAccount;
import attest.reconcile.Reconciler;
import attest.store.BlockOrder;
import attest.store.StoreWriter;
import attest.store.StoreWriter.BlockMember;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares accounts with those that they may meet, and keeps which of them are linked. Of a crowded
 * block an account is compared with those nearest to it in the block's order, on both sides, and on
 * a side where there are more with none further away in time than dated ones may be. Two accounts
 * that are near to each other among all accounts are so among fewer, so they are compared when the
 * later of them comes, whatever the order in which the others come.
 */
final class AccountLinker {
  /** How many stored accounts are in memory for being compared, but for those of one account. */
  private static final int AT_ONCE = 10_000;

  private final Reconciler reconciler;
  private final int maxBlock;

  /**
   * A linker.
   *
   * @param reconciler compares
   * @param maxBlock with how many on either side an account is compared at most
   */
  AccountLinker(Reconciler reconciler, int maxBlock) {
    this.reconciler = reconciler;
    this.maxBlock = maxBlock;
  }

  /** The numbers of the accounts that one account is compared with. */
  private static final class Near {
    private long[] numbers = new long[16];
    private int size;

    void add(long nr) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = nr;
    }

    /** Each once, in order. */
    long[] distinct() {
      long[] sorted = Arrays.copyOf(numbers, size);
      Arrays.sort(sorted);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return Arrays.copyOf(sorted, kept);
    }
  }

  /**
   * Links accounts that have no links yet; how many times a block was crowded.
   *
   * @param accounts in any number; they stand in their blocks
   */
  long link(StoreWriter writer, List<StoredAccount> accounts) {
    Map<String, List<Long>> blocks = new LinkedHashMap<>();
    Map<Long, Integer> indices = new HashMap<>();
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      FiledAccount filed = accounts.get(i).filed();
      indices.put(accounts.get(i).nr(), i);
      long place = place(reconciler, filed);
      near.add(new Near());
      for (String key : reconciler.blockKeys(filed)) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(1)).add(place);
      }
    }
    long crowded = 0;
    Map<String, List<BlockMember>> members = writer.near(blocks, this::reach);
    for (Map.Entry<String, List<BlockMember>> block : members.entrySet()) {
      crowded += meet(block.getValue(), indices, reach(block.getKey()), near);
    }
    compare(writer, accounts, indices, near);
    return crowded;
  }

  /** Where an account stands in the order of its blocks. */
  static long place(Reconciler reconciler, FiledAccount filed) {
    Reconciler.BlockDay day = reconciler.blockDay(filed);
    return BlockOrder.place(day.day(), day.known(), filed.key());
  }

  private int reach(String block) {
    return Math.min(maxBlock, reconciler.reach(block));
  }

  /** Takes note of who is near to whom in a block. */
  private long meet(
      List<BlockMember> members, Map<Long, Integer> indices, int reach, List<Near> near) {
    long crowded = 0;
    for (int at = 0; at < members.size(); at++) {
      Integer index = indices.get(members.get(at).nr());
      if (index == null) {
        continue;
      }
      int begin = at - Math.min(at, reach);
      int end = at + Math.min(members.size() - 1 - at, reach);
      boolean crowdedBefore = begin > 0;
      boolean crowdedAfter = end < members.size() - 1;
      if (reach == maxBlock && (crowdedBefore || crowdedAfter)) {
        crowded++;
      }
      for (int other = begin; other <= end; other++) {
        BlockMember member = members.get(other);
        boolean whatever = other < at ? crowdedBefore : crowdedAfter;
        if (other != at
            && BlockOrder.daysApart(members.get(at).place(), member.place(), whatever)
                <= reconciler.daysApart()) {
          near.get(index).add(member.nr());
        }
      }
    }
    return crowded;
  }

  private void compare(
      StoreWriter writer,
      List<StoredAccount> accounts,
      Map<Long, Integer> indices,
      List<Near> near) {
    for (int begin = 0; begin < accounts.size(); ) {
      List<long[]> some = new ArrayList<>();
      Set<Long> stored = new HashSet<>();
      int end = begin;
      while (end < accounts.size() && (end == begin || stored.size() < AT_ONCE)) {
        long[] others = near.get(end++).distinct();
        some.add(others);
        for (long nr : others) {
          if (!indices.containsKey(nr)) {
            stored.add(nr);
          }
        }
      }
      Map<Long, FiledAccount> known = writer.accounts(stored);
      int first = begin;
      List<long[]> found =
          IntStream.range(begin, end)
              .parallel()
              .mapToObj(i -> linked(i, some.get(i - first), accounts, indices, known))
              .toList();
      for (int i = begin; i < end; i++) {
        for (long nr : found.get(i - first)) {
          writer.link(accounts.get(i).nr(), nr);
        }
      }
      begin = end;
    }
  }

  /** Those of some accounts that one is linked with; of new ones those before it. */
  private long[] linked(
      int i,
      long[] others,
      List<StoredAccount> accounts,
      Map<Long, Integer> indices,
      Map<Long, FiledAccount> known) {
    FiledAccount account = accounts.get(i).filed();
    return Arrays.stream(others)
        .filter(nr -> {
          Integer index = indices.get(nr);
          FiledAccount other =
              index == null ? known.get(nr) : index < i ? accounts.get(index).filed() : null;
          return other != null && reconciler.areLinked(account, other);
        })
        .toArray();
  }
}
