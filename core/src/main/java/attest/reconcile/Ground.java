package attest.reconcile;

/**
 * What speaks for or against two accounts being of one event; docs/reconcile.md says what each is.
 */
enum Ground {
  BASE("base"),
  ARTICLE_SAME("article.same"),
  STATUS_APART("status.apart"),
  COUNT_APART("count.apart"),
  TYPE_SAME("type.same"),
  TYPE_SAME_GENERAL("type.same-general"),
  TYPE_RELATED("type.related"),
  TYPE_APART("type.apart"),
  TIME_SAME_DAY("time.same-day"),
  TIME_OVERLAP("time.overlap"),
  TIME_OVERLAP_LONG("time.overlap-long"),
  TIME_NEXT_DAY("time.next-day"),
  TIME_DAYS_APART("time.days-apart"),
  TIME_WEEK_APART("time.week-apart"),
  TIME_APART("time.apart"),
  TIME_UNPUBLISHED("time.unpublished"),
  TIME_NAMED("time.named"),
  TIME_UNKNOWN("time.unknown"),
  TIME_BOUND_CLOSE("time.bound-close"),
  TIME_BOUND_NEAR("time.bound-near"),
  TIME_BOUND_FAR("time.bound-far"),
  PUBLISHED_SAME("published.same"),
  PUBLISHED_CLOSE("published.close"),
  PUBLISHED_LATER("published.later"),
  PUBLISHED_NEAR("published.near"),
  PUBLISHED_FAR("published.far"),
  PLACE_SAME("place.same"),
  PLACE_NEAR("place.near"),
  PLACE_AWAY("place.away"),
  PLACE_FAR("place.far"),
  PLACE_TOLD("place.told"),
  PLACE_SAME_DIVISION("place.same-division"),
  PLACE_OTHER_DIVISION("place.other-division"),
  PLACE_SAME_COUNTRY("place.same-country"),
  PLACE_OTHER_COUNTRY("place.other-country"),
  PLACE_UNKNOWN("place.unknown"),
  ACTOR_SAME("actor.same"),
  ACTOR_SHARED("actor.shared"),
  ACTOR_APART("actor.apart"),
  TOLL_SAME("toll.same"),
  TOLL_SAME_SMALL("toll.same-small"),
  TOLL_NEAR("toll.near"),
  TOLL_FALLEN("toll.fallen"),
  TOLL_OTHER("toll.other"),
  TOLL_APART("toll.apart"),
  PLACE_OTHER_DIVISION_NAMED("place.other-division-named"),
  PLACE_AWAY_NAMED("place.away-named"),
  PLACE_FAR_NAMED("place.far-named"),
  PLACE_OTHER_COUNTRY_NAMED("place.other-country-named"),
  PERSON_SAME("person.same"),
  PERSON_SURNAME("person.surname"),
  PERSON_APART("person.apart"),
  AGE_SAME("age.same"),
  AGE_APART("age.apart"),
  STREET_SAME("street.same"),
  STREET_SEVERAL("street.several"),
  STREET_APART("street.apart"),
  STREET_MANY("street.many"),
  DAY_SAME("day.same"),
  DAY_APART("day.apart"),
  TOWN_SAME("town.same"),
  TOWN_APART("town.apart"),
  NAMES_SOME("names.some"),
  NAMES_RARE("names.rare"),
  NAMES_MANY("names.many"),
  WORDS_SOME("words.some"),
  WORDS_MANY("words.many"),
  WORDS_ALIKE("words.alike"),
  WORDS_WITHIN("words.within"),
  WORDS_MOSTLY("words.mostly"),
  HEADLINE_SOME("headline.some"),
  HEADLINE_ALIKE("headline.alike"),
  HEADLINE_APART("headline.apart"),
  HEADLINE_TOLD("headline.told"),
  HEADLINE_WHOLE("headline.whole"),
  WORDS_FEW("words.few");

  private final String code;

  Ground(String code) {
    this.code = code;
  }

  /** Its name in the rule file and in explanations. */
  String code() {
    return code;
  }

  /** The same of places of which each account names the other's; itself where there is none. */
  Ground named() {
    return switch (this) {
      case PLACE_OTHER_DIVISION -> PLACE_OTHER_DIVISION_NAMED;
      case PLACE_AWAY -> PLACE_AWAY_NAMED;
      case PLACE_FAR -> PLACE_FAR_NAMED;
      case PLACE_OTHER_COUNTRY -> PLACE_OTHER_COUNTRY_NAMED;
      default -> this;
    };
  }
}
