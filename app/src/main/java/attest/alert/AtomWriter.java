package attest.alert;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what a search has told as a feed (Atom 1.0, RFC 4287). */
public final class AtomWriter {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final AlertLinks links;

  /** A writer of whole addresses. */
  public AtomWriter(AlertLinks links) {
    this.links = links;
  }

  /**
   * The feed of a search, in UTF-8.
   *
   * @param firings what it has told, the newest first
   */
  public String write(SavedSearch search, List<Firing> firings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", "urn:attest:search:" + search.id());
      element(xml, "title", clean(search.name()));
      element(
          xml,
          "updated",
          (firings.isEmpty() ? search.created() : firings.getFirst().at()).toString());
      author(xml);
      for (Firing firing : firings) {
        entry(xml, search, firing);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return text.toString();
  }

  private void entry(XMLStreamWriter xml, SavedSearch search, Firing firing)
      throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", "urn:attest:search:" + search.id() + ":" + firing.number());
    element(xml, "title", clean(firing.event().title() + ": " + firing.title()));
    element(xml, "updated", moment(firing.at()));
    element(xml, "published", moment(firing.known()));
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", firing.event().code());
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", "alternate");
    xml.writeAttribute("href", links.to("/incidents/" + firing.incident()));
    xml.writeStartElement("content");
    xml.writeAttribute("type", "text");
    xml.writeCharacters(clean(firing.detail()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void author(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("author");
    element(xml, "name", "Attest");
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String moment(Instant at) {
    return at.toString();
  }

  /** The same without the characters that XML 1.0 cannot have. */
  private static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
