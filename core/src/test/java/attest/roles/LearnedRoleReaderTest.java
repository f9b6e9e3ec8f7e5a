package attest.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Resolved;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedRoleReaderTest {
  private static final Resolved NOTHING = new Resolved(List.of(), List.of(), List.of(), List.of());

  /** Words as {@code form lemma UPOS XPOS head relation}; heads count from 1, 0 is the root. */
  private static AnnotatedArticle article(String drawn, List<Entity> names) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : drawn.strip().split("\n", -1)) {
      String[] cells = line.strip().split(" +", -1);
      int at = text.length();
      text.append(cells[0]).append(' ');
      tokens.add(
          new Token(
              tokens.size(),
              new Span(at, at + cells[0].length()),
              cells[0],
              cells[1],
              cells[2],
              cells[3],
              Integer.parseInt(cells[4]) - 1,
              cells[5]));
    }
    Span all = new Span(0, text.length() - 1);
    Article article =
        new Article(
            "t",
            "t",
            null,
            null,
            null,
            null,
            List.of(),
            "en",
            null,
            null,
            text.toString(),
            List.of(new Article.Paragraph(all, false)));
    return new AnnotatedArticle(article, List.of(new Sentence(0, all, 0, tokens)), names);
  }

  private static final String KIDNAPPING =
      """
      Four four NUM CD 3 nummod
      armed armed ADJ JJ 3 amod
      men man NOUN NNS 4 nsubj
      kidnapped kidnap VERB VBD 0 root
      the the DET DT 6 det
      businessman businessman NOUN NN 4 obj
      Juan Juan PROPN NNP 6 flat
      Lomas Lomas PROPN NNP 7 flat
      """;

  private static Mention mention(AnnotatedArticle annotated) {
    Sentence sentence = annotated.sentences().get(0);
    return new Mention(
        EventType.ABDUCTION,
        false,
        Evidence.of(annotated.article(), sentence.tokens().get(3).span()),
        sentence.span(),
        0,
        Mention.Status.OCCURRED,
        1,
        false,
        false,
        false,
        List.of(),
        List.of(),
        "abduct.verb");
  }

  @Test
  void whoKidnappedWhomIsFoundWithItsProbability() {
    AnnotatedArticle annotated = article(KIDNAPPING, List.of());
    Extraction read =
        new LearnedRoleReader(RoleOptions.defaults())
            .read(annotated, new Extraction(List.of(mention(annotated)), List.of()), NOTHING);
    List<Mention.Argument> arguments = read.mentions().get(0).arguments();
    assertThat(arguments)
        .anySatisfy(a -> {
          assertThat(a.role()).isEqualTo(Mention.Role.INITIATOR);
          assertThat(a.evidence().quote()).isEqualTo("armed men");
          assertThat(a.rule()).matches("roles\\.(model|weak)/2 individual 0\\.\\d\\d");
        })
        .allMatch(Mention.Argument::learned);
  }

  @Test
  void anArgumentBelowTheThresholdIsNotFirm() {
    AnnotatedArticle annotated = article(KIDNAPPING, List.of());
    Extraction given = new Extraction(List.of(mention(annotated)), List.of());
    Extraction read =
        new LearnedRoleReader(new RoleOptions(true, 0.9999)).read(annotated, given, NOTHING);
    assertThat(read.mentions().get(0).arguments()).isNotEmpty();
    assertThat(read.mentions().get(0).firmArguments()).isEmpty();
  }

  @Test
  void turnedOffItAddsNothing() {
    AnnotatedArticle annotated = article(KIDNAPPING, List.of());
    Extraction given = new Extraction(List.of(mention(annotated)), List.of());
    assertThat(new LearnedRoleReader(new RoleOptions(false, 0.5)).read(annotated, given, NOTHING))
        .isSameAs(given);
  }

  @Test
  void aNameIsOneCandidateAndNoWordOfItAFeature() {
    AnnotatedArticle annotated =
        article(KIDNAPPING, List.of(new Entity(new Span(41, 51), 0, Entity.Kind.PERSON)));
    List<RoleCandidate> candidates =
        RoleCandidates.find(annotated, new Extraction(List.of(), List.of()), NOTHING);
    assertThat(candidates)
        .extracting(RoleCandidate::key)
        .containsExactly("noun men", "noun businessman", "person lomas");
    assertThat(candidates.get(2).places().get(0).phrase().of(annotated.article().text()))
        .isEqualTo("Juan Lomas");
    assertThat(candidates)
        .allSatisfy(c ->
            assertThat(c.places().get(0).features())
                .noneMatch(f -> f.contains("Lomas") || f.contains("Juan")));
  }

  @Test
  void aThresholdIsAProbability() {
    assertThatThrownBy(() -> new RoleOptions(true, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
