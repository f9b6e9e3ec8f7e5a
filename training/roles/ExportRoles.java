import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import attest.extract.RuleMentionExtractor;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Resolved;
import attest.language.EncoderAnalyser;
import attest.resolve.actor.RegistryActorResolver;
import attest.roles.ReportNetwork;
import attest.roles.ReportPieces;
import attest.roles.RoleCandidate;
import attest.roles.RoleCandidates;
import attest.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the candidates of MUC documents with their features, one JSON object a line, for
 * train_network.py and train_roles.py; with what the network says of them where there is one
 * already. Arguments: the output file, then MUC files.
 */
public final class ExportRoles {
  private ExportRoles() {}

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.defaults();
    JsonMapper json = new JsonMapper();
    try (EncoderAnalyser analyser = EncoderAnalyser.load(settings.language());
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])))) {
      RuleMentionExtractor extractor = new RuleMentionExtractor(settings.extract());
      RegistryActorResolver actors = new RegistryActorResolver(settings.actor());
      ReportPieces pieces = new ReportPieces();
      boolean learned = ReportNetwork.class.getResource("network.onnx") != null;
      ReportNetwork network = learned ? new ReportNetwork() : null;
      for (int i = 1; i < args.length; i++) {
        for (String line : Files.readAllLines(Path.of(args[i]))) {
          Map<?, ?> document = json.readValue(line, Map.class);
          String body = String.valueOf(document.get("body"));
          AnnotatedArticle annotated = analyser.analyse(article(document, body));
          Extraction extraction = extractor.extract(annotated);
          Resolved resolved = new Resolved(List.of(), List.of(), actors.resolve(annotated), List.of());
          List<RoleCandidate> found = RoleCandidates.find(annotated, extraction, resolved);
          ReportPieces.Report report = pieces.of(annotated, resolved.actors());
          List<ReportPieces.Spot> spots = new ArrayList<>();
          for (RoleCandidate c : found) {
            c.places().forEach(p -> spots.add(report.spot(p.sentence(), p.word())));
          }
          ReportNetwork.Reading reading = network == null ? null : network.read(report, spots);
          List<Object> stretches = new ArrayList<>();
          report.stretches()
              .forEach(s -> stretches.add(Map.of("ids", s.ids(), "shapes", numbers(s.shapes()))));
          int spot = 0;
          List<Object> candidates = new ArrayList<>();
          for (RoleCandidate c : found) {
            List<Object> places = new ArrayList<>();
            for (RoleCandidate.Place p : c.places()) {
              ReportPieces.Spot at = spots.get(spot);
              places.add(
                  Map.of(
                      "stretch", at.stretch(),
                      "piece", at.piece(),
                      "scores", reading == null ? List.of() : reading.roles()[spot],
                      "sentence", p.sentence(),
                      "head", p.head().of(body),
                      "phrase", p.phrase().of(body),
                      "begin", p.phrase().begin(),
                      "features", new TreeSet<>(p.features())));
              spot++;
            }
            candidates.add(Map.of("key", c.key(), "name", c.name(), "places", places));
          }
          List<Object> mentions = new ArrayList<>();
          for (Mention m : extraction.mentions()) {
            mentions.add(
                Map.of(
                    "type", m.type() == null ? "" : m.type().code(),
                    "sentence", m.sentence(),
                    "begin", m.trigger().span().begin(),
                    "trigger", m.trigger().quote(),
                    "status", m.status().code(),
                    "past", m.past(),
                    "rule", m.rule()));
          }
          List<Object> words = new ArrayList<>();
          for (Sentence s : annotated.sentences()) {
            s.tokens().forEach(t -> {
              if (List.of("NOUN", "VERB", "ADJ").contains(t.upos())) {
                words.add(t.upos().charAt(0) + " " + t.lemma());
              }
            });
          }
          out.println(
              json.writeValueAsString(
                  Map.of(
                      "id", document.get("id"),
                      "candidates", candidates,
                      "mentions", mentions,
                      "stretches", stretches,
                      "report", reading == null ? List.of() : reading.report(),
                      "words", words)));
        }
      }
    }
  }

  private static int[] numbers(byte[] shapes) {
    int[] numbers = new int[shapes.length];
    for (int i = 0; i < shapes.length; i++) {
      numbers[i] = shapes[i];
    }
    return numbers;
  }

  private static Article article(Map<?, ?> document, String body) {
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    int begin = 0;
    while (begin < body.length()) {
      int gap = body.indexOf("\n\n", begin);
      int end = gap < 0 ? body.length() : gap;
      if (!body.substring(begin, end).isBlank()) {
        paragraphs.add(new Article.Paragraph(new Span(begin, end), false));
      }
      begin = gap < 0 ? body.length() : gap + 2;
    }
    String id = String.valueOf(document.get("id"));
    return new Article(
        id, id, null, null, null, null, List.of(), "en", null, null, body, paragraphs);
  }
}
