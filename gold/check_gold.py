#!/usr/bin/env python3
"""Compares records with the expected records of this folder. Python 3 standard library only.

usage: check_gold.py --input > articles.jsonl      the articles as article JSON Lines, ref = folder name
       check_gold.py [-q | -v] [--check] RECORDS.jsonl
                                                   each fact that fails, then the totals per kind

A record belongs to the folder that its article.ref (or else its article.source) names.
-q prints the totals only, -v also the facts that hold. What each fact means: README.md beside this
file. The totals of all articles are followed by those of the parts of the set; the articles of the
check part are counted, and told one by one only with --check. Exit status 0 when every fact of every
article holds, else 1.
"""
import collections
import json
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
KILOMETRES = 50
PARTS = ("developed", "development", "check")


def one_of(value, allowed):
    return value in allowed if isinstance(allowed, list) else value == allowed


def says(pattern, *values):
    return any(v and re.search(pattern, str(v), re.I) for v in values)


def squeeze(text):
    return re.sub(r"\s+", " ", text or "").strip()


def kilometres(latitude1, longitude1, latitude2, longitude2):
    a, b, c, d = map(math.radians, (latitude1, longitude1, latitude2, longitude2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def place_fits(expected, place):
    """True, False, or None where one of the two says nothing."""
    if not expected or not place:
        return None
    if expected["near"]:
        if place.get("latitude") is None:
            return True if says(expected["name"], place.get("wording")) else None
        return kilometres(*expected["near"], place["latitude"], place["longitude"]) <= KILOMETRES
    named = says(expected["name"], place.get("name"), place.get("wording"))
    if expected["country"] is None:
        return named
    return place.get("country") == expected["country"]


def time_overlaps(expected, time):
    if not expected or not time or not time.get("start"):
        return None
    return time["start"] <= expected["end"] and expected["start"] <= time["end"]


def same_claim(expected, claim):
    harms = {"captured", "detained"}
    harm, quantity = claim["harm"], claim["quantity"]
    return (
        (harm == expected["harm"] or {harm, expected["harm"]} == harms)
        and one_of(claim["group"], expected["group"])
        and (quantity["low"], quantity["high"]) == (expected["low"], expected["high"])
    )


def speaker_says(pattern, speaker):
    speaker = speaker or {}
    evidence = (speaker.get("evidence") or {}).get("quote")
    return says(
        pattern, speaker.get("name"), speaker.get("role"), speaker.get("organisation"), evidence
    )


def score(expected, account):
    """How well an account answers to an expected one; negative if it does not."""
    if not one_of(account["type"], expected["type"]):
        return -1
    time = time_overlaps(expected["time"], account.get("time"))
    place = place_fits(expected["place"], account.get("place"))
    if time is False or place is False:
        return -1
    shared = sum(any(same_claim(e, c) for c in account["claims"]) for e in expected["claims"])
    return (
        3 * shared
        + 2 * (place is True)
        + 2 * (time is True)
        + one_of(account["status"], expected["status"])
        + one_of(account["salience"], expected["salience"])
    )


def match(expected, accounts):
    """Index of the account that answers to each expected account, best pairs first."""
    pairs = sorted(
        (
            (-score(e, a), i, j)
            for i, e in enumerate(expected)
            for j, a in enumerate(accounts)
            if score(e, a) >= 0
        ),
        key=lambda p: (bool(expected[p[1]].get("optional")), p),
    )
    found, taken = {}, set()
    for _, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def evidence(value):
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for item in value.values():
            yield from evidence(item)
    elif isinstance(value, list):
        for item in value:
            yield from evidence(item)


class Check:
    def __init__(self):
        self.facts = []
        self.extra_claims = self.claims = self.extra_accounts = self.accounts = 0

    def fact(self, kind, name, holds, seen=None):
        self.facts.append((kind, name, bool(holds), seen))

    def run(self, expected, record):
        article = record["article"]
        self.article(expected, record, article)
        found = match(expected["accounts"], record["accounts"])
        for i, account in enumerate(expected["accounts"]):
            self.account(account, record["accounts"][found[i]] if i in found else None, record)
        happened = [
            (j, a)
            for j, a in enumerate(record["accounts"])
            if a["status"] in ("occurred", "ongoing")
        ]
        extra = [a for j, a in happened if j not in found.values()]
        self.accounts += len(happened)
        self.extra_accounts += len(extra)
        main = [a for a in extra if a["salience"] == "main"]
        self.fact("extra", "no other main account", not main, [told(a) for a in main])
        self.statements(expected, record)
        for words in expected["absent"]:
            self.absent(words, article["text"], happened)

    def article(self, expected, record, article):
        title = article.get("title")
        self.fact("article", "title", title == expected["title"], title)
        byline = article.get("byline") or []
        self.fact("article", "byline", sorted(byline) == sorted(expected["byline"]), byline)
        published = str(article.get("published"))
        self.fact("article", "published", published.startswith(expected["published"]), published)
        for words in expected.get("not_text", []):
            self.fact("article", f"not text: {words}", words not in article["text"])
        bad = [
            e
            for e in [*evidence(record["accounts"]), *evidence(record["statements"])]
            if article["text"][e["start"] : e["end"]] != e["quote"]
        ]
        self.fact("evidence", "every quote equals the text at its span", not bad, bad[:2])

    def account(self, expected, account, record):
        name = f"{expected['type']} {(expected['place'] or {}).get('name', '')}"
        if account is None:
            if not expected.get("optional"):
                self.fact("account", name, False, [told(a) for a in record["accounts"]])
                for claim in expected["claims"]:
                    if not claim.get("optional"):
                        self.fact("claim", f"{name}: {figure(claim)}", False, "no account")
            return
        self.claims += len(account["claims"])
        extra = [
            c for c in account["claims"] if not any(same_claim(e, c) for e in expected["claims"])
        ]
        self.extra_claims += len(extra)
        if expected.get("optional"):
            return
        self.fact("account", name, True)
        for field in ("status", "salience"):
            self.fact(
                field,
                f"{name}: {field} {expected[field]}",
                one_of(account[field], expected[field]),
                account[field],
            )
        count = account["count"]
        self.fact("count", f"{name}: count", one_of(count, expected["count"]), count)
        time, place = expected["time"], expected["place"]
        if time:
            seen = account.get("time") or {}
            start, end = seen.get("start"), seen.get("end")
            within = start and time["start"] <= start and end <= time["end"]
            self.fact("time", f"{name}: {time['start']}/{time['end']}", within, when(seen))
        if place:
            seen = account.get("place") or {}
            right = place_fits(place, seen) and (
                place["country"] is None or seen.get("country") == place["country"]
            )
            self.fact(
                "place",
                f"{name}: in {place['country']}",
                right,
                [seen.get(k) for k in ("name", "country", "latitude", "longitude")],
            )
        if expected["initiator"]:
            actors = [(a["role"], a["name"], a["wording"]) for a in account["actors"]]
            self.fact(
                "initiator",
                f"{name}: initiator {expected['initiator']}",
                any(r == "initiator" and says(expected["initiator"], n, w) for r, n, w in actors),
                actors,
            )
        for field in ("targets", "weapons"):
            kinds = [x["kind"] for x in account[field]]
            for kind in expected[field]:
                self.fact(field, f"{name}: {field} {kind}", kind in kinds, kinds)
        for claim in expected["claims"]:
            self.claim(name, claim, account)

    def claim(self, name, expected, account):
        if expected.get("optional"):
            return
        same = [c for c in account["claims"] if same_claim(expected, c)]
        name = f"{name}: {figure(expected)}"
        self.fact("claim", name, same, [claimed(c) for c in account["claims"]])
        if not same:
            return
        by = expected["said_by"]
        if by:
            said = [c for c in same if speaker_says(by, c.get("said_by"))]
            self.fact("said_by", f"{name} by {by}", said, [c.get("said_by") for c in same])
            same = said or same
        kinds = [c["quantity"]["kind"] for c in same]
        self.fact("figure kind", f"{name} {expected['kind']}", expected["kind"] in kinds, kinds)
        if "status" in expected:
            statuses = [c["status"] for c in same]
            self.fact(
                "claim status",
                f"{name} {expected['status']}",
                any(one_of(s, expected["status"]) for s in statuses),
                statuses,
            )
        scopes = [c["scope"] for c in same]
        self.fact(
            "scope",
            f"{name} scope {expected['scope']}",
            any(one_of(s, expected["scope"]) for s in scopes),
            scopes,
        )

    def statements(self, expected, record):
        for e in expected["statements"]:
            name = f"{e['name']}: {e['words']}"
            holding = [
                s
                for s in record["statements"]
                if squeeze(e["words"]) in squeeze(s["evidence"]["quote"])
            ]
            by = [s for s in holding if speaker_says(e["name"], s["speaker"])]
            seen = [(s["speaker"].get("name"), s["direct"]) for s in holding]
            self.fact("statement", name, by, seen)
            if by:
                self.fact(
                    "direct", f"{name} ({e['direct']})", any(s["direct"] == e["direct"] for s in by)
                )
                if e["role"]:
                    self.fact(
                        "role",
                        f"{name} ({e['role']})",
                        any(speaker_says(e["role"], s["speaker"]) for s in by),
                        [(s["speaker"].get("role"), s["speaker"].get("organisation")) for s in by],
                    )

    def absent(self, words, text, happened):
        spans = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]
        hit = [
            told(a)
            for _, a in happened
            for begin, end in spans
            if begin <= a["trigger"]["start"] < end
        ]
        self.fact("absent", f"no event: {words}", not hit, hit)


def figure(claim):
    return f"{claim['harm']} {claim['group']} {claim['low']}..{claim['high']}"


def claimed(claim):
    quantity = claim["quantity"]
    return f"{claim['harm']} {claim['group']} {quantity['low']}..{quantity['high']}"


def when(time):
    return f"{time.get('start')}/{time.get('end')}"


def told(account):
    place = (account.get("place") or {}).get("name")
    quote = squeeze(account["trigger"]["quote"])
    return (
        f"{account['type']} {account['status']} {account['salience']} {place} "
        f"{when(account.get('time') or {})} “{quote}” {[claimed(c) for c in account['claims']]}"
    )


def part_of(folder):
    """The part of the set: see README.md, "The parts"."""
    number = int(folder.name.split("-")[0])
    if number <= 45:
        return "developed"
    return "development" if number % 3 else "check"


def folders():
    return sorted(p.parent for p in HERE.glob("*/expected.json"))


def expected_of(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf8"))


def write_input():
    for folder in folders():
        line = {
            "ref": folder.name,
            "pasted": (folder / "article.txt").read_text(encoding="utf8"),
            "published": expected_of(folder)["published"],
        }
        print(json.dumps(line, ensure_ascii=False))


def read_records(path):
    names = [f.name for f in folders()]
    records = {}
    with open(path, encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                article = record["article"]
                ref = article.get("ref")
                if ref not in names:
                    parts = pathlib.PurePath(article.get("source") or "").parts
                    ref = next((n for n in names if n in parts), None)
                if ref:
                    records[ref] = record
    return records


def main():
    flags = [a for a in sys.argv[1:] if a.startswith("-")]
    paths = [a for a in sys.argv[1:] if not a.startswith("-")]
    if flags == ["--input"] and not paths:
        write_input()
        return 0
    if len(paths) != 1 or not set(flags) <= {"-q", "-v", "--check"}:
        print(__doc__)
        return 2
    records = read_records(paths[0])
    tallies = {part: Tally() for part in PARTS}
    for folder in folders():
        check = Check()
        if folder.name in records:
            check.run(expected_of(folder), records[folder.name])
        else:
            check.fact("record", "there is a record", False)
        part = part_of(folder)
        tallies[part].add(check)
        if "-q" not in flags and (part != "check" or "--check" in flags):
            tell(folder, check, "-v" in flags)
    every = Tally()
    for tally in tallies.values():
        every.join(tally)
    print()
    every.tell()
    for part, tally in tallies.items():
        if tally.articles:
            tally.tell_part(part)
    return 0 if every.held == every.totals else 1


class Tally:
    """What holds, over some articles."""

    def __init__(self):
        self.totals, self.held = collections.Counter(), collections.Counter()
        self.articles = self.accounts = self.extra_accounts = self.claims = self.extra_claims = 0

    def add(self, check):
        for kind, _, holds, _ in check.facts:
            self.totals[kind] += 1
            self.held[kind] += holds
        self.articles += 1
        self.accounts += check.accounts
        self.extra_accounts += check.extra_accounts
        self.claims += check.claims
        self.extra_claims += check.extra_claims

    def join(self, other):
        self.totals.update(other.totals)
        self.held.update(other.held)
        self.articles += other.articles
        self.accounts += other.accounts
        self.extra_accounts += other.extra_accounts
        self.claims += other.claims
        self.extra_claims += other.extra_claims

    def tell(self):
        for kind in self.totals:
            print(share(f"{kind:12}", self.held[kind], self.totals[kind]))
        print(share(f"{'all facts':12}", self.held.total(), self.totals.total()))
        print(
            f"accounts that happened: {self.accounts}, "
            f"{self.extra_accounts} of them answer to no expected one"
        )
        print(f"claims of matched accounts: {self.claims}, {self.extra_claims} of them not expected")

    def tell_part(self, part):
        print(f"\n{part}: {self.articles} articles")
        for name, kind in (("accounts", "account"), ("claims", "claim")):
            print(share(f"  {name:12}", self.held[kind], self.totals[kind]))
        print(share(f"  {'all facts':12}", self.held.total(), self.totals.total()))
        print(f"  accounts that answer to no expected one: {self.extra_accounts} of {self.accounts}")
        print(f"  claims not expected: {self.extra_claims} of {self.claims}")


def share(name, held, total):
    percent = f"{held / total:6.1%}" if total else "     -"
    return f"{name} {held:4} of {total:4}  {percent}"


def tell(folder, check, all_facts):
    good = sum(f[2] for f in check.facts)
    print(f"\n{folder.name}: {good} of {len(check.facts)}")
    for kind, name, holds, seen in check.facts:
        if all_facts and holds:
            print(f"  holds [{kind}] {name}")
        elif not holds:
            print(f"  FAILS [{kind}] {name}" + (f"\n          seen: {seen}" if seen else ""))


if __name__ == "__main__":
    sys.exit(main())
