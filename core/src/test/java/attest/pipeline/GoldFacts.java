package attest.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The facts that gold/README.md asks of a record, as gold/check_gold.py checks them, each with
 * whether it holds.
 */
final class GoldFacts {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final double KILOMETRES = 50;
  private static final Set<String> TAKEN_BY_FORCE = Set.of("captured", "detained");

  private final JsonNode expected;
  private final JsonNode record;
  private final String text;
  private final Map<String, Boolean> facts = new TreeMap<>();

  private GoldFacts(JsonNode expected, JsonNode record) {
    this.expected = expected;
    this.record = record;
    text = record.get("article").get("text").asString();
  }

  /** All facts of an article by name; true for those that hold. */
  static Map<String, Boolean> of(JsonNode expected, JsonNode record) {
    GoldFacts check = new GoldFacts(expected, record);
    check.run();
    return check.facts;
  }

  /** Every object of a record that has a quote and a span. */
  static Stream<JsonNode> evidence(JsonNode node) {
    Stream<JsonNode> inner = node.valueStream().flatMap(GoldFacts::evidence);
    return node.has("quote") && node.has("start") && node.has("end")
        ? Stream.concat(Stream.of(node), inner)
        : inner;
  }

  /** The words of a text between two code point offsets; null if there are none such. */
  static @Nullable String words(String text, int start, int end) {
    if (start < 0 || end < start || end > text.codePointCount(0, text.length())) {
      return null;
    }
    int begin = text.offsetByCodePoints(0, start);
    return text.substring(begin, text.offsetByCodePoints(begin, end - start));
  }

  private void fact(String kind, String name, boolean holds) {
    String plain = ("[" + kind + "] " + name).replaceAll("\\s+", " ");
    String unique = plain;
    for (int i = 2; facts.containsKey(unique); i++) {
      unique = plain + " #" + i;
    }
    facts.put(unique, holds);
  }

  private void run() {
    article();
    List<JsonNode> accounts = list(record.get("accounts"));
    List<JsonNode> wanted = list(expected.get("accounts"));
    Map<Integer, Integer> found = match(wanted, accounts);
    for (int i = 0; i < wanted.size(); i++) {
      Integer index = found.get(i);
      account(wanted.get(i), index == null ? null : accounts.get(index));
    }
    List<JsonNode> happened = new ArrayList<>();
    boolean otherMain = false;
    for (int i = 0; i < accounts.size(); i++) {
      if (Set.of("occurred", "ongoing").contains(accounts.get(i).get("status").asString())) {
        happened.add(accounts.get(i));
        otherMain |= !found.containsValue(i) && is(accounts.get(i), "salience", "main");
      }
    }
    fact("extra", "no other main account", !otherMain);
    list(expected.get("statements")).forEach(this::statement);
    list(expected.get("absent")).forEach(words -> absent(words.asString(), happened));
  }

  private void article() {
    JsonNode article = record.get("article");
    fact("article", "title", article.get("title").equals(expected.get("title")));
    fact("article", "byline", names(article.get("byline")).equals(names(expected.get("byline"))));
    String published = article.get("published").asString("");
    fact("article", "published", published.startsWith(expected.get("published").asString()));
    list(expected.path("not_text"))
        .forEach(w -> fact("article", "not text: " + w.asString(), !text.contains(w.asString())));
    boolean equal =
        Stream.concat(evidence(record.get("accounts")), evidence(record.get("statements")))
            .allMatch(e ->
                e.get("quote")
                    .asString()
                    .equals(words(text, e.get("start").asInt(), e.get("end").asInt())));
    fact("evidence", "every quote equals the text at its span", equal);
  }

  private void account(JsonNode wanted, @Nullable JsonNode account) {
    String name = plain(wanted.get("type")) + " " + wanted.get("place").path("name").asString("");
    boolean optional = isOptional(wanted);
    if (account == null && !optional) {
      fact("account", name, false);
      for (JsonNode claim : list(wanted.get("claims"))) {
        if (!isOptional(claim)) {
          fact("claim", name + ": " + figure(claim), false);
        }
      }
    }
    if (account == null || optional) {
      return;
    }
    fact("account", name, true);
    for (String field : List.of("status", "salience", "count")) {
      fact(
          field,
          name + ": " + field + " " + plain(wanted.get(field)),
          oneOf(account.get(field), wanted.get(field)));
    }
    when(name, wanted.get("time"), account.get("time"));
    where(name, wanted.get("place"), account.get("place"));
    JsonNode initiator = wanted.get("initiator");
    if (!initiator.isNull()) {
      boolean named =
          list(account.get("actors")).stream()
              .filter(a -> is(a, "role", "initiator"))
              .anyMatch(a -> says(initiator, a.get("name"), a.get("wording")));
      fact("initiator", name + ": initiator " + initiator.asString(), named);
    }
    for (String field : List.of("targets", "weapons")) {
      for (JsonNode kind : list(wanted.get(field))) {
        boolean there = list(account.get(field)).stream().anyMatch(x -> x.get("kind").equals(kind));
        fact(field, name + ": " + field + " " + kind.asString(), there);
      }
    }
    list(wanted.get("claims")).stream()
        .filter(c -> !isOptional(c))
        .forEach(c -> claim(name, c, list(account.get("claims"))));
  }

  private void when(String name, JsonNode wanted, JsonNode time) {
    if (!wanted.isNull()) {
      String from = wanted.get("start").asString();
      String to = wanted.get("end").asString();
      boolean within =
          time.hasNonNull("start")
              && from.compareTo(time.get("start").asString()) <= 0
              && time.get("end").asString().compareTo(to) <= 0;
      fact("time", name + ": " + from + "/" + to, within);
    }
  }

  private void where(String name, JsonNode wanted, JsonNode place) {
    if (!wanted.isNull()) {
      JsonNode country = wanted.get("country");
      boolean right =
          Boolean.TRUE.equals(placeFits(wanted, place))
              && (country.isNull() || country.equals(place.get("country")));
      fact("place", name + ": in " + plain(country), right);
    }
  }

  private void claim(String account, JsonNode wanted, List<JsonNode> claims) {
    List<JsonNode> same = claims.stream().filter(c -> sameClaim(wanted, c)).toList();
    String name = account + ": " + figure(wanted);
    fact("claim", name, !same.isEmpty());
    if (same.isEmpty()) {
      return;
    }
    JsonNode by = wanted.get("said_by");
    if (!by.isNull()) {
      List<JsonNode> said = same.stream().filter(c -> speakerSays(by, c.get("said_by"))).toList();
      fact("said_by", name + " by " + by.asString(), !said.isEmpty());
      same = said.isEmpty() ? same : said;
    }
    List<JsonNode> chosen = same;
    fact(
        "figure kind",
        name + " " + wanted.get("kind").asString(),
        chosen.stream().anyMatch(c -> c.get("quantity").get("kind").equals(wanted.get("kind"))));
    for (String field : List.of("status", "scope")) {
      if (wanted.has(field)) {
        fact(
            "claim " + field,
            name + " " + field + " " + plain(wanted.get(field)),
            chosen.stream().anyMatch(c -> oneOf(c.get(field), wanted.get(field))));
      }
    }
  }

  private void statement(JsonNode wanted) {
    String name = wanted.get("name").asString("null") + ": " + wanted.get("words").asString();
    String words = squeeze(wanted.get("words").asString());
    List<JsonNode> by =
        list(record.get("statements")).stream()
            .filter(s -> squeeze(s.get("evidence").get("quote").asString()).contains(words))
            .filter(s -> speakerSays(wanted.get("name"), s.get("speaker")))
            .toList();
    fact("statement", name, !by.isEmpty());
    if (by.isEmpty()) {
      return;
    }
    JsonNode direct = wanted.get("direct");
    fact(
        "direct",
        name + " (" + direct + ")",
        by.stream().anyMatch(s -> s.get("direct").equals(direct)));
    if (wanted.hasNonNull("role")) {
      fact(
          "role",
          name + " (" + wanted.get("role").asString() + ")",
          by.stream().anyMatch(s -> speakerSays(wanted.get("role"), s.get("speaker"))));
    }
  }

  private void absent(String words, List<JsonNode> happened) {
    List<String> parts = Stream.of(words.strip().split("\\s+")).map(Pattern::quote).toList();
    boolean hit =
        Pattern.compile(String.join("\\s+", parts), Pattern.UNICODE_CHARACTER_CLASS)
            .matcher(text)
            .results()
            .anyMatch(m ->
                happened.stream()
                    .map(a -> a.get("trigger").get("start").asInt())
                    .anyMatch(start ->
                        text.codePointCount(0, m.start()) <= start
                            && start < text.codePointCount(0, m.end())));
    fact("absent", "no event: " + words, !hit);
  }

  /** For each expected account the account that answers to it: one to one, best pairs first. */
  private static Map<Integer, Integer> match(List<JsonNode> wanted, List<JsonNode> accounts) {
    record Pair(boolean optional, int score, int wanted, int account) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < accounts.size(); j++) {
        int score = score(wanted.get(i), accounts.get(j));
        if (score >= 0) {
          pairs.add(new Pair(isOptional(wanted.get(i)), score, i, j));
        }
      }
    }
    pairs.sort(
        Comparator.comparing(Pair::optional)
            .thenComparing(Comparator.comparingInt(Pair::score).reversed())
            .thenComparingInt(Pair::wanted)
            .thenComparingInt(Pair::account));
    Map<Integer, Integer> found = new HashMap<>();
    for (Pair pair : pairs) {
      if (!found.containsKey(pair.wanted()) && !found.containsValue(pair.account())) {
        found.put(pair.wanted(), pair.account());
      }
    }
    return found;
  }

  private static int score(JsonNode wanted, JsonNode account) {
    Boolean time = timeOverlaps(wanted.get("time"), account.get("time"));
    Boolean place = placeFits(wanted.get("place"), account.get("place"));
    if (!oneOf(account.get("type"), wanted.get("type"))
        || Boolean.FALSE.equals(time)
        || Boolean.FALSE.equals(place)) {
      return -1;
    }
    List<JsonNode> claims = list(account.get("claims"));
    long shared =
        list(wanted.get("claims")).stream()
            .filter(e -> claims.stream().anyMatch(c -> sameClaim(e, c)))
            .count();
    return (int) (3 * shared)
        + (place != null ? 2 : 0)
        + (time != null ? 2 : 0)
        + (oneOf(account.get("status"), wanted.get("status")) ? 1 : 0)
        + (oneOf(account.get("salience"), wanted.get("salience")) ? 1 : 0);
  }

  private static @Nullable Boolean timeOverlaps(JsonNode wanted, JsonNode time) {
    if (wanted.isNull() || !time.hasNonNull("start")) {
      return null;
    }
    return time.get("start").asString().compareTo(wanted.get("end").asString()) <= 0
        && wanted.get("start").asString().compareTo(time.get("end").asString()) <= 0;
  }

  private static @Nullable Boolean placeFits(JsonNode wanted, JsonNode place) {
    if (wanted.isNull() || place.isNull()) {
      return null;
    }
    JsonNode near = wanted.get("near");
    if (!near.isNull()) {
      if (!place.hasNonNull("latitude")) {
        return says(wanted.get("name"), place.get("wording")) ? true : null;
      }
      return kilometres(
              near.get(0).asDouble(),
              near.get(1).asDouble(),
              place.get("latitude").asDouble(),
              place.get("longitude").asDouble())
          <= KILOMETRES;
    }
    return wanted.get("country").isNull()
        ? says(wanted.get("name"), place.get("name"), place.get("wording"))
        : wanted.get("country").equals(place.get("country"));
  }

  private static double kilometres(double lat1, double lon1, double lat2, double lon2) {
    double north = Math.sin(Math.toRadians(lat2 - lat1) / 2);
    double east = Math.sin(Math.toRadians(lon2 - lon1) / 2);
    double cos = Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2));
    return 12742 * Math.asin(Math.min(1, Math.sqrt(north * north + cos * east * east)));
  }

  private static boolean sameClaim(JsonNode wanted, JsonNode claim) {
    String harm = claim.get("harm").asString();
    String other = wanted.get("harm").asString();
    JsonNode quantity = claim.get("quantity");
    return (harm.equals(other) || TAKEN_BY_FORCE.containsAll(List.of(harm, other)))
        && oneOf(claim.get("group"), wanted.get("group"))
        && quantity.get("low").equals(wanted.get("low"))
        && quantity.get("high").equals(wanted.get("high"));
  }

  private static boolean speakerSays(JsonNode pattern, JsonNode speaker) {
    return says(
        pattern,
        speaker.path("name"),
        speaker.path("role"),
        speaker.path("organisation"),
        speaker.path("evidence").path("quote"));
  }

  private static boolean says(JsonNode pattern, JsonNode... values) {
    Pattern compiled = Pattern.compile(pattern.asString(), FLAGS);
    return Stream.of(values).anyMatch(v -> compiled.matcher(v.asString("")).find() && v.isString());
  }

  private static boolean oneOf(JsonNode value, JsonNode allowed) {
    return allowed.isArray() ? list(allowed).contains(value) : value.equals(allowed);
  }

  private static boolean is(JsonNode node, String field, String code) {
    return node.get(field).asString().equals(code);
  }

  private static boolean isOptional(JsonNode wanted) {
    return wanted.path("optional").asBoolean(false);
  }

  private static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }

  private static List<String> names(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).sorted().toList();
  }

  private static String figure(JsonNode claim) {
    return String.join(
        " ",
        claim.get("harm").asString(),
        plain(claim.get("group")),
        claim.get("low") + ".." + claim.get("high"));
  }

  private static String plain(JsonNode codes) {
    return codes.isArray() ? String.join("|", names(codes)) : codes.asString("null");
  }

  private static String squeeze(String words) {
    return words.replaceAll("(?U)\\s+", " ").strip();
  }
}
