package attest.resolve.actor;

import attest.incident.Actor;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Named armed groups and forces, with the names they go by. Immutable once built.
 *
 * <p>The bundled registry is the resource {@code groups.txt}, one actor a line: {@code
 * id|name|kind|countries|years|other names}, written for Attest from general knowledge. A user's
 * file is YAML of kind {@code actors}.
 */
public final class ActorRegistry {
  /**
   * One actor.
   *
   * @param id stable identifier
   * @param name usual name
   * @param kind what kind of actor
   * @param countries ISO 3166-1 alpha-2 codes, the main one first; empty if it belongs to none
   * @param years when it was active, such as {@code 1964-2016}; null if not said
   * @param aliases other names; one that begins with {@code ~} also means other things and needs
   *     support
   */
  public record Entry(
      String id,
      String name,
      Actor.Kind kind,
      List<String> countries,
      @Nullable String years,
      List<String> aliases) {
    public Entry {
      countries = List.copyOf(countries);
      aliases = List.copyOf(aliases);
    }

    /** The actor that this entry stands for. */
    public Actor.Known actor() {
      return new Actor.Known(id, name, kind, countries.isEmpty() ? null : countries.get(0));
    }
  }

  /** A name that has not been taken apart yet: most never stand in a text. */
  private record Name(String text, Entry entry) {}

  private static final String RESOURCE = "groups.txt";
  private static final int FIELDS = 6;
  private final List<Entry> entries;
  private final Map<String, Entry> byId = new HashMap<>();
  private final Map<String, List<Name>> byFirstWord = new HashMap<>();
  private final Map<String, List<Alias>> read = new ConcurrentHashMap<>();
  private final int names;

  private ActorRegistry(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    int count = 0;
    for (Entry entry : entries) {
      if (byId.putIfAbsent(entry.id(), entry) != null) {
        throw new RuleException(RESOURCE, entry.id(), "stands twice in the registry");
      }
      List<String> all = new ArrayList<>(entry.aliases());
      all.add(0, entry.name());
      for (String name : all) {
        String key = firstKey(name);
        if (key.isEmpty()) {
          throw new RuleException(RESOURCE, entry.id(), "has an empty name");
        }
        List<Name> list = byFirstWord.get(key);
        if (list == null) {
          list = new ArrayList<>(2);
          byFirstWord.put(key, list);
        }
        list.add(new Name(name, entry));
        count++;
      }
    }
    names = count;
  }

  private static String firstKey(String name) {
    int begin = 0;
    while (begin < name.length() && !Character.isLetterOrDigit(name.charAt(begin))) {
      begin++;
    }
    int end = begin;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    if (end < name.length() && name.charAt(end) == '.') {
      List<Term> terms = Term.scan(name, Integer.MAX_VALUE);
      return terms.isEmpty() ? "" : terms.get(0).key();
    }
    return Term.key(name.substring(begin, end));
  }

  /**
   * The bundled registry with the entries of the user's files before it.
   *
   * @throws RuleException if a file cannot be used
   */
  public static ActorRegistry load(ActorOptions options) {
    List<RuleFile> files = new ArrayList<>();
    for (Path path : options.userFiles()) {
      files.add(RuleFile.of(path));
    }
    return load(files);
  }

  static ActorRegistry load(List<RuleFile> files) {
    Map<String, Entry> all = new LinkedHashMap<>();
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        all.put(entry.id(), entry(entry));
      }
    }
    for (Entry entry : bundled()) {
      all.putIfAbsent(entry.id(), entry);
    }
    return new ActorRegistry(List.copyOf(all.values()));
  }

  private static Entry entry(RuleEntry entry) {
    return new Entry(
        entry.id(),
        entry.text("name"),
        kind(entry.file(), entry.id(), entry.text("kind")),
        entry.texts("countries"),
        entry.findText("years"),
        entry.texts("aliases"));
  }

  private static List<Entry> bundled() {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = ActorRegistry.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new RuleException(RESOURCE, "", "is not among the program's resources");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(line(line));
        }
      }
    } catch (IOException e) {
      throw new RuleException(RESOURCE, "", "cannot be read: " + e.getMessage());
    }
    return entries;
  }

  private static Entry line(String line) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != FIELDS) {
      throw new RuleException(RESOURCE, fields[0], "does not have six fields");
    }
    return new Entry(
        fields[0],
        fields[1],
        kind(RESOURCE, fields[0], fields[2]),
        fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",")),
        fields[4].isEmpty() ? null : fields[4],
        fields[5].isEmpty() ? List.of() : List.of(fields[5].split(";")));
  }

  static Actor.Kind kind(String file, String id, String code) {
    for (Actor.Kind kind : Actor.Kind.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new RuleException(file, id, "has a kind of actor that does not exist: " + code);
  }

  /** All actors, the user's first. */
  public List<Entry> entries() {
    return entries;
  }

  /** The number of names, usual ones and others. */
  public int names() {
    return names;
  }

  /** The actor of an identifier, or null. */
  public @Nullable Entry find(String id) {
    return byId.get(id);
  }

  /** The names that begin with a word, the longest first; the word as a {@code Term} key. */
  List<Alias> startingWith(String key) {
    List<Name> list = byFirstWord.get(key);
    if (list == null) {
      return List.of();
    }
    return read.computeIfAbsent(
        key,
        k -> {
          List<Alias> aliases = new ArrayList<>();
          list.forEach(name -> aliases.add(Alias.of(name.text, name.entry)));
          aliases.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
          return List.copyOf(aliases);
        });
  }
}
