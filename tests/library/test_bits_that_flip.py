"""Bits of the index, and of its seal, that flip where the time of the file tells nothing:
every answer stays the right one.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mishaps.bit_flips import flip
from protlib.library import Library
from protlib.record.model import Name, Publication
from protlib.selection import Selection
from sample_records.libraries import fill

RECORDS = [
    Publication(
        key=f"k{number}",
        title=f"{word} of trafficking, part {number}",
        authors=(Name(family=f"Jobe{number % 7}", given="Alison"),),
        date=str(2000 + number % 20),
        countries=("Nigeria",) if number % 3 else ("Ghana",),
        tags=(word,),
        abstract=f"{word} and labour " * 9,
    )
    for number, word in enumerate(["Causes", "Consequences", "Evidence", "Guidance"] * 10)
]


def answers(library: Library) -> list[Any]:
    """Return what a library says in all ways in which its index is asked."""
    queries = (
        "",
        "trafficking",
        "trafficing",
        '"of trafficking"',
        "author:jobe3",
        "nigeria",
        "zebra",
        "year:2004",
        "guid",
    )
    return [
        *([publication.key for publication in library.select(Selection(query=query)).publications] for query in queries),
        *([summary.title for summary in library.select(Selection(sort=sort)).summaries] for sort in ("title", "author", "year")),
        *(library.facets("", by) for by in ("year", "tag", "author", "country")),
        [record.title for record in library.get_many(["k3", "k31", "k0"])],
        [key.key for key in library.beginning("k1", 9)],
        len(library),
    ]  # fmt: skip


def attack(folder: Path, seeds: Sequence[int]) -> None:
    path, cache, messages = folder / "library.json", folder / "cache", list[str]()
    fill(path, *RECORDS)
    with Library(path) as library:
        expected = answers(library)
    for seed in seeds:
        with Library(path, cache) as library:
            assert len(library) == len(RECORDS)
        generator = random.Random(seed)
        flip(next(cache.glob("*.seal" if seed % 10 == 0 else "*.sqlite")), generator)
        with Library(path, cache, tell=messages.append) as library:
            assert answers(library) == expected, seed
    assert messages == []


@pytest.mark.slow
def test_no_bit_that_flips_makes_an_answer_wrong(tmp_path: Path) -> None:
    attack(tmp_path, range(12))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_none_of_many_bits_that_flip_makes_an_answer_wrong(tmp_path: Path, part: int) -> None:
    attack(tmp_path, range(1000 + 50 * part, 1050 + 50 * part))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1))
def test_bits_that_flip_while_a_library_is_open_make_no_answer_wrong(tmp_path: Path, seed: int) -> None:
    path, cache, generator = tmp_path / "library.json", tmp_path / "cache", random.Random(seed)
    fill(path, *RECORDS)
    with Library(path, cache) as library:
        expected = answers(library)
        library.close()
        assert answers(library) == expected
        for _ in range(5):
            flip(next(cache.glob("*.sqlite")), generator)
            assert answers(library) == expected
