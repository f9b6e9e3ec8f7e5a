package attest.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.Article;
import attest.document.Span;
import attest.extract.ExtractOptions;
import attest.extract.RuleMentionExtractor;
import attest.rules.LinearModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearScreenTest {
  private static final RuleMentionExtractor EXTRACTOR =
      new RuleMentionExtractor(ExtractOptions.defaults());
  private static final LinearScreen SHIPPED =
      new LinearScreen(RelevanceOptions.defaults(), EXTRACTOR.triggers(), Set.of());

  private static Article article(String text) {
    return new Article(
        null, "test", null, null, null, null, List.of(), "en", null, null, text, List.of());
  }

  private static LinearScreen screen(double threshold, Set<String> own) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(
          """
          -1.00
          t=shot\t100
          shot dead\t50
          >goal\t-120
          film\t-30
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    LinearModel model = LinearModel.read("test", new ByteArrayInputStream(bytes.toByteArray()));
    return new LinearScreen(new RelevanceOptions(true, threshold), Set.of("shoot"), own, model);
  }

  @Test
  void theBestWordDecides() throws IOException {
    Relevance seen = screen(0, Set.of()).screen(article("He shot a goal. She was shot dead."));
    assertThat(seen.stage()).isEqualTo(Relevance.Stage.MODEL);
    assertThat(seen.score()).isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(seen.passed()).isTrue();
    assertThat(seen.word()).isEqualTo(new Span(24, 28));
    assertThat(seen.reasons())
        .extracting(Relevance.Reason::feature)
        .containsExactly("t=shot", "shot dead");
  }

  @Test
  void wordsCountNearOrFarAsTheModelSays() throws IOException {
    String filler = "and so on ".repeat(8);
    assertThat(screen(0, Set.of()).screen(article("He shot a goal.")).score()).isLessThan(-1);
    assertThat(screen(0, Set.of()).screen(article("shot " + filler + "goal")).score())
        .isGreaterThan(-0.01);
    assertThat(screen(0, Set.of()).screen(article("shot " + filler + "film")).score())
        .isLessThan(-0.2);
  }

  @Test
  void theThresholdDecides() throws IOException {
    Article article = article("They were shot.");
    assertThat(screen(0.1, Set.of()).screen(article).passed()).isFalse();
    assertThat(screen(-0.1, Set.of()).screen(article).passed()).isTrue();
  }

  @Test
  void withoutAWordOfARuleThereIsNothingToScore() throws IOException {
    Relevance seen = screen(-99, Set.of()).screen(article("The film was a success."));
    assertThat(seen.passed()).isFalse();
    assertThat(seen.stage()).isEqualTo(Relevance.Stage.WORDS);
    assertThat(seen.word()).isNull();
    assertThat(seen.reasons()).isEmpty();
  }

  @Test
  void aWordOfTheUsersOwnRulesPasses() throws IOException {
    Relevance seen =
        screen(99, Set.of("rustle")).screen(article("Herds were rustled at the ford."));
    assertThat(seen.passed()).isTrue();
    assertThat(seen.stage()).isEqualTo(Relevance.Stage.SURE_WORDS);
  }

  @Test
  void aSureWordPasses() throws IOException {
    Relevance seen = screen(99, Set.of()).screen(article("Soldiers raped women in the camp."));
    assertThat(seen.passed()).isTrue();
    assertThat(seen.stage()).isEqualTo(Relevance.Stage.SURE_WORDS);
  }

  @Test
  void formsAreFoundByTheirWord() {
    Set<String> forms = new WordForms().of(Set.of("strike", "die", "raid", "cease-fire", "knife"));
    assertThat(forms)
        .contains("struck", "striking", "dying", "died", "raids", "raided", "cease", "knives")
        .doesNotContain("fire");
    assertThat(new WordForms().of(Set.of("shoot", "flee", "stab", "carry", "go")))
        .contains("shot", "fled", "fleeing", "stabbed", "carried", "goes", "went");
  }

  @Test
  void aThresholdThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new RelevanceOptions(true, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gunmen shot dead three teachers near the village of Tanda on Tuesday, police said.",
        "A roadside bomb wounded four soldiers as their convoy passed the market.",
        "Protesters clashed with riot police outside the parliament; a dozen people were arrested.",
        "The group said it had kidnapped two engineers from the dam.",
        "Shelling of the old town left seven civilians dead, doctors at the hospital said.",
        "A suicide bomber blew himself up at a checkpoint, killing at least nine people.",
        "Rebels captured the district capital after two days of fighting.",
      })
  void reportsPass(String text) {
    assertThat(SHIPPED.screen(article(text)).passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stir the onions over a low heat until they are soft, then add the rice.",
        "The company said sales rose by four per cent in the second quarter.",
        "The library will be open on Sundays from next month, the council said.",
        "The striker took the ball in his own half and hit it past the keeper for a late win.",
        "Use the software to find the number of pages that you have to read.",
      })
  void otherTextDoesNot(String text) {
    assertThat(SHIPPED.screen(article(text)).passed()).isFalse();
  }

  @Test
  void muchTextAboutOtherThingsHidesNothing() {
    String filler = "The team won again and everybody in the stadium was glad of it. ".repeat(60);
    String report = "Gunmen shot dead three teachers near the village, police said. ";
    assertThat(SHIPPED.screen(article(filler + report + filler)).passed()).isTrue();
    assertThat(SHIPPED.screen(article(filler)).passed()).isFalse();
  }

  @Property(tries = 200)
  void noTextFails(@ForAll String text) {
    Relevance seen = SHIPPED.screen(article(text + " killed " + text));
    assertThat(seen.score()).isFinite();
    Span word = seen.word();
    assertThat(word).isNotNull();
    assertThat(word.end()).isLessThanOrEqualTo(2 * text.length() + 8);
    assertThat(SHIPPED.words(article(text + " killed " + text))).contains(word);
  }
}
