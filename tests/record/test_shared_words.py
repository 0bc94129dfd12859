"""The tables of words by kind and language can be mended: each kind is described, has words and is asked for."""

import functools
import re
from collections import Counter
from itertools import pairwise

from harness.paths import PACKAGE
from harness.rows import every_row
from harness.source import MODULES, text_of
from protlib.record.shared_words import plain_words_of, wordings, words_by_language, words_of
from protlib.record.tables import choices_of, read_rows

TABLES = (
    "record/shared_words.txt",
    "title_pages/words.txt",
    "formats/listing/furniture.txt",
    "citing/citation_words.txt",
    "quotations/quoted_words.txt",
    "library/merges/copies.txt",
)
_NAMED_IN_ROWS = ("issued by ", "numbered by ")
"""Beginnings of kinds that have the code of a body behind them."""


@every_row("name", TABLES)
def test_every_kind_has_a_line_in_the_head_and_rows(name: str) -> None:
    table = PACKAGE / name
    head = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#   ")]
    kinds = [*dict.fromkeys(kind for kind, *_cells in read_rows(table) if not kind.startswith(_NAMED_IN_ROWS))]
    assert [kind for kind in kinds if not any(line.startswith(f"#   {kind} ") for line in head)] == []
    assert len(
        [line for line in head if not line.startswith(tuple(f"#   {begin}" for begin in _NAMED_IN_ROWS))]
    ) == len(kinds)


@every_row("name", TABLES)
def test_no_word_stands_twice_in_its_row(name: str) -> None:
    rows = read_rows(PACKAGE / name)
    twice = [(row[0], word) for row in rows for word, count in Counter(row[2].split("|")).items() if count > 1]
    assert twice == []


@every_row("name", TABLES)
def test_every_kind_is_asked_for(name: str) -> None:
    kinds = dict.fromkeys(kind for kind, *_ in read_rows(PACKAGE / name))
    assert [kind for kind in kinds if not kind.startswith(_NAMED_IN_ROWS) and kind not in _quoted_in_code()] == []


@functools.cache
def _quoted_in_code() -> frozenset[str]:
    """Return all that stands between two quotation marks of the source."""
    return frozenset(part for path in MODULES for part in re.split("[\"']", text_of(path)))


def test_rows_of_a_kind_stand_once_for_a_language() -> None:
    rows = [row[:2] for row in read_rows(PACKAGE / TABLES[0])]
    assert [row for row, count in Counter(rows).items() if count > 1] == []
    kinds = [kind for kind, _language in rows]
    assert len(set(kinds)) == 1 + sum(one != other for one, other in pairwise(kinds))


def test_languages_of_a_kind_stand_in_one_order() -> None:
    order = {language: place for place, language in enumerate("en fr es pt de it nl ru ar".split())}
    places = [(kind, order.get(language, len(order))) for kind, language, _words in read_rows(PACKAGE / TABLES[0])]
    assert [first for first, second in pairwise(places) if first[0] == second[0] and first[1] > second[1]] == []


def test_words_are_found_by_language_and_as_choices() -> None:
    assert words_by_language("report")["pt"][0] == "relatório"
    assert {"informe", "rapport"} <= words_of("report")
    assert "relatorio" in plain_words_of("report")
    assert re.fullmatch(wordings("online"), "sur l’Internet")
    assert re.fullmatch(wordings("report", "fr"), "informe") is None
    assert choices_of(["no", "no date", "n.d."]) == r"no\ date|n\.d\.|no"
