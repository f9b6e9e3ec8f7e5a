package attest.alert;

import attest.access.AccessException;
import attest.access.DeskDatabase;
import attest.access.Scope;
import attest.access.ServerKey;
import attest.settings.ServeOptions;
import jakarta.annotation.PostConstruct;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The saved searches of all users. Safe for threads. */
@Component
public final class SavedSearches {
  /** How many searches a user may save. */
  public static final int MOST = 100;

  private static final Pattern MAIL =
      Pattern.compile("[^\\s<>@,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");

  private final DeskDatabase database;
  private final InstantSource clock;
  private final Owners owners;
  private final boolean allowPrivate;
  private final ServerKey key;
  private final Secrets secrets = new Secrets();

  SavedSearches(
      DeskDatabase database,
      InstantSource clock,
      Owners owners,
      ServeOptions serve,
      ServerKey key) {
    this.database = database;
    this.key = key;
    this.owners = owners;
    this.clock = clock;
    this.allowPrivate = serve.allowPrivateWebhooks();
  }

  /**
   * What a user says of a search.
   *
   * @param name what to call it
   * @param filter the query of the overview's address
   * @param events what to tell of
   * @param webhook where to send it by HTTP; empty for nowhere
   * @param email where to send it by mail; empty for nowhere
   */
  public record Draft(
      String name, String filter, Set<AlertEvent> events, String webhook, String email) {
    public Draft {
      events = Set.copyOf(events);
      filter = filter.startsWith("?") ? filter.substring(1) : filter;
    }
  }

  /**
   * A search that was just saved, with its secrets, which are shown this once.
   *
   * @param search the search
   * @param feedKey the key of its feed, of which only a hash is kept
   * @param webhookSecret what messages to its webhook are signed with
   */
  public record Issued(SavedSearch search, String feedKey, String webhookSecret) {}

  /**
   * Saves a search; it tells of what changes from now on.
   *
   * @throws AlertException if something of it cannot be
   */
  public Issued create(String owner, Draft draft) {
    return create(owner, draft, clock.instant());
  }

  /** Saves a search that tells of what was stored from a moment on, such as before it was made. */
  public Issued create(String owner, Draft draft, Instant since) {
    check(draft);
    if (list(owner).size() >= MOST) {
      throw new AlertException("you have " + MOST + " searches; delete one first");
    }
    String id = secrets.nextId("s-");
    String feedKey = secrets.next();
    String signing = secrets.next();
    database
        .client()
        .sql(
            "insert into desk_search (id, owner, name, filter, events, paused, feed_hash, webhook,"
                + " webhook_secret, email, created_at, since) values (?,?,?,?,?,0,?,?,?,?,?,?)")
        .params(
            id,
            owner,
            draft.name().strip(),
            draft.filter(),
            text(draft.events()),
            Secrets.hash(feedKey),
            draft.webhook().strip(),
            "",
            draft.email().strip(),
            clock.millis(),
            since.toEpochMilli())
        .update();
    keep(id, signing);
    return new Issued(find(id).orElseThrow(), feedKey, key.isKnown() ? signing : "");
  }

  /**
   * Changes a search; it tells of what changes from now on.
   *
   * @throws AlertException if something of it cannot be
   */
  public void update(String id, Draft draft) {
    check(draft);
    database
        .client()
        .sql(
            "update desk_search set name = ?, filter = ?, events = ?, webhook = ?, email = ?,"
                + " since = ? where id = ?")
        .params(
            draft.name().strip(),
            draft.filter(),
            text(draft.events()),
            draft.webhook().strip(),
            draft.email().strip(),
            clock.millis(),
            id)
        .update();
  }

  /** Pauses a search, or lets it tell again of what changes from now on. */
  public void pause(String id, boolean paused) {
    database
        .client()
        .sql("update desk_search set paused = ?, since = ? where id = ?")
        .params(paused ? 1 : 0, clock.millis(), id)
        .update();
  }

  /** Gives a search new secrets; the old ones are of no use any more. */
  public Issued renew(String id) {
    String feedKey = secrets.next();
    String signing = secrets.next();
    database
        .client()
        .sql("update desk_search set feed_hash = ?, webhook_secret = '' where id = ?")
        .params(Secrets.hash(feedKey), id)
        .update();
    keep(id, signing);
    return new Issued(find(id).orElseThrow(), feedKey, key.isKnown() ? signing : "");
  }

  /** Keeps what messages of a search are signed with, closed. */
  private void keep(String id, String signing) {
    database.client().sql("delete from desk_search_secret where search = ?").param(id).update();
    if (key.isKnown()) {
      database
          .client()
          .sql("insert into desk_search_secret (search, closed) values (?, ?)")
          .params(id, key.close(signing, id))
          .update();
    }
  }

  /** Closes the secrets that an earlier version kept as they are. */
  @PostConstruct
  void closeSecrets() {
    if (!key.isKnown()) {
      return;
    }
    Map<String, String> plain = new LinkedHashMap<>();
    database
        .client()
        .sql("select id, webhook_secret from desk_search where webhook_secret <> ''")
        .query((ResultSet row) -> {
          plain.put(row.getString(1), row.getString(2));
        });
    plain.forEach((id, signing) ->
        database.inTransaction(() -> {
          keep(id, signing);
          return database
              .client()
              .sql("update desk_search set webhook_secret = '' where id = ?")
              .param(id)
              .update();
        }));
  }

  /** Deletes a search with all that it has told. */
  public void delete(String id) {
    database.inTransaction(() -> {
      for (String table : List.of("desk_search_secret", "desk_delivery", "desk_firing")) {
        database.client().sql("delete from " + table + " where search = ?").param(id).update();
      }
      return database.client().sql("delete from desk_search where id = ?").param(id).update();
    });
  }

  /** The searches of a user, the newest first. */
  public List<SavedSearch> list(String owner) {
    return database
        .client()
        .sql("select * from desk_search where owner = ? order by created_at desc, id")
        .param(owner)
        .query(SavedSearches::row)
        .list();
  }

  /** The searches that are not paused. */
  List<SavedSearch> active() {
    return database
        .client()
        .sql("select * from desk_search where paused = 0 order by id")
        .query(SavedSearches::row)
        .list();
  }

  /** The search of an id. */
  public Optional<SavedSearch> find(String id) {
    return database
        .client()
        .sql("select * from desk_search where id = ?")
        .param(id)
        .query(SavedSearches::row)
        .optional();
  }

  /**
   * What the owner of a search has been told, as far as the owner may still see it.
   *
   * @param firings all that was told
   * @return the newest first; empty if the owner may not log in any more
   */
  public List<Firing> shown(SavedSearch search, Firings firings, int most) {
    return owners
        .find(search.owner())
        .map(owner -> firings.list(search.id(), owner.may(Scope.INTERNAL), most))
        .orElse(List.of());
  }

  /** The search of an id, if a key is that of its feed. */
  public Optional<SavedSearch> findByKey(String id, String key) {
    String hash =
        database
            .client()
            .sql("select feed_hash from desk_search where id = ?")
            .param(id)
            .query(String.class)
            .optional()
            .orElse("");
    return Secrets.fits(key, hash) ? find(id) : Optional.empty();
  }

  /**
   * What messages to the webhook of a search are signed with.
   *
   * @throws AlertException if there is none that can be read
   */
  String webhookSecret(String id) {
    String closed =
        database
            .client()
            .sql("select closed from desk_search_secret where search = ?")
            .param(id)
            .query(String.class)
            .optional()
            .orElse("");
    if (closed.isEmpty()) {
      throw new AlertException("there is no secret to sign with; ask for a new one");
    }
    try {
      return key.open(closed, id);
    } catch (AccessException e) {
      throw new AlertException(e.getMessage() + "; ask for a new one");
    }
  }

  private void check(Draft draft) {
    if (draft.name().isBlank()
        || draft.name().length() > 100
        || draft.name().chars().anyMatch(Character::isISOControl)) {
      throw new AlertException("give the search a name of at most 100 characters in one line");
    }
    if (draft.events().isEmpty()) {
      throw new AlertException("choose at least one event");
    }
    SearchFilter.parse(draft.filter());
    if (!draft.webhook().isBlank()) {
      if (!key.isKnown()) {
        throw new AlertException(
            "this desk has no key to keep the secret of a webhook with; whoever runs it starts it"
                + " with one in "
                + ServerKey.VARIABLE);
      }
      requireAddress(draft.webhook().strip());
    }
    if (!draft.email().isBlank() && !MAIL.matcher(draft.email().strip()).matches()) {
      throw new AlertException("give one mail address such as desk@example.org, or none");
    }
  }

  private void requireAddress(String webhook) {
    URI address;
    try {
      address = URI.create(webhook);
    } catch (IllegalArgumentException e) {
      throw new AlertException("the address of the webhook is none");
    }
    boolean secure = "https".equals(address.getScheme());
    if (address.getHost() == null
        || address.getUserInfo() != null
        || webhook.length() > 2_000
        || !(secure || (allowPrivate && "http".equals(address.getScheme())))) {
      throw new AlertException(
          "the address of a webhook begins with https://, names a host and has no user");
    }
    int port = address.getPort();
    if (!allowPrivate && port >= 0 && port < 1024 && port != 443) {
      throw new AlertException("a webhook is at port 443 or at one from 1024 on");
    }
  }

  private static String text(Set<AlertEvent> events) {
    Set<String> codes = new TreeSet<>();
    events.forEach(event -> codes.add(event.code()));
    return String.join(" ", codes);
  }

  private static SavedSearch row(ResultSet row, int number) throws SQLException {
    Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
    for (String code : row.getString("events").split(" ", -1)) {
      AlertEvent.find(code).ifPresent(events::add);
    }
    return new SavedSearch(
        row.getString("id"),
        row.getString("owner"),
        row.getString("name"),
        row.getString("filter"),
        events,
        row.getInt("paused") != 0,
        row.getString("webhook"),
        row.getString("email"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("since")));
  }
}
