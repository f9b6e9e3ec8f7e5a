package attest.resolve.actor;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.ActorMention;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ActorPropertyTest {
  private static final ActorResolver RESOLVER = new RegistryActorResolver(ActorOptions.defaults());
  private static final List<String> WORDS =
      List.of(
          "IS",
          "Boko",
          "Haram",
          "gunmen",
          "of",
          "the",
          "Islamic",
          "State",
          "(",
          ")",
          "US",
          "air",
          "strike",
          "police",
          "Tunisia",
          "'s",
          "suspected",
          "members",
          "-",
          ",",
          "Liberation",
          "Front",
          "army",
          "rebels",
          "linked",
          "to",
          "Popular",
          "U.S.",
          "\n\n",
          ".",
          "al",
          "Qaeda",
          "ABC",
          "two",
          "believed",
          "be",
          "Republic",
          "Congo",
          "\uD83D\uDE00");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(20), Arbitraries.of(WORDS))
        .list()
        .ofMaxSize(30)
        .map(list -> String.join(" ", list));
  }

  @Property(tries = 1500)
  void anyTextGivesOrderedActorsThatStandInIt(@ForAll("texts") String text) {
    check(text, RESOLVER.resolve(ActorTexts.article(text)));
  }

  @Property(tries = 800)
  void anyTreeGivesOrderedActorsThatStandInIt(
      @ForAll List<@net.jqwik.api.constraints.IntRange(min = 0, max = 999) Integer> picks) {
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    List<String> tags = List.of("NOUN", "PROPN", "VERB", "ADJ", "AUX", "PUNCT");
    List<String> relations = List.of("nsubj", "amod", "compound", "appos", "cop", "nmod", "dep");
    for (int pick : picks) {
      String form = WORDS.get(pick % WORDS.size()).strip();
      if (form.isEmpty()) {
        continue;
      }
      text.append(' ');
      Span span = new Span(text.length(), text.length() + form.length());
      text.append(form);
      int head = pick % 7 == 0 ? -1 : pick % Math.max(1, picks.size());
      tokens.add(
          new Token(
              tokens.size(),
              span,
              form,
              form,
              tags.get(pick % tags.size()),
              "X",
              head < tokens.size() ? head : -1,
              relations.get(pick % relations.size())));
    }
    String words = text.toString();
    Sentence sentence = new Sentence(0, new Span(0, words.length()), 0, tokens);
    AnnotatedArticle article =
        new AnnotatedArticle(ActorTexts.article(words).article(), List.of(sentence), List.of());
    check(words, RESOLVER.resolve(article));
  }

  private static void check(String text, List<ActorMention> found) {
    int at = 0;
    for (ActorMention mention : found) {
      assertThat(mention.span().begin()).isGreaterThanOrEqualTo(at);
      assertThat(mention.evidence().verifies(text)).isTrue();
      assertThat(mention.certainty()).isBetween(0.0, 1.0);
      at = mention.span().end();
    }
    assertThat(at).isLessThanOrEqualTo(text.length());
  }
}
