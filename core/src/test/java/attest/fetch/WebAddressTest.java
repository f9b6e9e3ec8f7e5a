package attest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://News.Example, http://news.example/",
    "HTTPS://news.example:443/a#part, https://news.example/a",
    "http://news.example:8080/a/../b?q=1&r=2, http://news.example:8080/b?q=1&r=2",
    "http://news.example/a b, http://news.example/a%20b",
    "http://news.example/später?q=[x]|y, http://news.example/sp%C3%A4ter?q=%5Bx%5D%7Cy",
    "http://news.example/100%, http://news.example/100%25",
    "http://news.example/a%2Fb, http://news.example/a%2Fb",
    "http://zeitung-österreich.example/, http://xn--zeitung-sterreich-6zb.example/",
    "http://[2606:4700::1111]/a, http://[2606:4700::1111]/a",
  })
  void anAddressIsReadAsPeopleWriteIt(String text, String expected) {
    assertThat(WebAddress.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/b?c, http://news.example/b?c",
    "b, http://news.example/a/b",
    "//paper.example/x, http://paper.example/x",
    "https://paper.example, https://paper.example/",
    "?page=2, http://news.example/a/?page=2",
    "/ü ü, http://news.example/%C3%BC%20%C3%BC",
  })
  void aRedirectIsReadFromWhereItStands(String location, String expected) {
    assertThat(WebAddress.follow(URI.create("http://news.example/a/"), location))
        .hasToString(expected);
  }

  @Property(tries = 300)
  void anyTextIsAnAddressOrNone(@ForAll String text) {
    URI base = URI.create("http://news.example/a");
    URI found = WebAddress.parse("http://news.example/" + text);
    if (found != null) {
      assertThat(found.getHost()).isEqualTo("news.example");
      assertThat(WebAddress.parse(found.toString())).isEqualTo(found);
    }
    WebAddress.parse(text);
    WebAddress.follow(base, text);
  }
}
