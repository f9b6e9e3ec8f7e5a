package attest.extract;

import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;

/** Sentences with trees that are drawn by hand. */
final class Drawn {
  private Drawn() {}

  /**
   * A sentence from lines of {@code form lemma UPOS XPOS head relation}, a word a line; heads count
   * from 1, and 0 is the root.
   */
  static Sentence sentence(String lines) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    for (String line : lines.strip().split("\n", -1)) {
      String[] cells = line.strip().split(" +", -1);
      Span span = new Span(at, at + cells[0].length());
      tokens.add(
          new Token(
              tokens.size(),
              span,
              cells[0],
              cells[1],
              cells[2],
              cells[3],
              Integer.parseInt(cells[4]) - 1,
              cells[5]));
      at = span.end() + 1;
    }
    return new Sentence(0, new Span(0, at - 1), 0, tokens);
  }

  /** A noun phrase whose last word is its head: numbers hang by it, other words by the number. */
  static Sentence phrase(String words) {
    String[] forms = words.split(" ", -1);
    int number = 0;
    for (int i = 0; i < forms.length - 1; i++) {
      if (Numerals.isPart(forms[i]) && !forms[i].equals("and")) {
        number = i + 1;
      }
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < forms.length; i++) {
      String rest;
      if (i == forms.length - 1) {
        rest = "NOUN NNS 0 root";
      } else if (forms[i].equals("no") || forms[i].equals("both")) {
        rest = "DET DT " + forms.length + " det";
      } else if (forms[i].equals("several") || forms[i].equals("many")) {
        rest = "ADJ JJ " + forms.length + " amod";
      } else if (Numerals.isPart(forms[i])) {
        rest = "NUM CD " + (i + 1 == number ? forms.length + " nummod" : number + " compound");
      } else {
        rest = "ADV RB " + (number == 0 ? forms.length : number) + " advmod";
      }
      lines.append(forms[i]).append(' ').append(forms[i].toLowerCase(java.util.Locale.ROOT));
      lines.append(' ').append(rest).append('\n');
    }
    return sentence(lines.toString());
  }

  static Token word(Sentence sentence, String form) {
    return sentence.tokens().stream().filter(t -> t.form().equals(form)).findFirst().orElseThrow();
  }

  static Article article(String... paragraphs) {
    String text = String.join("\n\n", paragraphs);
    List<Article.Paragraph> all = new ArrayList<>();
    int begin = 0;
    for (String paragraph : paragraphs) {
      all.add(new Article.Paragraph(new Span(begin, begin + paragraph.length()), false));
      begin += paragraph.length() + 2;
    }
    return new Article(
        null, "test", null, null, null, null, List.of(), "en", null, null, text, all);
  }
}
