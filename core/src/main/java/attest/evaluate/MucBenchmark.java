package attest.evaluate;

import attest.document.Article;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Mention;
import attest.rules.Hinges;
import attest.rules.LinearModel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * MUC-3/4 reports. The task counts recent attacks on people and property in nine countries of Latin
 * America and not fighting between two armed sides. Which reports and which of its own kinds of
 * incident are meant is the benchmark's own rule, learned from its answer keys and applied here,
 * not in the product; who and what takes part is what the product says. The table gives document
 * relevance and head-noun roles; the published scorer gives the rest from the output file.
 */
public final class MucBenchmark implements Benchmark {
  private static final List<String> TYPES =
      List.of("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY");
  private static final float RELEVANT = -0.7f;
  private static final float KIND = -1.1f;
  private static final Map<String, Double> LEAST =
      Map.of(
          "individual", 0.25, "organisation", 0.26, "target", 0.42, "victim", 0.38, "weapon", 0.42);
  private static final double CORE = 0.4;
  private static final int MOST = 4;
  private static final Set<String> CORE_ROLES = Set.of("victim", "target");
  private static final List<String> ROLES =
      List.of("perp_individuals", "perp_organizations", "targets", "victims", "weapons");
  private static final Set<String> CUT =
      Set.of(
          "of", "in", "at", "on", "from", "to", "for", "with", "by", "near", "between", "against",
          "inside", "outside", "who", "whom", "which", "that", "whose", "where", "when");

  private static final List<String> LEARNED =
      List.of("individual", "organisation", "target", "victim", "weapon");

  private final LinearModel model;
  private final List<Hinges> votes;
  private final Function<Article, double[]> reports;

  /**
   * The benchmark with its own model of what its coders took for relevant.
   *
   * @param reports what the network of roles says of an article as a report: {@link
   *     attest.roles.ReportNetwork#REPORT} scores
   */
  public MucBenchmark(Function<Article, double[]> reports) {
    this(
        LinearModel.resource(MucBenchmark.class, "muc.txt.gz"),
        Hinges.resource(MucBenchmark.class, "muc-votes.txt"),
        reports);
  }

  MucBenchmark(LinearModel model, List<Hinges> votes, Function<Article, double[]> reports) {
    this.model = model;
    this.votes = votes;
    this.reports = reports;
  }

  /** What that model may use of a record. */
  public static Set<String> features(ArticleRecord record) {
    return MucFeatures.of(record);
  }

  private record Entity(String words, boolean named) {}

  private record Template(String type, Map<String, List<Entity>> roles) {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Counts counts = new Counts();
    try (BufferedWriter sink =
        out == null
            ? new BufferedWriter(java.io.Writer.nullWriter())
            : Files.newBufferedWriter(out)) {
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              String id = JsonLines.text(line, "id");
              String body = JsonLines.text(line, "body");
              if (id == null || body == null) {
                return;
              }
              String date = JsonLines.text(JsonLines.object(line, "dateline"), "date");
              Article article = Articles.of(id, null, body, date);
              List<Template> templates = templates(reader.apply(article), reports.apply(article));
              try {
                sink.write(json(id, templates));
                sink.newLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              counts.add(line, templates);
              progress.accept(counts.documents);
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return counts.table();
  }

  /** Whether the report is relevant, and which kinds of incident it tells. */
  private double[] scores(ArticleRecord record, double[] report) {
    float[] words = model.score(MucFeatures.of(record));
    double[] roles = MucFeatures.likeliest(record, LEARNED);
    double[] score = new double[words.length];
    for (int k = 0; k < score.length; k++) {
      double[] numbers = new double[3 + roles.length];
      numbers[0] = words[k];
      numbers[1] = report[k];
      numbers[2] = report[0];
      System.arraycopy(roles, 0, numbers, 3, roles.length);
      score[k] = votes.get(k).score(numbers);
    }
    return score;
  }

  private List<Template> templates(ArticleRecord record, double[] report) {
    double[] score = scores(record, report);
    if (score[0] < RELEVANT) {
      return List.of();
    }
    int best = 1;
    for (int i = 1; i < score.length; i++) {
      best = score[i] > score[best] ? i : best;
    }
    String chief = TYPES.get(best - 1);
    Map<String, List<Draft>> byType = new LinkedHashMap<>();
    for (int i = 1; i < score.length; i++) {
      if (i == best || score[i] > KIND) {
        byType.put(TYPES.get(i - 1), new ArrayList<>());
      }
    }
    for (Account account : record.accounts()) {
      List<Mention.Argument> arguments = new ArrayList<>();
      Set<String> core = new LinkedHashSet<>();
      for (Mention mention : account.mentions()) {
        for (Mention.Argument argument : mention.arguments()) {
          MucFeatures.Learned learned = MucFeatures.learned(argument);
          if (learned != null && learned.probability() >= LEAST.getOrDefault(learned.role(), 1.0)) {
            arguments.add(argument);
            if (learned.probability() >= CORE && CORE_ROLES.contains(learned.role())) {
              core.add(head(argument.evidence().quote()));
            }
          }
        }
      }
      if (!arguments.isEmpty()) {
        String type = type(account);
        String kind = type != null && byType.containsKey(type) ? type : chief;
        Draft draft = draft(byType.getOrDefault(kind, List.of()), kind, account, core);
        arguments.forEach(a -> draft.add(a));
      }
    }
    List<Template> templates = new ArrayList<>();
    byType.forEach((kind, drafts) -> {
      if (drafts.isEmpty()) {
        drafts.add(new Draft(kind));
      }
      drafts.forEach(d -> templates.add(d.template));
    });
    return templates;
  }

  /** The incident of a kind that an account tells, which is a new one if place or time are. */
  private static Draft draft(List<Draft> drafts, String kind, Account account, Set<String> core) {
    String place = account.place() == null ? "" : account.place().evidence().quote();
    String time =
        account.time() == null || account.time().interval() == null
            ? ""
            : account.time().interval().toString();
    Draft found = null;
    for (Draft draft : drafts) {
      boolean apart = isNew(place, draft.places) || isNew(time, draft.times);
      if (found == null && !(apart && !core.isEmpty() && draft.hasCore())) {
        found = draft;
      }
    }
    if (found == null) {
      boolean many = drafts.size() >= MOST || account.status() != Mention.Status.OCCURRED;
      found = many && !drafts.isEmpty() ? drafts.get(0) : new Draft(kind);
      if (!drafts.contains(found)) {
        drafts.add(found);
      }
    }
    found.places.add(place);
    found.times.add(time);
    return found;
  }

  private static boolean isNew(String value, Set<String> known) {
    return !value.isEmpty() && known.stream().anyMatch(k -> !k.isEmpty()) && !known.contains(value);
  }

  /** An incident while its accounts are gathered. */
  private static final class Draft {
    private final Template template;
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> times = new LinkedHashSet<>();

    Draft(String kind) {
      template = new Template(kind, new LinkedHashMap<>());
    }

    boolean hasCore() {
      return template.roles().containsKey("victims") || template.roles().containsKey("targets");
    }

    void add(Mention.Argument argument) {
      MucFeatures.Learned learned = MucFeatures.learned(argument);
      if (learned != null) {
        MucBenchmark.add(template, learned.role(), argument);
      }
    }
  }

  private static void add(Template template, String role, Mention.Argument argument) {
    String field =
        switch (role) {
          case "individual" -> "perp_individuals";
          case "organisation" -> "perp_organizations";
          default -> role + "s";
        };
    add(template, field, argument.evidence().quote(), isName(argument));
  }

  private static @Nullable String type(Account account) {
    return switch (account.type()) {
      case EXPLOSIVE_ATTACK, SUICIDE_BOMBING, GRENADE_ATTACK -> "BOMBING";
      case ABDUCTION, HOSTAGE_TAKING -> "KIDNAPPING";
      case DESTRUCTION -> "ARSON";
      case LOOTING -> "ROBBERY";
      case ARMED_ASSAULT, EXECUTION, MOB_VIOLENCE, PHYSICAL_ASSAULT, SHELLING, OTHER -> "ATTACK";
      default -> null;
    };
  }

  private static boolean isName(Mention.Argument argument) {
    int at = argument.head().begin() - argument.evidence().span().begin();
    String words = argument.evidence().quote();
    return at >= 0 && at < words.length() && Character.isUpperCase(words.charAt(at));
  }

  private static void add(Template template, String role, String words, boolean named) {
    List<Entity> list = template.roles().computeIfAbsent(role, r -> new ArrayList<>());
    if (list.stream().noneMatch(e -> head(e.words()).equals(head(words)))) {
      list.add(new Entity(words, named));
    }
  }

  private static String json(String id, List<Template> templates) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeArrayPropertyStart("templates");
      for (Template template : templates) {
        json.writeStartObject();
        json.writeStringProperty("incident_type", template.type());
        for (String role : ROLES) {
          json.writeArrayPropertyStart(role);
          for (Entity entity : template.roles().getOrDefault(role, List.of())) {
            json.writeStartObject();
            json.writeArrayPropertyStart("mentions");
            json.writeString(entity.words());
            json.writeEndArray();
            json.writeBooleanProperty("named", entity.named());
            json.writeEndObject();
          }
          json.writeEndArray();
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  /** The chief word of a phrase: the last before the first preposition or relative word. */
  private static String head(String words) {
    String last = "";
    for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}&'./-]+", -1)) {
      if (!last.isEmpty() && CUT.contains(word)) {
        break;
      }
      last = word.isEmpty() ? last : word;
    }
    return last;
  }

  private static final class Counts {
    private int documents;
    private final int[] relevance = new int[3];
    private final int[] roles = new int[3];

    void add(Map<String, Object> gold, List<Template> templates) {
      documents++;
      boolean wanted = !"no".equals(String.valueOf(gold.get("relevant")));
      relevance[0] += wanted && !templates.isEmpty() ? 1 : 0;
      relevance[1] += !wanted && !templates.isEmpty() ? 1 : 0;
      relevance[2] += wanted && templates.isEmpty() ? 1 : 0;
      for (String role : ROLES) {
        Set<String> want = goldHeads(gold, role);
        Set<String> got = new LinkedHashSet<>();
        templates.forEach(
            t -> t.roles().getOrDefault(role, List.of()).forEach(e -> got.add(head(e.words()))));
        for (String head : got) {
          roles[want.contains(head) ? 0 : 1]++;
        }
        want.removeAll(got);
        roles[2] += want.size();
      }
    }

    private static Set<String> goldHeads(Map<String, Object> gold, String role) {
      Set<String> heads = new LinkedHashSet<>();
      String field =
          switch (role) {
            case "targets" -> "phys_targets";
            case "weapons" -> "instruments";
            case "victims" -> "human_targets";
            default -> role;
          };
      for (Object template : JsonLines.list(gold, "templates")) {
        if (template instanceof Map<?, ?> map) {
          for (Object item : JsonLines.list(map, field)) {
            if (item instanceof Map<?, ?> entity) {
              for (String part : List.of("values", "names", "descriptions")) {
                JsonLines.list(entity, part).forEach(v -> heads.add(head(String.valueOf(v))));
              }
            }
          }
        }
      }
      return heads;
    }

    String table() {
      return String.format(
          "documents %d%nrelevance F1 %.1f%nrole heads (strict, every gold wording counted) F1 %.1f%n",
          documents, f1(relevance), f1(roles));
    }

    private static double f1(int[] c) {
      return c[0] == 0 ? 0 : 200.0 * c[0] / (2 * c[0] + c[1] + c[2]);
    }
  }
}
