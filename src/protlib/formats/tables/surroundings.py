"""What stands around the records of a table: who may see it, above its header or in a sheet's name, and totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import not_
from pathlib import Path
from typing import Final

from protlib.formats.parsed import QUOTED_LETTERS
from protlib.formats.tables.header import Column, Row
from protlib.record.access import GUARDED, rank
from protlib.record.access_words import level_of
from protlib.record.tables import read_phrases
from protlib.text import clean, number_of, words

_BETWEEN_PARTS: Final = re.compile(r"[|•·;:()\[\]/]|\s[–—-]+\s")
_LABELS: Final = frozenset(
    " ".join(words(label)) for label in read_phrases(Path(__file__).with_name("totals.txt"), "total")
)
_NUMBER: Final = re.compile(r"[+-]?\d[\d\s.,'’%]*")
_BEHIND_WORDS: Final = re.compile(r"\s*[:=]?\s*(\d[\d\s.,]*)?(?:(?<=\d)\s*[^\W\d]+)?\s*")
# Such as "=SUM(D2:D14)" and "=SUBTOTAL(9,D2:D14)", as files have them in any language.
_ADDING: Final = re.compile(
    r"=\s*(?:SUM|SUBTOTAL|COUNT|AGGREGATE|AVERAGE|ROWS|SOMME|SUMME|SUMA|SOMA)\w*\(", re.IGNORECASE
)
_YEARS: Final = range(1500, 2101)
_DATED: Final = frozenset({"year", "date"})


def level_around(rows: Iterable[Row], sheet_name: str) -> tuple[str, str]:
    """Return the strictest level that the rows above a header or a sheet's name say, and its text; "" for none."""
    texts = [clean(text) for text in (sheet_name, *(cell for row in rows for cell in row.cells)) if text]
    marks = [(level_of(part), text) for text in texts for part in (text, *_BETWEEN_PARTS.split(text))]
    return max((mark for mark in marks if mark[0] in GUARDED), key=lambda mark: rank(mark[0]), default=("", ""))


def split_totals(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[list[Row], list[Row]]:
    """Return the rows that are records, and those that add them up.

    A word such as "Total" alone, as where a formula has no result, is a title where another row says as little.
    """
    lone = [_is_alone(row) for row in rows]
    says_more = [sum(map(bool, row.cells)) > 1 for row in rows] if any(lone) else []
    counts_alone = any(says_more) and all(more or alone for more, alone in zip(says_more, lone, strict=True))
    totals = [(alone and counts_alone) or _is_total(row, columns) for row, alone in zip(rows, lone, strict=True)]
    if not any(totals):
        return [*rows], []
    return [*compress(rows, map(not_, totals))], [*compress(rows, totals)]


def describe_totals(totals: Sequence[Row]) -> Iterator[str]:
    """Yield which rows are no records."""
    for row in totals[:1]:
        text = f"“{' '.join(filter(None, row.cells))[:QUOTED_LETTERS]}” in line {row.line}"
        others = f", and {number_of(len(totals) - 1, 'other row')}," if len(totals) > 1 else ""
        yield f"{text}{others} {'add' if others else 'adds'} up the table, and {'are' if others else 'is'} left out."


def _is_alone(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return len(filled) == 1 and _is_label(filled[0])


def _is_total(row: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a row has a word such as "Total" and numbers, and nothing else; "Total" of a year is a title.

    A formula that adds cells up is a number, also without its result.
    """
    filled = [(position, clean(cell)) for position, cell in enumerate(row.cells) if cell]
    labels = [cell for _position, cell in filled if not (_NUMBER.fullmatch(cell) or _ADDING.match(cell))]
    if len(labels) != 1 or not _is_label(labels[0]):
        return False
    numbers = [(position, cell) for position, cell in filled if cell != labels[0]]
    has_year = any(
        columns[position].field in _DATED and cell.isdecimal() and int(cell) in _YEARS
        for position, cell in numbers
        if position < len(columns)
    )
    adds = any(map(_ADDING.match, row.unsaid.values()))
    return not has_year and (bool(numbers) or adds or any(map(str.isdigit, labels[0])))


def _is_label(text: str) -> bool:
    """Tell whether a cell says "Total", perhaps with a number and its unit: "Total : 8 publications"."""
    head = re.split(r"[\d:=]", text, maxsplit=1)[0]
    return " ".join(words(head)) in _LABELS and _BEHIND_WORDS.fullmatch(text[len(head) :]) is not None
