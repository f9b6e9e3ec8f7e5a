package attest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Figure;
import attest.rules.RuleFile;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds that wordings set, as the contract of the record says. */
class FigureReaderTest {
  private static final FigureReader READER =
      new FigureReader(List.of(RuleFile.resource(FigureReader.class, "figures.yaml")));

  private static FigureReader.Reading read(String phrase) {
    Sentence sentence = Drawn.phrase(phrase);
    return READER.read(sentence, sentence.tokens().getLast());
  }

  private static String bounds(Figure figure) {
    return figure.kind() + " " + bound(figure.low()) + ".." + bound(figure.high());
  }

  private static String bound(OptionalLong value) {
    return value.isPresent() ? String.valueOf(value.getAsLong()) : "";
  }

  @ParameterizedTest
  @CsvSource({
    "36 attackers, exact 36..36",
    "seven civilians, exact 7..7",
    "two hundred people, exact 200..200",
    "at least six jihadists, at_least 6..",
    "'more than 1,700 people', at_least 1700..",
    "up to 20 people, at_most ..20",
    "about 50 extremists, about 50..50",
    "between 20 and 30 villagers, range 20..30",
    "20 to 30 villagers, range 20..30",
    "20-30 villagers, range 20..30",
    "no casualties, none 0..0",
    "both pilots, exact 2..2",
    "several people, vague 3..",
    "many people, vague .."
  })
  void wordingsSetBounds(String phrase, String bounds) {
    FigureReader.Reading reading = read(phrase);
    assertThat(reading).isNotNull();
    assertThat(bounds(reading.figure())).isEqualTo(bounds);
    assertThat(reading.counted().form()).isEqualTo(phrase.substring(phrase.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest
  @CsvSource({"dozens, 24", "scores, 40", "hundreds, 200"})
  void roundWordsCountWhatFollows(String word, long low) {
    Sentence sentence =
        Drawn.sentence(
            word
                + " "
                + word
                + " NOUN NNS 0 root\nof of ADP IN 3 case\npeople people NOUN NNS 1 nmod");
    FigureReader.Reading reading = READER.read(sentence, sentence.tokens().getFirst());
    assertThat(reading).isNotNull();
    assertThat(bounds(reading.figure())).isEqualTo("vague " + low + "..");
    assertThat(reading.counted().form()).isEqualTo("people");
  }

  @Test
  void aPhraseWithoutANumberCountsNobody() {
    assertThat(read("the soldiers")).isNull();
    assertThat(read("soldiers")).isNull();
  }

  @Test
  void onePersonIsOne() {
    Sentence sentence = Drawn.sentence("a a DET DT 2 det\nCanadian canadian NOUN NN 0 root");
    Token head = sentence.tokens().getLast();
    FigureReader.Reading one = READER.readOne(sentence, head);
    assertThat(one).isNotNull();
    assertThat(bounds(one.figure())).isEqualTo("exact 1..1");
    assertThat(one.words()).isEqualTo(sentence.span());
    Sentence plural = Drawn.phrase("the soldiers");
    assertThat(READER.readOne(plural, plural.tokens().getLast())).isNull();
  }

  @Property(tries = 100)
  void theWordsOfAFigureHoldItsNumber(@ForAll @IntRange(min = 2, max = 99_999) int number) {
    for (String before : List.of("", "at least ", "about ", "up to ", "nearly ")) {
      String phrase = before + number + " people";
      FigureReader.Reading reading = read(phrase);
      assertThat(reading).isNotNull();
      assertThat(reading.words().of(phrase)).isEqualTo(before + number);
      Figure figure = reading.figure();
      assertThat(figure.low().isPresent() ? figure.low() : figure.high())
          .isEqualTo(OptionalLong.of(number));
    }
  }
}
