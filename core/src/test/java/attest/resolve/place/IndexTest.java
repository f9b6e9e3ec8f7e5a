package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class IndexTest {
  @Property(tries = 25)
  void everyNameLeadsToItsPlacesAndNoOther(
      @ForAll @Size(max = 60) List<@AlphaChars @StringLength(min = 1, max = 3) String> names)
      throws IOException {
    Path folder = Files.createTempDirectory("attest-index");
    Path file = folder.resolve("test.index");
    Map<String, Set<Integer>> expected = new HashMap<>();
    try (IndexWriter writer = new IndexWriter(file)) {
      for (String name : names) {
        int place = writer.place(new IndexWriter.Row(0, name, 1.5, -2.5, "PPL", "TN", "28", "", 7));
        writer.name(place, name, Gazetteer.NameKind.PRIMARY);
        writer.name(place, name, Gazetteer.NameKind.OTHER);
        expected.computeIfAbsent(Names.fold(name), k -> new TreeSet<>()).add(place);
      }
      writer.finish(new byte[32]);
    }
    Gazetteer gazetteer = MappedGazetteer.map(file);
    expected.forEach((name, places) -> {
      List<Gazetteer.Entry> found = gazetteer.lookup(name);
      assertThat(found).extracting(Gazetteer.Entry::key).containsExactlyElementsOf(places);
      assertThat(found).allMatch(e -> e.kind() == Gazetteer.NameKind.PRIMARY);
      assertThat(found).allMatch(e -> e.point().latitude() == 1.5 && e.population() == 7);
    });
    assertThat(gazetteer.lookup("absent")).isEmpty();
    Files.delete(file);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Files.delete(folder);
  }
}
