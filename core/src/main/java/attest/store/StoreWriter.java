package attest.store;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The writing side of a store, within one transaction. Not for use by several threads, nor after
 * the transaction.
 */
public interface StoreWriter {
  /** What became of an article. */
  enum Saved {
    /** Its text was not known. */
    NEW,
    /** Its text was known from elsewhere: a further sighting. */
    SIGHTED,
    /** Nothing new. */
    KNOWN,
    /** It was known and has been read by another version or with other settings. */
    READ_AGAIN
  }

  /**
   * What was read of an article, ready to be stored.
   *
   * @param record the article with all that it says
   * @param card its card; only that of the first sighting is kept
   * @param accounts its accounts, in the order of the record
   * @param blocks for each account where it may meet others
   */
  record Filing(
      ArticleRecord record, ArticleCard card, List<FiledAccount> accounts, List<Blocks> blocks) {
    public Filing {
      accounts = List.copyOf(accounts);
      blocks = List.copyOf(blocks);
      if (accounts.size() != record.accounts().size() || blocks.size() != accounts.size()) {
        throw new IllegalArgumentException("as many filed accounts and blocks as accounts");
      }
    }
  }

  /**
   * A block: accounts that may meet.
   *
   * @param number what it is held under
   * @param reach with how many, on either side in the order of the block, an account is compared
   */
  record Block(long number, int reach) {
    /** The block of a key. */
    public static Block of(String key, int reach) {
      return new Block(BlockOrder.number(key), reach);
    }
  }

  /**
   * Where an account may meet others.
   *
   * @param place where it stands in the order of each; see {@link BlockOrder}
   * @param in its blocks
   */
  record Blocks(long place, List<Block> in) {
    public Blocks {
      in = List.copyOf(in);
    }
  }

  /**
   * An account of a block.
   *
   * @param nr its number in the order of storing
   * @param place where it stands in the order of the block; see {@link BlockOrder}
   */
  record BlockMember(long nr, long place) implements Comparable<BlockMember> {
    @Override
    public int compareTo(BlockMember other) {
      int byPlace = Long.compare(place, other.place);
      return byPlace != 0 ? byPlace : Long.compare(nr, other.nr);
    }
  }

  /**
   * An account in the store.
   *
   * @param nr its number in the order of storing
   * @param filed the account
   * @param incident number of its incident, or of that of the account of its name whose place it
   *     takes; 0 where it has none yet
   */
  record StoredAccount(long nr, FiledAccount filed, long incident) {}

  /**
   * A group of accounts and what they make.
   *
   * @param accounts accounts, all of any incident that one of them is of
   * @param incidents their incidents; each account in exactly one
   * @param decisions the decisions that concern any of the accounts
   */
  record Group(List<StoredAccount> accounts, List<Incident> incidents, List<Decision> decisions) {
    public Group {
      accounts = List.copyOf(accounts);
      incidents = List.copyOf(incidents);
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * What became of incidents.
   *
   * @param created how many are new
   * @param revised how many were known and have a new revision
   * @param merged how many went up in others or lost their last account
   */
  record Changes(int created, int revised, int merged) {}

  /**
   * Saves what was read. Accounts that differ from what was held take its place; what was held
   * remains in history.
   *
   * @param filings articles, see {@link IncidentStore#prepare}; one text may be among them several
   *     times
   * @param manifest what made them
   * @return what became of each
   */
  List<Saved> save(List<PreparedFiling> filings, RunManifest manifest);

  /**
   * Saves that an article was seen; what was read of it stays as it is.
   *
   * @return {@link Saved#SIGHTED} or {@link Saved#KNOWN}
   * @throws StoreException if its text is not held
   */
  Saved see(Article article);

  /** Saves a decision; false where one of its identity is there. */
  boolean add(Decision decision);

  /** Where an account may meet others; known of those that were saved in this transaction. */
  Optional<Blocks> findBlocks(StoredAccount account);

  /** Accounts that were saved in this transaction, in their order. */
  List<StoredAccount> pending();

  /**
   * Incidents that have lost an account in this transaction, or that a decision saved in it
   * concerns.
   */
  Set<Long> disturbed();

  /**
   * The accounts of blocks that stand nearest to some of them, those of this transaction among
   * them.
   *
   * @param places where accounts stand that are in a block, at least one for each block
   * @return for each block at least those within its reach of a place, in its order, and on each
   *     side where there are more, more than that
   */
  Map<Block, List<BlockMember>> near(Map<Block, List<Long>> places);

  /** Accounts by their numbers; only those that are held now. */
  Map<Long, FiledAccount> accounts(Collection<Long> numbers);

  /**
   * The incidents of accounts by their numbers; only of those that are held now and were before
   * this transaction.
   */
  Map<Long, Long> incidents(Collection<Long> numbers);

  /** Accounts that were stored before this transaction, by their numbers, in their order. */
  List<StoredAccount> stored(Collection<Long> numbers);

  /** The accounts of some incidents that were stored before this transaction, in their order. */
  List<StoredAccount> members(Collection<Long> incidents);

  /** Says that two accounts are linked. */
  void link(long one, long other);

  /** Says that accounts are linked with none, neither are others with them. */
  void unlink(Collection<Long> numbers);

  /** With whom accounts are linked, in order; those that are with nobody are left out. */
  Map<Long, long[]> links(Collection<Long> numbers);

  /**
   * Some of the accounts that are held, in their order.
   *
   * @param nr those with a greater number than this
   * @param most how many at most
   */
  List<StoredAccount> after(long nr, int most);

  /**
   * Says anew where some stored accounts may meet others.
   *
   * @param blocks the blocks of an account, by its number
   */
  void block(Map<Long, Blocks> blocks);

  /**
   * Some accounts of which it is not said where they may meet others, as after an update of the
   * tables.
   *
   * @param most how many at most
   */
  List<StoredAccount> unblocked(int most);

  /** The incidents of those of some accounts that are held and were before this transaction. */
  Map<AccountKey, Long> incidentsOf(Collection<AccountKey> accounts);

  /** The decisions that concern any of some accounts, in order of time. */
  List<Decision> decisionsOn(Collection<AccountKey> accounts);

  /**
   * Puts incidents in place of those that some accounts belonged to. Incidents that come out as
   * they were are left alone; the others get a revision.
   *
   * @param groups groups, no account in two
   * @param cause what made the change, where it is not an article or a decision of this
   *     transaction; may be empty
   */
  Changes replace(List<Group> groups, String cause);
}
