package attest.resolve.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the registry's names in one article and decides the ambiguous ones by what else the article
 * says.
 */
final class NameFinder {
  private static final int MIN_CAPITALS = 5;
  private final ActorRegistry registry;
  private final ActorWords lexicon;
  private final Text text;
  private final Map<String, ActorRegistry.Entry> defined = new HashMap<>();
  private final Set<String> certain = new HashSet<>();
  private final List<NameHit> shaped;

  /**
   * A finder for one article.
   *
   * @param shaped names that only look like a group's; the registry's win over them
   */
  NameFinder(ActorRegistry registry, ActorWords lexicon, Text text, List<NameHit> shaped) {
    this.shaped = shaped;
    this.registry = registry;
    this.lexicon = lexicon;
    this.text = text;
  }

  /** The names in order; they do not overlap. */
  List<NameHit> find() {
    List<Candidates> found = candidates();
    for (NameHit hit : shaped) {
      define(hit.end(), hit.entry());
    }
    for (Candidates c : found) {
      List<Alias> plain = c.aliases.stream().filter(a -> !a.ambiguous()).toList();
      if (plain.size() == 1) {
        certain.add(plain.get(0).entry().id());
        define(c.begin + plain.get(0).words().size(), plain.get(0).entry());
      }
    }
    List<NameHit> hits = new ArrayList<>();
    for (Candidates c : found) {
      NameHit hit = decide(c);
      if (hit != null) {
        hits.add(hit);
      }
    }
    return merged(hits);
  }

  /** The registry's names, and of the others those that are longer than what they overlap. */
  private List<NameHit> merged(List<NameHit> hits) {
    List<NameHit> all = new ArrayList<>();
    int k = 0;
    for (NameHit hit : hits) {
      while (k < shaped.size() && shaped.get(k).end() <= hit.begin()) {
        all.add(shaped.get(k++));
      }
      if (k < shaped.size() && shaped.get(k).begin() < hit.end()) {
        NameHit other = shaped.get(k);
        if (other.begin() <= hit.begin()
            && other.end() > hit.end()
            && other.end() - other.begin() > hit.end() - hit.begin() + 1) {
          continue;
        }
        k++;
      }
      all.add(hit);
    }
    while (k < shaped.size()) {
      all.add(shaped.get(k++));
    }
    return all;
  }

  private List<Candidates> candidates() {
    List<Candidates> found = new ArrayList<>();
    int i = 0;
    while (i < text.terms.size()) {
      Candidates c = at(i);
      if (c == null) {
        i++;
      } else {
        found.add(c);
        i += Math.max(1, c.length);
      }
    }
    return found;
  }

  private @Nullable Candidates at(int index) {
    List<Alias> standing = new ArrayList<>();
    int length = 0;
    for (Alias alias : registry.startingWith(text.terms.get(index).key())) {
      if (alias.words().size() < length) {
        break;
      }
      if (alias.standsAt(text.terms, index)) {
        standing.add(alias);
        length = alias.words().size();
      }
    }
    Term term = text.terms.get(index);
    if (!standing.isEmpty()) {
      return new Candidates(index, length, standing);
    }
    return term.upper() && term.form().length() > 1 ? new Candidates(index, 1, standing) : null;
  }

  /** "Name (ABC)" makes ABC a name of the same actor for this article. */
  private void define(int at, ActorRegistry.Entry entry) {
    if (at + 1 >= text.terms.size() || text.terms.get(at).gap() != Term.Gap.OPEN) {
      return;
    }
    Term term = text.terms.get(at);
    boolean closed = text.terms.get(at + 1).gap().ordinal() >= Term.Gap.CLOSE.ordinal();
    if (closed && term.upper() && term.form().length() > 1 && term.form().length() < 9) {
      defined.putIfAbsent(term.key(), entry);
    }
  }

  private @Nullable NameHit decide(Candidates c) {
    Term term = text.terms.get(c.begin);
    int end = c.begin + c.length;
    if (c.length == 1 && term.upper()) {
      ActorRegistry.Entry entry = defined.get(term.key());
      boolean better =
          entry != null
              && entry.id().startsWith(NameHit.FROM_TEXT)
              && c.aliases.stream().anyMatch(a -> !a.ambiguous());
      if (entry != null && !better && !shouted(c.begin)) {
        return new NameHit(entry, c.begin, end, 0.95, "defined-in-article");
      }
    }
    if (c.aliases.isEmpty()) {
      return null;
    }
    Alias best = null;
    for (Alias alias : c.aliases) {
      if (best == null || weight(alias) > weight(best)) {
        best = alias;
      }
    }
    if (best == null) {
      return null;
    }
    if (!best.ambiguous()) {
      boolean several =
          c.aliases.stream().filter(a -> weight(a) == weight(c.aliases.get(0))).count() > 1;
      return new NameHit(best.entry(), c.begin, end, several ? 0.6 : 0.95, "registry");
    }
    if (term.key().equals("is") && c.length == 1) {
      return isGroup(c.begin) ? new NameHit(best.entry(), c.begin, end, 0.9, "registry-is") : null;
    }
    if (shouted(c.begin)) {
      return null;
    }
    boolean supported =
        certain.contains(best.entry().id())
            || besideGroupWord(c.begin, end)
            || best.entry().countries().stream().anyMatch(text.countries::contains);
    return supported ? new NameHit(best.entry(), c.begin, end, 0.75, "registry-supported") : null;
  }

  private int weight(Alias alias) {
    int weight = alias.ambiguous() ? 0 : 4;
    if (certain.contains(alias.entry().id())) {
      weight += 3;
    }
    List<String> countries = alias.entry().countries();
    if (!countries.isEmpty() && countries.get(0).equals(text.mainCountry)) {
      weight += 2;
    }
    if (countries.stream().anyMatch(text.countries::contains)) {
      weight += 1;
    }
    return weight;
  }

  /** Whether "IS" is the group and not the verb. */
  private boolean isGroup(int index) {
    if (shouted(index)) {
      return false;
    }
    String before =
        index == 0 || !text.terms.get(index).joined() ? "" : text.terms.get(index - 1).key();
    boolean beforeOk = lexicon.beforeName.contains(before);
    if (beforeOk || besideGroupWord(index, index + 1)) {
      return true;
    }
    if (certain.contains("islamic-state")) {
      return true;
    }
    String tag = text.upos(index);
    return tag.equals("PROPN") || tag.equals("NOUN");
  }

  private boolean besideGroupWord(int begin, int end) {
    boolean after =
        end < text.terms.size()
            && text.terms.get(end).joined()
            && lexicon.groupWords.contains(text.terms.get(end).key());
    boolean before =
        begin > 0
            && text.terms.get(begin).joined()
            && lexicon.groupWords.contains(text.terms.get(begin - 1).key());
    boolean beforeArticle =
        begin > 1
            && text.terms.get(begin - 1).joined()
            && text.terms.get(begin).joined()
            && lexicon.links.contains(text.terms.get(begin - 1).key())
            && lexicon.groupWords.contains(text.terms.get(begin - 2).key());
    return after || before || beforeArticle;
  }

  /** Whether the words around are all in capitals, so that capitals say nothing. */
  private boolean shouted(int index) {
    int upper = 0;
    int letters = 0;
    for (int i = Math.max(0, index - 5); i < Math.min(text.terms.size(), index + 6); i++) {
      Term term = text.terms.get(i);
      if (i != index && Character.isLetter(term.form().charAt(0)) && term.form().length() > 1) {
        letters++;
        if (term.upper()) {
          upper++;
        }
      }
    }
    return upper >= MIN_CAPITALS && upper * 5 >= letters * 4;
  }

  /**
   * What may be a name.
   *
   * @param begin index of its first term
   * @param length its terms
   * @param aliases the registry names that stand there, of one length; empty for an unknown acronym
   */
  private record Candidates(int begin, int length, List<Alias> aliases) {}
}
