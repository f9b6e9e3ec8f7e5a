package attest.resolve.actor;

import attest.incident.Actor;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words for actors that are no names, from files of kind {@code actor-words}. Each entry has a
 * {@code role}: {@code head} (a noun for people, with {@code kind}; {@code armed}: its kind when
 * they bear arms; {@code service}: of a state; {@code needs_group}: only with a named group),
 * {@code modifier} (with {@code kind}, {@code hedge}, {@code arms} or {@code distance}), or the
 * name of a list of words.
 */
final class ActorWords {
  final Set<String> groupWords;
  final Set<String> tails;
  final Set<String> links;
  final Set<String> naming;
  final Set<String> fillers;
  final Set<String> inFavour;
  final Set<String> against;
  final Set<String> beforeName;
  final Set<String> things;

  /** What those who lead people, or one of them, are called: "rebel commander". */
  final Set<String> ranks;

  final Set<String> actions;
  final Set<String> deeds;
  final Set<String> actionModifiers;
  final Set<String> hedgesBefore;
  final Set<String> hedgesAfter;
  final Set<String> groupEndings;
  final Set<String> groupParts;
  final Set<String> quantifiers;
  private final Map<String, List<Head>> heads = new HashMap<>();
  private final Map<String, Modifier> modifiers = new HashMap<>();
  private final Map<String, Set<String>> lists = new HashMap<>();

  /**
   * A noun for people.
   *
   * @param keys its words
   * @param kind what kind of people
   * @param armed their kind when they are said to bear arms
   * @param service "military", "police" or "security" if they serve a state; else null
   * @param needsGroup whether it means an actor only together with a named group
   * @param id the entry
   */
  record Head(
      List<String> keys,
      Actor.Kind kind,
      Actor.Kind armed,
      @Nullable String service,
      boolean needsGroup,
      String id) {}

  /**
   * A word that may stand before a noun for people.
   *
   * @param kind the kind that it makes them, or null
   * @param hedge whether it says that the text is not sure
   * @param arms whether it says that they bear arms
   * @param distance whether it says that they are not the ones named before it ("linked", "backed")
   */
  record Modifier(Actor.@Nullable Kind kind, boolean hedge, boolean arms, boolean distance) {}

  ActorWords(List<RuleFile> files) {
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        add(entry);
      }
    }
    for (List<Head> list : heads.values()) {
      list.sort((a, b) -> Integer.compare(b.keys.size(), a.keys.size()));
    }
    groupWords = list("group_word");
    tails = list("tail");
    links = list("link");
    naming = list("naming");
    fillers = list("filler");
    inFavour = list("for");
    against = list("against");
    beforeName = list("before_name");
    things = list("thing");
    ranks = list("rank");
    actions = list("action");
    deeds = list("deed");
    actionModifiers = list("action_modifier");
    hedgesBefore = list("hedge_before");
    hedgesAfter = list("hedge_after");
    groupEndings = list("group_ending");
    groupParts = list("group_part");
    quantifiers = list("quantifier");
  }

  private void add(RuleEntry entry) {
    String role = entry.text("role");
    switch (role) {
      case "head" -> {
        Actor.Kind kind = ActorRegistry.kind(entry.file(), entry.id(), entry.text("kind"));
        String armed = entry.findText("armed");
        for (String word : entry.texts("words")) {
          List<String> keys = keys(word);
          Head head =
              new Head(
                  keys,
                  kind,
                  armed == null ? kind : ActorRegistry.kind(entry.file(), entry.id(), armed),
                  entry.findText("service"),
                  entry.flag("needs_group"),
                  entry.id());
          heads.computeIfAbsent(keys.get(0), k -> new ArrayList<>()).add(head);
        }
      }
      case "modifier" -> {
        String kind = entry.findText("kind");
        Modifier modifier =
            new Modifier(
                kind == null ? null : ActorRegistry.kind(entry.file(), entry.id(), kind),
                entry.flag("hedge"),
                entry.flag("arms"),
                entry.flag("distance"));
        entry.texts("words").forEach(word -> modifiers.put(word, modifier));
      }
      default ->
          entry
              .texts("words")
              .forEach(word ->
                  lists
                      .computeIfAbsent(role, k -> new HashSet<>())
                      .add(String.join(" ", keys(word))));
    }
  }

  private Set<String> list(String role) {
    Set<String> words = lists.get(role);
    if (words == null) {
      throw new RuleException("actor-words.yaml", role, "is missing");
    }
    return Set.copyOf(words);
  }

  private static List<String> keys(String words) {
    return Term.scan(words, Integer.MAX_VALUE).stream().map(Term::key).toList();
  }

  /** The longest noun for people that begins at {@code index}, or null. */
  @Nullable Head headAt(List<Term> terms, int index) {
    for (Head head : heads.getOrDefault(terms.get(index).key(), List.of())) {
      if (standsAt(head.keys, terms, index)) {
        return head;
      }
    }
    return null;
  }

  private static boolean standsAt(List<String> keys, List<Term> terms, int index) {
    if (index + keys.size() > terms.size()) {
      return false;
    }
    for (int i = 1; i < keys.size(); i++) {
      Term term = terms.get(index + i);
      if (!term.joined() || !term.key().equals(keys.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The modifier of that key, or null. */
  @Nullable Modifier modifier(String key) {
    return modifiers.get(key);
  }
}
