package attest.roles;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Resolved;
import attest.rules.Hinges;
import attest.rules.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Roles by sparse linear models and by a small network, learned from the answer keys of MUC-3/4
 * (docs/model-card-roles.md). Each place of each candidate is scored by what stands around it; then
 * the candidate by all its places, by the others of its article and by what sort of report it is;
 * and that together with what the network says of the same places. A role that is likely enough is
 * added to the words for an event nearest to the candidate's best place, with the rule {@code
 * roles.model/2}, the role and its probability; {@code roles.weak/2} where it is less sure. Safe
 * for threads.
 */
public final class LearnedRoleReader implements RoleReader, AutoCloseable {
  /** What the names of rules of firm arguments begin with. */
  public static final String MODEL = "roles.model/2";

  /** What the names of rules of unsure arguments begin with: nothing may rest on them alone. */
  public static final String WEAK = "roles.weak/2";

  private static final List<String> ROLES =
      List.of("individual", "organisation", "target", "victim", "weapon");
  private static final List<Mention.Role> PARTS =
      List.of(
          Mention.Role.INITIATOR,
          Mention.Role.INITIATOR,
          Mention.Role.TARGET,
          Mention.Role.VICTIM,
          Mention.Role.WEAPON);
  private static final double LEAST_SCORE = -4;
  private static final double LOWEST = -8;
  private static final double LEAST_PROBABILITY = 0.15;

  private final RoleOptions options;
  private final LinearModel places;
  private final LinearModel words;
  private final List<Hinges> candidates;
  private final List<Hinges> votes;
  private final ReportPieces pieces;
  private final @Nullable ReportNetwork network;

  /** A reader with the program's own models. */
  public LearnedRoleReader(RoleOptions options) {
    this.options = options;
    places = LinearModel.resource(LearnedRoleReader.class, "places.txt.gz");
    words = LinearModel.resource(LearnedRoleReader.class, "words.txt.gz");
    candidates = Hinges.resource(LearnedRoleReader.class, "candidates.txt");
    votes = Hinges.resource(LearnedRoleReader.class, "votes.txt");
    pieces = new ReportPieces();
    network = options.enabled() ? new ReportNetwork() : null;
  }

  @Override
  public Extraction read(AnnotatedArticle annotated, Extraction extraction, Resolved resolved) {
    if (network == null || extraction.mentions().isEmpty()) {
      return extraction;
    }
    List<Scored> scored = new ArrayList<>();
    for (RoleCandidate candidate : RoleCandidates.find(annotated, extraction, resolved)) {
      scored.add(new Scored(candidate, places));
    }
    if (scored.isEmpty()) {
      return extraction;
    }
    double[][] odds = odds(annotated, scored);
    vote(network, odds, scored, annotated, resolved);
    Map<Integer, List<Mention.Argument>> added = new HashMap<>();
    for (int i = 0; i < scored.size(); i++) {
      for (int role = 0; role < ROLES.size(); role++) {
        double probability = 1 / (1 + Math.exp(-odds[i][role]));
        if (probability >= LEAST_PROBABILITY) {
          Scored who = scored.get(i);
          int mention = nearest(extraction.mentions(), who.best(role));
          added
              .computeIfAbsent(mention, m -> new ArrayList<>())
              .add(argument(annotated, who.candidate, role, probability));
        }
      }
    }
    return new Extraction(with(extraction.mentions(), added), extraction.statements());
  }

  private Mention.Argument argument(
      AnnotatedArticle annotated, RoleCandidate candidate, int role, double probability) {
    RoleCandidate.Place first = candidate.places().get(0);
    return new Mention.Argument(
        PARTS.get(role),
        Evidence.of(annotated.article(), first.phrase()),
        first.head(),
        false,
        false,
        String.format(
            Locale.ROOT,
            "%s %s %.2f",
            probability >= options.threshold() ? MODEL : WEAK,
            ROLES.get(role),
            probability));
  }

  /** The mention that a place belongs to: in its sentence, else before it, else the first after. */
  private static int nearest(List<Mention> mentions, RoleCandidate.Place place) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      long gap = Math.abs(mention.trigger().span().begin() - place.head().begin());
      int sentences = place.sentence() - mention.sentence();
      long cost =
          (sentences == 0 ? 0 : sentences > 0 ? 100_000L * sentences : -400_000L * sentences)
              + gap
              + (mention.status().happened() ? 0 : 250_000L);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private static List<Mention> with(
      List<Mention> mentions, Map<Integer, List<Mention.Argument>> added) {
    List<Mention> all = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      List<Mention.Argument> more = added.get(i);
      all.add(more == null ? mentions.get(i) : with(mentions.get(i), more));
    }
    return all;
  }

  private static Mention with(Mention m, List<Mention.Argument> more) {
    List<Mention.Argument> arguments = new ArrayList<>(m.arguments());
    arguments.addAll(more);
    return new Mention(
        m.type(),
        m.generic(),
        m.trigger(),
        m.clause(),
        m.sentence(),
        m.status(),
        m.count(),
        m.definite(),
        m.past(),
        m.separate(),
        arguments,
        m.claims(),
        m.rule());
  }

  /** A candidate with the scores of its places. */
  private static final class Scored {
    final RoleCandidate candidate;
    final double[] top;
    final double[] mass;
    private final int[] bestPlace;

    Scored(RoleCandidate candidate, LinearModel model) {
      this.candidate = candidate;
      int n = model.outputs();
      top = new double[n];
      mass = new double[n];
      bestPlace = new int[n];
      Arrays.fill(top, -9);
      for (int i = 0; i < candidate.places().size(); i++) {
        float[] score = model.score(candidate.places().get(i).features());
        for (int role = 0; role < n; role++) {
          mass[role] += Math.log1p(Math.exp(score[role]));
          if (score[role] > top[role]) {
            top[role] = score[role];
            bestPlace[role] = i;
          }
        }
      }
      for (int role = 0; role < n; role++) {
        mass[role] = Math.log(mass[role] + 1e-4);
      }
    }

    RoleCandidate.Place best(int role) {
      return candidate.places().get(bestPlace[role]);
    }

    /** The best score of another role, within bounds. */
    double other(int role) {
      double most = -4;
      for (int i = 0; i < top.length; i++) {
        most = i == role ? most : Math.max(most, top[i]);
      }
      return Math.min(most, 4);
    }
  }

  /** For each candidate and role the logarithm of the odds. */
  private double[][] odds(AnnotatedArticle annotated, List<Scored> scored) {
    int n = places.outputs();
    double[] most = new double[n];
    double[] much = new double[n];
    for (int role = 0; role < n; role++) {
      most[role] = -7;
      for (Scored who : scored) {
        most[role] = Math.max(most[role], who.top[role]);
        much[role] += 1 / (1 + Math.exp(-who.top[role]));
      }
      much[role] = Math.log(much[role] + 0.01);
    }
    double report = report(annotated, most, much);
    double[][] odds = new double[scored.size()][n];
    for (int role = 0; role < n; role++) {
      double[] sorted = scored.stream().mapToDouble(new Top(role)).sorted().toArray();
      for (int i = 0; i < scored.size(); i++) {
        Scored who = scored.get(i);
        odds[i][role] =
            who.top[role] <= LEAST_SCORE
                ? -9
                : candidates
                    .get(role + 1)
                    .score(
                        who.top[role],
                        who.mass[role],
                        who.other(role),
                        who.top[role] - most[role],
                        Math.min(6, greater(sorted, who.top[role])),
                        report,
                        most[0],
                        most[1],
                        most[2],
                        most[3],
                        most[4],
                        Math.log(who.candidate.places().size()),
                        who.candidate.name() ? 1 : 0);
      }
    }
    return odds;
  }

  /** Puts what the linear models say of each candidate together with what the network says. */
  private void vote(
      ReportNetwork network,
      double[][] odds,
      List<Scored> scored,
      AnnotatedArticle annotated,
      Resolved resolved) {
    ReportPieces.Report report = pieces.of(annotated, resolved.actors());
    List<ReportPieces.Spot> spots = new ArrayList<>();
    for (Scored who : scored) {
      who.candidate.places().forEach(p -> spots.add(report.spot(p.sentence(), p.word())));
    }
    ReportNetwork.Reading reading = network.read(report, spots);
    int n = places.outputs();
    double[][] heard = new double[scored.size()][n];
    int at = 0;
    for (int i = 0; i < heard.length; i++) {
      Arrays.fill(heard[i], Double.NEGATIVE_INFINITY);
      double[] most = heard[i].clone();
      for (int place = 0; place < scored.get(i).candidate.places().size(); place++) {
        for (int role = 0; role < n; role++) {
          double said = reading.roles()[at][role];
          heard[i][role] = logOfSum(heard[i][role], said);
          if (said > most[role]) {
            most[role] = said;
            scored.get(i).bestPlace[role] = place;
          }
        }
        at++;
      }
    }
    for (int role = 0; role < n; role++) {
      int column = role;
      double most = Arrays.stream(heard).mapToDouble(h -> h[column]).max().orElse(LOWEST);
      for (int i = 0; i < heard.length; i++) {
        odds[i][role] =
            votes
                .get(role)
                .score(
                    Math.max(odds[i][role], LOWEST),
                    Math.max(heard[i][role], LOWEST),
                    Math.max(heard[i][role] - most, LOWEST),
                    reading.report()[0]);
      }
    }
  }

  /** The logarithm of the sum of two numbers whose logarithms are given. */
  private static double logOfSum(double a, double b) {
    double most = Math.max(a, b);
    return most == Double.NEGATIVE_INFINITY
        ? most
        : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
  }

  /** Frees the memory of the network. No call may be under way, and none may follow. */
  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }

  private record Top(int role) implements ToDoubleFunction<Scored> {
    @Override
    public double applyAsDouble(Scored who) {
      return who.top[role];
    }
  }

  /** How many of the sorted values are greater. */
  private static int greater(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  private double report(AnnotatedArticle annotated, double[] most, double[] much) {
    Set<String> said = new HashSet<>();
    for (Sentence sentence : annotated.sentences()) {
      for (Token token : sentence.tokens()) {
        String word = word(token);
        if (word != null) {
          said.add(word);
        }
      }
    }
    float[] sort = words.score(said);
    double[] numbers = new double[most.length + much.length + sort.length];
    System.arraycopy(most, 0, numbers, 0, most.length);
    System.arraycopy(much, 0, numbers, most.length, much.length);
    for (int i = 0; i < sort.length; i++) {
      numbers[most.length + much.length + i] = sort[i];
    }
    return candidates.get(0).score(numbers);
  }

  private static @Nullable String word(Token token) {
    return switch (token.upos()) {
      case "NOUN", "VERB", "ADJ" -> token.upos().charAt(0) + " " + token.lemma();
      default -> null;
    };
  }
}
