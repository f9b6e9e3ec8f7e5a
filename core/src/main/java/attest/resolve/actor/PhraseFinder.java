package attest.resolve.actor;

import attest.document.Token;
import attest.incident.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds noun phrases for people in one article, with the group or country that their words name.
 */
final class PhraseFinder {
  private static final int MAX_WORDS_BEFORE = 8;
  private static final int MAX_CLIMB = 5;
  private static final int MAX_WORDS_BEHIND = 7;
  private static final double NEAR = 0.9;

  /** How sure it is that people linked to a group are of it. */
  static final double FAR = 0.6;

  private static final Set<String> INNER =
      Set.of("amod", "compound", "flat", "nmod", "advmod", "punct", "conj");
  private static final Set<String> NO_NOUN = Set.of("VERB", "AUX", "ADJ", "ADV");
  private static final Set<String> OUTER_POS = Set.of("ADJ", "NOUN", "PROPN", "VERB");
  private static final Set<Actor.Kind> NEVER_A_GROUP =
      Set.of(
          Actor.Kind.STATE_FORCES,
          Actor.Kind.CIVILIANS,
          Actor.Kind.EXTERNAL_FORCES,
          Actor.Kind.PROTESTERS);
  private static final Set<Actor.Kind> ARMED =
      Set.of(
          Actor.Kind.REBEL_GROUP,
          Actor.Kind.UNIDENTIFIED_ARMED,
          Actor.Kind.POLITICAL_MILITIA,
          Actor.Kind.IDENTITY_MILITIA,
          Actor.Kind.CRIMINAL);
  private static final Set<String> ONE = Set.of("a", "an", "one", "another");
  private static final ActorWords.Head COMPATRIOT =
      new ActorWords.Head(
          List.of(""),
          Actor.Kind.CIVILIANS,
          Actor.Kind.UNIDENTIFIED_ARMED,
          null,
          false,
          "compatriot");
  private final ActorWords lexicon;
  private final Countries countries;
  private final Text text;
  private final List<Term> terms;
  private final @Nullable NameHit[] nameEnding;
  private final @Nullable NameHit[] nameStarting;
  private final Countries.@Nullable Hit[] countryEnding;
  private final int[] countryBegin;

  PhraseFinder(ActorWords lexicon, Countries countries, Text text, List<NameHit> names) {
    this.lexicon = lexicon;
    this.countries = countries;
    this.text = text;
    terms = text.terms;
    nameEnding = new NameHit[terms.size() + 1];
    nameStarting = new NameHit[terms.size() + 1];
    countryEnding = new Countries.Hit[terms.size() + 1];
    countryBegin = new int[terms.size() + 1];
    for (NameHit hit : names) {
      nameEnding[hit.end()] = hit;
      nameStarting[hit.begin()] = hit;
    }
    int i = 0;
    while (i < terms.size()) {
      Countries.Hit hit = countries.at(terms, i);
      if (hit == null) {
        i++;
      } else {
        countryEnding[hit.end()] = hit;
        countryBegin[hit.end()] = i;
        i = hit.end();
      }
    }
  }

  /** The phrases in order; they do not overlap. */
  List<Phrase> find() {
    List<Phrase> found = new ArrayList<>();
    int i = 0;
    int last = 0;
    while (i < terms.size()) {
      NameHit name = nameStarting[i];
      if (name != null) {
        i = name.end();
        continue;
      }
      ActorWords.Head head = lexicon.headAt(terms, i);
      head = head == null && isCompatriot(i) ? COMPATRIOT : head;
      Phrase phrase = head == null ? null : phrase(head, i, last);
      if (phrase != null) {
        found.add(phrase);
        last = phrase.end();
      }
      i = phrase != null ? phrase.end() : head != null ? i + head.keys().size() : i + 1;
    }
    return found;
  }

  private @Nullable Phrase phrase(ActorWords.Head head, int at, int floor) {
    int headEnd = withRank(head, at + head.keys().size());
    if (isAttribute(at, headEnd) || (head != COMPATRIOT && isOtherWord(at, head))) {
      return null;
    }
    Phrase phrase = withModifiers(head, at, headEnd, floor);
    Phrase linked = withNameApposed(withGroupBehind(phrase, isGroupWord(headEnd - 1)));
    if (linked.group() != null
        && linked.group().equals(phrase.group())
        && linked.certainty() < NEAR) {
      linked = linked.doubted();
    }
    if (linked.group() == null && linked.country() == null && head.service() != null) {
      linked = withCountryBehind(linked);
    }
    return head.needsGroup() && linked.group() == null ? null : linked;
  }

  /** "Rebel commander", "army captain": the end of a word for those under arms with a rank. */
  private int withRank(ActorWords.Head head, int end) {
    boolean armed = head.service() != null || ARMED.contains(head.kind());
    boolean rank =
        armed
            && end < terms.size()
            && terms.get(end).gap() == Term.Gap.SPACE
            && !terms.get(end).capital()
            && lexicon.ranks.contains(terms.get(end).key());
    return rank ? end + 1 : end;
  }

  /** "A Tunisian", "two Syrians": the word for a people's member, told as one of them. */
  private boolean isCompatriot(int at) {
    Countries.Hit hit = countries.at(terms, at);
    Token token = text.token(at);
    var sentence = text.sentence(at);
    if (hit == null
        || !hit.adjective()
        || hit.end() != at + 1
        || token == null
        || sentence == null) {
      return false;
    }
    boolean modifies =
        token.is("amod") || token.is("compound") || token.is("flat") || token.is("nmod:poss");
    boolean counted = false;
    for (Token child : sentence.children(token)) {
      boolean one = child.is("det") && ONE.contains(child.form().toLowerCase(Locale.ROOT));
      boolean described = child.is("amod") && token.xpos().startsWith("NN");
      counted |= child.index() < token.index() && (one || described || child.is("nummod"));
      modifies |= child.is("cop") || child.index() > token.index() && child.is("flat");
    }
    return counted && !modifies && !token.upos().equals("VERB");
  }

  /** Whether the noun only describes a thing: "police station", "militant incursions". */
  private boolean isAttribute(int at, int headEnd) {
    if (headEnd >= terms.size() || !terms.get(headEnd).joined()) {
      return false;
    }
    Term next = terms.get(headEnd);
    if (lexicon.headAt(terms, headEnd) != null || isTitle(at, headEnd)) {
      return true;
    }
    if (next.gap() == Term.Gap.JOIN) {
      return !next.key().equals("s")
          && terms.get(headEnd - 1).end() + 1 == next.begin()
          && text.article.article().text().charAt(next.begin() - 1) == '-';
    }
    if (lexicon.things.contains(next.key()) && !text.upos(headEnd).equals("VERB")) {
      return true;
    }
    Token token = text.token(headEnd - 1);
    Token up = token == null ? null : parent(headEnd - 1, token);
    return token != null
        && up != null
        && (token.is("compound") || token.is("amod"))
        && up.index() > token.index()
        && up.upos().equals("NOUN");
  }

  /** Whether the noun is the title of a person named behind it: "Governor Okoro". */
  private boolean isTitle(int at, int headEnd) {
    ActorWords.Head head = lexicon.headAt(terms, at);
    return head != null
        && head.kind() == Actor.Kind.CIVILIANS
        && terms.get(at).capital()
        && terms.get(headEnd).capital()
        && terms.get(headEnd).gap() == Term.Gap.SPACE
        && !terms.get(headEnd).upper();
  }

  /** Whether the word is no noun here: "to police the border". */
  private boolean isOtherWord(int at, ActorWords.Head head) {
    return head.keys().size() == 1
        && NO_NOUN.contains(text.upos(at))
        && !terms.get(at).key().endsWith("men");
  }

  private Phrase withModifiers(ActorWords.Head head, int at, int headEnd, int floor) {
    int begin = at;
    NameHit group = null;
    String country = null;
    Actor.Kind kind = head.kind();
    boolean hedged = false;
    boolean distant = false;
    boolean foreign = false;
    int least = Math.max(floor, at - MAX_WORDS_BEFORE);
    while (begin > least && terms.get(begin).joined()) {
      NameHit name = nameEnding[begin];
      Countries.Hit place = countryEnding[begin];
      Term before = terms.get(begin - 1);
      if (name != null && name.begin() >= floor) {
        begin = name.begin();
        boolean against = begin > floor && isBeside(begin, lexicon.against);
        group = group == null && !against ? name : group;
        distant |= begin > floor && isBeside(begin, lexicon.inFavour);
      } else if (place != null && countryBegin[begin] >= floor) {
        if (!distant) {
          country = country == null ? place.code() : country;
        } else {
          foreign = true;
        }
        begin = countryBegin[begin];
      } else if (before.key().equals("s") && before.gap() == Term.Gap.JOIN) {
        Countries.Hit owner = countryEnding[begin - 1];
        country = country == null && owner != null && !foreign ? owner.code() : country;
        group = group == null ? nameEnding[begin - 1] : group;
        break;
      } else {
        ActorWords.Modifier modifier = lexicon.modifier(before.key());
        if (lexicon.quantifiers.contains(before.key())) {
          break;
        }
        if (modifier != null) {
          hedged |= modifier.hedge();
          distant |= modifier.distance();
          if (modifier.kind() != null && kind == head.kind()) {
            kind = modifier.kind();
          }
          if (modifier.arms() && kind == head.kind()) {
            kind = head.armed();
          }
        } else if (!isModifier(begin - 1, headEnd - 1)) {
          break;
        }
        begin--;
      }
    }
    while (begin < at && cutsWord(begin)) {
      begin++;
    }
    double certainty = group == null ? 0.8 : distant ? FAR : NEAR;
    boolean named = group != null && (!NEVER_A_GROUP.contains(kind) || isArmy(group));
    return new Phrase(
        head,
        begin,
        headEnd,
        headEnd,
        kind,
        named ? group : null,
        country,
        hedged,
        certainty,
        named ? "phrase-with-name" : "phrase");
  }

  /** Whether the word right before a term is one of a list: "pro-" before a name. */
  private boolean isBeside(int index, Set<String> words) {
    return terms.get(index).joined() && words.contains(terms.get(index - 1).key());
  }

  /** Whether a noun for people means a group of them, whose name may stand right behind it. */
  private boolean isGroupWord(int index) {
    return lexicon.tails.contains(terms.get(index).key());
  }

  /** Whether a hyphen joins the term to one before it: "old" in "32-year-old". */
  private boolean cutsWord(int index) {
    Term term = terms.get(index);
    return index > 0
        && term.gap() == Term.Gap.JOIN
        && nameStarting[index] == null
        && terms.get(index - 1).end() < term.begin();
  }

  private static boolean isArmy(NameHit group) {
    Actor.Kind kind = group.entry().kind();
    return kind == Actor.Kind.STATE_FORCES
        || kind == Actor.Kind.EXTERNAL_FORCES
        || kind == Actor.Kind.REBEL_GROUP
        || kind == Actor.Kind.POLITICAL_MILITIA
        || kind == Actor.Kind.IDENTITY_MILITIA;
  }

  /**
   * Whether the tree makes the word at {@code index} a modifier of the noun, or a noun for people
   * stands there.
   */
  private boolean isModifier(int index, int noun) {
    String key = terms.get(index).key();
    if (terms.get(index).gap() == Term.Gap.BREAK
        && index + 1 < noun
        && terms.get(index).capital()
        && lexicon.modifier(key.toLowerCase(Locale.ROOT)) == null
        && text.token(index) == null) {
      return false;
    }
    Token token = text.token(index);
    Token head = text.token(noun);
    if (token == null || head == null) {
      return lexicon.headAt(terms, index) != null;
    }
    if (text.sentence(index) != text.sentence(noun)
        || !OUTER_POS.contains(token.upos())
        || (token.upos().equals("VERB") && !token.is("amod"))) {
      return false;
    }
    Token up = token;
    for (int i = 0; i < MAX_CLIMB && up != null; i++) {
      if (up.index() == head.index()) {
        return true;
      }
      if (up.index() > head.index() || !INNER.contains(up.relation())) {
        return false;
      }
      up = text.sentence(index) == null ? null : parent(index, up);
    }
    return false;
  }

  private @Nullable Token parent(int index, Token token) {
    var sentence = text.sentence(index);
    return sentence == null ? null : sentence.head(token);
  }

  /**
   * "Militants of the Islamic State group", "the rebel group Sword of Alania". One that they are
   * only said to be linked to gives way to one that they are of.
   */
  private Phrase withGroupBehind(Phrase phrase, boolean direct) {
    boolean distantGroup = phrase.group() != null && phrase.certainty() < NEAR;
    if ((phrase.group() != null && !distantGroup)
        || NEVER_A_GROUP.contains(phrase.kind()) && !phrase.head().needsGroup()) {
      return phrase;
    }
    Phrase found = phrase;
    int i = phrase.headEnd();
    boolean linked = direct;
    boolean distant = false;
    int words = 0;
    while (i < terms.size() && terms.get(i).joined() && words < MAX_WORDS_BEHIND) {
      NameHit name = nameStarting[i];
      if (name != null) {
        boolean beyond = isDistant(name.end());
        if (linked && (!distantGroup || !(distant || beyond))) {
          found =
              phrase.with(name, tail(name.end()), distant || beyond ? FAR : NEAR, "name-behind");
        }
        if (!linked || !beyond) {
          return found;
        }
        i = name.end();
        continue;
      }
      Countries.Hit people = countries.at(terms, i);
      if (people != null && people.adjective()) {
        i = people.end();
        words++;
        continue;
      }
      String key = terms.get(i).key();
      if (lexicon.links.contains(key) || lexicon.naming.contains(key)) {
        linked = true;
        distant |= key.equals("to") || key.equals("with");
      } else if (!isFiller(key, i)) {
        return found;
      }
      i++;
      words++;
    }
    return found;
  }

  /** "A group linked to al-Qaeda, the Abdullah Azzam Brigades": its own name stands behind. */
  private Phrase withNameApposed(Phrase phrase) {
    int at = phrase.end();
    if (phrase.group() == null
        || phrase.certainty() > FAR
        || at >= terms.size()
        || terms.get(at).gap() != Term.Gap.COMMA) {
      return phrase;
    }
    at += at + 1 < terms.size() && lexicon.fillers.contains(terms.get(at).key()) ? 1 : 0;
    NameHit name = nameStarting[at];
    return name == null ? phrase : phrase.with(name, tail(name.end()), NEAR, "apposition");
  }

  /** Whether a word may stand between a noun for people and the name of their group. */
  private boolean isFiller(String key, int index) {
    return lexicon.fillers.contains(key)
        || isGroupWord(index)
        || lexicon.modifier(key) != null
        || lexicon.headAt(terms, index) != null;
  }

  /** "Al-Qaeda linked", "Taliban splinter": whether the word behind a name keeps it apart. */
  private boolean isDistant(int end) {
    ActorWords.Modifier modifier =
        end < terms.size() && terms.get(end).joined()
            ? lexicon.modifier(terms.get(end).key())
            : null;
    return modifier != null && modifier.distance();
  }

  /** "The army of Chad". */
  private Phrase withCountryBehind(Phrase phrase) {
    int i = phrase.headEnd();
    if (i + 1 >= terms.size() || !terms.get(i).joined() || !terms.get(i).key().equals("of")) {
      return phrase;
    }
    int at = terms.get(i + 1).key().equals("the") ? i + 2 : i + 1;
    Countries.Hit hit =
        at < terms.size() && terms.get(at).joined() ? countries.at(terms, at) : null;
    return hit == null || hit.adjective() ? phrase : phrase.of(hit.code(), hit.end());
  }

  /** The end of a name with the noun that says what it is: "Islamic State group". */
  int tail(int end) {
    if (end < terms.size()
        && terms.get(end).gap() == Term.Gap.SPACE
        && lexicon.tails.contains(terms.get(end).key())) {
      return end + 1;
    }
    return end;
  }
}
