package attest.pipeline;

import attest.incident.FiledAccount;
import attest.reconcile.Reconciler;
import attest.store.BlockOrder;
import attest.store.StoreWriter;
import attest.store.StoreWriter.Block;
import attest.store.StoreWriter.BlockMember;
import attest.store.StoreWriter.Blocks;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares accounts with those that they may meet, and keeps which of them are linked. Of a crowded
 * block an account is compared with those nearest to it in the block's order, on both sides, and on
 * a side where there are more with none further away in time than dated ones may be. Two accounts
 * that are near to each other among all accounts are so among fewer, so they are compared when the
 * later of them comes, whatever the order in which the others come. Safe for threads.
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
    Map<Block, List<Long>> blocks = new LinkedHashMap<>();
    NumberIndex indices = new NumberIndex();
    List<Near> near = new ArrayList<>();
    for (StoredAccount account : accounts) {
      indices.add(account.nr());
      near.add(new Near());
      Blocks where = writer.findBlocks(account).orElseGet(() -> blocks(account.filed()));
      for (Block block : where.in()) {
        blocks.computeIfAbsent(block, it -> new ArrayList<>(1)).add(where.place());
      }
    }
    long crowded = 0;
    for (Map.Entry<Block, List<BlockMember>> block : writer.near(blocks).entrySet()) {
      crowded += meet(block.getValue(), indices, block.getKey().reach(), near);
    }
    for (int begin = 0; begin < accounts.size(); ) {
      begin = compare(writer, accounts, begin, indices, near);
    }
    return crowded;
  }

  /** Where an account may meet others. */
  Blocks blocks(FiledAccount filed) {
    Reconciler.BlockDay day = reconciler.blockDay(filed);
    return new Blocks(
        BlockOrder.place(day.day(), day.known(), filed.key()),
        reconciler.blockKeys(filed).stream()
            .map(key -> Block.of(key, Math.min(maxBlock, reconciler.reach(key))))
            .toList());
  }

  /** Takes note of who is near to whom in a block; of two that are new, by the later of them. */
  private long meet(List<BlockMember> members, NumberIndex indices, int reach, List<Near> near) {
    long crowded = 0;
    for (int at = 0; at < members.size(); at++) {
      int index = indices.find(members.get(at).nr());
      if (index < 0) {
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
        if (indices.find(member.nr()) < index
            && BlockOrder.daysApart(members.get(at).place(), member.place(), whatever)
                <= reconciler.daysApart()) {
          near.get(index).add(member.nr());
        }
      }
    }
    return crowded;
  }

  /**
   * Compares accounts from an index on, as many as are near to a number that fits into memory.
   *
   * @return the index after those that were compared
   */
  private int compare(
      StoreWriter writer,
      List<StoredAccount> accounts,
      int begin,
      NumberIndex indices,
      List<Near> near) {
    NumberIndex together = new NumberIndex();
    List<int[]> others = new ArrayList<>();
    int end = begin;
    while (end < accounts.size() && (end == begin || together.size() < AT_ONCE)) {
      others.add(Arrays.stream(near.get(end).distinct()).mapToInt(together::add).toArray());
      end++;
    }
    List<Long> stored = new ArrayList<>();
    for (int i = 0; i < together.size(); i++) {
      if (indices.find(together.number(i)) < 0) {
        stored.add(together.number(i));
      }
    }
    Map<Long, FiledAccount> known = writer.accounts(stored);
    List<FiledAccount> filed = new ArrayList<>();
    for (int i = 0; i < together.size(); i++) {
      int index = indices.find(together.number(i));
      FiledAccount other = index < 0 ? known.get(together.number(i)) : accounts.get(index).filed();
      if (other == null) {
        throw new IllegalStateException("a block has an account that is not held");
      }
      filed.add(other);
    }
    List<FiledAccount> these =
        accounts.subList(begin, end).stream().map(StoredAccount::filed).toList();
    int[][] linked = reconciler.linked(these, filed, others);
    for (int i = begin; i < end; i++) {
      for (int other : linked[i - begin]) {
        writer.link(accounts.get(i).nr(), together.number(other));
      }
    }
    return end;
  }
}
