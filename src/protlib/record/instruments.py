"""Treaties, laws and declarations that the field cites: full titles, short names and acronyms in several languages.

The table is `instruments.txt`. A row has the day of adoption, the number or symbol, and the names; `|` separates
languages, and the full title comes first. `make docs` makes `instrument_keys.txt` from it: the words of each name, and
its rows.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.small_words import of_names, words_for
from protlib.record.tables import KeyedLines
from protlib.text import words

_TABLE: Final = "instruments.txt"
_KEYS: Final = "instrument_keys.txt"
# Such as "CEDAW", "OP-CRC-AC", "CS3D"; not "UN Charter".
_ACRONYM: Final = r"[A-Z][A-Za-z]?[A-Z0-9-]{1,10}s?"
_ILO: Final = r"([CPR])(\d{3})"
_KINDS_OF_ILO: Final = {"C": "Convention", "P": "Protocol", "R": "Recommendation"}
_EUROPE: Final = r"(C?ETS) (\d+)"
# Numbers that identify an instrument: "2011/36/EU", "P.L. 106-386". The symbol of a resolution does not, since it may
# adopt several.
_DISTINCTIVE_NUMBER: Final = r"\d{4}/\d+/E[CU]|P\.L\. .*|\d+ [UL]NTS \d+"
SMALL_WORDS: Final = of_names() | words_for("treaty")
"""Words that differ between names of one treaty: "Convention of 1951" is "1951 Convention"."""
_YEAR: Final = r"\b(?:19|20)\d\d\b"
_SHORTEST_WITH_YEAR: Final = 4  # letters: “CRC”, which is no other's, needs no year
_ILO_NAMES: Final = (
    "ILO {number}", "ILO No. {number}", "ILO {kind} n {number}", "Convenio {number} OIT", "Convenio núm. {number} OIT",
    "Convenio núm. {number}", "OIT {number}", "Convention n° {number} OIT", "Convention {number} OIT",
    "Convention n° {number}", "Convention nº {number}", "C{number} OIT", "Convenio n.º {number} OIT",
)  # fmt: skip
_SURE_LETTERS: Final = 5
"""An acronym of at least so many letters counts in small letters as well: "cedaw", not "cat"."""


class Instrument(NamedTuple):
    """A treaty, a law or a declaration: its date of adoption, number or symbol, and names, full title first."""

    date: str
    number: str
    names: tuple[str, ...]

    def all_names(self) -> Iterator[str]:
        """Yield the names, also those made from its number: "C029", "ILO Convention No. 29", "CETS No. 197"."""
        yield from self.names
        if ilo := re.fullmatch(_ILO, self.number):
            bare = ilo[2].lstrip("0")
            kind = _KINDS_OF_ILO[ilo[1]]
            yield from (self.number, f"{ilo[1]}{bare}", f"{kind} No. {bare}")
            yield from (f"ILO {self.number}", f"ILO {ilo[1]}{bare}", f"ILO {kind} {bare}", f"ILO {kind} No. {bare}")
        elif europe := re.fullmatch(_EUROPE, self.number):
            yield from (self.number, f"{europe[1]} No. {europe[2]}")
        elif re.fullmatch(_DISTINCTIVE_NUMBER, self.number):
            yield self.number

    def iterate_typed_names(self) -> Iterator[str]:
        """Yield all names that people type: with the year, with numbers in other languages, "ETS" for "CETS"."""
        yield from self.all_names()
        year = self.date[:4]
        for name in self.names:
            if len(name) >= _SHORTEST_WITH_YEAR and not re.search(_YEAR, name):
                yield f"{name} {year}"
        if (ilo := re.fullmatch(_ILO, self.number)) and ilo[1] == "C":
            bare = ilo[2].lstrip("0")
            yield from (pattern.format(number=bare, kind="Convention") for pattern in _ILO_NAMES)
            yield from (f"{acronym} {name}" for name in self.names for acronym in (self.number, f"C{bare}"))
            yield from (f"ILO Convention {name}" for name in self.names)
            yield from (f"ILO Convention {bare} {name}" for name in self.names)
        elif europe := re.fullmatch(_EUROPE, self.number):
            yield from (
                f"{prefix} {sign}{europe[2]}" for prefix in ("ETS", "CETS", "STCE", "STE") for sign in ("", "No. ")
            )


def find_instruments(text: str) -> tuple[Instrument, ...]:
    """Return the instruments with this name; a short acronym counts only in capitals."""
    name_key = key(text)
    if not (len(name_key) >= _SURE_LETTERS or sum(map(str.isupper, text)) > 1 or any(map(str.isdecimal, name_key))):
        return ()
    rows = _rows().get(name_key)
    return tuple(_instrument(_lines()[int(row)]) for row in rows.split(",")) if rows else ()


def may_have_word(word: str) -> bool:
    """Tell whether a name of an instrument may have a folded word."""
    return word in SMALL_WORDS or _rows().may_have_word(word)


def knows_words() -> bool:
    """Tell whether `may_have_word` is sure from now on: its first answers are all yes."""
    return _rows().knows_words


def has_form_of_acronym(name: str) -> bool:
    """Tell whether a name has the form of an acronym."""
    return re.fullmatch(_ACRONYM, name) is not None


@cache
def all_instruments() -> tuple[Instrument, ...]:
    """Return all known instruments, by date."""
    return tuple(map(_instrument, _lines()))


@cache
def _lines() -> list[str]:
    return Path(__file__).with_name(_TABLE).read_text(encoding="utf-8").splitlines()


@cache
def _rows() -> KeyedLines:
    """Return the numbers of the rows, separated by commas, by the words of each name."""
    return KeyedLines((Path(__file__).parent / _KEYS).read_bytes())


def key(text: str) -> str:
    """Return the words to look a name up by: sorted, without repetition and small words."""
    key_words = set(words(text))
    return " ".join(sorted(key_words - SMALL_WORDS or key_words))


def _instrument(line: str) -> Instrument:
    date, number, texts = line.split("\t")
    names = [name for text in texts.split(" | ") for name in text[3:].split("; ")]  # behind the language and a blank
    return Instrument(date, number, tuple(dict.fromkeys(name.strip() for name in names)))
