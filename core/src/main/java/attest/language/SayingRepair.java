package attest.language;

import java.util.Set;

/**
 * Gives a verb of saying what is its own. In "five people were killed, police said on Monday"
 * Monday is when it was said: what stands beside a verb of saying, without a comma or a quotation
 * mark between, hangs by that verb, and not by what was said. In "a bomb went off, killing three,
 * police said" the police are those who said it: a participle has no subject behind it. What would
 * leave no tree is not done.
 */
final class SayingRepair {
  private static final Set<String> BREAKS =
      Set.of(
          ",", ";", ":", "(", "-", "--", "\u2013", "\u2014", "\"", "``", "''", "\u201c", "\u201d",
          "\u2018");

  private SayingRepair() {}

  /**
   * Mends trees in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    for (int verb = 1; verb < heads.length; verb++) {
      if (relations[verb].equals("conj") && isSaidBehind(verb, tags, heads, relations)) {
        relations[verb] = "parataxis";
      }
    }
    for (int verb = 0; verb < heads.length; verb++) {
      if (relations[verb].equals("parataxis")) {
        takeSecondSubject(verb, heads, relations);
        takeNounBefore(verb, tags, heads, relations);
      }
    }
    for (int verb = 0; verb < heads.length; verb++) {
      int said = said(verb, heads, relations);
      if (said >= 0 && said < verb) {
        part(verb, said, heads, relations);
        takeSubject(verb, said, tags, heads, relations);
        if (hasSubject(verb, heads, relations)) {
          takeWhatFollows(verb, said, forms, heads, relations);
          takeParticiple(verb, said, tags, forms, heads, relations);
        }
      } else {
        takeWhatPrecedes(verb, forms, heads, relations);
      }
    }
  }

  /**
   * "Men attacked a camp, killing ten, sources and an office said": a verb without a subject and
   * without an "and", right behind what was taken for the subject of a participle before it.
   */
  private static boolean isSaidBehind(int verb, String[] tags, int[] heads, String[] relations) {
    for (int word = 0; word < heads.length; word++) {
      boolean own = heads[word] == verb + 1;
      if (own && (relations[word].startsWith("nsubj") || relations[word].equals("cc"))) {
        return false;
      }
    }
    int top = verb - 1;
    while (heads[top] - 1 >= 0 && heads[top] - 1 < verb && !relations[top].startsWith("nsubj")) {
      top = heads[top] - 1;
    }
    int participle = heads[top] - 1;
    return tags[verb].equals("VBD")
        && relations[top].equals("nsubj")
        && participle >= 0
        && participle < top
        && tags[participle].equals("VBG");
  }

  /** "Two were shot, a hospital said": a verb has no subject behind it beside that before it. */
  private static void takeSecondSubject(int verb, int[] heads, String[] relations) {
    int said = heads[verb] - 1;
    if (said < 0 || said > verb || hasSubject(verb, heads, relations)) {
      return;
    }
    for (int word = verb - 1; word > said; word--) {
      if (heads[word] == said + 1 && relations[word].startsWith("nsubj")) {
        if (Heads.move(heads, word, verb)) {
          relations[word] = "nsubj";
        }
        return;
      }
    }
  }

  /** "Fifty people were killed, state media report": a noun before a verb is its subject. */
  private static void takeNounBefore(int verb, String[] tags, int[] heads, String[] relations) {
    int noun = verb - 1;
    if (noun > 0
        && tags[verb].startsWith("VB")
        && tags[noun].startsWith("NN")
        && heads[noun] == verb + 1
        && relations[noun].equals("compound")
        && !hasSubject(verb, heads, relations)) {
      relations[noun] = "nsubj";
    }
  }

  /** "Two died, a hospital said, and ten were hurt, the ministry said": each said one thing. */
  private static void part(int verb, int said, int[] heads, String[] relations) {
    for (int first = said + 1; first < verb; first++) {
      if (heads[first] != said + 1
          || !relations[first].equals("parataxis")
          || !hasSubject(first, heads, relations)) {
        continue;
      }
      for (int second = first + 1; second < verb; second++) {
        if (heads[second] == said + 1
            && relations[second].equals("conj")
            && hasSubject(second, heads, relations)) {
          int[] parted = heads.clone();
          parted[said] = first + 1;
          parted[first] = verb + 1;
          parted[second] = verb + 1;
          if (Heads.isTree(parted)) {
            System.arraycopy(parted, 0, heads, 0, heads.length);
            relations[second] = "ccomp";
          }
          return;
        }
      }
    }
  }

  /** "Killing three, police said". */
  private static void takeSubject(
      int verb, int said, String[] tags, int[] heads, String[] relations) {
    for (int word = said + 1; word < verb; word++) {
      int head = heads[word] - 1;
      if (relations[word].equals("nsubj")
          && head >= 0
          && head < word
          && tags[head].equals("VBG")
          && isBelow(head, said, heads, verb)) {
        Heads.move(heads, word, verb);
      }
    }
  }

  /** "Were killed, police said on Monday". */
  private static void takeWhatFollows(
      int verb, int said, String[] forms, int[] heads, String[] relations) {
    for (int word = verb + 1; word < forms.length && !BREAKS.contains(forms[word]); word++) {
      int head = heads[word] - 1;
      if (head >= 0
          && head < verb
          && isCircumstance(relations[word])
          && (head == said || (isBelow(head, said, heads, -1) && !isBelow(head, verb, heads, said)))
          && Heads.move(heads, word, verb)) {
        relations[word] = ofVerb(relations[word]);
      }
    }
  }

  /**
   * "Were killed, the minister said, adding that", "said a minister, Jan Kos, adding that": a
   * participle that says something itself.
   */
  private static void takeParticiple(
      int verb, int said, String[] tags, String[] forms, int[] heads, String[] relations) {
    int word = verb + 2;
    while (word < forms.length && !(forms[word - 1].equals(",") && tags[word].equals("VBG"))) {
      word++;
    }
    if (word >= forms.length) {
      return;
    }
    boolean says = false;
    for (int child = word + 1; child < heads.length; child++) {
      says |= heads[child] == word + 1 && relations[child].equals("ccomp");
    }
    int head = heads[word] - 1;
    if (says
        && (head == said || (head >= 0 && isBelow(head, said, heads, verb)))
        && Heads.move(heads, word, verb)) {
      relations[word] = "advcl";
    }
  }

  /** "The leader said on Sunday his forces had fired". */
  private static void takeWhatPrecedes(int verb, String[] forms, int[] heads, String[] relations) {
    int clause = -1;
    for (int word = verb + 1; clause < 0 && word < heads.length; word++) {
      if (heads[word] == verb + 1 && relations[word].equals("ccomp")) {
        clause = word;
      }
    }
    for (int word = verb + 1; word < clause && !BREAKS.contains(forms[word]); word++) {
      if (heads[word] == clause + 1) {
        if (!isCircumstance(relations[word])) {
          return;
        }
        if (!hasSubjectAfter(word, clause, heads, relations)) {
          return;
        }
        Heads.move(heads, word, verb);
      }
    }
  }

  private static boolean hasSubjectAfter(int word, int clause, int[] heads, String[] relations) {
    for (int other = word + 1; other < clause; other++) {
      if (heads[other] == clause + 1 && relations[other].startsWith("nsubj")) {
        return true;
      }
    }
    return false;
  }

  /** The verb of what was said, as a place from 0; -1 if the word is no verb of saying. */
  private static int said(int verb, int[] heads, String[] relations) {
    for (int word = 0; word < verb; word++) {
      if (heads[word] == verb + 1 && relations[word].equals("ccomp")) {
        return word;
      }
    }
    return relations[verb].equals("parataxis") ? heads[verb] - 1 : -1;
  }

  private static boolean hasSubject(int verb, int[] heads, String[] relations) {
    for (int word = 0; word < heads.length; word++) {
      if (heads[word] == verb + 1 && relations[word].startsWith("nsubj")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is below another, by a way that does not meet a third. */
  private static boolean isBelow(int word, int top, int[] heads, int without) {
    int here = heads[word] - 1;
    for (int step = 0; here >= 0 && here != without && step <= heads.length; step++) {
      if (here == top) {
        return true;
      }
      here = heads[here] - 1;
    }
    return false;
  }

  private static boolean isCircumstance(String relation) {
    return relation.startsWith("obl") || relation.startsWith("nmod") || relation.equals("advmod");
  }

  private static String ofVerb(String relation) {
    return relation.startsWith("nmod") ? "obl" + relation.substring("nmod".length()) : relation;
  }
}
