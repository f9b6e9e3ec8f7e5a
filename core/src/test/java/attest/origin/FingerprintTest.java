package attest.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String TEXT =
      "Gunmen on motorbikes attacked a market in the north on Tuesday, killing at least six people,"
          + " the governor said. Elf Menschen wurden verletzt. Полиция ищет нападавших.";

  @Test
  void theSameTextHasTheSameFingerprintInEveryRelease() {
    Fingerprint fingerprint = Fingerprint.of(TEXT);
    assertThat(Fingerprint.VERSION).isEqualTo(1);
    assertThat(fingerprint.words()).isEqualTo(26);
    assertThat(fingerprint.toText())
        .hasSize(364)
        .startsWith("AQAAABoAAAAYjYK3RcKtGPnf3A5V9eYzkel8COIhGwLwR_K3aEvJR3-RVcpe");
  }

  @Test
  void bytesAndTextKeepIt() {
    Fingerprint fingerprint = Fingerprint.of(TEXT);
    assertThat(Fingerprint.parse(fingerprint.toBytes())).isEqualTo(fingerprint);
    assertThat(Fingerprint.parse(fingerprint.toText())).isEqualTo(fingerprint);
    assertThat(fingerprint.toBytes()).hasSize(Fingerprint.BYTES);
  }

  @Test
  void whatIsNoFingerprintOfThisVersionIsNull() {
    byte[] bytes = Fingerprint.of(TEXT).toBytes();
    bytes[0] = 2;
    assertThat(Fingerprint.parse(bytes)).isNull();
    assertThat(Fingerprint.parse(new byte[3])).isNull();
    assertThat(Fingerprint.parse("not a fingerprint")).isNull();
    bytes[0] = 1;
    bytes[1] = -1;
    assertThat(Fingerprint.parse(bytes)).isNull();
  }

  @Test
  void caseSpacesAndPunctuationDoNotCount() {
    Fingerprint shouted = Fingerprint.of("  " + TEXT.toUpperCase().replace(",", " —") + "\n");
    assertThat(shouted).isEqualTo(Fingerprint.of(TEXT));
    assertThat(shouted.isSameWording(Fingerprint.of(TEXT + " more"))).isFalse();
  }

  @Test
  void scriptsWithoutSpacesHaveAWordForEachCharacter() {
    assertThat(Fingerprint.of("北京 news 2026").words()).isEqualTo(4);
    assertThat(Fingerprint.of("ひらカタ한국").words()).isEqualTo(5);
  }

  @Test
  void anEmptyTextIsLikeNoOther() {
    Fingerprint empty = Fingerprint.of(" … ");
    assertThat(empty.words()).isZero();
    assertThat(empty.bands()).isEmpty();
    assertThat(empty.similarity(empty)).isZero();
    assertThat(empty.containment(Fingerprint.of(TEXT))).isZero();
    assertThat(Fingerprint.parse(empty.toBytes())).isEqualTo(empty);
  }

  @Property(tries = 100)
  void similarityAndContainmentAreNearTheTruth(
      @ForAll long seed, @ForAll @IntRange(max = 300) int shared) {
    Random random = new Random(seed);
    String common = words(random, shared);
    String one = common + words(random, 100);
    String other = common + words(random, 50);
    Set<String> a = shingles(one);
    Set<String> b = shingles(other);
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    double jaccard = (double) both.size() / (a.size() + b.size() - both.size());
    Fingerprint first = Fingerprint.of(one);
    Fingerprint second = Fingerprint.of(other);
    assertThat(first.similarity(second)).isCloseTo(jaccard, within(0.25));
    assertThat(first.similarity(second)).isEqualTo(second.similarity(first));
    assertThat(first.containment(second)).isEqualTo(second.containment(first));
    if (jaccard > 0.45) {
      assertThat(first.bands()).containsAnyElementsOf(second.bands());
    }
  }

  private static Set<String> shingles(String text) {
    String[] words = text.strip().split(" ");
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + 3 <= words.length; i++) {
      shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return shingles;
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("w").append(random.nextInt(1_000_000)).append(' ');
    }
    return text.toString();
  }
}
