package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {
  private static final Segmenter SEGMENTER =
      new Segmenter(WordTable.shipped(), LanguageOptions.defaults());

  static List<String> sentences(String text) {
    return SEGMENTER.segment(text, 0, text.length()).stream()
        .map(s -> text.substring(s.begin(0), s.end(s.size() - 1)))
        .toList();
  }

  static String words(String text) {
    List<String> words = new ArrayList<>();
    for (Segmenter.Stretch s : SEGMENTER.segment(text, 0, text.length())) {
      for (int i = 0; i < s.size(); i++) {
        words.add(text.substring(s.begin(i), s.end(i)));
      }
    }
    return String.join(" ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "They don't say it's over.|They do n't say it 's over .",
        "They don’t say it’s theirs.|They do n’t say it ’s theirs .",
        "The rebels' chief cannot go.|The rebels ' chief can not go .",
        "O'Brien and Qa'ida wouldn't've|O'Brien and Qa'ida wouldn't 've",
        "About 35% paid $5, or £3,000.50.|About 35 % paid $ 5 , or £ 3,000.50 .",
        "The U.S. and U.K. left.|The U.S. and U.K. left .",
        "At 5:30 p.m. on 9/11|At 5:30 p.m. on 9/11",
        "A 200-kilometre (125-mile) wall|A 200 - kilometre ( 125 - mile ) wall",
        "the 2015-16 season|the 2015 - 16 season",
        "Call 555-0199 or 202-555-0199.|Call 555-0199 or 202-555-0199 .",
        "On 2015-03-18 it began.|On 2015-03-18 it began .",
        "anti-government, pro-army ex-fighters|anti-government , pro-army ex-fighters",
        "al-Shabab and Al-Qaida|al - Shabab and Al - Qaida",
        "the 1990s, the 1980's and the '90s|the 1990s , the 1980's and the '90s",
        "the 5th of 3km at 7pm|the 5th of 3 km at 7 pm",
        "Mail a.b@example.org or see https://example.org/x?y=1.|Mail a.b@example.org or see"
            + " https://example.org/x?y=1 .",
        "He said: \"Go!\" and left...|He said : \" Go ! \" and left ...",
        "« Islamic emirate ».|« Islamic emirate » .",
        "AT&T and Texas A&M's men|AT&T and Texas A&M 's men",
        "and/or 1/2|and / or 1/2",
        "Wait--what?!|Wait -- what ?!",
        "J. R. Okoro met Lt. Col. Abdi.|J. R. Okoro met Lt. Col. Abdi .",
        "Example.com fell.Then it rose.|Example.com fell . Then it rose .",
        "état-major d’élite café|état - major d’élite café"
      })
  void wordsFollowTheTreebanks(String text, String expected) {
    assertThat(words(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The army struck.|It fled.",
        "Is it over?|No.|It is not!",
        "\"We won.|They fled,\" he said.|\"Go.\"|They went.",
        "“We won.|They fled,” he said.|“Go.”|They went.",
        "« The answer was strong.|We won, » Amari said.|»It may be so. »|He left.",
        "« Now they know. »|On Monday he left.",
        "He said : »They were many ».|« It failed, » he said.",
        "'We won.'|He left.",
        "‘We won.’|He left.",
        "It had ended (he said so.)|Others agreed.",
        "\"Who did it?\" Amari asked.|Nobody knew.",
        "Mr. Sow, Gen. Ba and Lt. Col. Ly met.|They talked.",
        "The price is 3.5 million.|It rose by 1.2 percent.",
        "He left at 5 a.m. Monday.|She left at 6 p.m.|They met.",
        "He is from the U.S.|The others are not.",
        "George W. Hill ran.|World War II began.",
        "He was No. 5.|She said no.|Nobody else did.",
        "It happened on Jan. 5.|On Feb. 6 it ended.",
        "OAKLAND, Calif. -|A man died.|He was at N. 37th Street.",
        "They paused ... and went on.|Then ...|Nothing.",
        "The group met.|al-Shabab was absent.",
        "1. The first point.|2. The second."
      })
  void sentencesEndWhereTheyShould(String marked) {
    String text = marked.replace("|", " ");

    assertThat(String.join("|", sentences(text))).isEqualTo(marked);
  }

  @Test
  void linesWithBulletsAreSentences() {
    assertThat(sentences("Demands:\n• peace\n• bread\n- work\n1) land"))
        .containsExactly("Demands:", "• peace", "• bread", "- work", "1) land");
  }

  @Test
  void aLineBreakInsideASentenceIsSpace() {
    assertThat(sentences("The army\nstruck. It\nfled."))
        .containsExactly("The army\nstruck.", "It\nfled.");
  }

  @Test
  void onlyTheStretchIsRead() {
    String text = "One. Two words here. Three.";

    assertThat(SEGMENTER.segment(text, 5, 20)).hasSize(1);
    assertThat(SEGMENTER.segment(text, 5, 20).get(0).begin(0)).isEqualTo(5);
    assertThat(SEGMENTER.segment(text, 5, 20).get(0).size()).isEqualTo(4);
  }

  @Test
  void aVeryLongSentenceIsCutAfterAMark() {
    String text = "one two three four five six seven eight nine, ".repeat(40);

    List<Segmenter.Stretch> found = SEGMENTER.segment(text, 0, text.length());

    assertThat(found).hasSize(4).allMatch(s -> s.size() <= 120);
    assertThat(text.substring(found.get(0).begin(found.get(0).size() - 1)).charAt(0))
        .isEqualTo(',');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ". ",
        "a",
        "a. ",
        ".) ",
        "\" ",
        "' ",
        "- ",
        "No. ",
        "\n",
        "http://a.b@",
        "1-",
        "1,",
        "é\u0301 "
      })
  void longTextsOfAnyKindFinish(String unit) {
    String text = unit.repeat(2_000_000 / unit.length()) + ",";

    List<Segmenter.Stretch> found = SEGMENTER.segment(text, 0, text.length());

    assertThat(found).isNotEmpty().allMatch(s -> s.size() <= 120);
    assertThat(found.get(found.size() - 1).end(found.get(found.size() - 1).size() - 1))
        .isEqualTo(text.length());
  }
}
