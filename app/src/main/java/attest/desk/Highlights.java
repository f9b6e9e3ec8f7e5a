package attest.desk;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.Evidence;
import attest.incident.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text of an article cut at every edge of the words that values rest on, so that words within
 * words and words that overlap can be marked without nesting. Offsets are UTF-16 units.
 */
final class Highlights {
  private Highlights() {}

  /**
   * Words that a value rests on.
   *
   * @param kind the style: event, time, place, actor, target, weapon, claim, speaker or person
   * @param label what the words say, for people
   */
  record Marked(String kind, String label, Span span) {}

  /**
   * A stretch of the text of which every unit is marked alike.
   *
   * @param begin where it begins
   * @param style the kinds of its marks, the shortest mark first; empty for none
   * @param labels what the marks say
   * @param names names of the marks that lie over it, separated by spaces
   * @param anchors names of the marks that begin here
   */
  record Piece(
      int begin, String words, String style, String labels, String names, List<String> anchors) {}

  /** The name of a mark in the page and its address. */
  static String anchor(Span span) {
    return "e" + span.begin() + "-" + span.end();
  }

  /** All words of a record on which something rests. */
  static List<Marked> marks(ArticleRecord record) {
    Set<Marked> marks = new LinkedHashSet<>();
    for (Account account : record.accounts()) {
      String name = account.id() + ": ";
      add(marks, "event", name + Wording.words(account.type().code()), account.trigger());
      if (account.time() != null) {
        add(
            marks,
            "time",
            name + Wording.when(account.time().interval()),
            account.time().evidence());
      }
      if (account.place() != null) {
        add(
            marks,
            "place",
            name + Wording.where(account.place().place()),
            account.place().evidence());
      }
      account
          .actors()
          .forEach(actor ->
              add(
                  marks,
                  "actor",
                  name + actor.role().code() + ", " + actor.actor().name(),
                  actor.evidence()));
      account
          .targets()
          .forEach(target ->
              add(marks, "target", name + "target, " + target.kind().code(), target.evidence()));
      account
          .weapons()
          .forEach(weapon ->
              add(
                  marks,
                  "weapon",
                  name + "weapon, " + Wording.words(weapon.kind().code()),
                  weapon.evidence()));
      for (Account.IdentifiedClaim identified : account.claims()) {
        Claim claim = identified.claim();
        add(
            marks,
            "claim",
            name + claim.harm().code() + " " + Wording.figure(claim.figure()),
            claim.evidence());
        if (claim.speaker() != null) {
          add(marks, "speaker", Wording.speaker(claim.speaker()), claim.speaker().evidence());
        }
      }
    }
    for (Statement statement : record.statements()) {
      add(marks, "speaker", Wording.speaker(statement.speaker()), statement.speaker().evidence());
    }
    return List.copyOf(marks);
  }

  /** Words that standing corrections by people rest on, in the article that they stand in. */
  static List<Marked> marks(String article, List<Decision> corrections) {
    Set<Marked> marks = new LinkedHashSet<>();
    for (Decision decision : corrections) {
      if (decision.action() instanceof Decision.Action.Correct correct
          && correct.basis() != null
          && correct.basis().account().article().equals(article)) {
        add(
            marks,
            "person",
            decision.reviewer() + ": " + correct.field() + " is " + correct.value(),
            correct.basis().evidence());
      }
    }
    return List.copyOf(marks);
  }

  private static void add(
      Set<Marked> marks, String kind, String label, @Nullable Evidence evidence) {
    if (evidence != null) {
      marks.add(new Marked(kind, label, evidence.span()));
    }
  }

  /** The paragraphs of an article, each in pieces. */
  static List<List<Piece>> paragraphs(Article article, List<Marked> marks) {
    List<List<Piece>> paragraphs = new ArrayList<>();
    for (Article.Paragraph paragraph : article.paragraphs()) {
      paragraphs.add(pieces(article.text(), paragraph.span(), marks));
    }
    if (paragraphs.isEmpty() && !article.text().isEmpty()) {
      paragraphs.add(pieces(article.text(), new Span(0, article.text().length()), marks));
    }
    return paragraphs;
  }

  /** A stretch of a text in pieces, in order, without gaps. */
  static List<Piece> pieces(String text, Span stretch, List<Marked> marks) {
    List<Marked> here = marks.stream().filter(mark -> mark.span().overlaps(stretch)).toList();
    TreeSet<Integer> edges = new TreeSet<>(List.of(stretch.begin(), stretch.end()));
    for (Marked mark : here) {
      edges.add(Math.max(stretch.begin(), mark.span().begin()));
      edges.add(Math.min(stretch.end(), mark.span().end()));
    }
    List<Piece> pieces = new ArrayList<>();
    Integer begin = null;
    for (int end : edges) {
      if (begin != null && end > begin) {
        pieces.add(piece(text, new Span(begin, end), here));
      }
      begin = end;
    }
    return pieces;
  }

  private static Piece piece(String text, Span span, List<Marked> marks) {
    List<Marked> over =
        marks.stream()
            .filter(mark -> mark.span().contains(span))
            .sorted(java.util.Comparator.comparingInt(mark -> mark.span().length()))
            .toList();
    Set<String> kinds = new LinkedHashSet<>();
    Set<String> labels = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> anchors = new LinkedHashSet<>();
    for (Marked mark : over) {
      kinds.add(mark.kind());
      labels.add(mark.label());
      names.add(anchor(mark.span()));
      if (mark.span().begin() == span.begin()) {
        anchors.add(anchor(mark.span()));
      }
    }
    String style =
        kinds.isEmpty()
            ? ""
            : kinds.contains("person")
                ? "person" + (names.size() > 1 ? " several" : "")
                : kinds.iterator().next() + (names.size() > 1 ? " several" : "");
    return new Piece(
        span.begin(),
        span.of(text),
        style,
        String.join("; ", labels),
        String.join(" ", names),
        List.copyOf(anchors));
  }
}
