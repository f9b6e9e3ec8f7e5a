package attest.export;

import attest.incident.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes incidents as one GeoJSON feature collection (RFC 7946), a feature a line. The properties
 * are the columns of the table; the geometry is null where the point is not known.
 */
final class GeoJsonSink implements Sink {
  private final Writer out;
  private final List<Column> columns;
  private final JsonFactory factory = new JsonFactory();
  private boolean first = true;

  GeoJsonSink(Writer out, List<Column> columns) throws IOException {
    this.out = out;
    this.columns = columns;
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void write(Row row) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "Feature");
      json.writeStringProperty("id", row.revision().id());
      Place.Point point = row.point();
      if (point == null) {
        json.writeNullProperty("geometry");
      } else {
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "Point");
        json.writeArrayPropertyStart("coordinates");
        json.writeNumber(point.longitude());
        json.writeNumber(point.latitude());
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeObjectPropertyStart("properties");
      for (Column column : columns) {
        Object value = column.value().apply(row);
        switch (value) {
          case null -> json.writeNullProperty(column.name());
          case Long whole -> json.writeNumberProperty(column.name(), whole.longValue());
          case Double decimal -> json.writeNumberProperty(column.name(), decimal.doubleValue());
          default -> json.writeStringProperty(column.name(), value.toString());
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write(first ? "\n" : ",\n");
    out.write(text.toString());
    first = false;
  }

  @Override
  public void close() throws IOException {
    out.write("\n]}\n");
    out.close();
  }
}
