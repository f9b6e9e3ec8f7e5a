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
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where accounts may meet, as rows: written and looked up within one transaction. */
final class BlockRows implements AutoCloseable {
  /** All blocks of an account and its place in them. */
  static final Field<byte[]> BLOCKS =
      DSL.field(ACCOUNT_NOW.getQualifiedName().append("blocks"), byte[].class);

  private static final Comparator<BlockMember> ORDER =
      Comparator.comparingLong(BlockMember::place).thenComparingLong(BlockMember::nr);

  private final Connection connection;
  private @Nullable Batch insert;
  private @Nullable Batch delete;
  private final List<long[]> waiting = new ArrayList<>();
  private @Nullable PreparedStatement first;
  private @Nullable PreparedStatement before;
  private @Nullable PreparedStatement between;

  BlockRows(Connection connection) {
    this.connection = connection;
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

  /**
   * The accounts of a block that stand nearest to some places.
   *
   * @param block the block
   * @param places where accounts stand that are in it, at least one
   * @param most how many on either side of a place
   * @return at least those, in order; where there are more on a side, one more than {@code most}
   */
  List<BlockMember> near(String block, Collection<Long> places, int most) {
    flush();
    long number = BlockOrder.number(block);
    int wanted = Math.min(Integer.MAX_VALUE / 4, most) + 2;
    int few = 2 * wanted + places.size();
    List<BlockMember> all = whole(number, few);
    if (all.size() < few) {
      return all;
    }
    TreeSet<Long> marks = new TreeSet<>(places);
    TreeSet<BlockMember> found = new TreeSet<>(ORDER);
    found.addAll(range(number, Long.MIN_VALUE, marks.first(), wanted, true));
    found.addAll(range(number, marks.last(), Long.MAX_VALUE, wanted, false));
    List<BlockMember> inner = range(number, marks.first(), marks.last(), few, false);
    if (inner.size() < few) {
      found.addAll(inner);
      return List.copyOf(found);
    }
    Long from = null;
    for (Long to : marks) {
      if (from != null) {
        List<BlockMember> gap = range(number, from, to, few, false);
        found.addAll(gap);
        if (gap.size() == few) {
          found.addAll(range(number, from, to, few, true));
        }
      }
      from = to;
    }
    return List.copyOf(found);
  }

  private List<BlockMember> whole(long block, int most) {
    PreparedStatement statement = first;
    if (statement == null) {
      statement =
          prepare(
              "SELECT place, account FROM account_block WHERE block = ?"
                  + " ORDER BY place, account LIMIT ?");
      first = statement;
    }
    try {
      statement.setLong(1, block);
      statement.setInt(2, most);
      return members(statement);
    } catch (SQLException e) {
      throw new StoreException("cannot read: " + Database.firstLine(e), e);
    }
  }

  private List<BlockMember> range(long block, long from, long to, int most, boolean backwards) {
    PreparedStatement statement = backwards ? before : between;
    if (statement == null) {
      String order = backwards ? "place DESC, account DESC" : "place, account";
      statement =
          prepare(
              "SELECT place, account FROM account_block WHERE block = ? AND place >= ? AND"
                  + " place <= ? ORDER BY "
                  + order
                  + " LIMIT ?");
      if (backwards) {
        before = statement;
      } else {
        between = statement;
      }
    }
    try {
      statement.setLong(1, block);
      statement.setLong(2, from);
      statement.setLong(3, to);
      statement.setInt(4, most);
      return members(statement);
    } catch (SQLException e) {
      throw new StoreException("cannot read: " + Database.firstLine(e), e);
    }
  }

  private static List<BlockMember> members(PreparedStatement statement) throws SQLException {
    List<BlockMember> members = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        members.add(new BlockMember(result.getLong(2), result.getLong(1)));
      }
    }
    return members;
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
    for (PreparedStatement statement : new PreparedStatement[] {first, before, between}) {
      if (statement != null) {
        try {
          statement.close();
        } catch (SQLException e) {
          throw new StoreException("cannot write: " + Database.firstLine(e), e);
        }
      }
    }
  }
}
