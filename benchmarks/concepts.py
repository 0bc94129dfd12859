"""Concept queries: whether a publication is found that is asked for in another language, by an acronym or by a synonym.

`python -m benchmarks.concepts` puts the titles of `concepts.txt`, each with nothing else, among 1,000 invented records,
asks for each by what stands behind it there (in another language; by an acronym; by another word in its own language)
and prints the mean reciprocal rank and the recall among the first ten, and the CPU time that a query takes: first for
the queries as they stand, with the name of a place that makes it easy, then for the subject alone; there, what has the
subject by the words of one of its queries is passed over. The queries were written before the thesaurus was, from how
agencies and catalogues name their subjects, and it was not made from them. So were those of `concepts_held_back.txt`
(`--list`) before names were added to it; its misses were seen while they were.
"""

import argparse
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.generate import records
from benchmarks.known_item import drop_same_titles
from protlib.index import Index
from protlib.index.words import tokens
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection

LIST: Final = Path(__file__).with_suffix(".txt")
_OTHERS: Final = 1_000
_KINDS: Final = ("other language", "acronym", "synonym")


class Asked(NamedTuple):
    """A title, and a query for it of one kind."""

    key: str
    title: str
    kind: str
    query: str

    def subject(self) -> str:
        """Return the query without the name at its end, such as “Ghana”, or without its last word."""
        words = self.query.split()
        names = (place for place, word in enumerate(words) if word[0].isupper() and not word.isupper())
        return " ".join(words[: next(names, len(words) - 1) or len(words) - 1])


def read_queries(lines: Sequence[str]) -> Iterator[Asked]:
    """Yield the queries of lines such as "title | two queries / in other languages | by acronym | by a synonym".

    "-" stands for none.
    """
    for number, line in enumerate(lines):
        title, *groups = line.split(" | ")
        for kind, queries in zip(_KINDS, groups, strict=True):
            for query in queries.split(" / "):
                if query != "-":
                    yield Asked(f"asked{number}", title, kind, query)


def subjects(items: Iterable[Asked]) -> dict[str, set[str]]:
    """Return the subjects of each title, by its key: those of its queries, and of titles that share one of them."""
    having: dict[str, set[str]] = {}
    for item in items:
        words = {" ".join(tokens(item.subject()))}
        same = [topics for topics in having.values() if not topics.isdisjoint(words | having.get(item.key, set()))]
        merged = words.union(*same)
        for key in [key for key, topics in having.items() if topics in same]:
            having[key] = merged
        having[item.key] = merged
    return having


def ranks_of(index: Index, items: Sequence[Asked], *, alone: bool) -> list[int]:
    """Return the place of what each asks for among the first ten, 0 for none of these; for its subject `alone`."""
    subjects_by_key = subjects(items) if alone else {}
    ranks: list[int] = []
    for item in items:
        query = item.subject() if alone else item.query
        hits = select(index, Request(Selection(query=query, limit=None if alone else 10))).publications
        keys = [
            hit.key
            for hit in hits
            if hit.key == item.key or not _is_same(hit, subjects_by_key.get(item.key, ()), subjects_by_key)
        ]
        ranks.append(keys.index(item.key) + 1 if item.key in keys[:10] else 0)
    return ranks


def _is_same(record: Publication, subjects: Collection[str], subjects_by_key: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a record has one of some subjects: by the list, or by all of its words."""
    if subjects_by_key.get(record.key) == subjects:
        return bool(subjects)
    words = {*tokens(record.title), *tokens(record.abstract)}
    return any(words.issuperset(subject.split()) for subject in subjects)


def measure(index: Index, items: Sequence[Asked], name: str, *, alone: bool, tell: bool) -> None:
    """Print how some queries do, with `tell` each that does not bring first what it asks for."""
    start = time.process_time()
    ranks = ranks_of(index, items, alone=alone)
    spent = (time.process_time() - start) / len(items)
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(items)
    recall = sum(map(bool, ranks)) / len(items)
    print(f"{name:14} {len(items):7} {reciprocal:7.3f} {recall:6.3f} {spent * 1000:6.1f}", flush=True)
    for item, rank in zip(items, ranks, strict=True):
        if tell and rank != 1:
            print(f"    {rank or '-'}  {item.subject() if alone else item.query}  ->  {item.title}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=int, default=_OTHERS, help="how many other records there are")
    parser.add_argument("--list", type=Path, default=LIST, help="another list of titles and queries")
    parser.add_argument("--tell", action="store_true", help="show what was not found first")
    options = parser.parse_args()
    items = list(read_queries(options.list.read_text(encoding="utf-8").splitlines()))
    titles: list[dict[str, Any]] = [
        {"key": key, "title": title, "type": "report", "date": "2015"}
        for key, title in {item.key: item.title for item in items}.items()
    ]
    documents = [*titles, *islice(drop_same_titles(records(options.others)), options.others)]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.json"
        library.write_text("[]")
        with Index.open(library, Path(folder), lambda: documents) as index:
            for alone in (False, True):
                print(f"\n{'subject alone' if alone else '':14} {'queries':>7} {'MRR@10':>7} {'R@10':>6} {'ms':>6}")
                for kind in _KINDS:
                    some = [item for item in items if item.kind == kind]
                    measure(index, some, kind, alone=alone, tell=options.tell)
                measure(index, items, "all", alone=alone, tell=False)


if __name__ == "__main__":
    main()
