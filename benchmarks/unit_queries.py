#!/usr/bin/env python3
"""Make mistyped and abbreviated queries for units, with known right answers, from a database of OrgChart.

    python3 unit_queries.py --database orgchart.db --out queries.tsv [--count 1000] [--seed 1]

One query a line: kind <TAB> language of the name <TAB> query as typed <TAB> the right unit's folded name.
A search has found the answer when one of its units has that folded name in either language; homonyms count alike.

Kinds
  edit1, edit2   one / two edits in one word of six letters or more
  shortened      every word cut to 3 to 5 letters, small words left out: "Dir Gen Fin"
  left_out       one word left out
  noaccent       a name with accents, dashes or apostrophes, typed without them

A query that fits ten or more units of other names as well (each query word begins another word of the name) is
thrown away: nobody could say which one is meant. The same arguments and the same names give the same queries.
"""
import argparse
import os
import random
import sqlite3
import sys
from bisect import bisect_left
from collections import Counter, defaultdict

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shared", "tools"))
from people import fold
from typo_queries import edit, is_prefix_match

KINDS = (("edit1", 25), ("edit2", 25), ("shortened", 25), ("left_out", 15), ("noaccent", 10))
SMALL = set("a an and at by de des du d et en for in l la le les of on or the to un une aux au pour sur".split())
MOST_CHARACTERS = 200


class Names:
    """The folded names of all units, and which of them a query fits."""

    def __init__(self, rows):
        self.units = Counter(name for en, fr in rows for name in {fold(en), fold(fr)} if name)
        self.having = defaultdict(set)
        for name in self.units:
            for word in name.split():
                self.having[word].add(name)
        self.words = sorted(self.having)

    def beginning(self, start):
        found = set()
        for i in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[i].startswith(start):
                break
            found |= self.having[self.words[i]]
        return found

    def others(self, query, answer):
        """How many units of other names the query fits."""
        words = query.split()
        fitting = set.intersection(*(self.beginning(word) for word in words))
        return sum(self.units[name] for name in fitting if name != answer and is_prefix_match(words, name.split()))


def typed(rnd, kind, name):
    """The query for a name, or None when the kind does not suit it."""
    words = name.split()
    if kind in ("edit1", "edit2"):
        long = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
        if not long:
            return None
        i = rnd.choice(long)
        for _ in range(int(kind[-1])):
            words[i] = edit(rnd, words[i])
        return " ".join(words)
    if kind == "shortened":
        kept = [word for word in fold(name).split() if word not in SMALL]
        return " ".join(word[:rnd.randint(3, 5)].capitalize() for word in kept) if 2 <= len(kept) <= 6 else None
    if kind == "left_out":
        free = [i for i, word in enumerate(words) if fold(word) not in SMALL]
        if len(free) < 3:
            return None
        del words[rnd.choice(free)]
        return " ".join(words)
    return fold(name) if fold(name) != " ".join(name.lower().split()) else None


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--database", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--count", type=int, default=1000)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    rnd = random.Random(a.seed)
    database = sqlite3.connect(f"file:{a.database}?mode=ro", uri=True)
    rows = database.execute("SELECT coalesce(name_en, ''), coalesce(name_fr, '') FROM org_units ORDER BY name_en, name_fr").fetchall()
    names = Names(rows)
    out, seen = [], set()
    for kind, share in KINDS:
        wanted, tries = a.count * share // 100, 0
        while wanted and tries < 200 * a.count:
            tries += 1
            language = rnd.choice((0, 1))
            name = rnd.choice(rows)[language]
            query = typed(rnd, kind, name) if name else None
            if not query or len(query) > MOST_CHARACTERS:
                continue
            answer, folded = fold(name), fold(query)
            undone = kind.startswith("edit") and folded == answer
            of_another = folded in names.units and folded != answer
            if not folded or folded in seen or undone or of_another or names.others(folded, answer) >= 10:
                continue
            seen.add(folded)
            wanted -= 1
            out.append((kind, ("en", "fr")[language], query, answer))
    rnd.shuffle(out)
    with open(a.out, "w", encoding="utf-8") as f:
        for row in out:
            f.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
