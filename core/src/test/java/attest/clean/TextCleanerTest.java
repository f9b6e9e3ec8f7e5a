package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import attest.document.RawDocument.Metadata;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
  private static final String BODY =
      "Gunmen killed five soldiers in the town of Example on Monday, the army said.\n\n"
          + "Two civilians were wounded, and the road to the north was closed, according to residents.";

  private final TextCleaner cleaner = new TextCleaner(CleanOptions.defaults());

  @Test
  void takesHeadlineAndBylineFromTheTop() {
    Article article =
        plain("Five soldiers killed in Example\n\nBy Anna Example and Bob Sample\n\n" + BODY);
    assertThat(article.title()).isEqualTo("Five soldiers killed in Example");
    assertThat(article.byline()).containsExactly("Anna Example", "Bob Sample");
    assertThat(article.text()).isEqualTo(BODY);
    assertThat(article.paragraphs()).hasSize(2);
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.published()).isNull();
  }

  @Test
  void takesADateLine() {
    Article article =
        plain("Five soldiers killed\nPublished: Tuesday, 8 March 2016 at 10:30 GMT\n" + BODY);
    assertThat(article.title()).isEqualTo("Five soldiers killed");
    assertThat(article.published().text()).isEqualTo("2016-03-08");
    assertThat(article.published().from()).isEqualTo(Published.From.TEXT);
    assertThat(article.text()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Leave a Reply\n\nYour email address will not be published.",
        "Laisser un commentaire\n\nVotre adresse de messagerie ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Share this:\n\nFacebook\n\nTwitter",
        "Related articles\n\nTen dead in blast\n\nMarket reopens after the attack",
        "3 Comments\n\nAnna says: I do not believe a word of this. They always say that, and then nothing is done by anyone.",
        "© 2016 Example Media. All rights reserved.",
        "We use cookies to make this site better for you and for us.",
        "Sign up for our newsletter\n\nEnter your email",
        "Schreibe einen Kommentar\n\nDeine E-Mail-Adresse wird nicht veröffentlicht.",
        "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada.",
        "ADVERTISEMENT",
        "(Reporting by A. Reporter; Editing by B. Editor)",
      })
  void cutsTheTailOfThePage(String tail) {
    assertThat(plain("Five soldiers killed\n\n" + BODY + "\n\n" + tail).text()).isEqualTo(BODY);
  }

  @Test
  void goesOnAfterLinksInTheMiddle() {
    String more = "The governor said that the attackers had fled towards the border before dawn.";
    String text =
        "Five soldiers killed\n\n" + BODY + "\n\nRelated articles\n\nTen dead in blast\n\n" + more;
    assertThat(plain(text).text()).isEqualTo(BODY + "\n\n" + more);
  }

  @Test
  void keepsATextOfOneLine() {
    Article article = plain("Gunmen killed five soldiers in Example");
    assertThat(article.text()).isEqualTo("Gunmen killed five soldiers in Example");
    assertThat(article.title()).isNull();
  }

  @Test
  void takesNoCaptionForAHeadline() {
    String caption = "Officers at the scene in Example on Monday (Photo: A. Sample)";
    assertThat(plain(caption + "\n\n" + BODY).title()).isNull();
    assertThat(plain(caption + "\n\n" + BODY).text()).startsWith(caption);
  }

  @Test
  void takesNoSentenceForAHeadline() {
    assertThat(plain(BODY).title()).isNull();
    assertThat(plain(BODY).text()).isEqualTo(BODY);
  }

  @Test
  void joinsLinesWrappedByHand() {
    String wrapped =
        """
        Gunmen killed five soldiers in the town of
        Example on Monday, the army said. The well-
        known commander of the garrison was among
        the dead.

        Two civilians were wounded, and the road to
        the north was closed by the army on Tuesday.
        """;
    assertThat(plain(wrapped).text())
        .isEqualTo(
            "Gunmen killed five soldiers in the town of Example on Monday, the army said. The well-known"
                + " commander of the garrison was among the dead.\n\nTwo civilians were wounded, and the road"
                + " to the north was closed by the army on Tuesday.");
  }

  @Test
  void takesLinesForParagraphsWhereTheyAreLong() {
    Article article = plain(BODY.replace("\n\n", "\n"));
    assertThat(article.paragraphs()).hasSize(2);
    assertThat(article.text()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TUNIS, March 8 (Reuters) - Police   | TUNIS | March 8 | Reuters",
        "March 8 (Reuters) - Police          |  | March 8 | Reuters",
        "San Salvador, 3 Jan 90 -- Police    | San Salvador | 1990-01-03 | ",
        "San Salvador, 3 Jan 90 (ACAN-EFE) -- [Text] Police | San Salvador | 1990-01-03 | EFE",
        "BEN GUERDANE, Tunisia (AP) — Police | BEN GUERDANE, Tunisia |  | Associated Press",
        "Tunis (AFP) – Police                | Tunis |  | AFP",
        "KARACHI: Police                     | KARACHI |  | ",
        "Paris, le 8 mars 2016 (AFP) - La    | Paris | 2016-03-08 | AFP",
        "Madrid, 3 ene (EFE).- La            | Madrid | 3 ene | EFE",
        "Srinagar, Mar 8 (PTI) Police        | Srinagar | Mar 8 | PTI",
        "MOSCOW, March 8. /TASS/. Police     | MOSCOW | March 8 | TASS",
        "WASHINGTON, D.C. - Police           | WASHINGTON, D.C. | | ",
        "NAIROBI, Kenya (AP) _ Police        | NAIROBI, Kenya | | Associated Press",
      })
  void readsDatelines(String head, String place, String date, String agency) {
    Article article = plain(head + " said that five soldiers had died.\n\n" + BODY);
    assertThat(article.dateline()).isEqualTo(new Article.Dateline(place, date));
    assertThat(article.agency()).isEqualTo(agency);
    assertThat(article.text()).startsWith(head);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The army - long blamed by residents - said",
        "Anna Example, 34, said",
        "Police said on Monday (local time) - as usual -",
        "Note: the",
        "Two men – one of them armed – said",
        "On March 8 - a Tuesday -"
      })
  void takesNoSentenceForADateline(String head) {
    assertThat(plain(head + " that five soldiers had died.\n\n" + BODY).dateline()).isNull();
  }

  @Test
  void takesTheDateFromMetadataThenAddressThenDateline() {
    String text = "TUNIS, 8 March 2016 - " + BODY;
    Metadata none = new Metadata(null, null, null, null, List.of(), null, null);
    Metadata url =
        new Metadata(null, null, "https://example.org/2016/03/09/x", null, List.of(), null, null);
    Published given = Published.parse("2016-03-10", Published.From.GIVEN);
    assertThat(article(text, none).published().from()).isEqualTo(Published.From.DATELINE);
    assertThat(article(text, none).published().text()).isEqualTo("2016-03-08");
    assertThat(article(text, url).published().text()).isEqualTo("2016-03-09");
    assertThat(article(text, url.withPublished(given)).published()).isEqualTo(given);
  }

  @Test
  void keepsArticleTextToTheLetter() {
    String text = "  Headline here\n\nBy Anna Example\n\n" + BODY + "\r\n\r\nLeave a Reply\n ";
    Article article = article(text, Metadata.none());
    assertThat(article.text()).isEqualTo(text);
    assertThat(article.title()).isNull();
    assertThat(article.paragraphs()).hasSize(5);
    assertThat(article.paragraphs().getFirst().span().of(text)).isEqualTo("Headline here");
    assertThat(article.paragraphs().getLast().span().of(text)).isEqualTo("Leave a Reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It was the second clash in the border area in less than a week, the army said. | true",
        "It was the second clash in the border area in less than a week, the army said | true",
        "IT WAS THE SECOND CLASH in the border area in less than a week – the army said. | true",
        "It was the second clash in border area in less than a week, the army said. | true",
        "It was the second clash in the bordr area in less than a week, the army said. | true",
        "It was the third clash in the border area in less than a week, the army said. | false",
        "It was no second clash in the border area in less than a week, the army said. | false",
        "It was the second clash in the border area in less than a week. | false",
      })
  void marksRepeats(String paragraph, boolean repeats) {
    String first = "It was the second clash in the border area in less than a week, the army said.";
    Article article = article(first + "\n\n" + BODY + "\n\n" + paragraph, Metadata.none());
    assertThat(article.paragraphs().stream().map(Article.Paragraph::repeats))
        .containsExactly(false, false, false, repeats);
  }

  @Test
  void neverTakesAnotherNumberForARepeat() {
    String text =
        "The ministry said 36 attackers had been killed in the north of the country on Monday.";
    Article article = article(text + "\n\n" + text.replace("36", "37"), Metadata.none());
    assertThat(article.paragraphs().getLast().repeats()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"fr, fr", "en-GB, en-GB", "'', en"})
  void trustsTheLanguageGivenForShortTexts(String given, String expected) {
    Metadata metadata =
        new Metadata(null, null, null, null, List.of(), given.isEmpty() ? null : given, null);
    assertThat(article("The army said that two men died.", metadata).language())
        .isEqualTo(expected);
  }

  @Test
  void trustsALongTextMoreThanItsLabel() {
    Metadata metadata = new Metadata(null, null, null, null, List.of(), "fr", null);
    assertThat(article(BODY + "\n\n" + BODY, metadata).language()).isEqualTo("en");
  }

  @Test
  void countsSpacesThatDoNotBreakAsBlank() {
    Article article =
        plain("Five soldiers killed\n\u00A0\n" + BODY.replace("\n\n", "\n\u200B \u00A0\n"));
    assertThat(article.title()).isEqualTo("Five soldiers killed");
    assertThat(article.text()).isEqualTo(BODY);
  }

  @Test
  void readsALongTextInOneGo() {
    String text = (BODY + "\n\n").repeat(12_000);
    Article article = article(text, Metadata.none());
    assertThat(article.paragraphs()).hasSize(24_000);
    assertThat(article.paragraphs().stream().filter(p -> !p.repeats())).hasSize(2);
  }

  private Article plain(String text) {
    return cleaner
        .clean(new RawDocument("x.txt", Form.PLAIN_TEXT, text, Metadata.none()))
        .article();
  }

  private Article article(String text, Metadata metadata) {
    return cleaner.clean(new RawDocument("x.jsonl:1", Form.ARTICLE_TEXT, text, metadata)).article();
  }

  @Test
  void creditsAnAgencyOfTheLastLine() {
    Article article = plain("Five soldiers killed\n\n" + BODY + "\n\nSource: AFP");
    assertThat(article.agency()).isEqualTo("AFP");
    assertThat(article.text()).isEqualTo(BODY);
    assertThat(List.of(article.byline())).containsExactly(List.of());
  }

  @Test
  void keepsTheNextArticleAfterACommentForm() {
    String second = "TUNIS, March 9 (Reuters) - Six more soldiers died on Tuesday, the army said.";
    Cleaned cleaned =
        cleaned(
            "Five soldiers killed\n\n"
                + BODY
                + "\n\nLeave a Reply\n\nAnna says: I do not believe a word of this, and neither does anybody in my street.\n\n"
                + "Six more soldiers killed\n\n"
                + second);
    assertThat(cleaned.article().text())
        .isEqualTo(BODY + "\n\nSix more soldiers killed\n\n" + second);
    assertThat(cleaned.problems()).extracting(Problem::code).containsExactly(Problem.Code.CUT);
    assertThat(cleaned.problems().getFirst().message()).startsWith("1 paragraphs (82 characters)");
  }

  @Test
  void saysNothingOfACommentFormWithoutComments() {
    assertThat(cleaned("Five soldiers killed\n\n" + BODY + "\n\nLeave a Reply\n\nName").problems())
        .isEmpty();
  }

  private Cleaned cleaned(String text) {
    return cleaner.clean(new RawDocument("x.txt", Form.PLAIN_TEXT, text, Metadata.none()));
  }
}
