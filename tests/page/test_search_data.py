"""What the search of a page is told: the words of what the page shows,
as an index has them, and nothing of what stays behind.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from protlib.page.packed_numbers import Sets, pack_numbers, pack_sections, prepend_count
from protlib.page.posting_data import encode_words
from protlib.page.search_data import index_page, make_search_data
from protlib.record.decisions import OneName
from protlib.record.model import Name, Publication
from protlib.search.other_names import NO_OTHERS, OtherNames

_CANARY: Final = "zqsecret"


def data_of(publications: Iterable[Publication], others: OtherNames = NO_OTHERS) -> bytes:
    with index_page(publications) as index:
        return make_search_data(index, others)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], b""),
        ([0, 1, 127], b"\x00\x01\x7f"),
        ([128], b"\x80\x01"),
        ([300, 70000], b"\xac\x02\xf0\xa2\x04"),
    ],
)
def test_numbers_are_packed_by_seven_bits(numbers: list[int], expected: bytes) -> None:
    assert pack_numbers(numbers) == expected


def test_rising_numbers_are_told_by_what_is_left_out() -> None:
    assert prepend_count([0, 1, 5, 6, 9]) == [5, 0, 0, 3, 0, 2]
    assert pack_sections([b"ab", b""]) == b"\x02ab\x00"


def test_a_set_is_kept_once() -> None:
    sets = Sets()
    assert [sets.position_of(numbers) for numbers in ([1, 2], [3], [1, 2])] == [0, 1, 0]
    assert [sets.position_of_bits(bits) for bits in (0b110, 0b1000, 0b1000)] == [0, 1, 1]
    assert bytes(sets) == pack_numbers([2, 2, 1, 0, 1, 3])


def test_words_are_told_by_what_they_share_with_the_one_before() -> None:
    shared, rests = encode_words(["child", "children", "chile", "𠀋x", "𠀋y"])
    assert shared == pack_numbers([5, 0, 5, 4, 0, 2])
    assert rests.decode().split("\n") == ["child", "ren", "e", "𠀋x", "y"]


@pytest.mark.slow
def test_no_word_of_a_private_note_or_of_what_is_not_shown_is_in_it() -> None:
    publication = Publication(
        key="caring2009",
        title="Caring",
        authors=(Name(literal="International Organization for Migration", short="IOM"),),
        private_note=f"{_CANARY} ask Ana",
        note=f"{_CANARY} noted",
        source=f"/home/{_CANARY}",
        aliases=(f"{_CANARY}2008",),
        extra={"finding": f"{_CANARY} found", "bibtex:x": _CANARY},
    )
    assert b"caring" in data_of([publication])
    assert _CANARY.encode() not in data_of([publication]).lower()


@pytest.mark.slow
@pytest.mark.parametrize("content", ["Zqsecret Office", "zqsecret"])
def test_no_name_that_was_decided_is_in_it_that_no_record_has(content: str) -> None:
    record = Publication(key="a2010", title="Caring", authors=(Name(literal="Office of Care"),))
    other_names = OtherNames([OneName(fields=("authors",), old_name=content, new_name="Office of Care")])
    assert _CANARY.encode() not in data_of([record], other_names).lower()
    both = [record, Publication(key="b2010", title="Caring", authors=(Name(literal="Zqsecret Office"),))]
    assert _CANARY.encode() in data_of(both, other_names).lower()


@pytest.mark.slow
def test_what_is_told_is_the_same_whatever_order_sets_have() -> None:
    program = (
        "import sys; from harness.paths import EXAMPLES; from protlib.formats.files import read;"
        "from protlib.page.search_data import index_page, make_search_data;"
        "sys.stdout.buffer.write(make_search_data(index_page(read(EXAMPLES / 'publications.jsonl').publications)))"
    )
    tests = Path(__file__).parents[1]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{tests}"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0]
    assert outputs[0] == outputs[1]
