package attest.store;

import attest.document.Article;
import attest.incident.FiledAccount;
import attest.store.StoreWriter.Filing;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of an article in the form in which a store keeps it. Made outside of a transaction,
 * and by several threads if need be, so that the one who writes only writes. Immutable.
 */
public final class PreparedFiling {
  private final Filing filing;
  private final String rest;
  private final String words;
  private final List<Row> rows;

  private PreparedFiling(Filing filing, String rest, String words, List<Row> rows) {
    this.filing = filing;
    this.rest = rest;
    this.words = words;
    this.rows = rows;
  }

  /** The columns of an account. */
  record Row(
      FiledAccount filed, String body, String evidence, StoreWriter.Blocks where, byte[] blocks) {}

  static PreparedFiling of(Filing filing, Codec codec, AccountRows accountRows) {
    Article article = filing.record().article();
    String title = article.title() == null ? "" : article.title() + "\n";
    List<Row> rows = new ArrayList<>(filing.accounts().size());
    for (int i = 0; i < filing.accounts().size(); i++) {
      FiledAccount filed = filing.accounts().get(i);
      StoreWriter.Blocks blocks = filing.blocks().get(i);
      rows.add(
          new Row(
              filed,
              accountRows.body(filed.account()),
              AccountRows.evidence(filed.account()),
              blocks,
              BlockRows.packed(blocks)));
    }
    return new PreparedFiling(
        filing,
        codec.write(ReadingRows.Rest.class, ReadingRows.Rest.of(filing.record())),
        Words.fold(title + article.text()),
        List.copyOf(rows));
  }

  /** What it was made of. */
  public Filing filing() {
    return filing;
  }

  /** A reading's body. */
  String rest() {
    return rest;
  }

  /** The words of title and text, folded. */
  String words() {
    return words;
  }

  /** The accounts. */
  List<Row> rows() {
    return rows;
  }
}
