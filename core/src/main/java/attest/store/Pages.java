package attest.store;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Pages of items that are read one after another; an empty one is the last.
 *
 * @param <T> what is on a page
 */
interface Pages<T> {
  /** The next page. */
  List<T> next();

  /** A stream of the items of pages. */
  static <T> Stream<T> stream(Pages<T> pages) {
    Iterator<T> items =
        new Iterator<>() {
          private Iterator<T> page = List.<T>of().iterator();
          private boolean end;

          @Override
          public boolean hasNext() {
            if (!page.hasNext() && !end) {
              List<T> some = pages.next();
              end = some.isEmpty();
              page = some.iterator();
            }
            return page.hasNext();
          }

          @Override
          public T next() {
            if (!hasNext()) {
              throw new java.util.NoSuchElementException();
            }
            return page.next();
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
