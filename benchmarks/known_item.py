"""Known-item search: whether what a person remembers of a publication brings it up, and how far.

`python -m benchmarks.known_item` makes libraries of 1,000, 10,000 and 92,000 invented records; with files (of any
format that protlib reads) it takes their records instead. For each kind of query it prints the mean reciprocal rank and
the recall among the first ten, and the CPU time that a query takes. Records are asked for at random, always the same
ones.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from benchmarks.generate import records
from protlib import formats
from protlib.index import Index
from protlib.index.words import STOP
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection
from protlib.text import fold

_SIZES: Final = (1_000, 10_000, 92_000)
_QUERIES: Final = 250
_FEWEST_WORDS: Final = 4
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRITISH: Final = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("ours", "ors"),
    ("oured", "ored"), ("ouring", "oring"), ("tre", "ter"), ("tres", "ters"), ("lling", "ling"), ("lled", "led"),
    ("ence", "ense"), ("programme", "program"), ("programmes", "programs"), ("logue", "log"), ("yse", "yze"),
)  # fmt: skip
_PLURALS: Final = (("ies", "y"), ("ches", "ch"), ("sses", "ss"), ("s", ""))


class Known(NamedTuple):
    """A record that is looked for, and what a person may remember of it."""

    key: str
    title: list[str]
    surname: str
    year: str


Query = Callable[[Known, Random], str | None]
"""What somebody types who remembers a record in one way; None where the record cannot be remembered so."""


def recall(publication: Publication) -> Known:
    """Return what a person may remember of a record."""
    words = [word for word in _WORD.findall(publication.title) if fold(word) not in STOP and len(word) > 1]
    surname = publication.authors[0].family if publication.authors else ""
    return Known(publication.key, words, surname, str(publication.year or ""))


def _choose_some(words: Sequence[str], random: Random, least: int = 3, most: int = 5) -> list[str]:
    """Return some of the words, in their order."""
    count = min(len(words), random.randint(least, most))
    return [words[place] for place in sorted(random.sample(range(len(words)), count))]


def in_order(item: Known, random: Random) -> str | None:
    """Type words of the title in their order."""
    return " ".join(_choose_some(item.title, random))


def out_of_order(item: Known, random: Random) -> str | None:
    """Type words of the title in any order."""
    words = _choose_some(item.title, random)
    random.shuffle(words)
    return " ".join(words)


def halves(item: Known, random: Random) -> str | None:
    """Type the beginnings of words."""
    return " ".join(
        word[: max(4, random.randint(len(word) // 2, len(word)))] for word in _choose_some(item.title, random)
    )


def with_surname(item: Known, random: Random) -> str | None:
    """Type the author's family name and two words of the title."""
    return " ".join([item.surname, *_choose_some(item.title, random, 2, 2)]) if item.surname else None


def surname_and_year(item: Known, random: Random) -> str | None:
    """Type the author's family name, the year and one word of the title."""
    return (
        " ".join([item.surname, item.year, *_choose_some(item.title, random, 1, 1)])
        if item.surname and item.year
        else None
    )


def _mistype(word: str, random: Random) -> str:
    """Return a word with one letter wrong, missing, too much, or in the other's place."""
    place = random.randrange(len(word))
    letter = random.choice(_ALPHABET)
    match random.randrange(4):
        case 0:
            misspelling = word[:place] + letter + word[place + 1 :]
        case 1:
            misspelling = word[:place] + word[place + 1 :]
        case 2:
            misspelling = word[:place] + letter + word[place:]
        case _:
            misspelling = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    return misspelling if misspelling != word else _mistype(word, random)


def _with_typos(count: int) -> Query:
    def query(item: Known, random: Random) -> str | None:
        words = _choose_some(item.title, random)
        long = [place for place, word in enumerate(words) if len(word) > 4]
        if len(long) < count:
            return None
        for place in random.sample(long, count):
            words[place] = _mistype(words[place], random)
        return " ".join(words)

    return query


def spelling(item: Known, random: Random) -> str | None:
    """Type a word in the other English spelling."""
    return _with_other_ending(item, random, [*_BRITISH, *((new, old) for old, new in _BRITISH)], 7)


def type_other_number(item: Known, random: Random) -> str | None:
    """Type a word in the singular that stands in the plural, or the other way round."""
    return _with_other_ending(item, random, [*_PLURALS, ("", "s")], 5)


def _with_other_ending(item: Known, random: Random, endings: Sequence[tuple[str, str]], shortest: int) -> str | None:
    words = _choose_some(item.title, random)
    for place, word in enumerate(words):
        for old, new in endings:
            stem = word[: len(word) - len(old)]
            if (
                len(word) >= shortest
                and word.islower()
                and word.endswith(old)
                and not word.endswith(("ss", "us", "is"))
            ):
                words[place] = stem + new
                return " ".join(words)
    return None


def drop_accents(item: Known, random: Random) -> str | None:
    """Type accented words without their accents."""
    words = _choose_some(item.title, random)
    if item.surname and not item.surname.isascii():
        words[0] = item.surname
    plain = [fold(word) for word in words]
    return " ".join(plain) if any(not word.isascii() for word in words) else None


def acronym(item: Known, random: Random) -> str | None:
    """Type the initials of three to five words of the title that stand side by side, and one other word."""
    size = random.randint(3, 5)
    if len(item.title) <= size:
        return None
    start = random.randrange(len(item.title) - size + 1)
    run = item.title[start : start + size]
    stray = random.choice(item.title[:start] + item.title[start + size :])
    return f"{''.join(word[0] for word in run)} {stray}" if all(word[0].isalpha() for word in run) else None


KINDS: Final[Mapping[str, Query]] = {
    "exact": in_order,
    "order": out_of_order,
    "half words": halves,
    "surname": with_surname,
    "surname+year": surname_and_year,
    "typo": _with_typos(1),
    "two typos": _with_typos(2),
    "spelling": spelling,
    "accents": drop_accents,
    "plural": type_other_number,
    "acronym": acronym,
}


class Figures(NamedTuple):
    """How one kind of query did."""

    queries: int
    reciprocal_rank: float
    recall: float
    seconds: float


def measure(index: Index, items: Sequence[Known], kind: str, count: int) -> Figures:
    """Ask for so many records in one way."""
    random = Random(f"{kind} {len(items)}")
    ranks: list[int] = []
    spent = 0.0
    for item in random.sample(items, len(items)):
        if len(ranks) == count:
            break
        if not (text := KINDS[kind](item, random)):
            continue
        start = time.process_time()
        keys = [record.key for record in select(index, Request(Selection(query=text, limit=10))).publications]
        spent += time.process_time() - start
        ranks.append(keys.index(item.key) + 1 if item.key in keys else 0)
    query_count = len(ranks) or 1
    return Figures(
        len(ranks),
        sum(1 / rank for rank in ranks if rank) / query_count,
        sum(map(bool, ranks)) / query_count,
        spent / query_count,
    )


def drop_same_titles(documents: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the records with a key each, but not a second one of the same title."""
    names: set[str] = set()
    items: list[dict[str, Any]] = []
    for document in documents:
        title = fold(document.get("title", ""))
        if title not in names:
            names.add(title)
            items.append({**document, "key": f"k{len(items)}"})
    return items


def _from_files(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        data = path.read_bytes()
        for publication in formats.read(data, formats.detect(data, str(path))).publications:
            yield publication.to_dict()


def report(documents: list[dict[str, Any]], kinds: Sequence[str], count: int) -> None:
    """Print how each kind of query does on these records."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.json"
        library.write_text("[]")
        start = time.process_time()
        with Index.open(library, Path(folder), lambda: documents) as index:
            print(f"\n{len(documents):,} records, indexed in {time.process_time() - start:.1f} s")
            publications = map(Publication.from_dict, documents)
            items = [item for item in map(recall, publications) if len(item.title) >= _FEWEST_WORDS]
            print(f"{'':14} {'queries':>7} {'MRR@10':>7} {'R@10':>6} {'ms':>6}")
            figures = [_print(kind, measure(index, items, kind, count)) for kind in kinds]
        rows = [figure for figure in figures if figure.queries]
        mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        _print("all kinds", Figures(sum(row.queries for row in rows), *mean[1:]))


def _print(kind: str, figures: Figures) -> Figures:
    queries, rank, recall, seconds = figures
    print(f"{kind:14} {queries:7} {rank:7.3f} {recall:6.3f} {seconds * 1000:6.1f}", flush=True)
    return figures


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--records", type=int, help="only so many, chosen at random")
    parser.add_argument("--queries", type=int, default=_QUERIES, help="of each kind")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only these kinds")
    options = parser.parse_args()
    kinds = options.kind or list(KINDS)
    if options.files:
        items = drop_same_titles(_from_files(options.files))
        size = min(options.records or len(items), len(items))
        report(Random(1).sample(items, size), kinds, options.queries)
        return
    for size in [options.records] if options.records else _SIZES:
        report(list(islice(drop_same_titles(records(size)), size)), kinds, options.queries)


if __name__ == "__main__":
    main()
