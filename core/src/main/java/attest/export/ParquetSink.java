package attest.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Writes rows as a Parquet file, compressed with Zstandard. Each column may be null. */
final class ParquetSink implements Sink {
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final ParquetWriter<Row> writer;

  ParquetSink(Path file, List<Column> columns) throws IOException {
    writer =
        new Builder(new LocalOutputFile(file), new RowSupport(columns))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void write(Row row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final RowSupport support;

    Builder(OutputFile file, RowSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }

  private static final class RowSupport extends WriteSupport<Row> {
    private final List<Column> columns;
    private RecordConsumer consumer;

    @SuppressWarnings("NullAway.Init")
    RowSupport(List<Column> columns) {
      this.columns = columns;
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return context();
    }

    private WriteContext context() {
      Types.MessageTypeBuilder schema = Types.buildMessage();
      for (Column column : columns) {
        switch (column.kind()) {
          case WHOLE -> schema.optional(PrimitiveTypeName.INT64).named(column.name());
          case DECIMAL -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
          case TEXT ->
              schema
                  .optional(PrimitiveTypeName.BINARY)
                  .as(LogicalTypeAnnotation.stringType())
                  .named(column.name());
        }
      }
      MessageType type = schema.named("incident");
      return new WriteContext(type, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
      consumer.startMessage();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        Object value = column.value().apply(row);
        if (value != null) {
          consumer.startField(column.name(), i);
          switch (value) {
            case Long whole -> consumer.addLong(whole);
            case Double decimal -> consumer.addDouble(decimal);
            default -> consumer.addBinary(Binary.fromString(value.toString()));
          }
          consumer.endField(column.name(), i);
        }
      }
      consumer.endMessage();
    }
  }
}
