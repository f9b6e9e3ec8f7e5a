package attest.resolve.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which place each toponym of an article means. All mentions of one name mean one place.
 * Candidates are weighed by kind and size, by the larger place named beside them, by where the
 * publisher is at home, and by how near they lie to what the other names mean; the last is repeated
 * until it settles.
 */
final class Disambiguator {
  private static final int MAX_CANDIDATES = 150;
  private static final int MAX_OTHERS = 120;
  private static final int ROUNDS = 3;

  /** Fewer people than live in a large town: such a division is not what most readers think of. */
  private static final long SMALL_DIVISION = 300_000;

  private final Senses senses;

  Disambiguator(Senses senses) {
    this.senses = senses;
  }

  /** The signs that an article gives as a whole. */
  record Context(Map<String, Integer> peoples, Gazetteer.@Nullable Entry home) {}

  /** The candidates of a name, best first, and how sure the first is. */
  record Choice(List<Gazetteer.Entry> ranked, double certainty, double lead, boolean placed) {
    Gazetteer.Entry best() {
      return ranked.getFirst();
    }
  }

  private static final class Group {
    final List<Toponym> mentions = new ArrayList<>();
    final List<Gazetteer.Entry> candidates;
    final double[] fixed;
    final double[] now;
    boolean placed;
    int best;

    Group(List<Gazetteer.Entry> candidates) {
      this.candidates = candidates;
      fixed = new double[candidates.size()];
      now = new double[candidates.size()];
    }

    Gazetteer.Entry choice() {
      return candidates.get(best);
    }
  }

  /** The choice for each key of the toponyms; those without entries are left out. */
  Map<String, Choice> choose(List<Toponym> toponyms, Context context) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Toponym toponym : toponyms) {
      if (!toponym.entries.isEmpty()) {
        groups
            .computeIfAbsent(toponym.key(), k -> new Group(limited(toponym.entries)))
            .mentions
            .add(toponym);
      }
    }
    List<Group> list = List.copyOf(groups.values());
    for (Group group : list) {
      prepare(group, context);
    }
    addParents(groups);
    for (Group group : list) {
      System.arraycopy(group.fixed, 0, group.now, 0, group.now.length);
      pick(group);
    }
    List<Group> frequent =
        list.stream()
            .sorted(Comparator.comparingInt((Group g) -> -g.mentions.size()))
            .limit(MAX_OTHERS)
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      Support support = support(frequent, context);
      for (Group group : list) {
        weigh(group, frequent, support);
      }
      list.forEach(Disambiguator::pick);
    }
    Map<String, Choice> choices = new HashMap<>();
    for (Map.Entry<String, Group> entry : groups.entrySet()) {
      Group group = entry.getValue();
      preferTown(group);
      choices.put(entry.getKey(), choice(group));
    }
    return choices;
  }

  /**
   * A town goes before the division of the same name around it, unless the text says which it is.
   */
  private static void preferTown(Group group) {
    PlaceWords.Generic generic = group.mentions.getFirst().generic;
    Gazetteer.Entry division = group.choice();
    boolean said = generic == PlaceWords.Generic.DISTRICT || generic == PlaceWords.Generic.PROVINCE;
    if (said || !division.featureCode().startsWith("ADM")) {
      return;
    }
    int town = -1;
    for (int i = 0; i < group.now.length; i++) {
      Gazetteer.Entry entry = group.candidates.get(i);
      boolean fits =
          entry.isSettlement()
              && !entry.featureCode().equals("PPLX")
              && division.country() != null
              && division.country().equals(entry.country())
              && entry.population() * 20 >= division.population()
              && (Containment.distance(entry, division) < 100
                  || ((entry.featureCode().equals("PPLC") || entry.featureCode().equals("PPLA"))
                      && division.name().equals(entry.admin1())));
      if (fits && (town < 0 || group.now[i] > group.now[town])) {
        town = i;
      }
    }
    if (town >= 0) {
      group.now[town] = group.now[group.best] + 0.01;
      group.best = town;
    }
  }

  private static List<Gazetteer.Entry> limited(List<Gazetteer.Entry> entries) {
    if (entries.size() <= MAX_CANDIDATES) {
      return entries;
    }
    return entries.stream()
        .sorted(Comparator.comparingLong((Gazetteer.Entry e) -> -e.population()))
        .limit(MAX_CANDIDATES)
        .toList();
  }

  private void prepare(Group group, Context context) {
    Toponym first = group.mentions.getFirst();
    for (int i = 0; i < group.fixed.length; i++) {
      Gazetteer.Entry entry = group.candidates.get(i);
      double score = prior(entry, first.generic);
      for (Toponym mention : group.mentions) {
        if (mention.people != null && mention.people.equals(entry.country())) {
          score += senses.people();
          break;
        }
      }
      Gazetteer.Entry home = context.home();
      if (home != null) {
        double near = Math.exp(-Containment.distance(entry, home) / senses.homeScale());
        score += senses.home() * near;
        if (home.country() != null && home.country().equals(entry.country())) {
          score += senses.homeCountry();
          if (home.admin1() != null && home.admin1().equals(entry.admin1())) {
            score += senses.homeDivision();
          }
        }
      }
      group.fixed[i] = score;
    }
  }

  private double prior(Gazetteer.Entry entry, PlaceWords.@Nullable Generic generic) {
    double score =
        switch (entry.kind()) {
          case PRIMARY -> 0;
          case ENGLISH -> senses.english();
          case OTHER -> senses.other();
          case DERIVED -> generic == null ? senses.derived() : senses.english();
        };
    String code = entry.featureCode();
    score += senses.population() * Math.log10(entry.population() + 10) / 7;
    if (entry.isCountry()) {
      score += senses.country();
    } else if (code.equals("ADM1")) {
      score += entry.population() < SMALL_DIVISION ? senses.seat() : senses.division();
    } else if (code.equals("ADM2")) {
      score += senses.district();
    } else if (code.equals("PPLC")) {
      score += senses.capital();
    } else if (code.startsWith("PPLA")) {
      score += code.equals("PPLA") ? senses.seat() : senses.lesserSeat();
    } else if (code.equals("PPLX")) {
      score += senses.part();
    } else if (code.equals("CONT")) {
      score += senses.continent();
    } else if (!entry.isSettlement()) {
      score += senses.area();
    }
    if (generic != null) {
      boolean fits =
          switch (generic) {
            case SETTLEMENT -> entry.isSettlement();
            case DISTRICT -> code.equals("ADM2");
            case PROVINCE -> code.equals("ADM1") || code.equals("RGN");
            case COUNTRY -> entry.isCountry();
            case AREA -> !entry.isSettlement() && !code.startsWith("ADM") && !entry.isCountry();
          };
      score += fits ? senses.fits() : 0;
    }
    return score;
  }

  private void addParents(Map<String, Group> groups) {
    for (Group group : groups.values()) {
      for (Toponym mention : group.mentions) {
        Toponym parent = mention.parent;
        Group outer = parent == null ? null : groups.get(parent.key());
        if (outer != null && outer != group) {
          join(group, outer);
        }
      }
    }
  }

  private void join(Group inner, Group outer) {
    boolean[] child = new boolean[inner.fixed.length];
    boolean[] holder = new boolean[outer.fixed.length];
    for (int i = 0; i < child.length; i++) {
      for (int k = 0; k < holder.length; k++) {
        if (Containment.within(inner.candidates.get(i), outer.candidates.get(k))) {
          child[i] = true;
          holder[k] = true;
        }
      }
    }
    for (int i = 0; i < child.length; i++) {
      inner.fixed[i] += child[i] && !inner.placed ? senses.parent() : 0;
    }
    inner.placed = true;
    for (int k = 0; k < holder.length; k++) {
      outer.fixed[k] += holder[k] ? senses.child() / outer.mentions.size() : 0;
    }
  }

  private record Support(
      Map<String, Double> countries, Map<String, Double> divisions, double total) {}

  private Support support(List<Group> groups, Context context) {
    Map<String, Double> countries = new HashMap<>();
    Map<String, Double> divisions = new HashMap<>();
    double total = 1;
    for (Group group : groups) {
      Gazetteer.Entry choice = group.choice();
      double weight = Math.sqrt(group.mentions.size());
      if (choice.country() != null) {
        countries.merge(choice.country(), weight, Double::sum);
        total += weight;
        if (choice.admin1() != null && !choice.isCountry()) {
          divisions.merge(choice.country() + "." + choice.admin1(), weight, Double::sum);
        }
      }
    }
    for (Map.Entry<String, Integer> people : context.peoples().entrySet()) {
      double weight = senses.peoples() * Math.sqrt(people.getValue());
      countries.merge(people.getKey(), weight, Double::sum);
      total += weight;
    }
    return new Support(countries, divisions, total);
  }

  private void weigh(Group group, List<Group> others, Support support) {
    double own = Math.sqrt(group.mentions.size());
    Gazetteer.Entry chosen = group.choice();
    for (int i = 0; i < group.now.length; i++) {
      Gazetteer.Entry entry = group.candidates.get(i);
      double score = group.fixed[i];
      boolean sameCountry = entry.country() != null && entry.country().equals(chosen.country());
      double country =
          entry.country() == null ? 0 : support.countries.getOrDefault(entry.country(), 0.0);
      score +=
          senses.sameCountry() * Math.max(0, country - (sameCountry ? own : 0)) / support.total;
      if (entry.admin1() != null) {
        boolean same = sameCountry && entry.admin1().equals(chosen.admin1()) && !chosen.isCountry();
        double division =
            support.divisions.getOrDefault(entry.country() + "." + entry.admin1(), 0.0);
        score += senses.sameDivision() * Math.max(0, division - (same ? own : 0)) / support.total;
      }
      if (!entry.isCountry()) {
        score += senses.near() * nearness(entry, group, others);
      }
      group.now[i] = score;
    }
  }

  private double nearness(Gazetteer.Entry entry, Group group, List<Group> others) {
    double best = 0;
    double sum = 0;
    for (Group other : others) {
      if (other != group) {
        Gazetteer.Entry choice = other.choice();
        if (!choice.isCountry() && choice.key() != entry.key()) {
          double near = Math.exp(-Containment.distance(entry, choice) / senses.nearScale());
          best = Math.max(best, near);
          sum += near;
        }
      }
    }
    return best + senses.nearMany() * Math.log1p(sum);
  }

  private static void pick(Group group) {
    int best = 0;
    for (int i = 1; i < group.now.length; i++) {
      if (group.now[i] > group.now[best]) {
        best = i;
      }
    }
    group.best = best;
  }

  private static Choice choice(Group group) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < group.now.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -group.now[i]));
    double top = group.now[order.getFirst()];
    double sum = 0;
    double far = Double.POSITIVE_INFINITY;
    Gazetteer.Entry best = group.candidates.get(order.getFirst());
    for (int i : order) {
      Gazetteer.Entry entry = group.candidates.get(i);
      boolean apart =
          Containment.distance(entry, best) > 50
              && !Containment.within(best, entry)
              && !Containment.within(entry, best);
      if (apart) {
        sum += Math.exp(group.now[i] - top);
        far = Math.min(far, top - group.now[i]);
      }
    }
    List<Gazetteer.Entry> ranked = order.stream().limit(5).map(group.candidates::get).toList();
    return new Choice(ranked, 1 / (1 + sum), far, group.placed);
  }
}
