package attest.extract;

import attest.document.Article;
import attest.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of an article within quotation marks, of any kind and in any typing habit: « x »,
 * »x «, “x”, "x", ‘x’. A mark opens if none is open, else it closes; a quotation that is not closed
 * ends with its paragraph.
 */
final class Quotations {
  private static final String GUILLEMETS = "«»";
  private static final String DOUBLE = "“”„\"‟";

  private Quotations() {}

  /** The quoted stretches in order, without their marks and the white space inside them. */
  static List<Span> find(Article article) {
    List<Span> found = new ArrayList<>();
    String text = article.text();
    for (Article.Paragraph paragraph : article.paragraphs()) {
      int open = -1;
      char family = 0;
      for (int i = paragraph.span().begin(); i < paragraph.span().end(); i++) {
        char c = text.charAt(i);
        if (open >= 0) {
          if (closes(text, i, family)) {
            add(found, text, open, i);
            open = -1;
          }
        } else if (GUILLEMETS.indexOf(c) >= 0 || DOUBLE.indexOf(c) >= 0 || opensSingle(text, i)) {
          open = i + 1;
          family = c;
        }
      }
      if (open >= 0) {
        add(found, text, open, paragraph.span().end());
      }
    }
    return List.copyOf(found);
  }

  private static boolean closes(String text, int at, char family) {
    char c = text.charAt(at);
    if (GUILLEMETS.indexOf(family) >= 0) {
      return GUILLEMETS.indexOf(c) >= 0;
    }
    if (DOUBLE.indexOf(family) >= 0) {
      return DOUBLE.indexOf(c) >= 0;
    }
    return (c == '’' || c == '\'')
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)))
        && at > 0
        && !Character.isWhitespace(text.charAt(at - 1));
  }

  private static boolean opensSingle(String text, int at) {
    char c = text.charAt(at);
    boolean afterGap = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    boolean beforeWord = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return c == '‘' && afterGap && beforeWord;
  }

  private static void add(List<Span> found, String text, int begin, int end) {
    int first = begin;
    int last = end;
    while (first < last && isGap(text.charAt(first))) {
      first++;
    }
    while (last > first && (isGap(text.charAt(last - 1)) || text.charAt(last - 1) == ',')) {
      last--;
    }
    if (first < last) {
      found.add(new Span(first, last));
    }
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
