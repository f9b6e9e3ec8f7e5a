package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Mention;
import attest.rules.Inflections;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an event that words name took place: plans, threats, conditions, denials, negation.
 * Safe for threads.
 */
final class StatusReader {
  private static final Set<String> SUBJECTS = Set.of("nsubj", "nsubj:pass", "nsubj:outer");
  private static final Set<String> UNREAL = Set.of("planned", "threatened", "hypothetical");
  private static final Set<String> POINTING = Set.of("the", "this", "that", "these", "those");

  /**
   * What the surroundings of an event word say.
   *
   * @param status whether it took place; null if the words say that it did not
   * @param past whether it is set before the time of the story
   * @param hedged whether the text is not sure
   * @param rule what decided
   */
  record Reading(Mention.@Nullable Status status, boolean past, boolean hedged, String rule) {}

  private record Governor(String id, String effect, Set<String> relations) {}

  private final Map<String, List<Governor>> governors = new HashMap<>();
  private final Map<String, Governor> markers = new HashMap<>();

  StatusReader(List<RuleFile> files) {
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        String effect = entry.text("effect");
        if (!Set.of(
                "planned",
                "threatened",
                "hypothetical",
                "denied",
                "foiled",
                "happened",
                "not",
                "hedged",
                "past")
            .contains(effect)) {
          throw new RuleException(
              file.name(), entry.id(), "has an effect that is not known: " + effect);
        }
        Governor governor = new Governor(entry.id(), effect, Set.copyOf(entry.texts("via")));
        for (String word : entry.texts("governor")) {
          for (String form : Inflections.ofVerb(word)) {
            governors.computeIfAbsent(form, k -> new ArrayList<>()).add(governor);
          }
        }
        entry.texts("marker").forEach(w -> markers.put(w, governor));
      }
    }
  }

  /** Reads the surroundings of an event word. */
  Reading read(Sentence sentence, Token trigger) {
    boolean noun = !Trees.isVerb(trigger);
    boolean known = noun && isKnown(sentence, trigger);
    boolean given = noun && isGiven(sentence, trigger);
    boolean past = false;
    boolean hedged = false;
    String rule = "status.default";
    Token here = trigger;
    for (int step = 0; step < 40; step++) {
      boolean own = step == 0;
      if (own || !noun || !given) {
        for (Token child : sentence.children(here)) {
          Governor marker = marker(child);
          if (marker == null || !applies(sentence, marker, child, here, trigger)) {
            continue;
          }
          switch (marker.effect()) {
            case "past" -> past = true;
            case "hedged" -> hedged = true;
            case "not" -> {
              return new Reading(null, past, hedged, marker.id());
            }
            case "happened" -> rule = marker.id();
            default -> {
              return new Reading(status(marker.effect()), past, hedged, marker.id());
            }
          }
        }
      }
      Token up = sentence.head(here);
      if (up == null) {
        break;
      }
      String effect = null;
      for (Governor governor : governorsOf(up)) {
        // What a relative clause tells is so, whatever its noun is: "a battle in which nine died".
        boolean relative = here.deprel().equals("acl:relcl");
        if (governor.relations().contains(here.deprel())
            || !relative && governor.relations().contains(here.relation())) {
          boolean told = governor.effect().equals("foiled") && isTold(sentence, here);
          effect = told ? effect : governor.effect();
          rule = told ? rule : governor.id();
        }
      }
      boolean perfect = hasPerfectAux(sentence, here);
      boolean infinitive = isInfinitive(sentence, here);
      if (effect != null && !(known && UNREAL.contains(effect))) {
        switch (effect) {
          case "hedged" -> hedged = true;
          case "past" -> past = true;
          case "happened" -> rule = "status.happened";
          case "not" -> {
            return new Reading(null, past, hedged, rule);
          }
          default -> {
            if (!(infinitive && perfect)) {
              return new Reading(status(effect), past, hedged, rule);
            }
          }
        }
      } else if (infinitive && !perfect && !given) {
        return new Reading(
            here.is("advcl") || here.is("acl")
                ? Mention.Status.PLANNED
                : Mention.Status.HYPOTHETICAL,
            past,
            hedged,
            "status.infinitive");
      }
      boolean told = here.deprel().equals("acl:relcl");
      if (told && isImagined(sentence, up)) {
        return new Reading(Mention.Status.HYPOTHETICAL, past, hedged, "status.modal");
      }
      if (told || (given && (SUBJECTS.contains(here.deprel()) || step > 0))) {
        break;
      }
      here = up;
      given |= noun && up.upos().equals("NOUN") && isGiven(sentence, up);
    }
    return new Reading(Mention.Status.OCCURRED, past, hedged, rule);
  }

  /** "A guard stopped him, and then he fired": a clause of its own in the past tense. */
  private static boolean isTold(Sentence sentence, Token verb) {
    return verb.is("advcl")
        && verb.xpos().equals("VBD")
        && sentence.children(verb).stream().anyMatch(c -> c.relation().equals("nsubj"))
        && sentence.children(verb, "mark").stream().noneMatch(m -> Trees.lower(m).equals("before"));
  }

  /** "A mob that stormed the hall could stop the count": nobody has stormed it. */
  private boolean isImagined(Sentence sentence, Token noun) {
    Token verb = noun.deprel().equals("nsubj") ? sentence.head(noun) : null;
    boolean some =
        sentence.children(noun, "det").stream()
            .anyMatch(d -> Trees.lower(d).equals("a") || Trees.lower(d).equals("an"));
    return verb != null
        && some
        && sentence.children(verb, "aux").stream()
            .map(this::marker)
            .anyMatch(m -> m != null && m.effect().equals("hypothetical"));
  }

  /** "Jailed for planning the raid in which a guard died": what came of it is told. */
  private static boolean isKnown(Sentence sentence, Token noun) {
    return isKnown(sentence, noun, 0);
  }

  private static boolean isKnown(Sentence sentence, Token noun, int depth) {
    for (Token child : sentence.children(noun)) {
      if (depth < 3 && child.is("nmod") && isKnown(sentence, child, depth + 1)) {
        return true;
      }
      if (child.deprel().equals("acl:relcl")
          && (depth == 0 || startsInWhich(sentence, child))
          && (child.xpos().equals("VBD")
              || (child.xpos().equals("VBN")
                  && sentence.children(child, "aux").stream()
                      .anyMatch(a -> a.xpos().equals("VBD"))))) {
        return true;
      }
    }
    return false;
  }

  /** "In which", "during which": a clause about an event rather than about a place or a person. */
  private static boolean startsInWhich(Sentence sentence, Token verb) {
    return sentence.children(verb, "obl").stream()
        .anyMatch(o -> Trees.lower(o).equals("which") && o.index() < verb.index());
  }

  private List<Governor> governorsOf(Token word) {
    List<Governor> byLemma = governors.get(word.lemma().toLowerCase(Locale.ROOT));
    return byLemma != null ? byLemma : governors.getOrDefault(Trees.lower(word), List.of());
  }

  private @Nullable Governor marker(Token child) {
    Governor found = markers.get(Trees.lower(child));
    return found == null ? markers.get(child.lemma().toLowerCase(Locale.ROOT)) : found;
  }

  private static boolean applies(
      Sentence sentence, Governor marker, Token child, Token here, Token trigger) {
    if (!marker.relations().contains(child.deprel())
        && !marker.relations().contains(child.relation())) {
      return false;
    }
    boolean same = here.index() == trigger.index();
    if (marker.effect().equals("not") && child.is("advmod") && child.index() > here.index()) {
      return false;
    }
    if (marker.effect().equals("not") && !same) {
      return child.is("advmod")
          && !Trees.isVerb(trigger)
          && governsAsObject(sentence, trigger, here);
    }
    return !child.is("aux")
        || same
        || Trees.isVerb(trigger)
        || !SUBJECTS.contains(trigger.deprel());
  }

  private static boolean governsAsObject(Sentence sentence, Token trigger, Token verb) {
    Token head = sentence.head(trigger);
    return head != null
        && head.index() == verb.index()
        && (trigger.is("obj") || trigger.deprel().equals("nsubj:pass"));
  }

  private static boolean isGiven(Sentence sentence, Token noun) {
    if (SUBJECTS.contains(noun.deprel())) {
      return true;
    }
    for (Token child : sentence.children(noun)) {
      if ((child.is("det") && POINTING.contains(Trees.lower(child)))
          || child.deprel().equals("nmod:poss")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInfinitive(Sentence sentence, Token verb) {
    if (!Trees.isVerb(verb)
        || !(verb.is("xcomp") || verb.is("advcl") || verb.is("acl") || verb.is("ccomp"))) {
      return false;
    }
    return sentence.children(verb, "mark").stream().anyMatch(m -> m.xpos().equals("TO"));
  }

  private static boolean hasPerfectAux(Sentence sentence, Token verb) {
    return sentence.children(verb, "aux").stream().anyMatch(a -> a.lemma().equals("have"));
  }

  private static Mention.Status status(String effect) {
    return Mention.Status.valueOf(effect.toUpperCase(Locale.ROOT));
  }
}
