package attest.roles;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import attest.language.WordPieces;
import attest.resolve.actor.ActorOptions;
import attest.resolve.actor.RegistryActorResolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the network is given to read, and what it makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportNetworkTest {
  private static final int INDIVIDUAL = 0;
  private static final int VICTIM = 3;

  private final ReportPieces pieces = new ReportPieces();
  private final RegistryActorResolver actors = new RegistryActorResolver(ActorOptions.defaults());
  private EncoderAnalyser analyser;
  private ReportNetwork network;

  @BeforeAll
  void open() {
    analyser = EncoderAnalyser.load(LanguageOptions.defaults());
    network = new ReportNetwork();
  }

  @AfterAll
  void close() {
    network.close();
    analyser.close();
  }

  private AnnotatedArticle article(String text) {
    return analyser.analyse(
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
            text,
            List.of(new Article.Paragraph(new Span(0, text.length()), false))));
  }

  private ReportPieces.Report report(AnnotatedArticle annotated) {
    return pieces.of(annotated, actors.resolve(annotated));
  }

  @Test
  void namesStandAsTheirKindAlone() {
    ReportPieces.Report one = report(article("Pedro Salas shot the mayor of Ambato on Friday."));
    ReportPieces.Report other = report(article("Hugo Rivas shot the mayor of Tarija on Friday."));
    assertThat(one.stretches().getFirst().ids()).isEqualTo(other.stretches().getFirst().ids());
    assertThat(one.stretches().getFirst().ids()[1]).isLessThan(64);
  }

  @Test
  void theCommonNounOfANameStays() {
    ReportPieces.Report guard = report(article("The National Guard shot two farmers on Friday."));
    ReportPieces.Report council =
        report(article("The National Council shot two farmers on Friday."));
    assertThat(guard.stretches().getFirst().ids())
        .isNotEqualTo(council.stretches().getFirst().ids());
  }

  @Test
  void longArticlesAreReadInStretchesOfWholeSentences() {
    AnnotatedArticle annotated =
        article("Guerrillas killed two peasants near the river and burned a bus. ".repeat(150));
    ReportPieces.Report report = report(annotated);
    assertThat(report.stretches()).hasSizeGreaterThan(2);
    for (ReportPieces.Stretch stretch : report.stretches()) {
      assertThat(stretch.ids()).hasSizeLessThanOrEqualTo(ReportPieces.LONGEST);
      assertThat(stretch.ids()[0]).isEqualTo(WordPieces.START);
      assertThat(stretch.ids()[stretch.ids().length - 1]).isEqualTo(WordPieces.STOP);
    }
    for (Sentence sentence : annotated.sentences()) {
      List<Integer> stretches = new ArrayList<>();
      for (Token token : sentence.tokens()) {
        ReportPieces.Spot spot = report.spot(sentence.index(), token.index());
        stretches.add(spot.stretch());
        assertThat(spot.piece()).isPositive();
      }
      assertThat(stretches).containsOnly(stretches.getFirst());
    }
  }

  @Test
  void whoKilledAndWhoWasKilledAreToldApart() {
    AnnotatedArticle annotated =
        article(
            "Guerrillas killed two peasants near the river on Friday. The peasants were killed when the guerrillas attacked their village.");
    ReportPieces.Report report = report(annotated);
    float[][] roles = network.read(report, List.of(report.spot(0, 0), report.spot(0, 3))).roles();
    assertThat(roles[0][INDIVIDUAL]).isGreaterThan(roles[0][VICTIM]);
    assertThat(roles[1][VICTIM]).isGreaterThan(roles[1][INDIVIDUAL]);
    assertThat(roles[1][VICTIM]).isGreaterThan(roles[0][VICTIM]);
  }

  @Test
  void aBombingIsMoreOfAReportThanABudget() {
    double[] bombing = reading("A bomb exploded at the embassy on Friday, wounding four guards.");
    double[] budget = reading("The ministry presented its budget for schools on Friday.");
    assertThat(bombing[0]).isGreaterThan(budget[0]);
    assertThat(bombing[2]).isGreaterThan(budget[2]);
  }

  private double[] reading(String text) {
    return network.read(report(article(text)), List.of()).report();
  }

  @Test
  void theSameArticleIsReadTheSame() {
    AnnotatedArticle annotated = article("Guerrillas killed two peasants near the river.");
    ReportPieces.Report report = report(annotated);
    List<ReportPieces.Spot> spots = List.of(report.spot(0, 0), report.spot(0, 3));
    ReportNetwork.Reading one = network.read(report, spots);
    ReportNetwork.Reading other = network.read(report, spots);
    assertThat(Arrays.deepEquals(one.roles(), other.roles())).isTrue();
    assertThat(one.report()).isEqualTo(other.report());
  }

  @Test
  void anEmptyArticleHasNothingToRead() {
    AnnotatedArticle annotated = article("");
    assertThat(report(annotated).stretches()).isEmpty();
    assertThat(network.read(report(annotated), List.of()).roles()).isEmpty();
  }
}
