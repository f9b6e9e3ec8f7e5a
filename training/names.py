"""Sentences to learn names from: written templates filled from lists, swapped names, and partly labelled text."""

import json
import random
import re
from collections import Counter
from pathlib import Path

from data import TITLES, UNSURE, Corpora, Sentence

LISTS = Path(__file__).parent / "names"
TEMPLATE_COPIES = 20
"""How often each template is filled."""

COMPOSED_SHARE = 0.35
"""Share of organisations that are made up from parts."""

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SPOKEN_TITLES = ("President", "Prime Minister", "Foreign Minister", "Vice President", "Chancellor", "Senator", "Governor",
                 "Minister", "Ambassador", "Premier", "Secretary of State", "Chief Justice", "Mr.", "Mr", "Mrs.", "Dr",
                 "General", "Colonel", "Professor", "Justice", "Judge", "Chief", "Deputy President", "Defence Minister",
                 "Finance Minister", "Interior Minister", "Speaker", "Comrade", "Bishop", "Archbishop", "Senate President")
SEAS = ("Mediterranean", "Indian Ocean", "Red Sea", "South China Sea", "Gulf of Aden", "Gulf of Guinea", "Atlantic",
        "Pacific", "Black Sea", "Caspian Sea", "Arabian Sea", "Gulf of Mexico", "Bay of Bengal", "Baltic Sea")
ORGANISATION_WORDS = frozenset(
    "inc inc. corp corp. corporation ltd ltd. llc co. company companies university college party ministry agency commission "
    "committee bank council association institute department court congress senate army times post news group airlines union "
    "authority federation foundation organization organisation parliament assembly bureau board club front brigade brigades "
    "movement alliance league society school hospital police navy journal fund".split())
GROUP_MENTIONS = 3
"""Incidents that a perpetrator must have to be taken for a group rather than a person."""

LARGE_TOWN, CITY_SIZE = 250_000, 60_000
Pieces = list[tuple[str, str]]
"""Words, each with PER, LOC or ORG, or "" for no name; a new name starts where the kind is marked with '*'."""


def lines(name: str) -> list[str]:
    """Lines of a list, without remarks."""
    text = (LISTS / name).read_text(encoding="utf-8")
    return [x for x in text.split("\n") if x and x[0] != "#"]


def choose(text: str, rng: random.Random) -> str:
    """Take one of the alternatives in each pair of brackets."""
    return re.sub(r"\[([^\]]*)\]", lambda m: rng.choice(m[1].split("|")), text)


def groups(name: str) -> dict[str, list[str]]:
    """Lines of a list under its headings."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        if re.fullmatch(r"\[[a-z]+\]", line):
            group = found[line.strip("[]")] = []
        else:
            group.append(line)
    return found


def words_of(name: str) -> list[str]:
    """Cut a name as the treebanks do, at hyphens."""
    return re.sub(r"(?<=\w)-(?=\w)", " - ", name).split()


class Lists:
    """The lists of names in this folder and the gazetteer."""

    def __init__(self, places: Path) -> None:
        self.people = [[[n.replace("+", " ") for n in part.split()] for part in line.split("|")]
                       for line in lines("people.txt")]
        self.countries, self.regions = lines("countries.txt"), lines("regions.txt")
        self.demonyms = " ".join(lines("demonyms.txt")).split()
        self.organisations = {kind: [line.partition("|")[::2] for line in group]
                              for kind, group in groups("organisations.txt").items()}
        self.composed, self.others = groups("composed.txt"), lines("others.txt")
        rows = [line.split("\t") for line in places.read_text(encoding="utf-8").split("\n") if line]
        sized = [(r[1], int(r[14])) for r in rows if re.fullmatch(r"[^\W\d_][\w' .-]+", r[1])]
        self.cities = sorted({name for name, people in sized if people >= CITY_SIZE})
        self.known = self._known({name for name, people in sized if people >= LARGE_TOWN})
        self.given = {name for given, _ in self.people for name in given if " " not in name}

    def _known(self, large: set[str]) -> dict[str, str]:
        """Names whose kind hardly depends on where they stand."""
        family = {name for _, names in self.people for name in names}
        known = {" ".join(words_of(n)): "LOC" for n in large if n not in family}
        for kind, group in self.organisations.items():
            for full, short in group:
                if kind in ("body", "agency", "party", "armed") or " " in full:
                    known[full] = "ORG"
                if len(short) > 2 and short.isupper():
                    known[short] = "ORG"
        known.update({n: "LOC" for n in self.countries + self.regions})
        return known

    def person(self, rng: random.Random) -> tuple[str, str]:
        """A given name (now and then two, or an initial) and a family name."""
        given, family = rng.choice(self.people)
        first = rng.choice(given)
        draw = rng.random()
        if draw < 0.08:
            first += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
        elif draw < 0.16:
            first += " " + rng.choice(given)
        return first, rng.choice(family)

    def place(self, rng: random.Random) -> str:
        """A place of any kind."""
        return rng.choice(rng.choice([self.countries, self.regions, self.cities, self.cities]))

    def organisation(self, kind: str, rng: random.Random) -> tuple[str, str]:
        """Full and short name of an organisation of a kind, or of any; sometimes a made-up one."""
        if kind == "any":
            kind = rng.choice(list(self.composed))
        if kind in self.composed and rng.random() < COMPOSED_SHARE:
            return self._fill(choose(rng.choice(self.composed[kind]), rng), rng), ""
        return rng.choice(self.organisations[kind])

    def _fill(self, pattern: str, rng: random.Random) -> str:
        """A pattern of composed.txt with its slots filled."""
        fillers = {"COUNTRY": lambda: rng.choice(self.countries), "REGION": lambda: rng.choice(self.regions),
                   "CITY": lambda: rng.choice(self.cities), "PLACE": lambda: self.place(rng),
                   "LAST": lambda: self.person(rng)[1]}
        return re.sub(r"\{([A-Z]+)\}", lambda m: fillers[m[1]](), pattern)


def short_name(full: str, short: str, rng: random.Random) -> str:
    """The short form of an organisation's name; made up where the list has none and the name is long."""
    if short:
        return short
    initials = "".join(w[0] for w in full.split() if w[0].isupper())
    return initials if len(initials) > 2 and rng.random() < 0.5 else full


class Templates:
    """Fills the template sentences."""

    def __init__(self, lists: Lists, rng: random.Random) -> None:
        self.lists, self.rng = lists, rng
        self.templates = lines("templates.txt")

    def slot(self, name: str) -> Pieces:
        """Words for one slot."""
        rng, lists = self.rng, self.lists

        def named(text: str, kind: str) -> Pieces:
            return [(w, kind + "*" * (i == 0)) for i, w in enumerate(words_of(text))]

        if name in ("PER", "LAST", "FIRST"):
            first, last = lists.person(rng)
            return named({"PER": f"{first} {last}", "LAST": last, "FIRST": first.split()[0]}[name], "PER")
        if name in ("COUNTRY", "REGION", "CITY", "PLACE", "CITYUP", "SEA"):
            chosen = {"COUNTRY": lists.countries, "REGION": lists.regions, "SEA": SEAS}.get(name, lists.cities)
            text = lists.place(rng) if name == "PLACE" else rng.choice(chosen)
            return named(text.upper() if name == "CITYUP" else text, "LOC")
        plain = {"DAY": lambda: rng.choice(DAYS), "MONTH": lambda: rng.choice(MONTHS),
                 "NUM": lambda: str(rng.choice([rng.randint(2, 30), rng.randint(10, 999)])),
                 "YEAR": lambda: str(rng.randint(1950, 2024)), "DEM": lambda: rng.choice(lists.demonyms),
                 "TITLE": lambda: rng.choice(SPOKEN_TITLES), "MISC": lambda: rng.choice(lists.others)}
        if name in plain:
            return [(w, "") for w in plain[name]().split()]
        with_short, only_short = name.endswith("+"), name.endswith("ACR")
        kind = name.removesuffix("+").removesuffix("ACR").lower()
        if kind == "natorg":
            where = rng.choice([lists.countries, lists.cities])
            full, short = f"{rng.choice(where)} {lists.organisation('heads', rng)[0]}", ""
        else:
            full, short = lists.organisation({"anyorg": "any"}.get(kind, kind), rng)
        if only_short:
            return named(short_name(full, short, rng), "ORG")
        pieces = named(full, "ORG")
        acronym = short_name(full, short, rng) if with_short else full
        if acronym != full:
            pieces += [("(", "")] + named(acronym, "ORG") + [(")", "")]
        return pieces

    def fill(self, template: str) -> Sentence:
        """One sentence of a template; now and then without its last stop, as in a headline."""
        text = choose(template, self.rng)
        pieces: Pieces = []
        for part in re.findall(r"\{[A-Z+]+\}|[^\s{}]+", text):
            pieces += self.slot(part[1:-1]) if part[0] == "{" else [(w, "") for w in words_of(part)]
        if pieces[-1][0] == "." and self.rng.random() < 0.05:
            pieces.pop()
        labels = ["O" if not kind else ("B-" if kind[-1] == "*" else "I-") + kind.rstrip("*") for _, kind in pieces]
        return Sentence([w for w, _ in pieces], ner=labels)

    def sentences(self) -> list[Sentence]:
        """All templates, each filled several times."""
        return [self.fill(t) for t in self.templates for _ in range(TEMPLATE_COPIES)]


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name."""
    found, start = [], None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.append((start, i, labels[start][2:]))
            start = None
        if label[0] == "B":
            start = i
    return found


def swapped(s: Sentence, lists: Lists, rng: random.Random) -> Sentence | None:
    """The sentence with other names of as many words each, so that its tree stays right; None if none can change."""
    words, changed = list(s.words), False
    for start, end, kind in spans(s.ner):
        for _ in range(8):
            if kind == "PER":
                new = rng.choice([" ".join(lists.person(rng)), lists.person(rng)[1], lists.person(rng)[0]])
            elif kind == "LOC":
                new = lists.place(rng)
            else:
                full, short = lists.organisation("any", rng)
                new = rng.choice([full, short or full])
            cut = words_of(new)
            if len(cut) == end - start:
                words[start:end] = [w.upper() for w in cut] if words[start].isupper() and kind != "ORG" else cut
                changed = True
                break
    return Sentence(words, s.upos, s.xpos, s.heads, s.rels, s.ner) if changed else None


def runs(proper: list[bool]) -> list[tuple[int, int]]:
    """Maximal runs of true values."""
    found, start = [], None
    for i, value in enumerate([*proper, False]):
        if value and start is None:
            start = i
        elif not value and start is not None:
            found.append((start, i))
            start = None
    return found


def name_kind(words: list[str], after_title: bool, lists: Lists) -> str:
    """Kind of a run of capitalised words if it is clear, else ""."""
    text = " ".join(words)
    if text in lists.known:
        return lists.known[text]
    if any(w.lower() in ORGANISATION_WORDS for w in words):
        return "ORG" if len(words) > 1 else ""
    if after_title and len(words) <= 3 and all(w[0].isupper() for w in words):
        return "PER"
    if words[0] in lists.given and len(words) <= 3 and all(w.isalpha() or w.endswith(".") for w in words):
        return "PER"
    return ""


def guessed(words: list[str], labels: list[str], proper: list[bool], lists: Lists) -> list[str]:
    """Fill in labels of runs of proper nouns that are clear; what is not stays UNSURE."""
    labels = list(labels)
    no_names = {*DAYS, *MONTHS, *lists.demonyms}
    for start, end in runs(proper):
        if any(labels[i] != UNSURE for i in range(start, end)):
            continue
        first = start
        while first < end and words[first].lower() in TITLES:
            first += 1
        run = words[first:end]
        if all(w in no_names or w.lower() in TITLES for w in words[start:end]) or " ".join(run) in lists.others:
            labels[start:end] = ["O"] * (end - start)
        elif kind := name_kind(run, first > start, lists):
            labels[start:first] = ["O"] * (first - start)
            labels[first:end] = ["B-" + kind] + ["I-" + kind] * (end - first - 1)
    return labels


def sharpened(s: Sentence) -> list[str]:
    """Labels of a treebank sentence, with O also for words beside a proper noun that hardly ever belong to a name."""
    labels = list(s.ner)
    for i, (word, upos) in enumerate(zip(s.words, s.upos)):
        inner = word.lower() in ("of", "and", "the", "for", "de", "&", "-", "'s", "’s", ".", "/")
        if labels[i] == UNSURE and upos not in ("PROPN", "X", "SYM", "NUM") and not inner:
            if word.islower() or upos == "PUNCT":
                labels[i] = "O"
    return labels


def incident_sentences(path: Path, lists: Lists, corpora: Corpora) -> list[Sentence]:
    """Incident summaries, labelled where their known place and perpetrator, the lists or small letters tell."""
    small = {w for s in corpora.train for w, x in zip(s.words, s.xpos) if w.islower() and not x.startswith("NNP")}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    blamed = Counter(r["gold"].get("perpetrator") for r in records)
    found = []
    for record in records:
        gold = record["gold"]
        told = {" ".join(words_of(p.strip())): "LOC" for p in (gold.get("location") or "").split(",") if p.strip()}
        if gold.get("perpetrator") and blamed[gold["perpetrator"]] >= GROUP_MENTIONS:
            told.setdefault(" ".join(words_of(gold["perpetrator"])), "ORG")
        for text in re.split(r"(?<=[.!?])\s+(?=[A-Z])", record["text"]):
            words = re.findall(r"\w+(?:\.\w+)+\.?|\w\.(?=\s[A-Z])|['’]s\b|\w+(?:['’](?!s\b)\w+)*|[^\w\s]", text)
            if not 3 < len(words) < 60:
                continue
            demonym = set(lists.demonyms)
            proper = [w[0].isupper() and not (i == 0 and w.lower() in small) and w not in demonym and w != "I"
                      for i, w in enumerate(words)]
            near = [any(proper[max(0, i - 1):i + 2]) and not w.isdigit() for i, w in enumerate(words)]
            labels = [UNSURE if proper[i] or near[i] and w in ("of", "and", "the", "-", "&", "'s", "for") else "O"
                      for i, w in enumerate(words)]
            for name, kind in told.items():
                cut = name.split()
                for i in range(len(words) - len(cut) + 1):
                    free = all(x[0] in "?O" for x in labels[i:i + len(cut)])
                    if words[i:i + len(cut)] == cut and cut[0][0].isupper() and free:
                        edge = i + len(cut) < len(words) and proper[i + len(cut)] or i > 0 and proper[i - 1]
                        if not edge:
                            labels[i:i + len(cut)] = ["B-" + kind] + ["I-" + kind] * (len(cut) - 1)
            found.append(Sentence(words, ner=guessed(words, labels, proper, lists)))
    return found


def sentences(corpora: Corpora, places: Path, incidents: Path | None, rng: random.Random) -> list[Sentence]:
    """Everything to learn names from besides the corpora; EWT's training sentences get their guessed names in place."""
    lists = Lists(places)
    found = Templates(lists, rng).sentences()
    for s in corpora.ewt_train:
        s.ner = guessed(s.words, sharpened(s), [x.startswith("NNP") for x in s.xpos], lists)
    for s in corpora.gum_train + corpora.names:
        other = swapped(s, lists, rng)
        if other:
            found.append(other)
    if incidents:
        named = [s for s in incident_sentences(incidents, lists, corpora) if any(x[0] == "B" for x in s.ner)]
        found += named[::2]
    return found
