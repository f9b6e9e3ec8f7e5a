package attest.clean;

/** What an element of a page is, as its name, class, identity or attributes say. */
enum BlockRole {
  /** The body of the story. */
  BODY,
  /** The story with what belongs to it: headline, byline, body. */
  STORY,
  /** A headline. */
  HEADLINE,
  /** What stands between headline and body and sums the story up. */
  STANDFIRST,
  /** Authors and their portraits or biographies. */
  AUTHOR,
  /** Dates and other small facts about the story. */
  DETAILS,
  /** What readers wrote, and the form for it. */
  COMMENTS,
  /** Links to other stories. */
  RELATED,
  /** What stands beside the story. */
  ASIDE,
  /** Buttons for sharing, printing, following. */
  SHARE,
  /** Advertisements, offers, subscription and newsletter notes. */
  PROMOTION,
  /** Menus, breadcrumbs, heads and feet of pages, tags. */
  NAVIGATION,
  /** Words that belong to a picture or a film. */
  CAPTION,
  /** Not shown to readers. */
  HIDDEN;

  int bit() {
    return 1 << ordinal();
  }

  /** All roles that are no part of a story. */
  static int foreign() {
    return COMMENTS.bit()
        | RELATED.bit()
        | ASIDE.bit()
        | SHARE.bit()
        | PROMOTION.bit()
        | NAVIGATION.bit()
        | CAPTION.bit()
        | AUTHOR.bit()
        | DETAILS.bit()
        | HIDDEN.bit();
  }
}
