"""Whole questions, and concepts beside words that nothing has: `python -m benchmarks.questions`.

The questions of `questions.txt`, each with the keys of what answers it, are asked of the sample library: alone, and
among 2,000 invented records. The queries of `concepts_beside.txt` name a concept and a word that the title does not
have; that title, which has the concept by another name, is to come first among the other titles of the list and 1,000
invented records, of which what has the same concept is passed over. Both lists were written before the rules were.
Beside each figure stands that of a plain BM25 over titles, abstracts and tags.
"""

import argparse
import math
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from benchmarks.generate import records
from benchmarks.known_item import drop_same_titles
from protlib.index import Index, bitmaps
from protlib.index.words import split_words, tokens
from protlib.record import concepts
from protlib.search import Request, select
from protlib.search.vocabulary.concept_mentions import find_concept_mentions
from protlib.search.vocabulary.concepts import find_about
from protlib.selection import Selection

LIST: Final = Path(__file__).with_suffix(".txt")
BESIDE: Final = Path(__file__).with_name("concepts_beside.txt")
_SAMPLE: Final = Path(__file__).parents[1] / "examples/publications.jsonl"
_AMONG: Final = 2_000
_OTHERS: Final = 1_000
_FIRST: Final = 5
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


class Question(NamedTuple):
    """A question in a language, and the keys of the records that answer it."""

    language: str
    text: str
    keys: frozenset[str]


def read_questions(path: Path = LIST) -> Iterator[Question]:
    """Yield the questions of a list of lines such as "en | Why? | key other_key"."""
    for line in path.read_text(encoding="utf-8").splitlines():
        language, text, keys = line.split(" | ")
        yield Question(language, text, frozenset(keys.split()))


def pairs(path: Path = BESIDE) -> list[tuple[str, str]]:
    """Return the queries of a list of concepts beside words, each with the title that it is to find."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(query, title) for query, title in (line.split(" | ") for line in lines)]


@contextmanager
def open_index(documents: Sequence[Mapping[str, Any]]) -> Iterator[Index]:
    """Give the index of some records."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.json"
        library.write_text("[]")
        with Index.open(library, Path(folder), lambda: documents) as index:
            yield index


def rank(found: Sequence[str], keys: frozenset[str]) -> int:
    """Return the place of the first of some keys, 0 where none is among what was found."""
    return next((place for place, key in enumerate(found, 1) if key in keys), 0)


def measure(documents: Sequence[Mapping[str, Any]], asked: Sequence[Question], *, tell: bool) -> None:
    """Print how many questions have a right record among the first five, and the mean reciprocal rank."""
    with open_index(documents) as index:
        start = time.process_time()
        key_lists = [
            [
                publication.key
                for publication in select(index, Request(Selection(query=row.text, limit=10))).publications
            ]
            for row in asked
        ]
        spent = (time.process_time() - start) / len(asked) * 1000
    plain = Plain(documents)
    for name, lists in (("protlib", key_lists), ("BM25", [plain.find_best(row.text, 10) for row in asked])):
        ranks = [rank(keys, row.keys) for keys, row in zip(lists, asked, strict=True)]
        first = Counter(row.language for row, place in zip(asked, ranks, strict=True) if 0 < place <= _FIRST)
        reciprocal = sum(1 / place for place in ranks if place) / len(asked)
        print(f"  {name:8} {first.total():3} of {len(asked)} {dict(first)}, MRR@10 {reciprocal:.2f}")
        for case, place, keys in zip(asked, ranks, lists, strict=True):
            if tell and name == "protlib" and place != 1:
                print(f"    {place or '-'}  {case.text}  {keys[:5]}")
    print(f"  {spent:.1f} ms a question")


class Plain:
    """BM25 over the words of titles, abstracts and tags: what a search does that knows nothing of the field."""

    def __init__(self, documents: Sequence[Mapping[str, Any]]) -> None:
        self._keys = [str(document["key"]) for document in documents]
        self._counts = [Counter(tokens(_text(document))) for document in documents]
        self._having = Counter(word for counts in self._counts for word in counts)
        self._mean = sum(counts.total() for counts in self._counts) / len(self._counts)

    def find_best(self, text: str, count: int) -> list[str]:
        """Return the keys of the best so many."""
        words = tokens(text)
        scored = ((self._score(counts, words), key) for counts, key in zip(self._counts, self._keys, strict=True))
        return [key for score, key in sorted(scored, key=lambda pair: -pair[0])[:count] if score]

    def _score(self, counts: Counter[str], words: Sequence[str]) -> float:
        length = 1 - _LENGTH + _LENGTH * counts.total() / self._mean
        return sum(
            math.log(1 + (len(self._keys) - self._having[word] + 0.5) / (self._having[word] + 0.5))
            * counts[word]
            * (_SATURATION + 1)
            / (counts[word] + _SATURATION * length)
            for word in words
            if counts[word]
        )


def _text(document: Mapping[str, Any]) -> str:
    return " ".join((document.get("title", ""), document.get("abstract", ""), *(document.get("tags") or ())))


def rank_titles(asked: Sequence[tuple[str, str]], others: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Return each query's place of its title, 0 where it is not among the first ten; its concept does not count."""
    titles = [
        {"key": f"asked{row}", "title": title, "type": "report", "date": "2015"}
        for row, (_query, title) in enumerate(asked)
    ]
    ranks = []
    with open_index([*titles, *others]) as index:
        for row, (query, _title) in enumerate(asked):
            codes = {code for run in find_concept_mentions(split_words(query)) for code in run.codes}
            same = find_about(index, map(concepts.concept_with_code, codes), index.all())
            same_records = {
                record.key for bits in same.values() for _number, record in index.records(bitmaps.numbers(bits))
            }
            hits = select(index, Request(Selection(query=query, limit=None))).publications
            keys = [hit.key for hit in hits if hit.key == f"asked{row}" or hit.key not in same_records]
            ranks.append((query, rank(keys[:10], frozenset((f"asked{row}",)))))
    return ranks


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", type=Path, default=LIST, help="another list of questions")
    parser.add_argument("--beside", type=Path, default=BESIDE, help="another list of concepts beside words")
    parser.add_argument("--tell", action="store_true", help="show what was not found first")
    options = parser.parse_args()
    cases = list(read_questions(options.list))
    sample = list(map(orjson.loads, _SAMPLE.read_bytes().splitlines()))
    distractors = list(islice(drop_same_titles(records(_AMONG)), _AMONG))
    print("questions, alone")
    measure(sample, cases, tell=options.tell)
    print(f"questions, among {len(distractors):,} others")
    measure([*sample, *distractors], cases, tell=options.tell)
    ranks = rank_titles(pairs(options.beside), distractors[:_OTHERS])
    print(f"concepts beside another word: first {sum(place == 1 for _, place in ranks)} of {len(ranks)}")
    for query, place in ranks:
        if options.tell and place != 1:
            print(f"    {place or '-'}  {query}")


if __name__ == "__main__":
    main()
