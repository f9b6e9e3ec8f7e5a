package attest.resolve.time;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes of words that time patterns speak of, read from {@code time-words.yaml}. */
final class Lexicon {
  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<String, Map<String, String>> classes = new HashMap<>();

  Lexicon(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      Map<String, String> words = new HashMap<>();
      entry.map("words").forEach((word, values) -> words.put(word, String.join(" ", values)));
      entry.texts("list").forEach(word -> words.put(word, word));
      classes.put(entry.id(), Map.copyOf(words));
      slots.put(entry.id(), words(words, entry.flag("capital")));
    }
    NumberSlots numbers = new NumberSlots(words("number_unit"), words("number_ten"));
    slots.put("number", numbers::number);
    slots.put("day", NumberSlots::day);
    slots.put("ordinal", NumberSlots::ordinal);
    slots.put("year", NumberSlots::year);
    slots.put("short_year", NumberSlots::shortYear);
    slots.put("decade", NumberSlots::decade);
    slots.put("clock", NumberSlots::clock);
    slots.put("exact_clock", NumberSlots::exactClock);
    slots.put("joined_clock", NumberSlots::joinedClock);
    slots.put("iso", NumberSlots::iso);
    slots.put("slashed", NumberSlots::slashed);
  }

  /** The slot that a pattern names, or null if there is none. */
  @Nullable Slot slot(String name) {
    return slots.get(name);
  }

  /** The words of a class with their values. */
  Map<String, String> words(String name) {
    Map<String, String> words = classes.get(name);
    if (words == null) {
      throw new RuleException("time-words.yaml", name, "is missing");
    }
    return words;
  }

  /** The words of a class. */
  Set<String> set(String name) {
    return words(name).keySet();
  }

  /** Every word with which some class of words begins. */
  Set<String> starts() {
    Set<String> starts = new HashSet<>();
    for (Map<String, String> words : classes.values()) {
      for (String phrase : words.keySet()) {
        int blank = phrase.indexOf(' ');
        starts.add(blank < 0 ? phrase : phrase.substring(0, blank));
      }
    }
    return starts;
  }

  private static Slot words(Map<String, String> words, boolean capital) {
    Map<String, List<Phrase>> byFirst = new HashMap<>();
    words.forEach((phrase, value) -> {
      String[] parts = phrase.split(" ");
      byFirst.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(new Phrase(parts, value));
    });
    for (List<Phrase> phrases : byFirst.values()) {
      phrases.sort((a, b) -> Integer.compare(b.parts.length, a.parts.length));
    }
    return (all, index) -> {
      Word first = all.get(index);
      List<Phrase> phrases = byFirst.get(first.lower());
      if (phrases == null || (capital && !first.capital())) {
        return null;
      }
      for (Phrase phrase : phrases) {
        if (phrase.standsAt(all, index)) {
          return new Slot.Hit(index + phrase.parts.length, phrase.value);
        }
      }
      return null;
    };
  }

  private record Phrase(String[] parts, String value) {
    boolean standsAt(List<Word> all, int index) {
      if (index + parts.length > all.size()) {
        return false;
      }
      for (int i = 1; i < parts.length; i++) {
        if (!all.get(index + i).lower().equals(parts[i])) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Phrase that
          && Arrays.equals(parts, that.parts)
          && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(parts) * 31 + value.hashCode();
    }

    @Override
    public String toString() {
      return String.join(" ", parts) + " = " + value;
    }
  }
}
