package attest.access;

import attest.pipeline.InternalArticles;
import attest.pipeline.StoreView;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;

/**
 * What the desk knows, as each visitor may see it. Pages, API, alerts and exports read through this
 * and never from the store itself. Safe for threads.
 */
public final class Knowledge {
  private final IncidentStore store;
  private final Reconciler reconciler;

  /** What a store knows. */
  public Knowledge(IncidentStore store, Reconciler reconciler) {
    this.store = store;
    this.reconciler = reconciler;
  }

  /**
   * What a visitor may see: all with {@link Scope#INTERNAL}, else what is not internal. For one
   * request.
   */
  public StoreView of(Visitor visitor) {
    return of(visitor.may(Scope.INTERNAL));
  }

  /**
   * What is to be seen. For one request.
   *
   * @param internal whether also what is internal
   */
  public StoreView of(boolean internal) {
    return internal ? StoreView.whole(store, reconciler) : StoreView.open(store, reconciler);
  }

  /** The marks of internal articles; who sets them needs {@link Scope#REVIEW}. */
  public InternalArticles internal() {
    return new InternalArticles(store);
  }
}
