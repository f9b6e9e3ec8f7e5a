package attest.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file of rules or words, in YAML 1.2: {@code kind}, {@code source}, {@code licence} and {@code
 * entries}, each entry with an {@code id}, the fields of its kind, and {@code examples}.
 *
 * @param name the file's name, for messages
 * @param kind what sort of rules; says who reads the file and runs its examples
 * @param entries the entries in file order
 */
public record RuleFile(String name, String kind, List<RuleEntry> entries) {
  private static final int MAX_BYTES = 16 << 20;

  /**
   * A file shipped beside a class.
   *
   * @throws RuleException if it is missing or cannot be used
   */
  public static RuleFile resource(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new RuleException(file, "", "is not among the program's resources");
      }
      return read(file, in);
    } catch (IOException e) {
      throw new RuleException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  /**
   * A user's own file.
   *
   * @throws RuleException if it cannot be used
   */
  public static RuleFile of(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    } catch (IOException e) {
      throw new RuleException(path.toString(), "", "cannot be read: " + e.getMessage());
    }
  }

  private static RuleFile read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new RuleException(name, "", "is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(50).build();
    Object root;
    try {
      root =
          new Load(settings)
              .loadFromString(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    } catch (YamlEngineException e) {
      throw new RuleException(name, "", "is not YAML: " + e.getMessage());
    }
    if (!(root instanceof Map<?, ?> map)
        || !(map.get("kind") instanceof String kind)
        || !(map.get("entries") instanceof List<?> list)) {
      throw new RuleException(name, "", "must have 'kind' (text) and 'entries' (a list)");
    }
    List<RuleEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Object item : list) {
      RuleEntry entry = entry(name, item, entries.size() + 1);
      if (!ids.add(entry.id())) {
        throw new RuleException(name, entry.id(), "stands twice in the file");
      }
      entries.add(entry);
    }
    return new RuleFile(name, kind, List.copyOf(entries));
  }

  private static RuleEntry entry(String file, Object item, int number) {
    if (!(item instanceof Map<?, ?> map) || map.get("id") == null) {
      throw new RuleException(file, "", "entry number " + number + " must be a map with an 'id'");
    }
    String id = String.valueOf(map.get("id"));
    Map<String, Object> fields = new LinkedHashMap<>();
    List<Map<String, Object>> examples = new ArrayList<>();
    map.forEach((key, value) -> {
      if (key.equals("examples")) {
        examples.addAll(examples(file, id, value));
      } else if (!key.equals("id") && value != null) {
        fields.put(String.valueOf(key), value);
      }
    });
    return new RuleEntry(file, id, fields, List.copyOf(examples));
  }

  private static List<Map<String, Object>> examples(String file, String id, Object value) {
    if (!(value instanceof List<?> list)) {
      throw new RuleException(file, id, "has 'examples' that are no list");
    }
    List<Map<String, Object>> examples = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new RuleException(file, id, "has an example that is no map");
      }
      Map<String, Object> example = new LinkedHashMap<>();
      map.forEach((key, field) -> example.put(String.valueOf(key), field));
      examples.add(example);
    }
    return examples;
  }
}
