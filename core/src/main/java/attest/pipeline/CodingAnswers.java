package attest.pipeline;

import attest.export.CodingField;
import attest.store.IncidentStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What coders answered about incidents, as notes of a store. Safe for threads. */
public final class CodingAnswers {
  private static final String KIND = "coding";

  private final IncidentStore store;

  /**
   * The answers that a store holds.
   *
   * @param store the store; stays open
   */
  public CodingAnswers(IncidentStore store) {
    this.store = store;
  }

  /**
   * Keeps answers, in place of the coder's earlier ones about the incident.
   *
   * @param coder who answers; a name without a slash
   * @param incident identity of the incident
   * @param answers what {@link CodingField#accepts}; may be empty
   */
  public void save(String coder, String incident, Map<CodingField, String> answers) {
    if (coder.contains("/")) {
      throw new IllegalArgumentException("a coder's name has no slash: " + coder);
    }
    StringBuilder lines = new StringBuilder();
    inOrder(answers)
        .forEach(
            (field, answer) -> lines.append(field.code()).append('=').append(answer).append('\n'));
    store.saveNote(KIND, coder + "/" + incident, lines.toString());
  }

  private static Map<CodingField, String> inOrder(Map<CodingField, String> answers) {
    Map<CodingField, String> ordered = new EnumMap<>(CodingField.class);
    ordered.putAll(answers);
    return ordered;
  }

  /** What a coder answered about an incident; empty where the coder has not looked at it. */
  public Optional<Map<CodingField, String>> find(String coder, String incident) {
    return store.findNote(KIND, coder + "/" + incident).map(CodingAnswers::parse);
  }

  /** All answers, by coder and incident. */
  public Map<String, Map<String, Map<CodingField, String>>> listAll() {
    Map<String, Map<String, Map<CodingField, String>>> all = new TreeMap<>();
    store
        .notes(KIND)
        .forEach((key, lines) -> {
          int slash = key.indexOf('/');
          all.computeIfAbsent(key.substring(0, slash), coder -> new TreeMap<>())
              .put(key.substring(slash + 1), parse(lines));
        });
    return all;
  }

  private static Map<CodingField, String> parse(String lines) {
    Map<CodingField, String> given = new EnumMap<>(CodingField.class);
    for (CodingField field : CodingField.values()) {
      lines
          .lines()
          .filter(line -> line.startsWith(field.code() + "="))
          .findFirst()
          .ifPresent(line -> given.put(field, line.substring(field.code().length() + 1)));
    }
    return given;
  }
}
