package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Java side reads words exactly as the training does, and decodes the network's scores as it
 * does.
 */
class GoldenVectorsTest {
  private static final Path GOLDEN = Path.of("..", "training", "golden.json");

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(node -> numbers.add(node.asInt()));
    return numbers;
  }

  private static List<String> labels(AnnotatedArticle found, Sentence sentence) {
    String[] labels = new String[sentence.tokens().size()];
    Arrays.fill(labels, "O");
    found
        .entitiesOf(sentence)
        .forEach(entity -> {
          for (Token token : sentence.tokens()) {
            if (entity.span().contains(token.span())) {
              boolean first = token.span().begin() == entity.span().begin();
              labels[token.index()] = (first ? "B-" : "I-") + entity.kind().name().substring(0, 3);
            }
          }
        });
    return List.of(labels);
  }

  @Test
  void wordpiecesAndAnswersAreThoseOfTheTraining() throws IOException {
    JsonNode golden = new JsonMapper().readTree(GOLDEN.toFile());
    assertThat(golden.size()).isGreaterThan(5);
    WordPieces pieces = Model.shipped().pieces();
    SentenceEncoder encoder = new SentenceEncoder(pieces, 400);
    try (EncoderAnalyser analyser = EncoderAnalyser.load(LanguageOptions.defaults())) {
      for (JsonNode record : golden) {
        List<String> words = texts(record.get("words"));
        String text = String.join(" ", words);
        Words stretch = new Words();
        int begin = 0;
        for (String word : words) {
          stretch.add(begin, begin + word.length());
          begin += word.length() + 1;
        }
        Encoded code = encoder.encode(text, new Segmenter.Stretch(stretch, 0, words.size())).get(0);
        assertThat(code.ids()).containsExactly(ints(record.get("ids")));
        assertThat(code.starts()).containsExactly(ints(record.get("starts")));
        for (int i = 0; i < code.shapes().length; i++) {
          assertThat((int) code.shapes()[i]).isEqualTo(record.get("shapes").get(i).asInt());
        }
        AnnotatedArticle found = analyser.annotate(List.of(words));
        Sentence sentence = found.sentences().get(0);
        assertThat(sentence.tokens().stream().map(Token::upos).toList())
            .as(text)
            .isEqualTo(texts(record.get("upos")));
        assertThat(sentence.tokens().stream().map(Token::xpos).toList())
            .as(text)
            .isEqualTo(texts(record.get("xpos")));
        assertThat(sentence.tokens().stream().map(t -> t.head() + 1).toList())
            .as(text)
            .isEqualTo(numbers(record.get("heads")));
        assertThat(sentence.tokens().stream().map(Token::deprel).toList())
            .as(text)
            .isEqualTo(texts(record.get("rels")));
        assertThat(labels(found, sentence)).as(text).isEqualTo(texts(record.get("ner")));
      }
    }
  }

  private static int[] ints(JsonNode array) {
    return numbers(array).stream().mapToInt(Integer::intValue).toArray();
  }
}
