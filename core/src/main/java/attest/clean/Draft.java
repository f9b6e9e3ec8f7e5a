package attest.clean;

import attest.document.Article.Field;
import attest.document.MetadataSource;
import attest.document.Published;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an article while it is put together. The first value offered for a field
 * stands, so offer the most trusted first. Used by one thread.
 */
final class Draft {
  private final Map<Field, MetadataSource> from = new EnumMap<>(Field.class);
  private @Nullable String title;
  private List<String> byline = List.of();
  private @Nullable String publisher;
  private @Nullable String agency;
  private @Nullable String url;
  private @Nullable String language;
  private @Nullable Published published;
  private @Nullable Published updated;
  private @Nullable String credit;
  private @Nullable LocalDate day;

  void title(@Nullable String value, MetadataSource source) {
    if (title == null && isSaid(value)) {
      title = value;
      from.put(Field.TITLE, source);
    }
  }

  void byline(List<String> names, MetadataSource source) {
    if (byline.isEmpty() && !names.isEmpty()) {
      byline = List.copyOf(names);
      from.put(Field.BYLINE, source);
    }
  }

  void publisher(@Nullable String value, MetadataSource source) {
    if (publisher == null && isSaid(value)) {
      publisher = value;
      from.put(Field.PUBLISHER, source);
    }
  }

  void agency(@Nullable String value, MetadataSource source) {
    if (agency == null && isSaid(value)) {
      agency = value;
      from.put(Field.AGENCY, source);
    }
  }

  void url(@Nullable String value, MetadataSource source) {
    if (url == null && isSaid(value)) {
      url = value;
      from.put(Field.URL, source);
    }
  }

  void language(@Nullable String value, MetadataSource source) {
    if (language == null && isSaid(value)) {
      language = value;
      from.put(Field.LANGUAGE, source);
    }
  }

  /** Forgets the address. */
  void noUrl() {
    url = null;
    from.remove(Field.URL);
  }

  /** Forgets the time of publication. */
  void noPublished() {
    published = null;
    from.remove(Field.PUBLISHED);
  }

  /** Forgets the language. */
  void noLanguage() {
    language = null;
    from.remove(Field.LANGUAGE);
  }

  void published(@Nullable Published value, MetadataSource source) {
    if (published == null && value != null) {
      published = value;
      from.put(Field.PUBLISHED, source);
    }
  }

  void updated(@Nullable Published value, MetadataSource source) {
    if (updated == null && value != null) {
      updated = value;
      from.put(Field.UPDATED, source);
    }
  }

  /** An agency that a line of the text credits, for where the dateline names none. */
  void credit(@Nullable String name) {
    credit = credit == null ? name : credit;
  }

  /** The day of a date line of the text, for where nothing better says when. */
  void day(@Nullable LocalDate date) {
    day = day == null ? date : day;
  }

  private static boolean isSaid(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  @Nullable String title() {
    return title;
  }

  List<String> byline() {
    return byline;
  }

  @Nullable String publisher() {
    return publisher;
  }

  @Nullable String agency() {
    return agency;
  }

  @Nullable String url() {
    return url;
  }

  @Nullable String language() {
    return language;
  }

  @Nullable Published published() {
    return published;
  }

  @Nullable Published updated() {
    return updated;
  }

  @Nullable String credit() {
    return credit;
  }

  @Nullable LocalDate day() {
    return day;
  }

  Map<Field, MetadataSource> from() {
    return from;
  }
}
