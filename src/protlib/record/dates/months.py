"""Words of dates, folded, in the languages of the field: months, seasons, days of the week, small words."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from protlib.record.dates.seasons import SPRING
from protlib.record.shared_words import wordings
from protlib.record.tables import read_rows
from protlib.text import fold

MONTH: Final = r"[^\W\d_]{3,12}\.?"
"""An expression for what may be the name of a month, in any language, or a short form of it."""
DAY: Final = rf"\d{{1,2}}(?:{wordings('ordinal')})?\.?"
"""A pattern for a day with its ending: "1st", "1er", "1ᵉʳ", "1º", "1."."""
OF_BEFORE_DATE: Final = r"(?:del?\s)?"
"""A pattern for what Spanish and Portuguese have before a month and before a year: "1 de mayo del 2021"."""


def _fold_name(name: str) -> str:
    return name.lower() if name.isascii() else fold(name)  # which is quicker for most


_TABLE: Final = read_rows(Path(__file__).with_suffix(".txt"))
_LAST_MONTH: Final = 12  # the rows of seasons have the numbers behind it
_ROWS: Final = tuple(row for row in _TABLE if row[0].isdigit() and int(row[0]) <= _LAST_MONTH)
_NAMES: Final = tuple(names.split("|") for _number, names, _short in _ROWS)
MONTHS: Final[Mapping[str, int]] = {
    name: int(number)
    for number, names, short_names in _ROWS
    for name in (*map(_fold_name, names.split("|")), *short_names.split("|"))
    if " " not in name
}
"""Folded names and abbreviations of the months, in ten languages, and their numbers."""
MONTHS_OF_TWO_WORDS: Final[Mapping[str, str]] = {
    fold(name): names[0].lower() for names in _NAMES for name in names if " " in name
}
"""Folded names of months of the Levant in two words, and the same month in English."""
ENGLISH_MONTHS: Final = tuple(names[0] for names in _NAMES)
"""The months as English writes them."""
ABBREVIATED_MONTHS: Final = tuple(name[:3].lower() for name in ENGLISH_MONTHS)
"""Their first three letters: the macros of BibTeX, and the names that spreadsheets show."""
_ACCENTED_LETTERS: Final = "áâäãéèêíóôúûüç"


def _pattern_of(name: str) -> str:
    """Return a pattern for a name, also without its accents: "f[ée]vrier"."""
    return "".join(f"[{letter}{fold(letter)}]" if letter in _ACCENTED_LETTERS else letter for letter in name.lower())


WRITTEN_MONTHS: Final = "|".join(
    sorted((_pattern_of(name) for names in _NAMES for name in names), key=len, reverse=True)
    + [rf"{name}\.?" for name in ("sept", *ABBREVIATED_MONTHS)]
)
"""The months as covers write them, unfolded, with the abbreviations of English: a pattern, for any case."""

_NAMES_OF_SEASONS: Final = tuple(
    names.split("|") for number, names, _short in _TABLE if number.isdigit() and int(number) > _LAST_MONTH
)
ENGLISH_SEASONS: Final = tuple(names[0] for names in _NAMES_OF_SEASONS)
SEASONS: Final[Mapping[str, int]] = {
    _fold_name(name): number for number, names in enumerate(_NAMES_OF_SEASONS, SPRING) for name in names
}
"""Folded names of the seasons, and their numbers in EDTF."""

WRITTEN_SEASONS: Final = "|".join(_pattern_of(name) for names in _NAMES_OF_SEASONS for name in names)
"""The seasons as covers write them, unfolded: a pattern, for any case."""

PERIODS: Final[Mapping[str, int]] = {**MONTHS, **SEASONS}
"""All words that can stand in place of a month."""

QUARTERS: Final = "|".join(names for kind, names, _short in _TABLE if kind == "quarter")
"""Words for three months of a year, as the choices of an expression."""

ENGLISH_WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
SMALL_WORDS: Final = ENGLISH_WEEKDAYS.union(
    word
    for kind, names, short_names in _TABLE
    if kind in {"weekday", "small"}
    for word in (*map(_fold_name, names.split("|")), *filter(None, short_names.split("|")))
)
"""Words of a date that give neither year, month nor day of the month."""

# Such as "12-mar-22", as Excel writes a date; "mar-20" may be a day without a year.
_DAY_OF_EXCEL: Final = r"(\d{1,2})[-/. ]([^\W\d_]+)\.?[-/](\d\d)"
_FIRST_OF_1900S: Final = 69  # a year of two figures, as C and Python read it


def with_century(text: str) -> str:
    """Return a folded date with four figures for its year: 69 to 99 are in the 20th century, as in POSIX."""
    match = re.fullmatch(_DAY_OF_EXCEL, text)
    if not match or match[2] not in MONTHS:
        return text
    century = 19 if int(match[3]) >= _FIRST_OF_1900S else 20
    return f"{match[1]} {match[2]} {century}{match[3]}"
