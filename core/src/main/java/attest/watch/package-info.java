/** Watches feeds: what is new in them, once, with the whole page where the feed has but a part. */
@NullMarked
package attest.watch;

import org.jspecify.annotations.NullMarked;
