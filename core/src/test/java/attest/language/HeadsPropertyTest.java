package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the network says of a sentence, what is mended is a tree. */
class HeadsPropertyTest {
  private static final List<String> RELATIONS =
      List.of(
          "nsubj", "nsubj:pass", "ccomp", "parataxis", "conj", "obl", "nmod", "advmod", "xcomp");
  private static final List<String> TAGS = List.of("VBD", "VBG", "VBN", "VB", "NN", "IN");
  private static final List<String> FORMS =
      List.of("said", "killing", "shot", "dead", "alive", "police", ",", "Monday", "\"");

  @Property(tries = 4_000)
  void aMendedTreeIsATree(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
      @ForAll @IntRange(min = 1, max = 14) int size) {
    Random random = new Random(seed);
    int[] heads = tree(random, size);
    String[] relations = new String[size];
    String[] tags = new String[size];
    String[] forms = new String[size];
    for (int word = 0; word < size; word++) {
      relations[word] = heads[word] == 0 ? "root" : RELATIONS.get(random.nextInt(RELATIONS.size()));
      tags[word] = TAGS.get(random.nextInt(TAGS.size()));
      forms[word] = FORMS.get(random.nextInt(FORMS.size()));
    }
    assertThat(Heads.isTree(heads)).isTrue();
    SubjectRepair.mend(heads, relations);
    assertThat(Heads.isTree(heads)).isTrue();
    SayingRepair.mend(tags, forms, heads, relations);
    assertThat(Heads.isTree(heads)).isTrue();
    StateRepair.mend(tags, forms, heads, relations);
    DoerRepair.mend(tags, forms, heads, relations);
    assertThat(Heads.isTree(heads)).isTrue();
  }

  /** A tree of words in any order. */
  private static int[] tree(Random random, int size) {
    List<Integer> order = new java.util.ArrayList<>();
    for (int word = 0; word < size; word++) {
      order.add(word);
    }
    java.util.Collections.shuffle(order, random);
    int[] heads = new int[size];
    for (int i = 1; i < size; i++) {
      heads[order.get(i)] = order.get(random.nextInt(i)) + 1;
    }
    return heads;
  }
}
