package attest.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderAnalyserTest {
  private static EncoderAnalyser analyser;

  @BeforeAll
  static void load() {
    analyser = EncoderAnalyser.load(LanguageOptions.defaults());
  }

  @AfterAll
  static void close() {
    analyser.close();
  }

  static Article article(String text) {
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    int begin = 0;
    for (String paragraph : text.split("\n\n", -1)) {
      if (!paragraph.isEmpty()) {
        paragraphs.add(new Article.Paragraph(new Span(begin, begin + paragraph.length()), false));
      }
      begin += paragraph.length() + 2;
    }
    return new Article(
        null, "test", null, null, null, null, List.of(), "en", null, null, text, paragraphs);
  }

  private static void assertSound(AnnotatedArticle found) {
    String text = found.article().text();
    int last = 0;
    for (int s = 0; s < found.sentences().size(); s++) {
      Sentence sentence = found.sentences().get(s);
      assertThat(sentence.index()).isEqualTo(s);
      assertThat(
              found
                  .article()
                  .paragraphs()
                  .get(sentence.paragraph())
                  .span()
                  .contains(sentence.span()))
          .isTrue();
      int[] heads = new int[sentence.tokens().size()];
      for (Token token : sentence.tokens()) {
        assertThat(token.span().begin()).isGreaterThanOrEqualTo(last);
        assertThat(sentence.span().contains(token.span())).isTrue();
        assertThat(token.form()).isNotEmpty().isEqualTo(token.span().of(text));
        assertThat(token.lemma()).isNotEmpty();
        assertThat(token.deprel().equals("root")).isEqualTo(token.head() < 0);
        heads[token.index()] = token.head() + 1;
        last = token.span().end();
      }
      assertThat(TreeDecoder.isTree(heads)).isTrue();
    }
    int end = 0;
    for (Entity entity : found.entities()) {
      assertThat(entity.span().begin()).isGreaterThanOrEqualTo(end);
      assertThat(found.sentences().get(entity.sentence()).span().contains(entity.span())).isTrue();
      end = entity.span().end();
    }
  }

  private static Token token(AnnotatedArticle found, String form) {
    return found.sentences().stream()
        .flatMap(s -> s.tokens().stream())
        .filter(t -> t.form().equals(form))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsAPlainReport() {
    AnnotatedArticle found =
        analyser.analyse(
            article(
                "Gunmen killed three soldiers near Gao on Monday.\n\nTwo rebels were arrested."));

    assertSound(found);
    assertThat(found.sentences()).hasSize(2);
    Token killed = token(found, "killed");
    assertThat(killed.head()).isEqualTo(-1);
    assertThat(killed.xpos()).isEqualTo("VBD");
    assertThat(token(found, "Gunmen").is("nsubj")).isTrue();
    assertThat(token(found, "soldiers").is("obj")).isTrue();
    assertThat(token(found, "rebels").deprel()).isEqualTo("nsubj:pass");
    assertThat(token(found, "arrested").xpos()).isEqualTo("VBN");
    assertThat(found.sentences().get(1).paragraph()).isEqualTo(1);
  }

  @Test
  void findsNames() {
    AnnotatedArticle found =
        analyser.analyse(
            article("President Barack Obama met officials of the United Nations in Paris."));

    assertThat(
            found.entities().stream()
                .map(e -> e.kind() + " " + e.span().of(found.article().text())))
        .contains("PERSON Barack Obama", "ORGANIZATION United Nations", "LOCATION Paris");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(analyser.analyse(article("")).sentences()).isEmpty();
    assertThat(analyser.analyse(article(" \u200b ")).sentences()).isEmpty();
    assertThat(analyser.annotate(List.of()).sentences()).isEmpty();
  }

  @Test
  void theSameArticleGivesTheSameWhateverElseIsRead() throws Exception {
    List<Article> articles =
        List.of(
            article("Troops shelled the town. Five people died, officials in Kidal said."),
            article("The strike ended. ".repeat(30) + "Nobody was hurt."),
            article("A man was shot.\n\nPolice said he had a knife; witnesses disagreed."));
    List<AnnotatedArticle> alone = articles.stream().map(analyser::analyse).toList();
    List<Future<AnnotatedArticle>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        Article article = articles.get(i % 3);
        together.add(threads.submit(() -> analyser.analyse(article)));
      }
    }
    for (int i = 0; i < together.size(); i++) {
      assertThat(together.get(i).get()).isEqualTo(alone.get(i % 3));
    }
  }

  @Test
  void wildTextIsReadSoundly() {
    Random random = new Random(7);
    List<String> pieces =
        List.of(
            "The",
            "army",
            ".",
            "...",
            " ",
            " ",
            " ",
            "\n\n",
            "\n",
            "don't",
            "«",
            "»",
            "\"",
            "e\u0301",
            "\u0301",
            "😀",
            "𝒳",
            "مرحبا",
            "\u202e",
            "\u0000",
            "\u00a0",
            "\u200b",
            "中文",
            "\ud800",
            "\udc00",
            "½",
            "a.m.",
            "?!",
            "U.S.",
            "-",
            "Ben",
            "x".repeat(300),
            "!".repeat(300));
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertSound(analyser.analyse(article(text.toString())));
    }
  }

  @Test
  void sentencesWithTooManyPiecesAreCut() {
    AnnotatedArticle found =
        analyser.analyse(article("antidisestablishmentarianistically ".repeat(110)));

    assertSound(found);
    assertThat(found.sentences()).hasSizeGreaterThan(1);
    assertThat(found.sentences().stream().mapToInt(s -> s.tokens().size()).sum()).isEqualTo(110);
  }

  @Test
  void textBeyondTheLimitIsLeftAlone() {
    try (EncoderAnalyser brief = EncoderAnalyser.load(new LanguageOptions(40, 120, 400, 512))) {
      AnnotatedArticle found =
          brief.analyse(
              article("The first one is whole. The second goes over the limit.\n\nThird."));

      assertThat(found.sentences()).hasSize(1);
      assertThat(found.sentences().get(0).span()).isEqualTo(new Span(0, 23));
    }
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> EncoderAnalyser.load(folder, LanguageOptions.defaults()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("vocabulary.txt");
  }

  @Test
  void givenWordsAreKept() {
    List<List<String>> words =
        List.of(List.of("Mr.", "Ba", "ca", "n't", "go", "."), List.of("No", "!"));

    AnnotatedArticle found = analyser.annotate(words);

    assertSound(found);
    assertThat(
            found.sentences().stream()
                .map(s -> s.tokens().stream().map(Token::form).toList())
                .toList())
        .isEqualTo(words);
    assertThat(analyser.pieces(found)).isGreaterThanOrEqualTo(8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> analyser.annotate(List.of(Collections.singletonList(""))));
  }
}
