package attest.store;

import static attest.store.Tables.ACCOUNT_BLOCK;
import static attest.store.Tables.ACCOUNT_NOW;

import attest.store.StoreWriter.BlockMember;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
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
  static byte[] packed(long place, Collection<String> blocks) {
    long[] numbers = blocks.stream().mapToLong(BlockOrder::number).sorted().distinct().toArray();
    ByteBuffer bytes = ByteBuffer.allocate((numbers.length + 1) * Long.BYTES);
    bytes.putLong(place);
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
    waiting.sort(Arrays::compare);
    for (long[] row : waiting) {
      batch.add(row[0], row[1], row[2]);
    }
    waiting.clear();
    batch.flush();
  }

  /** A place of a block around which is looked. */
  private record Mark(long block, long place) {}

  /** The accounts of blocks that stand nearest to some places; see {@link StoreWriter#near}. */
  Map<String, List<BlockMember>> near(Map<String, List<Long>> places, ToIntFunction<String> most) {
    flush();
    Map<Integer, List<Mark>> marks = new TreeMap<>();
    places.forEach((block, some) -> {
      long number = BlockOrder.number(block);
      List<Mark> sameReach =
          marks.computeIfAbsent(most.applyAsInt(block), reach -> new ArrayList<>());
      some.forEach(place -> sameReach.add(new Mark(number, place)));
    });
    Map<Long, List<BlockMember>> found = new HashMap<>();
    marks.forEach((reach, some) -> read(some, reach, found));
    Map<String, List<BlockMember>> near = new LinkedHashMap<>();
    for (String block : places.keySet()) {
      List<BlockMember> members = found.getOrDefault(BlockOrder.number(block), List.of());
      near.put(block, inOrder(members) ? members : List.copyOf(new TreeSet<>(members)));
    }
    return near;
  }

  /** Whether members are in order, each once, as they are where they were read at once. */
  private static boolean inOrder(List<BlockMember> members) {
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i - 1).compareTo(members.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads around marks; those of one time are looked for together. */
  private void read(List<Mark> marks, int most, Map<Long, List<BlockMember>> found) {
    marks.sort(Comparator.comparingLong(Mark::place).thenComparingLong(Mark::block));
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
