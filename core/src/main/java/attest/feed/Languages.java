package attest.feed;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of languages as feeds give them. */
final class Languages {
  private Languages() {}

  /** The BCP 47 tag of {@code text}, such as en-GB for en_gb; null where it is none. */
  static @Nullable String tag(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 40) {
      return null;
    }
    try {
      String tag =
          new Locale.Builder()
              .setLanguageTag(text.strip().replace('_', '-'))
              .build()
              .toLanguageTag();
      return tag.equals("und") ? null : tag;
    } catch (IllformedLocaleException e) {
      return null;
    }
  }
}
