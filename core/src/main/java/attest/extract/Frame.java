package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.rules.Inflections;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the kinds {@code events} and {@code harms}: words that tell an event or a harm,
 * conditions on their surroundings, and the ways to those who take part.
 */
final class Frame {
  private static final Set<String> FIELDS =
      Set.of(
          "verb",
          "noun",
          "adj",
          "event",
          "generic",
          "harm",
          "with",
          "without",
          "initiator",
          "party",
          "victim",
          "target",
          "weapon",
          "status",
          "people",
          "part",
          "side",
          "note");
  private static final Map<String, Mention.Role> ROLES =
      Map.of(
          "initiator",
          Mention.Role.INITIATOR,
          "party",
          Mention.Role.PARTY,
          "victim",
          Mention.Role.VICTIM,
          "target",
          Mention.Role.TARGET,
          "weapon",
          Mention.Role.WEAPON);

  private final String id;
  private final Map<String, Set<String>> anchors = new LinkedHashMap<>();
  private final @Nullable EventType event;
  private final boolean generic;
  private final List<Claim.Harm> harms;
  private final Mention.@Nullable Status status;
  private final boolean peopleOnly;
  private final boolean part;
  private final List<ArgumentPath> sides;
  private final Map<Mention.Role, List<ArgumentPath>> arguments = new EnumMap<>(Mention.Role.class);
  private final List<Condition> with;
  private final List<Condition> without;

  /** Stands in a condition for any name. */
  private static final String NAME = "*name";

  /** What the name of a group of words for people begins with in a condition. */
  private static final char GROUP = '@';

  private record Condition(ArgumentPath path, Set<String> lemmas, @Nullable WordClasses people) {
    boolean holds(Sentence sentence, Token anchor) {
      for (Token token : path.follow(sentence, anchor)) {
        if (fits(sentence, token) || fits(sentence, FigureReader.partitive(sentence, token))) {
          return true;
        }
      }
      return false;
    }

    private boolean fits(Sentence sentence, Token token) {
      String group = people == null ? null : people.find(sentence, token);
      return lemmas.contains("*")
          || (group != null && lemmas.contains(GROUP + group))
          || (lemmas.contains(NAME) && token.upos().equals("PROPN"))
          || lemmas.contains(token.lemma().toLowerCase(Locale.ROOT))
          || lemmas.contains(Trees.lower(token))
          || (token.xpos().equals("NNS")
              && token.lemma().endsWith("s")
              && lemmas.contains(token.lemma().substring(0, token.lemma().length() - 1)));
    }
  }

  /**
   * A rule.
   *
   * @param people words for people by group, which conditions may name
   */
  Frame(RuleEntry entry, WordClasses people) {
    for (String field : entry.fields().keySet()) {
      if (!FIELDS.contains(field)) {
        throw new RuleException(
            entry.file(), entry.id(), "has a field '" + field + "' that is not known");
      }
    }
    id = entry.id();
    try {
      addAnchors("VERB", entry.texts("verb"));
      addAnchors("NOUN", entry.texts("noun"));
      addAnchors("ADJ", entry.texts("adj"));
      String code = entry.findText("event");
      event = code == null ? null : EventType.of(code);
      generic = entry.flag("generic");
      List<Claim.Harm> list = new ArrayList<>();
      for (String harm : entry.texts("harm")) {
        list.add(Claim.Harm.valueOf(harm.toUpperCase(Locale.ROOT)));
      }
      harms = List.copyOf(list);
      String statusCode = entry.findText("status");
      status =
          statusCode == null ? null : Mention.Status.valueOf(statusCode.toUpperCase(Locale.ROOT));
      peopleOnly = entry.flag("people");
      part = entry.flag("part");
      sides = entry.texts("side").stream().map(ArgumentPath::parse).toList();
      ROLES.forEach((field, role) -> {
        List<ArgumentPath> paths = entry.texts(field).stream().map(ArgumentPath::parse).toList();
        if (!paths.isEmpty()) {
          arguments.put(role, paths);
        }
      });
      with = conditions(entry, "with", people);
      without = conditions(entry, "without", people);
    } catch (IllegalArgumentException e) {
      throw new RuleException(entry.file(), entry.id(), String.valueOf(e.getMessage()));
    }
    if (anchors.isEmpty()) {
      throw new RuleException(entry.file(), entry.id(), "has no verb, noun or adj to start from");
    }
  }

  private static List<Condition> conditions(RuleEntry entry, String field, WordClasses people) {
    List<Condition> conditions = new ArrayList<>();
    entry
        .map(field)
        .forEach((path, lemmas) -> {
          boolean groups = false;
          for (String lemma : lemmas) {
            boolean group = !lemma.isEmpty() && lemma.charAt(0) == GROUP;
            if (group && !people.values().contains(lemma.substring(1))) {
              throw new IllegalArgumentException("asks for a group that there is not: " + lemma);
            }
            groups |= group;
          }
          conditions.add(
              new Condition(
                  ArgumentPath.parse(path), new LinkedHashSet<>(lemmas), groups ? people : null));
        });
    return List.copyOf(conditions);
  }

  private void addAnchors(String upos, List<String> lemmas) {
    for (String lemma : lemmas) {
      String word = lemma.toLowerCase(Locale.ROOT);
      for (String form : upos.equals("VERB") ? Inflections.ofVerb(word) : List.of(word)) {
        anchors.computeIfAbsent(form, key -> new LinkedHashSet<>()).add(upos);
      }
    }
  }

  String id() {
    return id;
  }

  /**
   * The words, as lemmas or as forms, one of which a sentence must have for this rule to matter.
   */
  Set<String> lemmas() {
    return anchors.keySet();
  }

  /** Whether the rule speaks of this word in this sentence. */
  boolean matches(Sentence sentence, Token token) {
    Set<String> byLemma = anchors.getOrDefault(token.lemma().toLowerCase(Locale.ROOT), Set.of());
    Set<String> byForm = anchors.getOrDefault(Trees.lower(token), Set.of());
    String upos = token.upos().equals("PROPN") ? "NOUN" : token.upos();
    boolean participle = upos.equals("ADJ") && token.xpos().startsWith("VB");
    String wanted = participle && !byLemma.contains(upos) && !byForm.contains(upos) ? "VERB" : upos;
    if (!byLemma.contains(wanted) && !byForm.contains(wanted)) {
      return false;
    }
    for (Condition condition : with) {
      if (!condition.holds(sentence, token)) {
        return false;
      }
    }
    for (Condition condition : without) {
      if (condition.holds(sentence, token)) {
        return false;
      }
    }
    return true;
  }

  @Nullable EventType event() {
    return event;
  }

  boolean generic() {
    return generic;
  }

  List<Claim.Harm> harms() {
    return harms;
  }

  Mention.@Nullable Status status() {
    return status;
  }

  /** Whether the rule holds only if its victims are people. */
  boolean peopleOnly() {
    return peopleOnly;
  }

  /** Whether the rule speaks of some of those whom another figure counts. */
  boolean part() {
    return part;
  }

  /** Those to whose side the harmed belong: "the army lost nine men". */
  List<Token> sides(Sentence sentence, Token anchor) {
    return sides.stream().flatMap(p -> p.follow(sentence, anchor).stream()).toList();
  }

  /**
   * How many conditions the rule makes: of two rules that match a word the narrower one decides.
   */
  int narrowness() {
    return with.size() * 100 + without.size();
  }

  /** The words that play a role, in order of the text, each once. */
  List<Token> find(Mention.Role role, Sentence sentence, Token anchor) {
    List<Token> found = new ArrayList<>();
    for (ArgumentPath path : arguments.getOrDefault(role, List.of())) {
      for (Token token : path.follow(sentence, anchor)) {
        if (!found.contains(token) && token.index() != anchor.index()
            || path.toString().equals("self")) {
          found.add(token);
        }
      }
    }
    return found;
  }
}
