package attest.resolve.actor;

import attest.document.AnnotatedArticle;
import attest.document.Span;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.Evidence;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Actors by a registry of names, words for people, and the tree of the sentence where there is one.
 * Forces of a state are {@link Actor.Kind#STATE_FORCES} unless the article speaks most of another
 * country; whoever knows where an event was can say better. Immutable and safe for threads; the
 * cost is linear in the length of the text.
 */
public final class RegistryActorResolver implements ActorResolver {
  private final ActorOptions options;
  private final ActorRegistry registry;
  private final ActorWords lexicon;
  private final Countries countries;

  /**
   * A resolver with the bundled registry and words, and the user's.
   *
   * @throws RuleException if a file cannot be used
   */
  public RegistryActorResolver(ActorOptions options) {
    this(options, ActorRegistry.load(options), List.of());
  }

  RegistryActorResolver(ActorOptions options, ActorRegistry registry, List<RuleFile> words) {
    this.options = options;
    this.registry = registry;
    List<RuleFile> files = new ArrayList<>(words);
    if (words.isEmpty()) {
      files.add(RuleFile.resource(RegistryActorResolver.class, "actor-words.yaml"));
    }
    lexicon = new ActorWords(files);
    countries = new Countries();
  }

  @Override
  public List<ActorMention> resolve(AnnotatedArticle article) {
    Text text = new Text(article, options.maxTextUnits(), countries);
    List<NameHit> shaped =
        new CalledNames(lexicon, text).with(new ShapedNames(lexicon, text).find());
    List<NameHit> names = new NameFinder(registry, lexicon, text, shaped).find();
    PhraseFinder finder = new PhraseFinder(lexicon, countries, text, names);
    List<Phrase> phrases = finder.find();
    Links links = new Links(text, names, phrases);
    Hedges hedges = new Hedges(lexicon, text);
    List<ActorMention> mentions = new ArrayList<>();
    boolean[] covered = new boolean[text.terms.size() + 1];
    Map<Integer, NameHit> starting = new HashMap<>();
    names.forEach(name -> starting.put(name.begin(), name));
    for (Phrase phrase : phrases) {
      Phrase linked = links.resolved(phrase);
      NameHit group = linked.group();
      if (group != null && group.end() == linked.end()) {
        linked = linked.upTo(withShortName(text, group, starting));
      }
      mentions.add(mention(text, linked, hedges));
      for (int i = linked.begin(); i < linked.end(); i++) {
        covered[i] = true;
      }
    }
    for (NameHit name : names) {
      if (!covered[name.begin()] && !covered[name.end() - 1]) {
        int end = Math.max(finder.tail(name.end()), withShortName(text, name, starting));
        end = covered[end - 1] ? name.end() : end;
        mentions.add(mention(text, name, end, hedges));
        for (int i = name.begin(); i < end; i++) {
          covered[i] = true;
        }
      }
    }
    mentions.addAll(new StateActs(lexicon, countries, text).find(covered));
    mentions.sort(Comparator.comparing(ActorMention::span));
    return mentions.size() > options.maxMentions()
        ? List.copyOf(mentions.subList(0, options.maxMentions()))
        : List.copyOf(mentions);
  }

  /** The end of a name with the letters that stand for it in brackets behind: "Front (FPL)". */
  private static int withShortName(Text text, NameHit name, Map<Integer, NameHit> starting) {
    NameHit behind = starting.get(name.end());
    boolean inBrackets =
        behind != null
            && behind.entry().id().equals(name.entry().id())
            && text.terms.get(behind.begin()).gap() == Term.Gap.OPEN
            && behind.end() < text.terms.size()
            && text.terms.get(behind.end()).gap().ordinal() >= Term.Gap.CLOSE.ordinal();
    return behind != null && inBrackets ? behind.end() : name.end();
  }

  private ActorMention mention(Text text, Phrase phrase, Hedges hedges) {
    Evidence evidence = evidence(text, phrase.begin(), phrase.end());
    boolean hedged = phrase.hedged() || hedges.around(phrase.begin(), phrase.end());
    NameHit group = phrase.group();
    Actor actor;
    if (group != null) {
      actor = group.actor();
    } else if (phrase.country() != null && phrase.kind() == Actor.Kind.STATE_FORCES) {
      actor = forces(text, phrase.country(), phrase.head().service());
    } else {
      actor = new Actor.Unknown(evidence.quote(), phrase.kind());
    }
    return new ActorMention(actor, evidence, hedged, phrase.certainty(), phrase.rule());
  }

  private ActorMention mention(Text text, NameHit name, int end, Hedges hedges) {
    Actor actor = name.actor();
    if (actor instanceof Actor.Known known
        && known.kind() == Actor.Kind.STATE_FORCES
        && known.country() != null) {
      actor =
          new Actor.Known(
              known.id(), known.name(), stateKind(text, known.country()), known.country());
    }
    return new ActorMention(
        actor,
        evidence(text, name.begin(), end),
        hedges.around(name.begin(), end),
        name.certainty(),
        name.rule());
  }

  private Actor.Known forces(Text text, String country, @Nullable String service) {
    String kind = service == null ? "security" : service;
    String name =
        switch (kind) {
          case "military" -> "Military of ";
          case "police" -> "Police of ";
          default -> "Security forces of ";
        };
    return new Actor.Known(
        "state:" + country + ":" + kind,
        name + countries.name(country),
        stateKind(text, country),
        country);
  }

  static Actor.Kind stateKind(Text text, String country) {
    return text.mainCountry == null || text.mainCountry.equals(country)
        ? Actor.Kind.STATE_FORCES
        : Actor.Kind.EXTERNAL_FORCES;
  }

  private static Evidence evidence(Text text, int begin, int end) {
    Span words = new Span(text.terms.get(begin).begin(), text.terms.get(end - 1).end());
    String whole = text.article.article().text();
    String quote = words.of(whole);
    boolean open = quote.lastIndexOf('(') > quote.lastIndexOf(')');
    boolean closed = words.end() < whole.length() && whole.charAt(words.end()) == ')';
    return Evidence.of(
        text.article.article(), open && closed ? new Span(words.begin(), words.end() + 1) : words);
  }
}
