package attest.cli;

import attest.pipeline.InternalArticles;
import attest.pipeline.Reconciliation;
import attest.pipeline.StoreView;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether what is marked as internal is read, too; without the flag it is not. */
final class InternalFlags {
  @Option(
      names = "--internal",
      description =
          "Includes articles that are marked as internal, and what rests on them; else they are"
              + " left out, and how many is said.")
  private boolean internal;

  @Mixin private SettingsFlags settings = new SettingsFlags();

  /** The store as it may be seen. */
  StoreView view(Terminal terminal, IncidentStore store) {
    Reconciler reconciler = Reconciliation.reconciler(settings.read(terminal).settings());
    return internal ? StoreView.whole(store, reconciler) : StoreView.open(store, reconciler);
  }

  /** Says how many articles were left out, if any were. */
  void tell(Terminal terminal, IncidentStore store) {
    int count = internal ? 0 : new InternalArticles(store).ids().size();
    if (count > 0) {
      terminal
          .err()
          .println(
              "attest: "
                  + count
                  + (count == 1 ? " internal article is" : " internal articles are")
                  + " left out (--internal includes "
                  + (count == 1 ? "it" : "them")
                  + ")");
    }
  }
}
