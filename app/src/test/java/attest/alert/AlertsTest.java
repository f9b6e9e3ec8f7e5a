package attest.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.access.DeskDatabase;
import attest.access.Knowledge;
import attest.access.Role;
import attest.access.ServerKey;
import attest.access.Users;
import attest.document.Published;
import attest.document.RawDocument;
import attest.feed.Feed;
import attest.feed.FeedReader;
import attest.incident.ArticleRecord;
import attest.ingest.FileDocuments;
import attest.ingest.IngestOptions;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.Reconciliation;
import attest.settings.MailOptions;
import attest.settings.ServeOptions;
import attest.settings.Settings;
import attest.store.IncidentStore;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved searches over articles that come one after another. */
class AlertsTest {
  private static final ServerKey KEY = ServerKey.of("5a".repeat(32), "jdbc:none");

  private static final Settings SETTINGS = Settings.defaults();
  private static List<ArticleRecord> articles = List.of();

  @TempDir Path folder;

  private final Clock clock = new Clock();
  private DeskDatabase database;
  private IncidentStore store;
  private IncidentKeeper keeper;
  private Users users;
  private Knowledge knowledge;
  private Owners owners;
  private SavedSearches searches;
  private Firings firings;
  private AlertLinks links;

  /** A clock that stands until it is set. */
  private static final class Clock implements InstantSource {
    private Instant now = Instant.parse("2025-05-12T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  @BeforeAll
  static void read() throws IOException {
    String[][] texts = {
      {
        "Nine killed by car bomb in Baidoa market",
        "2025-05-12T10:00:00Z",
        "Juba Post",
        "BAIDOA, Somalia, May 12 - A car bomb killed nine people at a market in the Somali town of"
            + " Baidoa on Monday, police said.\n\nSomebody shouted before the blast."
      },
      {
        "Market bomb kills 14, doctors say",
        "2025-05-12T18:00:00Z",
        "Shabelle Courier",
        "MOGADISHU, May 12 - Doctors at the hospital of Baidoa in Somalia said on Monday that 14"
            + " people were killed by the car bomb that exploded in the town's market that day."
      },
      {
        "Police chief: 17 dead in Baidoa bombing",
        "2025-05-13T09:00:00Z",
        "Juba Post",
        "BAIDOA, Somalia, May 13 - Police said on Tuesday that 17 people were killed by Monday's car"
            + " bomb in a market in Baidoa."
      },
      {
        "Journalist shot dead in Tapachula",
        "2025-05-18T20:00:00Z",
        "Frontera Diario",
        "TAPACHULA, Mexico, May 18 - Gunmen on a motorcycle shot dead a journalist outside his home"
            + " in Tapachula, in the southern state of Chiapas, on Sunday, prosecutors said."
      }
    };
    List<ArticleRecord> read = new ArrayList<>();
    try (DocumentPipeline pipeline = DocumentPipeline.open(SETTINGS)) {
      for (String[] text : texts) {
        List<RawDocument> documents = new ArrayList<>();
        String line =
            "{\"title\": \"%s\", \"published\": \"%s\", \"publisher\": \"%s\", \"text\": \"%s\"}"
                .formatted(text[0], text[1], text[2], text[3].replace("\n", "\\n"));
        InputStream in = new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
        new FileDocuments(IngestOptions.defaults(), in)
            .read("-", item -> documents.add(item.document()));
        read.add(pipeline.read(documents.getFirst()));
      }
    }
    articles = List.copyOf(read);
    assertThat(articles.getFirst().article().published().from()).isNotEqualTo(Published.From.GIVEN);
  }

  @AfterAll
  static void forget() {
    articles = List.of();
  }

  @BeforeEach
  void open() {
    String where = folder.resolve("desk.db").toString();
    store = IncidentStore.open(where, SETTINGS.store(), clock);
    database = DeskDatabase.open(where);
    keeper = Reconciliation.keeper(store, SETTINGS);
    users = new Users(database, clock);
    add("rita", Role.READER);
    add("carl", Role.CODER);
    add("ada", Role.ADMIN);
    knowledge = new Knowledge(store, Reconciliation.reconciler(SETTINGS));
    owners = new Owners(users);
    searches = new SavedSearches(database, clock, owners, serve(true), KEY);
    firings = new Firings(database, clock);
    links = new AlertLinks(serve(true));
  }

  /** Adds a user who has no password, as making one takes long on purpose. */
  private void add(String name, Role role) {
    database
        .client()
        .sql(
            "insert into desk_user (name, role, password, created_at, disabled, must_change)"
                + " values (?, ?, '', 0, 0, 0)")
        .params(name, role.code())
        .update();
  }

  @AfterEach
  void close() {
    database.close();
    store.close();
  }

  private static ServeOptions serve(boolean allowPrivate) {
    return new ServeOptions(
        "127.0.0.1",
        8080,
        "https://desk.example.org",
        Duration.ofHours(1),
        1 << 20,
        50,
        "",
        "",
        allowPrivate,
        ServeOptions.LogFormat.TEXT);
  }

  private AlertEngine engine() {
    return new AlertEngine(knowledge, searches, firings, owners, database);
  }

  private SavedSearches.Issued save(String owner, String filter, String webhook, String email) {
    return searches.create(
        owner,
        new SavedSearches.Draft(
            "Somalia", filter, EnumSet.allOf(AlertEvent.class), webhook, email));
  }

  private void keep(int... numbers) {
    for (int number : numbers) {
      clock.pass(Duration.ofHours(1));
      keeper.keep(List.of(articles.get(number)));
    }
  }

  private List<String> told(SavedSearches.Issued search) {
    return firings.list(search.search().id(), true, 100).reversed().stream()
        .map(firing -> firing.revision() + " " + firing.event().code())
        .toList();
  }

  @Test
  void eachChangeIsToldOnceAlsoOverRestarts() {
    SavedSearches.Issued search = save("rita", "country=SO", "", "");
    SavedSearches.Issued other = save("rita", "country=MX&toll=killed%3D5", "", "");
    keep(0);
    assertThat(engine().look()).isEqualTo(1);
    assertThat(told(search)).containsExactly("1 new");
    keep(1, 2, 3);
    AlertEngine engine = engine();
    assertThat(engine.look()).isGreaterThan(1);
    List<String> told = told(search);
    assertThat(told).contains("2 toll", "2 disagreement", "2 origin");
    assertThat(firings.list(search.search().id(), true, 100))
        .anySatisfy(one -> assertThat(one.detail()).contains("killed", "9", "→"))
        .allSatisfy(one -> assertThat(one.title()).contains("Baidoa, Somalia, 2025-05-12"));
    assertThat(told(other)).isEmpty();
    assertThat(engine.look()).isZero();
    assertThat(engine().look()).isZero();
    assertThat(told(search)).isEqualTo(told);
  }

  @Test
  void aSearchTellsOnlyOfWhatComesAfterIt() {
    keep(0);
    clock.pass(Duration.ofMinutes(1));
    SavedSearches.Issued search = save("rita", "", "", "");
    engine().look();
    assertThat(told(search)).isEmpty();
    searches.pause(search.search().id(), true);
    keep(1);
    engine().look();
    clock.pass(Duration.ofMinutes(1));
    searches.pause(search.search().id(), false);
    engine().look();
    assertThat(told(search)).isEmpty();
    keep(3);
    engine().look();
    assertThat(told(search)).containsExactly("1 new");
  }

  @Test
  void whatIsInternalIsToldToThoseWhoMaySeeIt() {
    SavedSearches.Issued reader = save("rita", "", "", "");
    SavedSearches.Issued coder = save("carl", "", "", "");
    keep(0, 1);
    knowledge.internal().mark(articles.get(1).article().id(), true, "carl");
    engine().look();
    assertThat(told(reader)).containsExactly("1 new");
    assertThat(told(coder)).contains("1 new", "2 toll", "2 origin");
    assertThat(firings.list(reader.search().id(), true, 10))
        .isNotEmpty()
        .allSatisfy(firing ->
            assertThat(firing.title() + firing.detail()).doesNotContain("14", "fourteen"));
    users.setDisabled("rita", true);
    keep(3);
    engine().look();
    assertThat(told(reader)).hasSize(1);
  }

  @Test
  void ofTwoDesksOneLooks() {
    AlertLease first = new AlertLease(database, clock);
    AlertLease second = new AlertLease(database, clock);
    assertThat(first.take("alerts")).isTrue();
    assertThat(second.take("alerts")).isFalse();
    assertThat(first.take("alerts")).isTrue();
    clock.pass(AlertLease.LIFE.plusSeconds(1));
    assertThat(second.take("alerts")).isTrue();
    assertThat(first.take("alerts")).isFalse();
    second.giveBack("alerts");
    assertThat(first.take("alerts")).isTrue();
  }

  @Test
  void aFeedReaderReadsTheFeed() {
    SavedSearches.Issued search = save("rita", "country=SO", "", "");
    keep(0, 1);
    engine().look();
    assertThat(searches.findByKey(search.search().id(), search.feedKey())).isPresent();
    assertThat(searches.findByKey(search.search().id(), search.feedKey() + "x")).isEmpty();
    String xml =
        new AtomWriter(links).write(search.search(), firings.list(search.search().id(), true, 50));
    Feed feed =
        new FeedReader(100).read("alerts", xml.getBytes(StandardCharsets.UTF_8), null, null);
    assertThat(feed.problems()).isEmpty();
    assertThat(feed.format()).isEqualTo(Feed.Format.ATOM);
    assertThat(feed.entries()).hasSize(told(search).size());
    assertThat(feed.entries().getLast().title()).startsWith("New incident: ").contains("Baidoa");
    assertThat(feed.entries().getLast().url()).startsWith("https://desk.example.org/incidents/");
  }

  @Test
  void aWebhookIsTriedAgainAndSigned() throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    List<String> signatures = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst("Attest-Signature"));
          exchange.sendResponseHeaders(bodies.size() < 3 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    SavedSearches.Issued search = save("rita", "country=SO", address, "");
    Webhooks webhooks = new Webhooks(searches, serve(true));
    Deliverer deliverer = deliverer(webhooks);
    try {
      keep(0);
      engine().look();
      assertThat(deliverer.deliver()).isEqualTo(1);
      assertThat(deliverer.deliver()).isZero();
      clock.pass(Duration.ofMinutes(1));
      assertThat(deliverer.deliver()).isEqualTo(1);
      assertThat(delivery(search).state()).isEqualTo(Delivery.State.WAITING);
      assertThat(delivery(search).fault()).contains("503");
      clock.pass(Duration.ofMinutes(4));
      assertThat(deliverer.deliver()).isEqualTo(1);
      assertThat(delivery(search).state()).isEqualTo(Delivery.State.SENT);
      assertThat(delivery(search).attempts()).isEqualTo(3);
    } finally {
      server.stop(0);
      webhooks.close();
    }
    String[] parts = signatures.getLast().split("[=,]", -1);
    assertThat(parts[0] + parts[2]).isEqualTo("tv1");
    assertThat(parts[3])
        .isEqualTo(
            Webhooks.sign(search.webhookSecret(), Long.parseLong(parts[1]), bodies.getLast()));
    assertThat(bodies.getLast())
        .contains("\"schema\":\"attest-alert/1\"", "\"event\":\"new\"", "\"revision\":1");
  }

  @Test
  void aWebhookIntoAPrivateNetworkIsRefused() {
    SavedSearches.Issued search = save("rita", "country=SO", "http://127.0.0.1:9/hook", "");
    Webhooks webhooks = new Webhooks(searches, serve(false));
    keep(0);
    engine().look();
    deliverer(webhooks).deliver();
    webhooks.close();
    assertThat(delivery(search).state()).isEqualTo(Delivery.State.FAILED);
    assertThat(delivery(search).fault()).contains("not in the public internet");
    // Kept closed: the database alone does not tell it.
    assertThat(
            database
                .client()
                .sql("select webhook_secret || closed from desk_search, desk_search_secret")
                .query(String.class)
                .list())
        .allSatisfy(kept -> assertThat(kept).startsWith("aes:"));
    SavedSearches strict = new SavedSearches(database, clock, owners, serve(false), KEY);
    for (String bad :
        List.of("http://a.example", "https://u:p@a.example", "ftp://a", "https://a:22")) {
      assertThatThrownBy(() ->
              strict.create(
                  "rita",
                  new SavedSearches.Draft("x", "", EnumSet.of(AlertEvent.NEW_INCIDENT), bad, "")))
          .isInstanceOf(AlertException.class);
    }
  }

  @Test
  void mailArrivesInPlainTextAndNoTextAddsAHeader() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      Mails mails =
          new Mails(
              new MailServer(
                  new MailOptions(
                      "127.0.0.1",
                      server.getSmtp().getPort(),
                      "attest@desk.example.org",
                      false,
                      ""),
                  ""));
      SavedSearches.Issued search = save("rita", "country=SO", "", "rita@news.example.org");
      keep(0);
      engine().look();
      assertThat(deliverer(mails).deliver()).isEqualTo(1);
      Firing hostile =
          new Firings(database, clock)
              .list(search.search().id(), true, 1).stream()
                  .map(one ->
                      new Firing(
                          one.number(),
                          one.search(),
                          one.incident(),
                          one.revision(),
                          one.event(),
                          one.at(),
                          one.known(),
                          false,
                          "",
                          0,
                          "Bombing\r\nBcc: all@victim.example",
                          "\r\n.\r\nMAIL FROM:<x@y.example>"))
                  .toList()
                  .getFirst();
      mails.send(new Message(search.search(), hostile, "https://desk.example.org/", clock.now));
      assertThat(server.waitForIncomingEmail(5_000, 2)).isTrue();
      var mail = server.getReceivedMessages();
      assertThat(mail).hasSize(2);
      assertThat(mail[0].getSubject()).startsWith("[Attest] New incident: ").contains("Baidoa");
      assertThat(mail[0].getContentType()).startsWith("text/plain");
      assertThat(mail[0].getContent().toString())
          .contains("https://desk.example.org/incidents/", "killed");
      assertThat(mail[1].getHeader("Bcc")).isNull();
      assertThat(mail[1].getSubject()).contains("Bombing Bcc: all@victim.example");
      assertThat(mail[1].getAllRecipients()).hasSize(1);
    } finally {
      server.stop();
    }
    assertThatThrownBy(() -> save("rita", "", "", "a@b.example\r\nBcc: c@d.example"))
        .isInstanceOf(AlertException.class);
  }

  @Test
  void passwordsAreNotShown() {
    MailServer server = new MailServer(MailOptions.defaults(), "hush");
    assertThat(server.toString()).doesNotContain("hush");
  }

  private Deliverer deliverer(Sender sender) {
    return new Deliverer(firings, searches, owners, links, List.of(sender), clock, new Random(1));
  }

  private Delivery delivery(SavedSearches.Issued search) {
    return firings.deliveries(search.search().id(), 1).getFirst();
  }
}
