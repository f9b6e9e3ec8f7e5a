package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Account;
import attest.incident.ActorMention;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.PlaceMention;
import attest.incident.Resolved;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers mentions into events by what they say of type, time and place and by where they stand,
 * then says of each event what all its mentions say together. Safe for threads.
 */
public final class ClusteringAssembler implements AccountAssembler {

  private final KindWords targets;
  private final KindWords weapons;
  private final KindWords causes;
  private final KindWords signs;
  private final Sides sides;
  private final KindWords blame;
  private final KindWords sequels;
  private final KindWords tellings;
  private final WhereWords where;

  /** An assembler with the program's own words. */
  public ClusteringAssembler() {
    targets = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "targets.yaml")));
    weapons = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "weapons.yaml")));
    causes = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "causes.yaml")));
    signs = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "signs.yaml")));
    sides = new Sides(signs);
    blame = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "blame.yaml")));
    sequels = new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "sequels.yaml")));
    tellings =
        new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "tellings.yaml")));
    where =
        new WhereWords(
            new KindWords(List.of(RuleFile.resource(ClusteringAssembler.class, "where.yaml"))));
  }

  @Override
  public List<Account> assemble(
      AnnotatedArticle annotated, Extraction extraction, Resolved resolved) {
    BySentence<TimeMention> times =
        new BySentence<>(annotated, resolved.times(), TimeMention::span);
    BySentence<PlaceMention> places =
        new BySentence<>(
            annotated,
            resolved.places().stream()
                .filter(place ->
                    !where.isOrigin(annotated.sentenceAt(place.span().begin()), place.span()))
                .toList(),
            PlaceMention::span);
    Anchors anchors = new Anchors(annotated, extraction, times, places, tellings, where);
    List<Event> events =
        new EventGrouper(annotated, anchors, new PlaceWords(annotated, where))
            .group(withoutTimes(extraction.mentions(), times));
    new Sequels(annotated, anchors, sequels).date(events);
    events.removeIf(e ->
        !e.happened()
            && e.mentions.stream().allMatch(m -> m.status() == Mention.Status.HYPOTHETICAL));
    events.sort(Comparator.comparing(e -> e.first().trigger().span()));
    List<ActorMention> actors = Offices.without(annotated, resolved.actors(), blame);
    Parties parties = new Parties(annotated, actors, signs);
    Substance substance = new Substance(annotated, parties, targets, weapons, causes, signs);
    boolean violent = parties.hasArmed() || events.stream().anyMatch(substance::isPlainViolence);
    events.removeIf(event -> !substance.isEnough(event, violent));
    int main = mainEvent(annotated, events);
    Whereabouts whereabouts = new Whereabouts(annotated, resolved, places, where);
    RoundUps roundUps = new RoundUps(anchors);
    EventWords owners = new EventWords(events);
    Culprits culprits = new Culprits(annotated, actors, blame, owners);
    List<Account> accounts = new ArrayList<>();
    int claimNumber = 1;
    for (int i = 0; i < events.size(); i++) {
      Account account =
          account(
              annotated,
              events,
              i,
              main,
              parties,
              whereabouts,
              culprits,
              roundUps,
              owners,
              times,
              accounts.size() + 1,
              claimNumber);
      claimNumber += account.claims().size();
      accounts.add(account);
    }
    return accounts;
  }

  /**
   * "Shooting at around 10 p.m.", "Monday's bombing": a number of a date or an hour counts nobody,
   * and no day did it.
   */
  private static List<Mention> withoutTimes(List<Mention> mentions, BySentence<TimeMention> times) {
    List<Mention> kept = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      List<Claim> claims = mention.claims().stream().filter(c -> !isOfTime(c, times)).toList();
      List<Mention.Argument> arguments =
          mention.arguments().stream().filter(a -> !isOfTime(a.head(), times)).toList();
      Mention fewer =
          claims.size() == mention.claims().size() ? mention : mention.withClaims(claims);
      kept.add(
          arguments.size() == mention.arguments().size() ? fewer : fewer.withArguments(arguments));
    }
    return kept;
  }

  /** Not "losses at nine dead", where the number goes with the word behind it. */
  private static boolean isOfTime(Claim claim, BySentence<TimeMention> times) {
    Span number = claim.quantity().span();
    Span words = claim.evidence().span();
    boolean leads = words.begin() == number.begin() && words.end() > number.end();
    return isOfTime(number, times)
        && !(leads && times.beside(number).stream().allMatch(t -> t.span().end() <= number.end()));
  }

  private static boolean isOfTime(Span words, BySentence<TimeMention> times) {
    return times.beside(words).stream()
        .anyMatch(t ->
            (t.kind() == TimeMention.Kind.DATE || t.kind() == TimeMention.Kind.TIME)
                && t.span().contains(words));
  }

  private Account account(
      AnnotatedArticle annotated,
      List<Event> events,
      int index,
      int main,
      Parties parties,
      Whereabouts whereabouts,
      Culprits culprits,
      RoundUps roundUps,
      EventWords owners,
      BySentence<TimeMention> times,
      int number,
      int claimNumber) {
    Event event = events.get(index);
    List<Participant> participants =
        sides.of(
            event,
            culprits.with(
                parties.of(event),
                event,
                index == main && events.stream().noneMatch(e -> roundUps.sumsUp(event, e))));
    List<Weapon> used = weapons(annotated, event, owners);
    EventType type = type(annotated, event, participants, used);
    List<Claim> claims = new ArrayList<>();
    event.mentions.forEach(m ->
        m.claims()
            .forEach(c -> claims.add(sides.withSide(parties.withParty(c), type, participants))));
    claims.sort(Comparator.comparing((Claim c) -> c.quantity().span()));
    List<Account.IdentifiedClaim> identified = new ArrayList<>();
    for (Claim claim : Tolls.markParts(roundUps.claims(event, distinct(claims), events))) {
      identified.add(new Account.IdentifiedClaim("c" + (claimNumber + identified.size()), claim));
    }
    Mention.Status status =
        event.mentions.stream()
            .map(Mention::status)
            .filter(Mention.Status::happened)
            .findFirst()
            .orElse(event.first().status());
    List<Target> hit = targets(event, times);
    return new Account(
        "a" + number,
        type,
        status,
        salience(annotated, events, index, main, roundUps),
        event.count(),
        event.time(),
        whereabouts.of(event, index == main),
        participants,
        hit,
        used,
        identified,
        Tolls.of(identified, claim -> sentenceOf(annotated, claim)),
        trigger(event),
        event.mentions);
  }

  private static int sentenceOf(AnnotatedArticle annotated, Claim claim) {
    Sentence sentence = annotated.sentenceAt(claim.evidence().span().begin());
    return sentence == null ? -1 : sentence.index();
  }

  private static List<Claim> distinct(List<Claim> claims) {
    List<Claim> kept = new ArrayList<>();
    for (Claim claim : claims) {
      boolean known =
          kept.stream()
              .anyMatch(k ->
                  k.harm() == claim.harm() && k.quantity().span().equals(claim.quantity().span()));
      if (!known) {
        kept.add(claim);
      }
    }
    return kept;
  }

  private static Evidence trigger(Event event) {
    return event.mentions.stream()
        .filter(m -> m.type() != null)
        .findFirst()
        .orElse(event.first())
        .trigger();
  }

  private static boolean isOverTime(Event event) {
    return event.mentions.stream().allMatch(EventKinds::isOverTime);
  }

  private EventType type(
      AnnotatedArticle annotated,
      Event event,
      List<Participant> participants,
      List<Weapon> weaponsNamed) {
    EventType said = event.type() == null ? byHarm(event) : event.type();
    boolean generic = event.generic();
    if (said == null && isOverTime(event)) {
      return EventType.OTHER;
    }
    EventType type =
        said == null || (said == EventType.ABDUCTION && isMostlyKilling(event))
            ? EventType.ARMED_ASSAULT
            : said;
    if (generic && (type == EventType.ARMED_ASSAULT || type == EventType.OTHER)) {
      for (Weapon weapon : weaponsNamed) {
        if (isCarried(annotated, weapon)) {
          continue;
        }
        EventType byWeapon =
            switch (weapon.kind()) {
              case EXPLOSIVE, VEHICLE_BOMB -> EventType.EXPLOSIVE_ATTACK;
              case SUICIDE_VEST -> EventType.SUICIDE_BOMBING;
              case AIRCRAFT, DRONE -> EventType.AIR_STRIKE;
              case ARTILLERY, MISSILE -> EventType.SHELLING;
              default -> null;
            };
        if (byWeapon != null) {
          return byWeapon;
        }
      }
    }
    if (type == EventType.EXPLOSIVE_ATTACK && Parties.isBombedByState(event, participants)) {
      return EventType.AIR_STRIKE;
    }
    EventType refined = Parties.refine(type, participants, generic || said == null);
    return refined == null ? type : refined;
  }

  /** "A court jailed two journalists": what an event is of which only one harm is told. */
  private static @Nullable EventType byHarm(Event event) {
    Set<Claim.Harm> harms = new HashSet<>();
    event.mentions.forEach(m -> m.claims().forEach(c -> harms.add(c.harm())));
    if (harms.size() != 1) {
      return null;
    }
    return switch (harms.iterator().next()) {
      case DETAINED, CAPTURED -> EventType.ARREST;
      case ABDUCTED -> EventType.ABDUCTION;
      case DISPLACED -> EventType.OTHER;
      default -> null;
    };
  }

  /** "Gunmen killed 24 people. Three were kidnapped": more died than were taken. */
  private static boolean isMostlyKilling(Event event) {
    return most(event, Claim.Harm.KILLED) > most(event, Claim.Harm.ABDUCTED)
        && event.mentions.stream()
            .anyMatch(m ->
                m.type() == null
                    && m.claims().stream().anyMatch(c -> c.harm() == Claim.Harm.KILLED));
  }

  private static long most(Event event, Claim.Harm harm) {
    return event.mentions.stream()
        .flatMap(m -> m.claims().stream())
        .filter(c -> c.harm() == harm && !c.status().equals(Claim.Status.DENIED))
        .mapToLong(c -> c.figure().low().orElse(0))
        .max()
        .orElse(0);
  }

  /** "Men armed with grenades": what somebody carries need not be what was used. */
  private boolean isCarried(AnnotatedArticle annotated, Weapon weapon) {
    Sentence sentence = annotated.sentenceAt(weapon.evidence().span().begin());
    if (sentence == null) {
      return false;
    }
    Token here = sentence.topOf(weapon.evidence().span());
    for (int step = 0; here != null && step < 4; step++) {
      if (here.upos().equals("VERB") || here.is("acl") || here.is("amod")) {
        return signs.is(here.lemma(), "carrying") || signs.is(here.form(), "carrying");
      }
      here = sentence.head(here);
    }
    return false;
  }

  private List<Target> targets(Event event, BySentence<TimeMention> times) {
    List<Target> found = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Mention mention : event.mentions) {
      for (Mention.Argument argument : mention.firmArguments()) {
        if (argument.role() != Mention.Role.TARGET && argument.role() != Mention.Role.VICTIM) {
          continue;
        }
        if (times.beside(argument.head()).stream()
            .anyMatch(t -> t.span().overlaps(argument.head()))) {
          continue;
        }
        KindWords.Found kind = targets.find(argument.evidence().quote());
        if (kind == null && argument.role() == Mention.Role.VICTIM) {
          continue;
        }
        if (kind == null && weapons.find(argument.evidence().quote()) != null) {
          continue;
        }
        String code = kind == null ? "other" : kind.kind();
        addTarget(
            found,
            known,
            new Target(
                Target.Kind.valueOf(code.toUpperCase(Locale.ROOT)),
                argument.evidence(),
                argument.rule() + (kind == null ? "" : " + " + kind.rule())));
      }
    }
    return found;
  }

  /** Adds a target, unless its words are part of those of one of its kind. */
  private static void addTarget(List<Target> found, Set<String> known, Target target) {
    String quote = target.evidence().quote().toLowerCase(Locale.ROOT);
    Span words = target.evidence().span();
    boolean part =
        found.stream()
            .anyMatch(t -> t.kind() == target.kind() && t.evidence().span().contains(words));
    if (!part && known.add(target.kind() + " " + quote)) {
      found.removeIf(t -> t.kind() == target.kind() && words.contains(t.evidence().span()));
      found.add(target);
    }
  }

  private List<Weapon> weapons(AnnotatedArticle annotated, Event event, EventWords owners) {
    List<Weapon> found = new ArrayList<>();
    for (Mention mention : event.mentions) {
      for (Mention.Argument argument : mention.firmArguments()) {
        boolean modifier = argument.role() == Mention.Role.INITIATOR;
        if (modifier || argument.role() == Mention.Role.WEAPON) {
          addWeapon(
              found,
              argument.evidence(),
              argument.role() == Mention.Role.WEAPON ? argument.rule() : null);
        }
      }
      Sentence sentence = annotated.sentences().get(mention.sentence());
      for (Token token : sentence.tokens()) {
        if (mention.clause().contains(token.span())
            && token.upos().equals("NOUN")
            && token.index() > 0
            && mention.arguments().stream().noneMatch(a -> isHit(a, token))
            && !owners.isOfAnother(sentence, token, event)) {
          Span pair = sentence.tokens().get(token.index() - 1).span().cover(token.span());
          Span words =
              weapons.find(pair.of(annotated.article().text())) != null
                      && weapons.find(token.form()) == null
                  ? pair
                  : token.span();
          KindWords.Found wide = weapons.find(pair.of(annotated.article().text()));
          KindWords.Found narrow = weapons.find(token.form());
          boolean pairDecides = wide != null && (narrow == null || !wide.equals(narrow));
          addWeapon(found, Evidence.of(annotated.article(), pairDecides ? pair : words), null);
        }
      }
    }
    return found;
  }

  /** "Raiders stormed a mine": what was attacked is no weapon. */
  private static boolean isHit(Mention.Argument argument, Token token) {
    return argument.role() == Mention.Role.TARGET && argument.head().equals(token.span());
  }

  private void addWeapon(List<Weapon> found, Evidence evidence, @Nullable String rule) {
    KindWords.Found kind = weapons.find(evidence.quote());
    if (kind == null) {
      return;
    }
    Weapon.Kind code = Weapon.Kind.valueOf(kind.kind().toUpperCase(Locale.ROOT));
    if (found.stream().noneMatch(w -> w.kind() == code)) {
      found.add(
          new Weapon(code, evidence, rule == null ? kind.rule() : rule + " + " + kind.rule()));
    }
  }

  /**
   * The event that the article is about: the first that happened, is not set long before
   * publication and is not told as another; -1 if none.
   */
  private static int mainEvent(AnnotatedArticle annotated, List<Event> events) {
    int first = -1;
    for (int i = 0; i < events.size(); i++) {
      boolean foiled =
          events.get(i).mentions.stream().anyMatch(m -> m.status() == Mention.Status.FOILED);
      if (first < 0
          && !events.get(i).first().separate()
          && (foiled || events.get(i).happened())
          && !isBackground(annotated, events.get(i))) {
        first = i;
      }
    }
    if (first >= 0) {
      return first;
    }
    return events.isEmpty() ? -1 : 0;
  }

  private static boolean isBackground(AnnotatedArticle annotated, Event event) {
    Published published = annotated.article().published();
    if (isOverTime(event)) {
      return true;
    }
    TimeMention time = event.time();
    TimeInterval interval = time == null ? null : time.interval();
    if (interval != null && published != null) {
      return Event.isLongBefore(interval, published);
    }
    if (time != null && interval != null && interval.precision() == TimeInterval.Precision.YEAR) {
      return event.first().sentence() > 0;
    }
    if (time != null
        && time.value() != null
        && time.evidence()
            .quote()
            .toLowerCase(Locale.ROOT)
            .matches(
                "last (year|month|decade|century|summer|winter)|.* (years|months) (ago|earlier)")) {
      return true;
    }
    return event.mentions.stream().allMatch(Mention::past);
  }

  private static Account.Salience salience(
      AnnotatedArticle annotated, List<Event> events, int index, int main, RoundUps roundUps) {
    if (index == main) {
      return Account.Salience.MAIN;
    }
    Event event = events.get(index);
    if (isBackground(annotated, event)) {
      return Account.Salience.BACKGROUND;
    }
    boolean told = event.hasClaims() || event.mentions.size() > 1;
    PlaceMention own = event.place();
    PlaceMention other = main < 0 ? null : events.get(main).place();
    boolean elsewhere = Event.placesApart(own, other);
    boolean summed = main >= 0 && roundUps.sumsUp(events.get(main), event);
    return event.happened() && told && (event.first().separate() || elsewhere || summed)
        ? Account.Salience.MAIN
        : Account.Salience.RELATED;
  }
}
