package attest.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent of a firing.
 *
 * @param search whose it is
 * @param firing what happened; null for a test
 * @param address of the page of the incident, or of the alerts
 * @param sent when it is sent
 */
record Message(SavedSearch search, @Nullable Firing firing, String address, Instant sent) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One line for people. */
  String subject() {
    return firing == null
        ? "Test of '" + search.name() + "'"
        : firing.event().title() + ": " + firing.title();
  }

  /** All of it for people. */
  String text() {
    StringBuilder text = new StringBuilder(subject()).append("\n\n");
    if (firing == null) {
      text.append("Messages of this search arrive.\n");
    } else {
      text.append(firing.detail()).append("\nKnown since ").append(firing.known()).append('\n');
    }
    return text.append('\n')
        .append(address)
        .append("\n\nYou have saved the search '")
        .append(search.name())
        .append("' at this desk; pause or delete it there.\n")
        .toString();
  }

  /** All of it for programs; {@code docs/alerts.md} describes the fields. */
  String json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("schema", "attest-alert/1");
    json.put("sent", sent.toString());
    ObjectNode from = json.putObject("search");
    from.put("id", search.id());
    from.put("name", search.name());
    json.put("test", firing == null);
    if (firing != null) {
      json.put("number", firing.number());
      json.put("event", firing.event().code());
      json.put("incident", firing.incident());
      json.put("revision", firing.revision());
      json.put("known", firing.known().toString());
      json.put("title", firing.title());
      json.put("detail", firing.detail());
    }
    json.put("url", address);
    return JSON.writeValueAsString(json);
  }
}
