package attest.document;

import java.util.Objects;

/**
 * Something wrong with an input, kept as data: it is counted, shown, and never ends a run.
 *
 * @param document the input or article it is about, as the user knows it
 * @param code what kind of problem
 * @param message one sentence that says what happened and what to do
 */
public record Problem(String document, Code code, String message) {
  public Problem {
    Objects.requireNonNull(document);
    Objects.requireNonNull(code);
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem says what happened");
    }
  }

  /** The kinds of problem. {@link #code()} is what users see and count; it never changes. */
  public enum Code {
    /** The file or address does not exist. */
    NOT_FOUND("input.not-found", true),
    /** The input exists but could not be read to its end. */
    UNREADABLE("input.unreadable", true),
    /** There is no text in the input. */
    EMPTY("input.empty", true),
    /** The bytes are not text of any kind that is read. */
    BINARY("input.binary", true),
    /** The input is a kind of file that this version does not read. */
    UNSUPPORTED("input.unsupported", true),
    /** The input is larger than the limit; what lies beyond it was not read. */
    TOO_LARGE("input.too-large", true),
    /** A line of JSON Lines is no article object. */
    MALFORMED_LINE("input.malformed-line", true),
    /** A text is no record of the schema, or its quotes do not stand in its text. */
    MALFORMED_RECORD("input.malformed-record", true),
    /** A PDF file is damaged beyond reading, or could not be opened in time. */
    PDF_DAMAGED("pdf.damaged", true),
    /** A PDF file asks for a password. */
    PDF_ENCRYPTED("pdf.encrypted", true),
    /** A PDF file has pictures of pages, but no text. */
    PDF_WITHOUT_TEXT("pdf.without-text", true),
    /** A PDF file has more pages, or takes more time, than the limit; the rest was not read. */
    PDF_CUT("pdf.cut", false),
    /** Part of a WARC file is damaged or breaks off; the records around it were read. */
    WARC_DAMAGED("warc.damaged", true),
    /** There is no page in a WARC file. */
    WARC_WITHOUT_PAGES("warc.without-pages", true),
    /** A compressed file, or a file in an archive, is damaged; the archive's others were read. */
    ARCHIVE_DAMAGED("archive.damaged", true),
    /** A compressed file or archive unpacks to more than the limits; the rest was not read. */
    ARCHIVE_LIMIT("archive.limit", true),
    /** Archives are packed into archives deeper than the limit. */
    ARCHIVE_NESTED("archive.nested", true),
    /** The input is a list of feeds, not a feed. */
    FEED_LIST("feed.list", true),
    /** A folder has no file in it. */
    EMPTY_FOLDER("input.empty-folder", true),
    /** What was given as a feed is none. */
    NOT_A_FEED("feed.not-a-feed", true),
    /** A feed breaks off or is no valid JSON; what could be read of it was. */
    FEED_DAMAGED("feed.damaged", false),
    /** A feed has more entries than the limit; the others were not read. */
    FEED_CUT("feed.cut", false),
    /** An entry of a feed carries no text of the article. */
    ENTRY_WITHOUT_TEXT("feed.entry-without-text", true),
    /** Some bytes were not valid in the character encoding and were replaced. */
    ENCODING("input.encoding", false),
    /** The text is no address of {@code http} or {@code https}. */
    FETCH_ADDRESS("fetch.bad-address", true),
    /** The address leads to a private network, to this machine, or to another service. */
    FETCH_PRIVATE("fetch.private-address", true),
    /** The site's robots.txt does not allow it. */
    FETCH_ROBOTS("fetch.robots", true),
    /** No answer: the name is not known, or the connection did not come about or broke off. */
    FETCH_UNREACHABLE("fetch.unreachable", true),
    /** The site could not prove to be the one that was asked for. */
    FETCH_TLS("fetch.tls", true),
    /** The page did not arrive in time. */
    FETCH_TOO_SLOW("fetch.too-slow", true),
    /** The page is larger than the limit, as sent or unpacked. */
    FETCH_TOO_LARGE("fetch.too-large", true),
    /** The page is packed in a way that is not read, or not as it says. */
    FETCH_ENCODING("fetch.encoding", true),
    /** The answer is not HTTP, or its headers are too long. */
    FETCH_MALFORMED("fetch.malformed", true),
    /** The site sends on in a circle, too often, or to what is no address. */
    FETCH_REDIRECTS("fetch.redirects", true),
    /** The site has no such page. */
    FETCH_NOT_FOUND("fetch.not-found", true),
    /** The site is busy, or asks to be left alone for a while. */
    FETCH_TRY_LATER("fetch.try-later", true),
    /** The site answers with another status that is no page. */
    FETCH_STATUS("fetch.status", true),
    /** A value that the input gives about an article could not be used. */
    BAD_METADATA("article.bad-metadata", false),
    /** No story was found in the page: it is a list of links, a form, or empty. */
    NO_STORY("article.no-story", false),
    /** The markup is nested deeper than the limit; what lies deeper was read as if at the limit. */
    TOO_DEEP("article.too-deep", false),
    /** Words that look like part of the page and not of the story were left out. */
    CUT("article.cut", false),
    /** The article is in a language that is not read: it has no accounts. */
    LANGUAGE("article.language", false),
    /** Nothing in the text looks like a report of political violence: it was not analysed. */
    NOT_RELEVANT("article.not-relevant", false),
    /** No publication date: times said relative to it stay unresolved. */
    NO_DATE("article.no-date", false),
    /** The text is longer than the limit of analysis; the rest was not analysed. */
    TRUNCATED("article.truncated", false),
    /** A program error while reading this article; the rest of the run goes on. */
    INTERNAL("article.internal-error", true);

    private final String code;
    private final boolean fatal;

    Code(String code, boolean fatal) {
      this.code = code;
      this.fatal = fatal;
    }

    /** The published name of this kind of problem. */
    public String code() {
      return code;
    }

    /** Whether the input gave no article because of it. */
    public boolean fatal() {
      return fatal;
    }
  }
}
