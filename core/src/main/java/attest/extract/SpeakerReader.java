package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.Speaker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a subject of saying is. One reader serves one article: it remembers the people whom the
 * article has named, so that "Essid" and "the minister" get their full name and role. Not safe for
 * threads.
 */
final class SpeakerReader {
  private static final Set<String> HE = Set.of("he", "she");
  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "they", "it", "we", "i", "you", "who", "that", "which");

  private record Profile(String name, @Nullable String role, @Nullable String organisation) {}

  private final AnnotatedArticle annotated;
  private final WordClasses kinds;
  private final Map<String, Profile> bySurname = new LinkedHashMap<>();
  private final Map<String, String> nameByRole = new HashMap<>();
  private @Nullable Speaker last;
  private @Nullable Speaker lastPerson;

  SpeakerReader(AnnotatedArticle annotated, WordClasses kinds) {
    this.annotated = annotated;
    this.kinds = kinds;
    for (Entity entity : annotated.entities()) {
      if (entity.kind() == Entity.Kind.PERSON) {
        learn(entity);
      }
    }
  }

  private void learn(Entity entity) {
    Sentence sentence = annotated.sentences().get(entity.sentence());
    Token head = sentence.topOf(entity.span());
    if (head == null) {
      return;
    }
    String name = text(entity.span());
    String role = role(sentence, head, entity);
    String organisation = organisation(sentence, head, entity);
    String surname = surname(name);
    Profile known = bySurname.get(surname);
    String longest = known != null && known.name().length() > name.length() ? known.name() : name;
    bySurname.put(
        surname,
        new Profile(
            longest,
            first(known == null ? null : known.role(), role),
            first(known == null ? null : known.organisation(), organisation)));
    if (role != null) {
      nameByRole.putIfAbsent(lastWord(role), longest);
    }
  }

  /** The speaker whom a subject names, or null where it names nobody who can be told. */
  @Nullable Speaker read(Sentence sentence, Token subject) {
    String word = Trees.lower(subject);
    Speaker speaker;
    if (PRONOUNS.contains(word)) {
      Speaker meant = HE.contains(word) ? lastPerson : last;
      if (meant == null || !Set.of("he", "she", "they", "it", "we").contains(word)) {
        return null;
      }
      speaker =
          new Speaker(
              meant.name(),
              meant.role(),
              meant.organisation(),
              meant.kind(),
              Evidence.of(annotated.article(), subject.span()));
    } else {
      speaker = readNoun(sentence, subject);
    }
    if (speaker != null) {
      last = speaker;
      if (speaker.name() != null || Set.of("NN", "NNP").contains(subject.xpos())) {
        lastPerson = speaker;
      }
    }
    return speaker;
  }

  /** The speaker of the words before, for a quotation that names none. */
  @Nullable Speaker last() {
    return last;
  }

  private @Nullable Speaker readNoun(Sentence sentence, Token subject) {
    if (!Trees.isNominal(subject) && !subject.upos().equals("ADJ")) {
      return null;
    }
    Entity person = personOf(sentence, subject);
    if (person != null) {
      Profile profile = bySurname.get(surname(text(person.span())));
      Token head = sentence.topOf(person.span());
      String role = head == null ? null : role(sentence, head, person);
      String organisation = head == null ? null : organisation(sentence, head, person);
      String name = profile == null ? text(person.span()) : profile.name();
      String fullRole = first(role, profile == null ? null : profile.role());
      String fullOrganisation =
          first(organisation, profile == null ? null : profile.organisation());
      return new Speaker(
          name,
          fullRole,
          fullOrganisation,
          kind(fullRole, fullOrganisation, name),
          Evidence.of(annotated.article(), person.span()));
    }
    Span phrase = Trees.phrase(sentence, subject);
    String words = text(phrase);
    Entity organisationEntity = entityIn(sentence, phrase, Entity.Kind.ORGANIZATION);
    if (organisationEntity != null && organisationEntity.span().contains(subject.span())) {
      String organisation = text(organisationEntity.span());
      return new Speaker(
          null,
          null,
          organisation,
          kind(words, organisation, null),
          Evidence.of(annotated.article(), phrase));
    }
    Profile known = null;
    String name = nameByRole.get(lastWord(words));
    if (name != null && subject.xpos().equals("NN") && definite(sentence, subject)) {
      known = bySurname.get(surname(name));
    }
    String organisation = organisationEntity == null ? null : text(organisationEntity.span());
    return new Speaker(
        known == null ? null : known.name(),
        words,
        first(organisation, known == null ? null : known.organisation()),
        kind(words, organisation, null),
        Evidence.of(annotated.article(), phrase));
  }

  private static boolean definite(Sentence sentence, Token noun) {
    return sentence.children(noun, "det").stream().anyMatch(d -> Trees.lower(d).equals("the"));
  }

  private @Nullable Entity personOf(Sentence sentence, Token subject) {
    for (Entity entity : annotated.entitiesOf(sentence)) {
      if (entity.kind() == Entity.Kind.PERSON) {
        if (entity.span().contains(subject.span())) {
          return entity;
        }
        Token head = sentence.topOf(entity.span());
        Token up = head == null ? null : sentence.head(head);
        if (head != null
            && up != null
            && up.index() == subject.index()
            && (head.is("appos") || head.is("flat") || head.is("compound"))) {
          return entity;
        }
      }
    }
    return null;
  }

  private @Nullable Entity entityIn(Sentence sentence, Span within, Entity.Kind kind) {
    for (Entity entity : annotated.entitiesOf(sentence)) {
      if (entity.kind() == kind && within.overlaps(entity.span())) {
        return entity;
      }
    }
    return null;
  }

  private @Nullable String role(Sentence sentence, Token head, Entity entity) {
    int begin = -1;
    int index = indexAt(sentence, entity.span().begin()) - 1;
    while (index >= 0 && titleWord(sentence.tokens().get(index))) {
      begin = index--;
    }
    if (begin >= 0) {
      int end = sentence.tokens().get(indexAt(sentence, entity.span().begin()) - 1).span().end();
      return trim(text(new Span(sentence.tokens().get(begin).span().begin(), end)));
    }
    for (Token child : sentence.children(head, "appos")) {
      if (entityAt(child) != Entity.Kind.PERSON && child.upos().equals("NOUN")) {
        return trim(text(Trees.phrase(sentence, child)));
      }
    }
    Token up = sentence.head(head);
    if (up != null && (head.is("appos") || head.is("flat")) && up.upos().equals("NOUN")) {
      return trim(
          text(
              Trees.phrase(sentence, up).begin() < head.span().begin()
                  ? new Span(Trees.phrase(sentence, up).begin(), up.span().end())
                  : up.span()));
    }
    return null;
  }

  private static @Nullable String trim(String role) {
    String bare = role.strip().replaceFirst("^(?i)(the|a|an|mr|mrs|ms|dr)\\b\\.?\\s*", "").strip();
    return bare.isEmpty() || !Character.isLetter(bare.charAt(0)) ? null : bare;
  }

  private boolean titleWord(Token token) {
    if (entityAt(token) == Entity.Kind.PERSON) {
      return false;
    }
    if (token.upos().equals("NOUN") || token.upos().equals("PROPN") || token.upos().equals("ADJ")) {
      return !token.xpos().equals("NNS");
    }
    return token.form().equals("-") || token.form().equals("'s") || token.form().equals("’s");
  }

  private Entity.@Nullable Kind entityAt(Token token) {
    Entity entity = annotated.entityAt(token.span());
    return entity == null ? null : entity.kind();
  }

  private @Nullable String organisation(Sentence sentence, Token head, Entity person) {
    int end = person.span().end();
    int begin = person.span().begin();
    for (Token child : sentence.children(head)) {
      if (child.is("appos") || child.is("nmod") || child.is("compound")) {
        Span clause = Trees.clause(sentence, child);
        begin = Math.min(begin, clause.begin());
        end = Math.max(end, clause.end());
      }
    }
    Entity found = entityIn(sentence, new Span(begin, end), Entity.Kind.ORGANIZATION);
    return found == null ? null : text(found.span());
  }

  private Speaker.Kind kind(
      @Nullable String role, @Nullable String organisation, @Nullable String name) {
    for (String words :
        new String[] {
          role == null ? "" : role,
          organisation == null ? "" : organisation,
          name == null ? "" : name
        }) {
      String[] parts = words.toLowerCase(Locale.ROOT).split("[^\\p{L}'’-]+", -1);
      for (int length = 3; length >= 1; length--) {
        for (int i = parts.length - length; i >= 0; i--) {
          String found = kinds.find(String.join(" ", List.of(parts).subList(i, i + length)));
          if (found != null) {
            return Speaker.Kind.valueOf(found.toUpperCase(Locale.ROOT));
          }
        }
      }
    }
    return Speaker.Kind.OTHER;
  }

  private static int indexAt(Sentence sentence, int offset) {
    Token token = sentence.tokenAt(offset);
    return token == null ? 0 : token.index();
  }

  private String text(Span span) {
    return span.of(annotated.article().text());
  }

  private static String surname(String name) {
    return lastWord(name);
  }

  private static String lastWord(String words) {
    String[] parts = words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
    return parts[parts.length - 1];
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
