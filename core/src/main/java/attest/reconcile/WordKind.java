package attest.reconcile;

/** What a word of a filed account is, by how it is written. */
enum WordKind {
  /** The point of a town: {@code #4190,-8765}, in hundredths of degrees. */
  TOWN(6),
  /** A name given with an age: {@code @dorea vansill}. */
  PERSON(12),
  /** An age: {@code ~24}. */
  AGE(10),
  /** A day that is named: {@code !2016-07-02}. */
  DAY(8),
  /** A street, or a number with "block": {@code =tamsir road}. */
  STREET(8),
  /** A word of the headline: {@code ^toddler}. */
  HEADLINE(14),
  /** Two words with capitals, one after the other. */
  NAME(40),
  /** A word that begins with a digit. */
  NUMBER(10),
  /** Any other word. */
  WORD(56);

  private final int most;

  WordKind(int most) {
    this.most = most;
  }

  /** The most of the kind that are kept of an account. */
  int most() {
    return most;
  }

  static WordKind of(String word) {
    return switch (word.charAt(0)) {
      case '#' -> TOWN;
      case '@' -> PERSON;
      case '~' -> AGE;
      case '=' -> STREET;
      case '!' -> DAY;
      case '^' -> HEADLINE;
      default -> Character.isDigit(word.charAt(0)) ? NUMBER : word.indexOf(' ') >= 0 ? NAME : WORD;
    };
  }
}
