package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmenterPropertyTest {
  private static final Segmenter SEGMENTER =
      new Segmenter(WordTable.shipped(), LanguageOptions.defaults());

  /**
   * Text of words, marks of every kind, astral and combining characters, controls, right-to-left.
   */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "Mr",
            ".",
            " ",
            "\n",
            "...",
            "don't",
            "it’s",
            "\"",
            "«",
            "»",
            "“",
            "”",
            "‘",
            "’",
            "'",
            "U.S.",
            "3.5",
            "$",
            "%",
            "al-Q",
            "e\u0301",
            "\u0301",
            "😀",
            "👩‍👩‍👧",
            "𝒳",
            "مرحبا",
            "\u200f",
            "\u202e",
            "\u0000",
            "\u0007",
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\u2028",
            "中文",
            "\ud800",
            "\udc00",
            "\ufffd",
            "ﬁ",
            "²",
            "½",
            "a.m.",
            "?!",
            "(",
            ")",
            "–",
            "—",
            "www.a.org",
            "A&B");
    Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(4);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, pieces), net.jqwik.api.Tuple.of(1, wild))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void wordsCoverEverythingButSpaceInOrder(@ForAll("texts") String text) {
    List<Segmenter.Stretch> sentences = SEGMENTER.segment(text, 0, text.length());
    int last = 0;
    for (Segmenter.Stretch sentence : sentences) {
      assertThat(sentence.size()).isPositive();
      for (int i = 0; i < sentence.size(); i++) {
        assertThat(sentence.begin(i)).isGreaterThanOrEqualTo(last);
        assertThat(sentence.end(i))
            .isGreaterThan(sentence.begin(i))
            .isLessThanOrEqualTo(text.length());
        assertGap(text.substring(last, sentence.begin(i)));
        String form = text.substring(sentence.begin(i), sentence.end(i));
        assertThat(form.codePoints().noneMatch(Characters::isGap)).as(form).isTrue();
        last = sentence.end(i);
      }
    }
    assertGap(text.substring(last));
  }

  @Property(tries = 500)
  void wordsDoNotSplitSurrogatePairs(@ForAll("texts") String text) {
    for (Segmenter.Stretch sentence : SEGMENTER.segment(text, 0, text.length())) {
      for (int i = 0; i < sentence.size(); i++) {
        int end = sentence.end(i);
        boolean inPair =
            end < text.length()
                && Character.isHighSurrogate(text.charAt(end - 1))
                && Character.isLowSurrogate(text.charAt(end));
        assertThat(inPair).isFalse();
      }
    }
  }

  private static void assertGap(String between) {
    assertThat(between.codePoints().allMatch(Characters::isGap))
        .as("between words: " + between)
        .isTrue();
  }
}
