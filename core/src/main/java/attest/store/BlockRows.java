package attest.store;

import static attest.store.Tables.ACCOUNT_BLOCK;
import static attest.store.Tables.ACCOUNT_NOW;

import attest.store.StoreWriter.Block;
import attest.store.StoreWriter.BlockMember;
import attest.store.StoreWriter.Blocks;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where accounts may meet, as rows: written and looked up within one transaction. */
final class BlockRows implements AutoCloseable {
  /** All blocks of an account and its place in them. */
  static final Field<byte[]> BLOCKS =
      DSL.field(ACCOUNT_NOW.getQualifiedName().append("blocks"), byte[].class);

  /** How many blocks are asked for at once. */
  private static final int CHUNK = 2_000;

  /** How far apart places are that are asked for at once: some days. */
  private static final long SPAN = 16L << BlockOrder.KEY_BITS;

  private final Connection connection;
  private final boolean embedded;
  private @Nullable Batch insert;
  private @Nullable Batch delete;
  private final List<long[]> waiting = new ArrayList<>();
  private @Nullable PreparedStatement near;

  BlockRows(Connection connection, boolean embedded) {
    this.connection = connection;
    this.embedded = embedded;
  }

  /** Blocks and place as one value. */
  static byte[] packed(Blocks blocks) {
    long[] numbers = blocks.in().stream().mapToLong(Block::number).sorted().distinct().toArray();
    ByteBuffer bytes = ByteBuffer.allocate((numbers.length + 1) * Long.BYTES);
    bytes.putLong(blocks.place());
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return bytes.array();
  }

  /** Adds an account to its blocks. */
  void add(long account, byte[] packed) {
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    long place = bytes.getLong();
    while (bytes.hasRemaining()) {
      waiting.add(new long[] {bytes.getLong(), place, account});
    }
  }

  /** Takes accounts out of the blocks that their rows say. */
  void remove(DSLContext sql, Collection<Long> accounts) {
    flush();
    for (List<Long> some : Rows.chunks(accounts)) {
      sql.select(AccountRows.NOW, BLOCKS)
          .from(ACCOUNT_NOW)
          .where(AccountRows.NOW.in(some))
          .forEach(row -> remove(row.value1(), row.value2()));
    }
    if (delete != null) {
      delete.flush();
    }
  }

  private void remove(long account, byte @Nullable [] packed) {
    if (packed == null) {
      return;
    }
    Batch batch = delete;
    if (batch == null) {
      batch =
          new Batch(
              prepare("DELETE FROM account_block WHERE block = ? AND place = ? AND account = ?"));
      delete = batch;
    }
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    long place = bytes.getLong();
    while (bytes.hasRemaining()) {
      batch.add(bytes.getLong(), place, account);
    }
  }

  /** Sends rows, in their order in the table: neighbours share pages. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Batch batch = insert;
    if (batch == null) {
      batch =
          new Batch(
              prepare(
                  "INSERT INTO "
                      + ACCOUNT_BLOCK.getName()
                      + " (block, place, account) VALUES (?, ?, ?)"));
      insert = batch;
    }
    long[][] rows = waiting.toArray(new long[0][]);
    Arrays.parallelSort(rows, BlockRows::inTable);
    for (long[] row : rows) {
      batch.add(row[0], row[1], row[2]);
    }
    waiting.clear();
    batch.flush();
  }

  /** Which of two rows comes first in the table. */
  private static int inTable(long[] one, long[] other) {
    int byBlock = Long.compare(one[0], other[0]);
    int byPlace = byBlock != 0 ? byBlock : Long.compare(one[1], other[1]);
    return byPlace != 0 ? byPlace : Long.compare(one[2], other[2]);
  }

  /** A place of a block around which is looked. */
  private record Mark(long block, long place) implements Comparable<Mark> {
    @Override
    public int compareTo(Mark other) {
      int byPlace = Long.compare(place, other.place);
      return byPlace != 0 ? byPlace : Long.compare(block, other.block);
    }
  }

  /** The accounts of blocks that stand nearest to some places; see {@link StoreWriter#near}. */
  Map<Block, List<BlockMember>> near(Map<Block, List<Long>> places) {
    flush();
    Map<Integer, List<Mark>> marks = new TreeMap<>();
    places.forEach((block, some) -> {
      List<Mark> sameReach = marks.computeIfAbsent(block.reach(), reach -> new ArrayList<>());
      some.forEach(place -> sameReach.add(new Mark(block.number(), place)));
    });
    Map<Long, List<BlockMember>> found = new HashMap<>();
    marks.forEach((reach, some) -> read(some, reach, found));
    Map<Block, List<BlockMember>> near = new LinkedHashMap<>();
    for (Block block : places.keySet()) {
      List<BlockMember> members = found.getOrDefault(block.number(), List.of());
      near.put(block, areInOrder(members) ? members : inOrder(members));
    }
    return near;
  }

  /** Whether members are in order, each once, as they are where they were read at once. */
  private static boolean areInOrder(List<BlockMember> members) {
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i - 1).compareTo(members.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Members in order, each once. */
  private static List<BlockMember> inOrder(List<BlockMember> members) {
    members.sort(null);
    List<BlockMember> once = new ArrayList<>(members.size());
    for (BlockMember member : members) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(member)) {
        once.add(member);
      }
    }
    return once;
  }

  /** Reads around marks; those of one time are looked for together. */
  private void read(List<Mark> marks, int most, Map<Long, List<BlockMember>> found) {
    marks.sort(null);
    Set<Long> blocks = new LinkedHashSet<>();
    long first = 0;
    long last = 0;
    for (Mark mark : marks) {
      if (blocks.size() >= CHUNK || mark.place() - first > SPAN) {
        read(blocks, first, last, most, found);
        blocks.clear();
      }
      first = blocks.isEmpty() ? mark.place() : first;
      last = mark.place();
      blocks.add(mark.block());
    }
    read(blocks, first, last, most, found);
  }

  /** Reads what stands in some blocks between two places and next to them. */
  private void read(
      Set<Long> blocks, long first, long last, int most, Map<Long, List<BlockMember>> found) {
    if (blocks.isEmpty()) {
      return;
    }
    PreparedStatement statement = near;
    if (statement == null) {
      statement =
          prepare(
              "SELECT b.block, b.place, b.account FROM "
                  + (embedded ? "json_each(?) AS j" : "unnest(?::bigint[]) AS j (value)")
                  + " CROSS JOIN account_block AS b WHERE b.block = j.value"
                  + " AND b.place >= coalesce((SELECT c.place FROM account_block AS c WHERE c.block"
                  + " = j.value AND c.place < ? ORDER BY c.place DESC LIMIT 1 OFFSET ?), ?)"
                  + " AND b.place <= coalesce((SELECT c.place FROM account_block AS c WHERE c.block"
                  + " = j.value AND c.place > ? ORDER BY c.place LIMIT 1 OFFSET ?), ?)");
      near = statement;
    }
    try {
      if (embedded) {
        statement.setString(1, blocks.toString());
      } else {
        statement.setArray(1, connection.createArrayOf("bigint", blocks.toArray()));
      }
      statement.setLong(2, first);
      statement.setInt(3, most);
      statement.setLong(4, Long.MIN_VALUE);
      statement.setLong(5, last);
      statement.setInt(6, most);
      statement.setLong(7, Long.MAX_VALUE);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found
              .computeIfAbsent(result.getLong(1), block -> new ArrayList<>(2))
              .add(new BlockMember(result.getLong(3), result.getLong(2)));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("cannot read: " + Database.firstLine(e), e);
    }
  }

  private PreparedStatement prepare(String query) {
    try {
      return connection.prepareStatement(query);
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }

  @Override
  public void close() {
    for (Batch batch : new Batch[] {insert, delete}) {
      if (batch != null) {
        batch.close();
      }
    }
    try {
      if (near != null) {
        near.close();
      }
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }
}
