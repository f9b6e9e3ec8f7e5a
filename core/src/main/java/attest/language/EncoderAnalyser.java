package attest.language;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Analyses articles with one small network, a fine-tuned BERT encoder with heads for tags, trees
 * and names. The tree is the best one with a single root under the network's scores (deep biaffine
 * attention, Dozat and Manning 2017).
 *
 * <p>Safe for threads: make one and share it. Each call works on the thread that makes it.
 * Sentences go through the network in batches of one article only, so that a result depends on the
 * article alone.
 */
public final class EncoderAnalyser implements Analyser, AutoCloseable {
  private final LanguageOptions options;
  private final Model model;
  private final Segmenter segmenter;
  private final SentenceEncoder encoder;
  private final Network network;
  private final RelationScorer relations;
  private final NameDecoder names;

  private EncoderAnalyser(Supplier<byte[]> graph, Supplier<Model> files, LanguageOptions options) {
    this.options = options;
    // The network takes longest to load, so it is begun first, beside all else.
    CompletableFuture<Network> loading = CompletableFuture.supplyAsync(() -> new Network(graph));
    model = files.get();
    segmenter = new Segmenter(WordTable.shipped(), options);
    encoder = new SentenceEncoder(model.pieces(), options.maxSentencePieces());
    relations = new RelationScorer(model.relations(), model.relationWeights());
    names = new NameDecoder(model.names());
    try {
      network = loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException missing) {
        throw missing;
      }
      throw new IllegalStateException("the encoder cannot be loaded", e.getCause());
    }
  }

  /**
   * Loads the shipped encoder, some 30 MB. Close it to free the memory outside the heap.
   *
   * @throws java.io.UncheckedIOException if a file of the encoder is missing or cannot be read
   * @throws IllegalStateException if the encoder cannot be loaded on this machine
   */
  public static EncoderAnalyser load(LanguageOptions options) {
    return new EncoderAnalyser(Model::shippedNetwork, Model::shipped, options);
  }

  /** Loads an encoder from the files of a directory. */
  static EncoderAnalyser load(Path directory, LanguageOptions options) {
    return new EncoderAnalyser(
        () -> Model.networkOf(directory), () -> Model.of(directory), options);
  }

  @Override
  public AnnotatedArticle analyse(Article article) {
    String text = article.text();
    int limit = limit(text);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < article.paragraphs().size(); i++) {
      Span span = article.paragraphs().get(i).span();
      if (span.begin() >= limit) {
        break;
      }
      boolean cut = span.end() > limit;
      List<Segmenter.Stretch> sentences =
          segmenter.segment(text, span.begin(), cut ? limit : span.end());
      int whole = cut && sentences.size() > 1 ? sentences.size() - 1 : sentences.size();
      for (Segmenter.Stretch sentence : sentences.subList(0, whole)) {
        add(text, i, sentence, parts);
      }
    }
    return annotate(article, parts);
  }

  /**
   * Analyses one document whose sentences and words are given, as for scoring against a treebank.
   * The text of the result is the words with a space between them, each sentence a paragraph. A
   * sentence with more wordpieces than {@link LanguageOptions#maxSentencePieces()} is cut, its
   * parts being sentences of the same paragraph.
   *
   * @param sentences the words of each sentence; none is empty
   */
  public AnnotatedArticle annotate(List<List<String>> sentences) {
    StringBuilder text = new StringBuilder();
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    List<Segmenter.Stretch> stretches = new ArrayList<>();
    for (List<String> sentence : sentences) {
      if (!text.isEmpty()) {
        text.append("\n\n");
      }
      int begin = text.length();
      Words words = new Words();
      for (String word : sentence) {
        if (word.isEmpty()) {
          throw new IllegalArgumentException("a word must not be empty");
        }
        if (words.size() > 0) {
          text.append(' ');
        }
        words.add(text.length(), text.length() + word.length());
        text.append(word);
      }
      paragraphs.add(new Article.Paragraph(new Span(begin, text.length()), false));
      stretches.add(new Segmenter.Stretch(words, 0, words.size()));
    }
    Article article =
        new Article(
            null,
            "words",
            null,
            null,
            null,
            null,
            List.of(),
            "en",
            null,
            null,
            text.toString(),
            paragraphs);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      add(article.text(), i, stretches.get(i), parts);
    }
    return annotate(article, parts);
  }

  /**
   * The number of wordpieces of the words of an article, which is what the time to analyse it
   * depends on.
   */
  public long pieces(AnnotatedArticle annotated) {
    WordPieces.Sink sink = new WordPieces.Sink();
    long count = 0;
    for (Sentence sentence : annotated.sentences()) {
      for (Token token : sentence.tokens()) {
        sink.size = 0;
        model.pieces().add(token.form(), SentenceEncoder.MOST_OF_WORD, sink);
        count += sink.size;
      }
    }
    return count;
  }

  private int limit(String text) {
    int limit = Math.min(text.length(), options.maxAnalysedChars());
    boolean inPair =
        limit < text.length()
            && limit > 0
            && Character.isLowSurrogate(text.charAt(limit))
            && Character.isHighSurrogate(text.charAt(limit - 1));
    return inPair ? limit - 1 : limit;
  }

  private void add(String text, int paragraph, Segmenter.Stretch sentence, List<Part> parts) {
    for (Encoded encoded : encoder.encode(text, sentence)) {
      parts.add(new Part(parts.size(), paragraph, sentence.words(), encoded));
    }
  }

  /** A sentence on its way through the network. */
  private record Part(int index, int paragraph, Words words, Encoded encoded) {
    Span span(int from, int to) {
      int first = encoded.from();
      return new Span(words.begin(first + from), words.end(first + to - 1));
    }
  }

  private AnnotatedArticle annotate(Article article, List<Part> parts) {
    Sentence[] sentences = new Sentence[parts.size()];
    List<List<NameDecoder.Name>> found = new ArrayList<>();
    parts.forEach(part -> found.add(List.of()));
    List<Encoded> encoded = parts.stream().map(Part::encoded).toList();
    int[] lengths = encoded.stream().mapToInt(sentence -> sentence.ids().length).toArray();
    for (Batches.Batch batch : Batches.of(lengths, options.batchPieces())) {
      Network.Output output = network.run(encoded, batch);
      int place = 0;
      for (int index : batch.sentences()) {
        Part part = parts.get(index);
        int words = output.firsts()[place] + 1;
        sentences[index] = sentence(part, output, place++);
        int n = part.encoded().forms().length;
        found.set(index, names.names(output.names(), words * model.names().length, n));
      }
    }
    List<List<NameDecoder.Name>> agreed = DocumentNames.agreed(List.of(sentences), found);
    List<Entity> entities = new ArrayList<>();
    for (Part part : parts) {
      for (NameDecoder.Name name : agreed.get(part.index())) {
        entities.add(new Entity(part.span(name.from(), name.to()), part.index(), name.kind()));
      }
    }
    return new AnnotatedArticle(article, List.of(sentences), entities);
  }

  /** The sentence that stands at a place of a batch. */
  private Sentence sentence(Part part, Network.Output output, int place) {
    String[] forms = part.encoded().forms();
    int width = output.width();
    int firstHead = output.firsts()[place];
    int first = firstHead + 1;
    String[] tags = new String[forms.length];
    for (int i = 0; i < forms.length; i++) {
      tags[i] = model.xpos()[output.xpos()[first + i]];
    }
    int scores = (place * width + 1) * width;
    int[] heads = TreeDecoder.heads(output.arcs(), scores, width, forms.length);
    if (ProjectiveDecoder.isTorn(heads, tags)) {
      heads = ProjectiveDecoder.heads(output.arcs(), scores, width, forms.length);
    }
    String[] labels = new String[forms.length];
    for (int i = 0; i < forms.length; i++) {
      labels[i] =
          heads[i] == 0
              ? "root"
              : relations.best(
                  output.labelDep(), first + i, output.labelHead(), firstHead + heads[i]);
    }
    SubjectRepair.mend(heads, labels);
    SingularRepair.mend(tags, forms, heads, labels);
    ParticipleRepair.mendGerunds(tags, forms);
    SayingRepair.mend(tags, forms, heads, labels);
    StateRepair.mend(tags, forms, heads, labels);
    DoerRepair.mend(tags, forms, heads, labels);
    AgentRepair.mend(tags, forms, heads, labels);
    RowRepair.mend(tags, heads, labels);
    CountRepair.mend(tags, heads, labels);
    ParticipleRepair.mend(tags, forms, heads, labels);
    List<Token> tokens = new ArrayList<>(forms.length);
    for (int i = 0; i < forms.length; i++) {
      String xpos = tags[i];
      boolean state = xpos.equals("JJ") && !model.xpos()[output.xpos()[first + i]].equals("JJ");
      String upos = state ? "ADJ" : model.upos()[output.upos()[first + i]];
      tokens.add(
          new Token(
              i,
              part.span(i, i + 1),
              forms[i],
              model.lemmas().lemma(forms[i], xpos),
              upos,
              xpos,
              heads[i] - 1,
              labels[i]));
    }
    return new Sentence(part.index(), part.span(0, forms.length), part.paragraph(), tokens);
  }

  /** Frees the memory of the network. No call may be under way, and none may follow. */
  @Override
  public void close() {
    network.close();
  }
}
