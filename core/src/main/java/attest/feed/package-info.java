/**
 * Feeds and lists of feeds: RSS, Atom, JSON Feed and OPML, from bytes to entries. Nothing is
 * fetched and no entity of a document is expanded.
 */
@NullMarked
package attest.feed;

import org.jspecify.annotations.NullMarked;
