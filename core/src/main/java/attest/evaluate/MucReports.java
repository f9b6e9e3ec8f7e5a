package attest.evaluate;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import attest.resolve.actor.ActorOptions;
import attest.resolve.actor.RegistryActorResolver;
import attest.roles.ReportNetwork;
import attest.roles.ReportPieces;
import java.util.List;
import java.util.function.Function;

/** What the network of roles says of whole articles, with the options as shipped. */
public final class MucReports implements Function<Article, double[]>, AutoCloseable {
  private final EncoderAnalyser analyser = EncoderAnalyser.load(LanguageOptions.defaults());
  private final RegistryActorResolver actors = new RegistryActorResolver(ActorOptions.defaults());
  private final ReportPieces pieces = new ReportPieces();
  private final ReportNetwork network = new ReportNetwork();

  /** Loads what it takes. */
  public MucReports() {}

  /** The scores of an article: relevant; attack, bombing, kidnapping, arson, robbery. */
  @Override
  public double[] apply(Article article) {
    AnnotatedArticle annotated = analyser.analyse(article);
    return network.read(pieces.of(annotated, actors.resolve(annotated)), List.of()).report();
  }

  @Override
  public void close() {
    network.close();
    analyser.close();
  }
}
