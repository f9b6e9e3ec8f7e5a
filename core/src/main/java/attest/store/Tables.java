package attest.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables and columns of the migrations. */
final class Tables {
  static final Table<Record> MANIFEST = table(name("manifest"));
  static final Table<Record> ARTICLE = table(name("article"));
  static final Table<Record> SIGHTING = table(name("sighting"));
  static final Table<Record> READING = table(name("reading"));
  static final Table<Record> ACCOUNT = table(name("account"));
  static final Table<Record> ACCOUNT_NOW = table(name("account_now"));
  static final Table<Record> ACCOUNT_BLOCK = table(name("account_block"));
  static final Table<Record> ACCOUNT_LINK = table(name("account_link"));
  static final Table<Record> INCIDENT = table(name("incident"));
  static final Table<Record> REVISION = table(name("revision"));
  static final Table<Record> ACTOR = table(name("actor"));
  static final Table<Record> INCIDENT_ACTOR = table(name("incident_actor"));
  static final Table<Record> INCIDENT_TOLL = table(name("incident_toll"));
  static final Table<Record> DECISION = table(name("decision"));
  static final Table<Record> DECIDED = table(name("decided"));
  static final Table<Record> NOTE = table(name("note"));
  static final Table<Record> ARTICLE_WORDS = table(name("article_words"));
  static final Table<Record> ACCOUNT_WORDS = table(name("account_words"));

  private Tables() {}

  /** A column of whole numbers. */
  static Field<Long> number(Table<Record> table, String column) {
    return field(table.getQualifiedName().append(column), Long.class);
  }

  /** A column of texts. */
  static Field<String> text(Table<Record> table, String column) {
    return field(table.getQualifiedName().append(column), String.class);
  }

  /** A column of numbers with a fraction. */
  static Field<Double> real(Table<Record> table, String column) {
    return field(table.getQualifiedName().append(column), Double.class);
  }
}
