package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumberIndexTest {
  @Property(tries = 50)
  void eachNumberIsThereOnceInTheOrderInWhichItCame(@ForAll List<Long> numbers) {
    List<Long> given = new ArrayList<>(numbers);
    for (long near = 0; near < 200; near++) {
      given.add(near * 64);
    }
    given.addAll(numbers);
    NumberIndex index = new NumberIndex();
    Map<Long, Integer> expected = new LinkedHashMap<>();
    for (Long number : given) {
      assertThat(index.find(number)).isEqualTo(expected.getOrDefault(number, -1));
      expected.putIfAbsent(number, expected.size());
      assertThat(index.add(number)).isEqualTo(expected.get(number));
    }
    assertThat(index.size()).isEqualTo(expected.size());
    expected.forEach((number, at) -> assertThat(index.number(at)).isEqualTo(number));
  }
}
