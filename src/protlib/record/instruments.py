"""Treaties, laws and declarations as the field cites them: their full titles, short names and acronyms in several languages.

The table is `instruments.txt`, a row for each: the day on which it was adopted, its number or symbol, and behind them its names, by
language between "|"; the first of a language is the full title, as far as it is cited.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import normalize

from protlib.text import words

_TABLE: Final = "instruments.txt"
# Such as "CEDAW", "OP-CRC-AC", "CS3D"; not "UN Charter".
_ACRONYM: Final = r"[A-Z][A-Za-z]?[A-Z0-9-]{1,10}s?"
_ILO: Final = r"([CPR])(\d{3})"
_KINDS_OF_ILO: Final = {"C": "Convention", "P": "Protocol", "R": "Recommendation"}
_EUROPE: Final = r"(C?ETS) (\d+)"
# A number that is a name by itself: "2011/36/EU", "P.L. 106-386"; not the symbol of a resolution, which may adopt several.
_TELLING: Final = r"\d{4}/\d+/E[CU]|P\.L\. .*"
_OF_NUMBERS: Final = frozenset(("ilo", "no"))
"""Words of names that numbers make."""
_LONG: Final = 5
_SURE: Final = 5
"""So many letters has an acronym that is one in small letters as well: "cedaw", not "cat"."""


class Instrument(NamedTuple):
    """A treaty, a law or a declaration: when it was adopted, its number or symbol, "" for none, and its names, the full title first."""

    date: str
    number: str
    names: tuple[str, ...]

    def all_names(self) -> Iterator[str]:
        """Yield the names, and those that its number makes: "C029", "ILO Convention No. 29", "CETS No. 197"."""
        yield from self.names
        if ilo := re.fullmatch(_ILO, self.number):
            bare = ilo[2].lstrip("0")
            kind = _KINDS_OF_ILO[ilo[1]]
            yield from (self.number, f"{ilo[1]}{bare}", f"{kind} No. {bare}")
            yield from (
                f"ILO {self.number}",
                f"ILO {ilo[1]}{bare}",
                f"ILO {kind} {bare}",
                f"ILO {kind} No. {bare}",
            )
        elif europe := re.fullmatch(_EUROPE, self.number):
            yield from (self.number, f"{europe[1]} No. {europe[2]}")
        elif re.fullmatch(_TELLING, self.number):
            yield self.number


def named(text: str) -> tuple[Instrument, ...]:
    """Return the instruments that a text is a name of; an acronym of few letters is one in capitals alone."""
    found = words(text)
    if not _may_be_name(found):
        return ()
    key = _key(found)
    rows = (
        _keys().get(key, ())
        if len(key) >= _SURE or sum(map(str.isupper, text)) > 1 or any(map(str.isdecimal, key))
        else ()
    )
    return tuple(instruments()[row] for row in rows)


def is_acronym(name: str) -> bool:
    """Tell whether a name is an acronym."""
    return re.fullmatch(_ACRONYM, name) is not None


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return all that are known, in the order of their dates."""
    return tuple(map(_instrument, _text().splitlines()))


@cache
def _text() -> str:
    return (Path(__file__).parent / _TABLE).read_text(encoding="utf-8")


@cache
def _plain() -> str:
    """Return the names in small letters without accents, each between semicolons: it tells quickly what no name is."""
    letters = normalize("NFD", _text().lower()).encode("ascii", "ignore").decode().replace("'", "")
    apart = re.sub(r"(?:\t| \| )(?:en|fr|es) |\n", ";", letters)
    return f";{re.sub(' ?; ?', ';', re.sub('[^a-z0-9;]+', ' ', apart))};"


def _may_be_name(found: Sequence[str]) -> bool:
    """Tell at little cost whether words may be a name: those that are none in the table are none, unless a number makes one."""
    if any(map(str.isdecimal, "".join(found))) or not _OF_NUMBERS.isdisjoint(found):
        return True
    if len(found) < _LONG:
        return f";{' '.join(found)};" in _plain()
    return all(word in _plain() for word in found)  # of a longer one, a word may stand there twice


@cache
def _keys() -> Mapping[str, tuple[int, ...]]:
    """Return the rows of the instruments by the words of each of their names."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, instrument in enumerate(instruments()):
        for name in instrument.all_names():
            rows = found[_key(words(name))]
            if row not in rows:
                rows.append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _key(found: Iterable[str]) -> str:
    """Return words as names are looked up by them: each once, as those of a query are."""
    return " ".join(dict.fromkeys(found))


def _instrument(line: str) -> Instrument:
    date, number, texts = line.split("\t")
    names = [name for text in texts.split(" | ") for name in text[3:].split("; ")]
    return Instrument(date, number, tuple(dict.fromkeys(name.strip() for name in names)))
