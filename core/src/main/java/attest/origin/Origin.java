package attest.origin;

import java.util.List;

/**
 * Reports that are not independent of each other.
 *
 * @param reports all of them, earliest first, reports of unknown day last
 * @param links why they belong together: as many as it takes to join all articles, none for a
 *     single article
 */
public record Origin(List<Report> reports, List<Link> links) {
  public Origin {
    reports = List.copyOf(reports);
    links = List.copyOf(links);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("an origin has reports");
    }
  }

  /** The identities of the texts, without repetition, in the order of their first reports. */
  public List<String> articles() {
    return reports.stream().map(Report::article).distinct().toList();
  }

  /**
   * Why two articles are of one origin.
   *
   * @param article the identity of the earlier one
   * @param other the identity of the other one
   * @param basis the reason
   * @param similarity how similar the texts are, from 0 to 1
   */
  public record Link(String article, String other, Basis basis, double similarity) {}

  /** A reason to take two articles for one origin. */
  public enum Basis {
    /** The texts have the same words in the same order. */
    SAME_WORDING,
    /** One text is a copy or a light rewrite of the other, or of a part of it. */
    COPY,
    /** Both credit the same agency, or the same publisher reported both. */
    SAME_REPORTER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
