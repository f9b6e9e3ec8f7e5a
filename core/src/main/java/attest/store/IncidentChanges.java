package attest.store;

import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ACTOR;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.INCIDENT_ACTOR;
import static attest.store.Tables.INCIDENT_TOLL;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.Incident;
import attest.incident.Place;
import attest.store.StoreWriter.Changes;
import attest.store.StoreWriter.Group;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Puts incidents in place of others within one transaction: decides which identity goes on, and
 * writes revisions of what changed. The identity that was made first goes on; the others lead to
 * it.
 */
final class IncidentChanges {
  private static final List<Field<?>> INCIDENT_COLUMNS =
      List.of(
          IncidentRows.NR,
          IncidentRows.ID,
          IncidentRows.FOUNDER,
          IncidentRows.FIRST_KNOWN,
          IncidentRows.NUMBER,
          IncidentRows.LATEST,
          IncidentRows.REVISED,
          IncidentRows.LIVE,
          IncidentRows.MERGED_INTO,
          IncidentRows.HASH,
          IncidentRows.REVIEW,
          IncidentRows.TYPE,
          IncidentRows.STATUS,
          IncidentRows.FIRST_DAY,
          IncidentRows.LAST_DAY,
          IncidentRows.LASTING,
          IncidentRows.COUNTRY,
          IncidentRows.LATITUDE,
          IncidentRows.LONGITUDE,
          IncidentRows.CELL,
          IncidentRows.ORIGINS,
          IncidentRows.ACCOUNTS);
  private static final List<Field<?>> REVISION_COLUMNS =
      List.of(
          IncidentRows.R_NR,
          IncidentRows.R_INCIDENT,
          IncidentRows.R_NUMBER,
          IncidentRows.R_REVISED,
          IncidentRows.R_MANIFEST,
          IncidentRows.R_REVIEW,
          IncidentRows.R_FIRST_DAY,
          IncidentRows.R_CAUSE,
          IncidentRows.R_MERGED_INTO,
          IncidentRows.R_ARTICLES,
          IncidentRows.R_BODY);
  private static final Field<Long> IA_INCIDENT = number(INCIDENT_ACTOR, "incident");
  private static final Field<Long> IA_ACTOR = number(INCIDENT_ACTOR, "actor");
  private static final Field<Long> IT_INCIDENT = number(INCIDENT_TOLL, "incident");
  private static final Field<Long> ACTOR_NR = number(ACTOR, "nr");
  private static final Field<String> ACTOR_NAME = text(ACTOR, "name");

  private final SqlWriter writer;
  private final DSLContext sql;
  private final long now;
  private final IncidentRows rows;
  private final Map<Long, Set<Long>> left = new TreeMap<>();
  private final Map<Long, Set<String>> leftArticles = new HashMap<>();
  private final Map<Long, Set<String>> actors = new TreeMap<>();
  private final Set<String> made = new HashSet<>();
  private @Nullable Long manifest;

  IncidentChanges(SqlWriter writer, DSLContext sql, long now, IncidentRows rows) {
    this.writer = writer;
    this.sql = sql;
    this.now = now;
    this.rows = rows;
  }

  /** Says what made the changes. */
  void manifest(long nr) {
    manifest = nr;
  }

  /** Takes note of accounts that are no longer held. */
  void leave(Collection<StoredAccount> accounts) {
    for (StoredAccount account : accounts) {
      if (account.incident() != 0) {
        left.computeIfAbsent(account.component(), component -> new TreeSet<>())
            .add(account.incident());
        leftArticles
            .computeIfAbsent(account.incident(), incident -> new TreeSet<>())
            .add(account.filed().article().id());
      }
    }
  }

  /** An incident as it stands in its row. */
  private static final class Old {
    private final long nr;
    private final String id;
    private final String founder;
    private final long firstKnown;
    private final long revision;
    private final boolean live;
    private final long hash;
    private final long review;

    Old(Record row) {
      nr = row.get(IncidentRows.NR);
      id = row.get(IncidentRows.ID);
      founder = row.get(IncidentRows.FOUNDER);
      firstKnown = row.get(IncidentRows.FIRST_KNOWN);
      revision = row.get(IncidentRows.NUMBER);
      live = row.get(IncidentRows.LIVE) != 0;
      hash = row.get(IncidentRows.HASH);
      review = row.get(IncidentRows.REVIEW);
    }
  }

  /** An incident to be, with its accounts and the identities that lead to it. */
  private static final class Next {
    private final Incident incident;
    private final List<StoredAccount> accounts = new ArrayList<>();
    private final Set<Long> before = new TreeSet<>();
    private final List<Old> leading = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();
    private boolean decided;
    private int review = IncidentRows.OPEN;

    Next(Incident incident) {
      this.incident = incident;
    }
  }

  Changes replace(List<Group> groups, String cause) {
    Map<Long, Old> olds = olds(groups);
    int created = 0;
    int revised = 0;
    int merged = 0;
    Map<String, Old> retired = retired(groups);
    for (Group group : groups) {
      List<Next> nexts = nexts(group);
      Set<Long> involved = new TreeSet<>();
      group
          .accounts()
          .forEach(account -> {
            if (account.incident() != 0) {
              involved.add(account.incident());
            }
          });
      Set<Long> components = new TreeSet<>();
      group.accounts().forEach(account -> components.add(account.component()));
      components.add(group.component());
      for (Long component : components) {
        Set<Long> gone = left.remove(component);
        if (gone != null) {
          involved.addAll(gone);
        }
      }
      for (Long nr : involved) {
        Old old = olds.get(nr);
        if (old == null) {
          throw new StoreException("an account belongs to an incident that is not there: " + nr);
        }
        Next heir = heir(old, nexts);
        if (heir == null) {
          retire(old, null, "no account of it is left");
          merged++;
        } else {
          heir.leading.add(old);
        }
      }
      for (Next next : nexts) {
        causes(next, group.decisions(), olds, cause);
        if (next.leading.isEmpty()) {
          create(next, group.component(), retired);
          created++;
          continue;
        }
        Old survivor = next.leading.get(0);
        for (Old other : next.leading.subList(1, next.leading.size())) {
          next.causes.add("took in " + other.id);
          retire(other, survivor, "is one with " + survivor.id);
          merged++;
        }
        revised += revise(next, survivor, group.component()) ? 1 : 0;
      }
    }
    return new Changes(created, revised, merged);
  }

  /** The rows of all incidents that the groups' accounts belong to or belonged to. */
  private Map<Long, Old> olds(List<Group> groups) {
    Set<Long> numbers = new TreeSet<>();
    for (Group group : groups) {
      for (StoredAccount account : group.accounts()) {
        if (account.incident() != 0) {
          numbers.add(account.incident());
        }
      }
    }
    left.values().forEach(numbers::addAll);
    Map<Long, Old> olds = new HashMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(INCIDENT_COLUMNS)
          .from(INCIDENT)
          .where(IncidentRows.NR.in(some))
          .forEach(row -> olds.put(row.get(IncidentRows.NR), new Old(row)));
    }
    return olds;
  }

  /** Incidents of the identities that new ones would have: they were there and are no more. */
  private Map<String, Old> retired(List<Group> groups) {
    Set<String> ids = new LinkedHashSet<>();
    for (Group group : groups) {
      for (StoredAccount account : group.accounts()) {
        ids.add(IncidentRows.idOf(account.filed().key(), 0));
      }
    }
    Map<String, Old> retired = new HashMap<>();
    for (List<String> some : Rows.chunks(ids)) {
      sql.select(INCIDENT_COLUMNS)
          .from(INCIDENT)
          .where(IncidentRows.ID.in(some))
          .forEach(row -> retired.put(row.get(IncidentRows.ID), new Old(row)));
    }
    return retired;
  }

  private static List<Next> nexts(Group group) {
    Map<AccountKey, Next> byAccount = new HashMap<>();
    List<Next> nexts = new ArrayList<>();
    for (Incident incident : group.incidents()) {
      Next next = new Next(incident);
      nexts.add(next);
      for (AccountKey key : incident.accounts()) {
        if (byAccount.put(key, next) != null) {
          throw new IllegalArgumentException("an account in two incidents: " + key);
        }
      }
    }
    for (StoredAccount account : group.accounts()) {
      Next next = byAccount.get(account.filed().key());
      if (next == null) {
        throw new IllegalArgumentException("an account in no incident: " + account.filed().key());
      }
      next.accounts.add(account);
      if (account.incident() != 0) {
        next.before.add(account.incident());
      }
    }
    nexts.forEach(
        next -> next.accounts.sort(java.util.Comparator.comparingLong(StoredAccount::nr)));
    nexts.sort(java.util.Comparator.comparingLong(next -> next.accounts.get(0).nr()));
    return nexts;
  }

  /** Where an identity goes on: with its founder, else with most of its accounts. */
  private static @Nullable Next heir(Old old, List<Next> nexts) {
    Next best = null;
    long most = 0;
    for (Next next : nexts) {
      long share = 0;
      for (StoredAccount account : next.accounts) {
        if (account.incident() == old.nr && account.filed().key().toString().equals(old.founder)) {
          return next;
        }
        share += account.incident() == old.nr ? 1 : 0;
      }
      if (share > most) {
        best = next;
        most = share;
      }
    }
    return best;
  }

  /** Collects why an incident comes out as it does. */
  private void causes(Next next, List<Decision> decisions, Map<Long, Old> olds, String otherwise) {
    Set<AccountKey> keys = new HashSet<>(next.incident.accounts());
    Set<String> articles = new LinkedHashSet<>();
    for (StoredAccount account : next.accounts) {
      if (writer.isPending(account)) {
        articles.add(account.filed().article().id());
      }
    }
    for (Old old : next.leading) {
      articles.addAll(leftArticles.getOrDefault(old.nr, Set.of()));
    }
    if (!articles.isEmpty()) {
      List<String> some = articles.stream().limit(3).toList();
      next.causes.add(
          (articles.size() == 1 ? "article " : "articles ")
              + String.join(", ", some)
              + (articles.size() > 3 ? " and " + (articles.size() - 3) + " more" : ""));
    }
    for (Decision decision : decisions) {
      boolean concerns =
          decision.action() instanceof Decision.Action.Split split
              ? decision.accounts().stream().anyMatch(keys::contains)
                  || split.others().stream().anyMatch(keys::contains)
              : keys.contains(decision.accounts().get(0));
      if (!concerns) {
        continue;
      }
      next.review = review(next.review, decision, keys);
      if (writer.isDecidedNow(decision)) {
        next.decided = true;
        next.causes.add(
            decision.action().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                + " by "
                + decision.reviewer()
                + (decision.note().isEmpty() ? "" : " (" + decision.note() + ")"));
      }
    }
    for (Long nr : next.before) {
      Old old = olds.get(nr);
      if (old != null && !next.leading.contains(old)) {
        next.causes.add("split from " + old.id);
      }
    }
    if (next.causes.isEmpty()) {
      next.causes.add(otherwise.isEmpty() ? "other accounts of its group changed" : otherwise);
    }
  }

  private static int review(int before, Decision decision, Set<AccountKey> keys) {
    return switch (decision.action()) {
      case Decision.Action.Accept accept ->
          keys.contains(decision.accounts().get(0)) ? IncidentRows.ACCEPTED : before;
      case Decision.Action.Reject reject ->
          keys.contains(decision.accounts().get(0)) ? IncidentRows.REJECTED : before;
      case Decision.Action.Note note -> before;
      default -> Math.max(before, IncidentRows.TOUCHED);
    };
  }

  private void create(Next next, long component, Map<String, Old> retired) {
    AccountKey founder = next.accounts.get(0).filed().key();
    int attempt = 0;
    String id = IncidentRows.idOf(founder, attempt);
    Old known = retired.get(id);
    while (made.contains(id) || (known != null && known.live)) {
      attempt++;
      id = IncidentRows.idOf(founder, attempt);
      Record row =
          sql.select(INCIDENT_COLUMNS).from(INCIDENT).where(IncidentRows.ID.eq(id)).fetchOne();
      known = row == null ? null : new Old(row);
    }
    made.add(id);
    if (known != null) {
      write(next, known, known.revision + 1, component);
      return;
    }
    long nr = writer.next(INCIDENT);
    List<String> articles = IncidentRows.articles(next.incident);
    String body = rows.body(next.incident, articles);
    long revision = writer.next(REVISION);
    writer
        .batch(INCIDENT, INCIDENT_COLUMNS)
        .add(row(next, nr, id, founder.toString(), now, 1, revision, IncidentRows.hash(body)));
    revision(revision, nr, 1, next, articles, body);
    index(next, nr);
    assign(next, nr, component);
  }

  /** Writes a revision where something changed; whether it did. */
  private boolean revise(Next next, Old old, long component) {
    made.add(old.id);
    List<String> articles = IncidentRows.articles(next.incident);
    String body = rows.body(next.incident, articles);
    if (old.live
        && old.hash == IncidentRows.hash(body)
        && old.review == next.review
        && !next.decided) {
      assign(next, old.nr, component);
      return false;
    }
    write(next, old, old.revision + 1, component);
    return true;
  }

  private void write(Next next, Old old, long number, long component) {
    List<String> articles = IncidentRows.articles(next.incident);
    String body = rows.body(next.incident, articles);
    long revision = writer.next(REVISION);
    revision(revision, old.nr, number, next, articles, body);
    @Nullable Object[] row =
        row(
            next,
            old.nr,
            old.id,
            old.founder,
            old.firstKnown,
            number,
            revision,
            IncidentRows.hash(body));
    update(old.nr, row);
    writer
        .batch(
            "incident_actor.delete", sql.deleteFrom(INCIDENT_ACTOR).where(IA_INCIDENT.eq(place())))
        .add(old.nr);
    writer
        .batch("incident_toll.delete", sql.deleteFrom(INCIDENT_TOLL).where(IT_INCIDENT.eq(place())))
        .add(old.nr);
    index(next, old.nr);
    assign(next, old.nr, component);
  }

  private static Field<Long> place() {
    return DSL.param("nr", Long.class);
  }

  /** All columns of an incident's row but its number, then its number. */
  private void update(long nr, @Nullable Object[] row) {
    Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
    for (Field<?> column : INCIDENT_COLUMNS.subList(1, INCIDENT_COLUMNS.size())) {
      set.put(column, DSL.param(column.getName(), column.getDataType()));
    }
    @Nullable Object[] values = new @Nullable Object[row.length];
    System.arraycopy(row, 1, values, 0, row.length - 1);
    values[row.length - 1] = nr;
    writer
        .batch("incident.update", sql.update(INCIDENT).set(set).where(IncidentRows.NR.eq(place())))
        .add(values);
  }

  private @Nullable Object[] row(
      Next next,
      long nr,
      String id,
      String founder,
      long firstKnown,
      long number,
      long revision,
      long hash) {
    Incident incident = next.incident;
    Place.Point point = IncidentRows.point(incident);
    return new @Nullable Object[] {
      nr,
      id,
      founder,
      firstKnown,
      number,
      revision,
      now,
      1L,
      null,
      hash,
      (long) next.review,
      incident.type().code(),
      incident.status().code(),
      IncidentRows.firstDay(incident),
      IncidentRows.lastDay(incident),
      IncidentRows.lasting(incident) ? 1L : 0L,
      IncidentRows.country(incident),
      point == null ? null : point.latitude(),
      point == null ? null : point.longitude(),
      IncidentRows.cell(point),
      (long) incident.origins(),
      (long) incident.accounts().size()
    };
  }

  private void revision(
      long nr, long incident, long number, Next next, List<String> articles, String body) {
    writer
        .batch(REVISION, REVISION_COLUMNS)
        .add(
            nr,
            incident,
            number,
            now,
            manifest,
            (long) next.review,
            IncidentRows.firstDay(next.incident),
            String.join("; ", next.causes),
            null,
            Rows.lines(articles),
            body);
  }

  /** Ends an identity, which leads to another from now on. */
  private void retire(Old old, @Nullable Old heir, String cause) {
    Long into = heir == null ? null : heir.nr;
    long nr = writer.next(REVISION);
    long number = old.revision + 1;
    writer
        .batch(REVISION, REVISION_COLUMNS)
        .add(nr, old.nr, number, now, manifest, old.review, Rows.NO_DAY, cause, into, "", null);
    sql.update(INCIDENT)
        .set(IncidentRows.LIVE, 0L)
        .set(IncidentRows.MERGED_INTO, into)
        .set(IncidentRows.NUMBER, number)
        .set(IncidentRows.LATEST, nr)
        .set(IncidentRows.REVISED, now)
        .where(IncidentRows.NR.eq(old.nr))
        .execute();
    sql.deleteFrom(INCIDENT_ACTOR).where(IA_INCIDENT.eq(old.nr)).execute();
    sql.deleteFrom(INCIDENT_TOLL).where(IT_INCIDENT.eq(old.nr)).execute();
  }

  /** What an incident is found by. */
  private void index(Next next, long nr) {
    IncidentRows.totals(next.incident)
        .forEach((harm, total) ->
            writer
                .batch(
                    INCIDENT_TOLL,
                    List.of(
                        IT_INCIDENT, text(INCIDENT_TOLL, "harm"), number(INCIDENT_TOLL, "total")))
                .add(nr, harm.code(), total));
    actors.put(nr, IncidentRows.actors(next.incident));
  }

  /** Says which group and incident accounts are of. */
  private void assign(Next next, long incident, long component) {
    for (StoredAccount account : next.accounts) {
      if (writer.isPending(account)) {
        writer
            .batch(
                ACCOUNT_NOW, List.of(AccountRows.NOW, AccountRows.COMPONENT, AccountRows.INCIDENT))
            .add(account.nr(), component, incident);
      } else if (account.incident() != incident || account.component() != component) {
        writer
            .batch(
                "account_now.update",
                sql.update(ACCOUNT_NOW)
                    .set(AccountRows.COMPONENT, place())
                    .set(AccountRows.INCIDENT, place())
                    .where(AccountRows.NOW.eq(place())))
            .add(component, incident, account.nr());
      }
    }
  }

  /** Ends the identities that have lost all accounts, and writes who took part. */
  void finish() {
    if (!left.isEmpty()) {
      Map<Long, Old> olds = olds(List.of());
      olds.values().forEach(old -> retire(old, null, "no account of it is left"));
      left.clear();
    }
    Set<String> names = new TreeSet<>();
    actors.values().forEach(names::addAll);
    Map<String, Long> known = new HashMap<>();
    for (List<String> some : Rows.chunks(names)) {
      sql.select(ACTOR_NAME, ACTOR_NR)
          .from(ACTOR)
          .where(ACTOR_NAME.in(some))
          .forEach(row -> known.put(row.value1(), row.value2()));
    }
    for (String name : names) {
      if (!known.containsKey(name)) {
        long nr = writer.next(ACTOR);
        known.put(name, nr);
        writer.batch(ACTOR, List.of(ACTOR_NR, ACTOR_NAME)).add(nr, name);
      }
    }
    actors.forEach((incident, list) -> {
      for (String name : list) {
        Long nr = known.get(name);
        if (nr != null) {
          writer.batch(INCIDENT_ACTOR, List.of(IA_INCIDENT, IA_ACTOR)).add(incident, nr);
        }
      }
    });
  }
}
