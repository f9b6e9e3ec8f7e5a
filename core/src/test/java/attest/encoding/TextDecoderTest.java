package attest.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {
  private static final String FRENCH =
      "<p>L’armée a dit : « dix morts » – l’attaque a eu lieu près d’Agadès, à côté du marché…</p>";
  private static final String RUSSIAN =
      "<p>Десять человек погибли при взрыве на рынке, сообщили в полиции города.</p>";
  private static final String ARABIC =
      "<p>قتل عشرة أشخاص في انفجار في السوق، حسبما قالت الشرطة.</p>";

  @ParameterizedTest(name = "{0}, header {1}, meta {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "UTF-8,        -,            -",
        "UTF-8,        utf-8,        -",
        "UTF-8,        -,            utf-8",
        "UTF-8,        iso-8859-1,   -",
        "UTF-8,        -,            iso-8859-1",
        "UTF-8,        utf-8,        windows-1251",
        "UTF-8,        -,            utf-16",
        "UTF-8,        utf-16,       -",
        "UTF-8,        nonsense,     rubbish",
        "UTF-16LE,     -,            -",
        "UTF-16BE,     utf-16,       -",
        "windows-1252, -,            -",
        "windows-1252, iso-8859-1,   -",
        "windows-1252, -,            latin1",
        "windows-1252, utf-8,        -",
        "windows-1252, -,            utf-8",
        "windows-1252, us-ascii,     -",
      })
  void readsWesternText(String real, String header, String meta) {
    assertThat(read(FRENCH, real, header, meta)).endsWith(FRENCH);
  }

  @ParameterizedTest(name = "{0}, header {1}, meta {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "windows-1251, -,            -", "windows-1251, windows-1251, -",
        "windows-1251, -,            windows-1251", "KOI8-R,       koi8-r,       -",
        "UTF-8,        koi8-r,       -"
      })
  void readsCyrillicText(String real, String header, String meta) {
    assertThat(read(RUSSIAN, real, header, meta)).endsWith(RUSSIAN);
  }

  @ParameterizedTest(name = "{0}, header {1}, meta {2}")
  @CsvSource(
      nullValues = "-",
      value = {"windows-1256, -, windows-1256", "windows-1256, windows-1256, -", "UTF-8, -, -"})
  void readsArabicText(String real, String header, String meta) {
    assertThat(read(ARABIC, real, header, meta)).endsWith(ARABIC);
  }

  @Test
  void theMarkOutweighsTheHeader() {
    byte[] bytes = ("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_8);
    assertThat(TextDecoder.decodeMarkup(bytes, "windows-1251").text()).isEqualTo(FRENCH);
  }

  @Test
  void mendsPunctuationOfWindowsWithinUtf8() {
    byte[] bytes = "été à côté, déjà vu, élevé : the army?s word".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 7] = (byte) 0x92;
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    assertThat(decoded.text()).isEqualTo("été à côté, déjà vu, élevé : the army’s word");
    assertThat(decoded.doubt()).isNotNull();
  }

  @Test
  void anyLabelAndAnyBytesGiveText() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
    }
    for (String label : Charset.availableCharsets().keySet()) {
      assertThat(TextDecoder.decodeMarkup(bytes, label).text()).isNotEmpty();
    }
  }

  private static String read(String text, String real, String header, String meta) {
    String page = (meta == null ? "" : "<meta charset=\"" + meta + "\">") + text;
    return TextDecoder.decodeMarkup(page.getBytes(Charset.forName(real)), header).text();
  }
}
