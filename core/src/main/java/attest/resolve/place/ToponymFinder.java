package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds stretches of an article that name places: the longest names that the gazetteer knows,
 * weighed by the words around them and by what the recogniser of names took them for; and names of
 * places that no gazetteer knows.
 */
final class ToponymFinder {
  private static final int MAX_TOKENS = 7;
  private static final long LARGE_PLACE = 50_000;
  private static final Set<String> PARTICLES =
      Set.of(
          "of", "the", "and", "de", "del", "la", "las", "los", "el", "al", "es", "ez", "du", "des",
          "da", "do", "dos", "di", "an", "der", "upon", "on", "in", "bin", "le", "les", "sur",
          "ash", "ad", "ar", "as", "az", "a", "d", "au", "aux", "en", "e", "i", "y", "sous", "ul",
          "ur", "van", "am", "-", "–", "'", "’", ".", "&", "'s", "’s");

  private final Gazetteer gazetteer;
  private final PlaceWords words;
  private final Lists lists;
  private final Weights withNames;

  ToponymFinder(Gazetteer gazetteer, PlaceWords words, Lists lists, Weights weights) {
    this.gazetteer = gazetteer;
    this.words = words;
    this.lists = lists;
    this.withNames = weights;
  }

  /** The toponyms in order; those without entries are names that no gazetteer knows. */
  List<Toponym> find(AnnotatedArticle article) {
    List<Toponym> all = new ArrayList<>();
    Map<Integer, List<Entity>> entities = new HashMap<>();
    for (Entity entity : article.entities()) {
      entities.computeIfAbsent(entity.sentence(), k -> new ArrayList<>()).add(entity);
    }
    boolean recognised = !article.entities().isEmpty();
    for (Sentence sentence : article.sentences()) {
      List<Entity> names = entities.getOrDefault(sentence.index(), List.of());
      SentenceView view = new SentenceView(article.article().text(), sentence, names, recognised);
      all.addAll(scan(view));
    }
    return settle(all, recognised ? withNames : Weights.ALONE);
  }

  private Weights weights(SentenceView view) {
    return view.recognised ? withNames : Weights.ALONE;
  }

  private List<Toponym> scan(SentenceView view) {
    List<Toponym> found = new ArrayList<>();
    int i = 0;
    while (i < view.size()) {
      Toponym toponym = view.canStart(i) ? longest(view, i) : null;
      if (toponym == null) {
        i++;
      } else {
        found.add(toponym);
        i = toponym.endToken;
      }
    }
    for (int k = 0; k < found.size(); k++) {
      Toponym next = k + 1 < found.size() ? found.get(k + 1) : null;
      look(view, found.get(k), next);
    }
    for (Toponym toponym : found) {
      toponym.score = score(view, toponym);
    }
    for (int k = 1; k < found.size(); k++) {
      share(view, found.get(k - 1), found.get(k));
    }
    for (int k = found.size() - 1; k > 0; k--) {
      share(view, found.get(k), found.get(k - 1));
    }
    addUnknown(view, found);
    return found;
  }

  /** In a list such as "X, Y and Z" each place speaks for its neighbours. */
  private void share(SentenceView view, Toponym from, Toponym to) {
    int begin = Math.min(from.endToken, to.endToken);
    int end = Math.max(from.firstToken, to.firstToken);
    boolean list = end > begin && end - begin <= 2;
    for (int i = begin; i < end; i++) {
      String word = view.lower(i);
      list &=
          word.equals(",")
              || word.equals("and")
              || word.equals("or")
              || word.equals(";")
              || word.equals("/");
    }
    if (list && from.score > 0 && !to.listed) {
      to.score += weights(view).list();
      to.listed = true;
    }
  }

  private @Nullable Toponym longest(SentenceView view, int first) {
    int limit = Math.min(view.size(), first + MAX_TOKENS);
    int end = first;
    List<Integer> ends = new ArrayList<>();
    while (end < limit) {
      String form = view.form(end);
      boolean name = view.isName(end);
      if (!name && (end == first || !PARTICLES.contains(form.toLowerCase(Locale.ROOT)))) {
        break;
      }
      if (end > first && view.crossesPerson(end)) {
        break;
      }
      end++;
      if (name || isAbbreviation(view, end - 1)) {
        ends.add(end);
      }
    }
    for (int k = ends.size() - 1; k >= 0; k--) {
      int to = ends.get(k);
      Span span = view.span(first, to);
      String text = span.of(view.text);
      List<Gazetteer.Entry> entries = known(view, first, to, text);
      if (!entries.isEmpty() && !isPartOfName(view, to, entries)) {
        return new Toponym(span, text, view.sentence.index(), first, to, entries);
      }
    }
    return null;
  }

  /**
   * "Pont" in "Pont-Sondé": a town before a hyphen and what no gazetteer knows as a large place.
   */
  private boolean isPartOfName(SentenceView view, int to, List<Gazetteer.Entry> entries) {
    if (to + 1 >= view.size() || !view.form(to).equals("-")) {
      return false;
    }
    Span whole = view.span(to - 1, to + 2);
    String next = view.form(to + 1);
    return whole.of(view.text).indexOf(' ') < 0
        && next.length() > 2
        && Character.isUpperCase(next.charAt(0))
        && entries.stream().allMatch(Gazetteer.Entry::isSettlement)
        && gazetteer.lookup(next).stream().allMatch(e -> e.population() < LARGE_PLACE);
  }

  /** Whether the word is the full stop of a short word within a sentence. */
  private static boolean isAbbreviation(SentenceView view, int i) {
    String next = view.form(i + 1);
    return view.form(i).equals(".")
        && view.form(i - 1).length() <= 5
        && !next.isEmpty()
        && (Character.isLowerCase(next.charAt(0)) || next.equals(","));
  }

  private List<Gazetteer.Entry> known(SentenceView view, int first, int to, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean capitals = !view.allCapitals && text.equals(text.toUpperCase(Locale.ROOT));
    boolean never = words.is("never", lower) && !(capitals && text.length() <= 3);
    if (text.length() < 2 || never || lists.countryOfPeople(text) != null) {
      return List.of();
    }
    List<Gazetteer.Entry> entries = gazetteer.lookup(text);
    if (entries.isEmpty() || to - first > 1 || text.length() > 3) {
      return entries;
    }
    boolean abbreviation = text.indexOf('.') > 0;
    if (capitals || abbreviation) {
      return entries.stream().filter(e -> !e.isSettlement()).toList();
    }
    return entries.stream()
        .filter(e ->
            e.kind() == Gazetteer.NameKind.PRIMARY
                && Names.fold(e.name()).length() == text.length())
        .toList();
  }

  /** Reads the words on both sides. */
  private void look(SentenceView view, Toponym toponym, @Nullable Toponym next) {
    toponym.kind = view.kindOf(toponym.firstToken, toponym.endToken);
    int after = toponym.endToken;
    PlaceWords.Generic behind = words.generic(view.lower(after));
    if (behind == null && toponym.endToken < view.size() && view.lower(after).equals("and")) {
      behind = plural(view, after);
    }
    int before = toponym.firstToken - 1;
    if (view.lower(before).equals("the")) {
      before--;
    }
    PlaceWords.Generic ahead =
        view.lower(before).equals("of") ? words.generic(view.lower(before - 1)) : null;
    if (ahead == null) {
      ahead = words.generic(view.lower(toponym.firstToken - 1));
    }
    toponym.generic = behind != null ? behind : ahead;
    for (int k = toponym.firstToken - 1; k >= Math.max(0, toponym.firstToken - 4); k--) {
      String country = lists.countryOfPeople(view.form(k));
      if (country != null) {
        toponym.people = country;
        break;
      }
    }
    if (next != null) {
      int gap = next.firstToken - toponym.endToken;
      String between = gap > 0 ? view.lower(toponym.endToken) : "";
      boolean comma =
          gap == 1 && between.equals(",")
              || gap == 2 && between.equals(",") && view.lower(toponym.endToken + 1).equals("in");
      boolean bracket = gap == 1 && between.equals("(");
      boolean in =
          gap == 1 && between.equals("in")
              || gap == 2 && behind != null && view.lower(toponym.endToken + 1).equals(",");
      if ((comma || bracket || in) && Containment.possible(toponym.entries, next.entries)) {
        toponym.parent = next;
      }
    }
  }

  /** "Laurel and Clay counties". */
  private PlaceWords.@Nullable Generic plural(SentenceView view, int and) {
    for (int k = and + 1; k < Math.min(view.size(), and + 4); k++) {
      PlaceWords.Generic generic = words.generic(view.lower(k));
      if (generic != null) {
        return view.lower(k).endsWith("s") ? generic : null;
      }
    }
    return null;
  }

  private double score(SentenceView view, Toponym toponym) {
    Weights w = weights(view);
    double score = w.bias();
    Entity.Kind kind = toponym.kind;
    if (view.recognised) {
      if (kind == Entity.Kind.LOCATION) {
        score += w.location();
      } else if (kind == Entity.Kind.PERSON) {
        score += w.person();
      } else if (kind == Entity.Kind.ORGANIZATION) {
        score += view.startsEntity(toponym.firstToken) ? w.organisationStart() : w.organisation();
      }
    }
    String previous = view.lower(toponym.firstToken - 1);
    if (previous.equals("the")) {
      previous = view.lower(toponym.firstToken - 2);
    }
    if (words.is("direction", previous)) {
      previous = view.lower(toponym.firstToken - 2);
    }
    if (previous.equals("of") && words.is("before", view.lower(toponym.firstToken - 2) + " of")) {
      score += w.preposition();
    } else if (previous.equals("in") || previous.equals("near")) {
      score += w.preposition();
    } else if (words.is("before", previous)) {
      score += w.otherPreposition();
    }
    if (toponym.parent != null) {
      score += w.parent();
    }
    if (toponym.firstToken >= 2
        && view.lower(toponym.firstToken - 1).equals(",")
        && view.isName(toponym.firstToken - 2)
        && toponym.entries.stream()
            .anyMatch(e -> e.isCountry() || e.featureCode().equals("ADM1"))) {
      score += w.parent();
    }
    if (view.followsParty(toponym.firstToken)) {
      score += w.parent();
    }
    score += content(toponym, w);
    if (toponym.generic != null) {
      score += w.generic();
    }
    String next = view.lower(toponym.endToken);
    if (words.is("office", next)
        || next.equals("-") && words.is("compound", view.lower(toponym.endToken + 1))) {
      score += w.office();
    } else if (view.isName(toponym.endToken)
        && (words.is("facility", next) || words.is("feature", next))) {
      score += w.facility();
    } else if (view.isName(toponym.endToken) && !view.allCapitals) {
      score += w.nextName();
    }
    int before = toponym.firstToken - 1;
    if (words.is("title", view.lower(before))) {
      score += w.title();
    } else if (before > 0
        && view.isName(before)
        && !view.allCapitals
        && !words.is("direction", view.lower(before))) {
      score += w.previousName();
    } else if (before < 0 && toponym.endToken - toponym.firstToken == 1) {
      score += isDateline(view, toponym) ? w.dateline() : w.sentenceStart();
    }
    if (before < 0 && isDateline(view, toponym)) {
      score += w.dateline();
    }
    return score;
  }

  private boolean isDateline(SentenceView view, Toponym toponym) {
    String next = view.lower(toponym.endToken);
    return (next.equals("(")
            || next.equals("—")
            || next.equals("–")
            || next.equals("--")
            || next.equals(":"))
        && toponym.text.equals(toponym.text.toUpperCase(Locale.ROOT));
  }

  /**
   * What the gazetteer alone says for a name: countries and large towns are seldom anything else.
   */
  private double content(Toponym toponym, Weights weights) {
    double best = -10;
    for (Gazetteer.Entry entry : toponym.entries) {
      double value =
          switch (entry.kind()) {
            case PRIMARY, ENGLISH -> 0;
            case OTHER -> weights.otherName();
            case DERIVED -> toponym.generic == null ? weights.derivedName() : 0;
          };
      if (entry.isCountry()) {
        value += weights.country();
      } else if (entry.featureCode().equals("ADM1")) {
        value += weights.division();
      } else if (entry.isSettlement() || entry.featureCode().startsWith("ADM")) {
        value += weights.population() * Math.min(1, Math.log10(entry.population() + 1) / 7);
      } else {
        value += weights.area();
      }
      best = Math.max(best, value);
    }
    if (toponym.endToken - toponym.firstToken > 1) {
      best += weights.manyWords();
    }
    return best;
  }

  /** Names that the recogniser takes for places and no gazetteer knows, or knows a part of only. */
  private void addUnknown(SentenceView view, List<Toponym> found) {
    addCapitals(view, found);
    addDescribed(view, found);
    for (Entity entity : view.entities) {
      if (entity.kind() != Entity.Kind.LOCATION) {
        continue;
      }
      int first = view.firstToken(entity.span());
      int end = view.endToken(entity.span());
      if (first < 0 || end <= first) {
        continue;
      }
      List<Toponym> inside = found.stream().filter(t -> t.span.overlaps(entity.span())).toList();
      boolean covered = inside.stream().anyMatch(t -> t.score > 0);
      String last = view.lower(end - 1);
      boolean larger =
          inside.size() == 1
              && !inside.getFirst().span.contains(entity.span())
              && (words.is("facility", last)
                  || words.is("feature", last)
                  || isHead(view, inside.getFirst(), first, end));
      if (larger || !covered && inside.isEmpty()) {
        Toponym unknown = unknown(view, first, end);
        if (unknown != null) {
          found.removeAll(larger ? inside : List.of());
          found.add(unknown);
        }
      }
    }
    found.sort((a, b) -> a.span.compareTo(b.span));
  }

  /** "The Libyan capital", where its name does not follow. */
  private void addCapitals(SentenceView view, List<Toponym> found) {
    for (int i = 1; i < view.size(); i++) {
      int next = view.lower(i + 1).equals(",") ? i + 2 : i + 1;
      if (!view.form(i).equals("capital") || view.isName(next) || view.upos(i + 1).equals("NOUN")) {
        continue;
      }
      int first = i - 2;
      String country = lists.countryOfPeople(view.form(first) + " " + view.form(i - 1));
      if (country == null) {
        first = i - 1;
        country = lists.countryOfPeople(view.form(first));
      }
      if (country == null && view.lower(i - 1).matches("['\u2019]s") && i > 1) {
        first = i - 2;
        country = countryNamed(view.form(first));
      }
      Span span = view.span(first, i + 1);
      String name = country == null ? null : lists.capital(country);
      boolean owner = view.lower(i - 1).endsWith("s") && view.lower(i - 1).length() == 2;
      if (country == null
          || name == null
          || (!owner && found.stream().anyMatch(t -> t.span.overlaps(span)))) {
        continue;
      }
      List<Gazetteer.Entry> entries = new ArrayList<>();
      for (Gazetteer.Entry entry : gazetteer.lookup(name)) {
        if (entry.featureCode().equals("PPLC") && country.equals(entry.country())) {
          entries.add(entry);
        }
      }
      if (!entries.isEmpty()) {
        Toponym capital = new Toponym(span, name, view.sentence.index(), first, i + 1, entries);
        capital.score = 1;
        found.removeIf(t -> t.span.overlaps(span));
        found.add(capital);
      }
    }
  }

  /** The code of the country of a name; null if it is none. */
  private @Nullable String countryNamed(String name) {
    for (Gazetteer.Entry entry : gazetteer.lookup(name)) {
      if (entry.featureCode().startsWith("PCL")) {
        return entry.country();
      }
    }
    return null;
  }

  /** "Abu Shouk": a name that goes on after the part of it that the gazetteer knows. */
  private boolean isHead(SentenceView view, Toponym known, int first, int end) {
    if (known.firstToken != first || known.generic != null || view.allCapitals) {
      return false;
    }
    for (int i = known.endToken; i < end; i++) {
      if (!view.isName(i) || words.generic(view.lower(i)) != null) {
        return false;
      }
    }
    return known.endToken < end;
  }

  /** "the village of Xyz": said to be a place, whoever else knows it. */
  private void addDescribed(SentenceView view, List<Toponym> found) {
    for (int i = 2; i < view.size(); i++) {
      boolean described =
          view.isName(i)
              && view.lower(i - 1).equals("of")
              && words.generic(view.lower(i - 2)) != null
              && Character.isLowerCase(view.form(i - 2).charAt(0));
      if (described) {
        int end = i + 1;
        while (end < view.size() && end - i < 4 && view.isName(end)) {
          end++;
        }
        for (Entity entity : view.entities) {
          boolean goesOn =
              entity.kind() == Entity.Kind.LOCATION && view.firstToken(entity.span()) == i;
          end = goesOn ? Math.max(end, view.endToken(entity.span())) : end;
        }
        Span span = view.span(i, end);
        boolean free = found.stream().noneMatch(t -> t.span.overlaps(span));
        boolean other =
            view.entities.stream()
                .anyMatch(e -> e.kind() == Entity.Kind.PERSON && e.span().overlaps(span));
        Toponym unknown = free && !other ? unknown(view, i, end) : null;
        if (unknown != null) {
          found.add(unknown);
        }
      }
    }
  }

  private @Nullable Toponym unknown(SentenceView view, int first, int end) {
    int from = first;
    while (from < end - 1
        && (view.lower(from).equals("the") || words.is("direction", view.lower(from)))) {
      from++;
    }
    Span span = view.span(from, end);
    String text = span.of(view.text);
    if (lists.countryOfPeople(text) != null
        || words.is("never", text.toLowerCase(Locale.ROOT))
        || !Character.isLetter(text.charAt(0))) {
      return null;
    }
    List<Gazetteer.Entry> entries = Spellings.lookup(gazetteer, text);
    Toponym toponym = new Toponym(span, text, view.sentence.index(), from, end, entries);
    look(view, toponym, null);
    toponym.score = 1;
    return toponym;
  }

  /**
   * Keeps what is likelier a place than not; a name accepted once counts for its other mentions.
   */
  private static List<Toponym> settle(List<Toponym> all, Weights weights) {
    Set<String> accepted = new HashSet<>();
    for (Toponym toponym : all) {
      if (toponym.score > weights.sure()) {
        accepted.add(Names.fold(toponym.text));
      }
    }
    List<Toponym> kept = new ArrayList<>();
    for (Toponym toponym : all) {
      double score = toponym.score;
      if (accepted.contains(Names.fold(toponym.text))) {
        score += weights.repeated();
      }
      if (score > 0) {
        kept.add(toponym);
      }
    }
    Set<Toponym> stays = new HashSet<>(kept);
    for (Toponym toponym : kept) {
      if (toponym.parent != null && !stays.contains(toponym.parent)) {
        toponym.parent = null;
      }
    }
    return kept;
  }

  /** The demonyms of an article: how often each country is spoken of by its people. */
  Map<String, Integer> peoples(AnnotatedArticle article) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : article.sentences()) {
      for (Token token : sentence.tokens()) {
        char c = token.form().isEmpty() ? 'a' : token.form().charAt(0);
        String country = Character.isUpperCase(c) ? lists.countryOfPeople(token.form()) : null;
        if (country != null) {
          counts.merge(country, 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}
