package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.ArticleRecord;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/** Whatever the text, the whole pipeline reads it, and what it writes is proved by the text. */
class PipelinePropertyTest {
  private static final List<String> SENTENCES =
      List.of(
          "Gunmen killed 12 people in 𝕏 on Monday",
          "“At least 36 attackers had been killed,” the ministry said.",
          "Two soldiers and a civilian, 24, died near Gao",
          "said: \"We will not rest",
          "Police arrested between 20 and 30 protesters in Lima last week.",
          "The army denied that",
          "bombs — 𝟏𝟐 of them — went off; 3 wounded, 1,700 fled",
          "لم يقتل أحد",
          "5 декабря погибли 7 человек.",
          "(AFP) -",
          "By Anna Example",
          "A car bomb exploded outside 🏛️ parliament, killing e\u0301mile");

  private static final List<String> ODD =
      List.of(
          " ",
          " ",
          " ",
          "\n",
          "\n\n",
          "\t",
          ".",
          ",",
          "\"",
          "«",
          "»",
          "“",
          "”",
          "‘",
          "’",
          "'",
          "(",
          ")",
          "-",
          "–",
          "\u0301",
          "\u200b",
          "\u202e",
          "\u202c",
          "\u00ad",
          "\u0000",
          "\u0007",
          "\u2028",
          "\ufeff",
          "\ud83d",
          "\ude00",
          "😀",
          "👩‍👩‍👧",
          "𝒳",
          "½",
          "٣",
          "ﬁ",
          "İ",
          "ß",
          "999999999999",
          "0");

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.of(SENTENCES)),
            net.jqwik.api.Tuple.of(5, Arbitraries.of(ODD)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
    return piece.list().ofMaxSize(24).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void everyTextIsReadAndEveryQuoteStandsInIt(@ForAll("texts") String content) {
    ArticleRecord read = Shipped.read(content, "2019-11-06");
    JsonNode record = Shipped.parse(Shipped.write(read));
    String text = record.get("article").get("text").asString();
    assertThat(GoldFacts.evidence(record))
        .allSatisfy(e ->
            assertThat(GoldFacts.words(text, e.get("start").asInt(), e.get("end").asInt()))
                .isEqualTo(e.get("quote").asString())
                .isNotBlank());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void tollsAreInOrderAndClaimsHaveNamesOfTheirOwn(@ForAll("texts") String content) {
    JsonNode record = Shipped.parse(Shipped.write(Shipped.read(content, "2019-11-06")));
    List<String> claims =
        record
            .get("accounts")
            .valueStream()
            .flatMap(a -> a.get("claims").valueStream())
            .map(c -> c.get("id").asString())
            .toList();
    assertThat(claims).doesNotHaveDuplicates();
    record
        .get("accounts")
        .valueStream()
        .flatMap(a -> a.get("toll").valueStream())
        .forEach(toll -> {
          assertThat(inOrder(toll.get("low"), toll.get("best"))).as("%s", toll).isTrue();
          assertThat(inOrder(toll.get("best"), toll.get("high"))).as("%s", toll).isTrue();
          assertThat(inOrder(toll.get("low"), toll.get("high"))).as("%s", toll).isTrue();
          assertThat(claims)
              .containsAll(toll.get("claims").valueStream().map(JsonNode::asString).toList());
        });
  }

  private static boolean inOrder(JsonNode less, JsonNode more) {
    return less.isNull() || more.isNull() || less.asLong() <= more.asLong();
  }
}
