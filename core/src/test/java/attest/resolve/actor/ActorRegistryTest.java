package attest.resolve.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.rules.RuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorRegistryTest {
  private static final ActorRegistry REGISTRY = ActorRegistry.load(ActorOptions.defaults());
  @TempDir Path folder;

  @Test
  void holdsTheArmedGroupsOfTheWorld() {
    long groups =
        REGISTRY.entries().stream()
            .map(ActorRegistry.Entry::kind)
            .filter(k -> k != Actor.Kind.STATE_FORCES && k != Actor.Kind.EXTERNAL_FORCES)
            .count();
    assertThat(groups).isGreaterThanOrEqualTo(400);
    assertThat(REGISTRY.names()).isGreaterThanOrEqualTo(1500);
  }

  @Test
  void countriesAreIsoCodes() {
    Set<String> codes = new HashSet<>(List.of(Locale.getISOCountries()));
    codes.add("XK");
    assertThat(REGISTRY.entries()).allSatisfy(e -> assertThat(codes).containsAll(e.countries()));
  }

  @Test
  void everyNameFindsItsOwnActor() {
    Map<String, Set<String>> owners = new HashMap<>();
    for (ActorRegistry.Entry entry : REGISTRY.entries()) {
      for (String name : names(entry)) {
        owners.computeIfAbsent(key(name), k -> new HashSet<>()).add(entry.id());
      }
    }
    ActorResolver resolver = new RegistryActorResolver(ActorOptions.defaults());
    List<String> lost = new ArrayList<>();
    for (ActorRegistry.Entry entry : REGISTRY.entries()) {
      for (String name : names(entry)) {
        String text = "Officials met envoys of the " + name + ", a radio reported later.";
        boolean found = false;
        for (ActorMention mention : resolver.resolve(ActorTexts.article(text))) {
          found |=
              mention.actor() instanceof Actor.Known known
                  && owners.getOrDefault(key(name), Set.of()).contains(known.id());
        }
        if (!found) {
          lost.add(entry.id() + ": " + name);
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  private static List<String> names(ActorRegistry.Entry entry) {
    List<String> names = new ArrayList<>(entry.aliases());
    names.add(entry.name());
    names.removeIf(n -> n.startsWith("~"));
    return names;
  }

  private static String key(String name) {
    return String.join(" ", Term.scan(name, 1000).stream().map(Term::key).toList());
  }

  @Test
  void aUsersEntryComesFirstAndReplacesOneOfTheSameName() throws IOException {
    Path file = folder.resolve("names.yaml");
    Files.writeString(
        file,
        """
        kind: actors
        entries:
          - {id: boko-haram, name: Our Name, kind: rebel_group, aliases: [Boko Haram]}
        """);
    ActorOptions options = new ActorOptions(1000, 10, List.of(file));
    assertThat(
            new RegistryActorResolver(options)
                .resolve(ActorTexts.article("Boko Haram came with the Taliban.")))
        .extracting(m -> m.actor().name())
        .containsExactly("Our Name", "Taliban");
    assertThat(ActorRegistry.load(options).entries()).hasSameSizeAs(REGISTRY.entries());
    assertThat(ActorRegistry.load(options).find("boko-haram"))
        .extracting(ActorRegistry.Entry::name)
        .isEqualTo("Our Name");
    assertThat(REGISTRY.find("no-such-actor")).isNull();
  }

  @Test
  void refusesAnEmptyName() throws IOException {
    Path file = folder.resolve("names.yaml");
    Files.writeString(
        file, "kind: actors\nentries:\n  - {id: a, name: '...', kind: rebel_group}\n");
    assertThatThrownBy(() -> ActorRegistry.load(new ActorOptions(1, 1, List.of(file))))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("empty name");
  }
}
