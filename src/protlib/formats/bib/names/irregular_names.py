"""Names that break BibTeX's rules, as people type them; `protlib.record.names` reads them.

To BibTeX, "Smith, J., Doe, J." is one person, as are "John Smith & Jane Doe", "Doe, John, Jr." and an organisation with
a comma; "Smith JA" is a Mr JA.
"""

from collections.abc import Sequence
from typing import Final

from protlib.formats.bib.latex.decoder import decode
from protlib.frozen import expression
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names import is_organisation, parse_list, parse_name, several_bodies
from protlib.record.names.full_names import split_pair
from protlib.record.names.inverted_bodies import is_inverted
from protlib.record.names.lexicon import DEGREES, SUFFIXES, WRITTEN_AS_INITIALS

TITLES: Final = DEGREES - WRITTEN_AS_INITIALS
"""Titles after a name, which are no given names."""

_PARTS_WITH_SUFFIX: Final = 3  # “von Last, Jr, First” is all that BibTeX knows
_LETTERS_OF_INITIALS: Final = 3  # a longer part is a name of its own
LETTERS_OF_AN_ACRONYM: Final = 3  # fewer are the initials of a person
# Such as "J.-P. Roe" and "A. B. Solomon Klein".
_INITIALS_FIRST: Final = expression(r"(?:[A-Z]\.[ ~-]*)+[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
# Such as "Smith JA" and "De Souza M".
_INITIALS_LAST: Final = expression(r"[A-Z][^\W\d_]*[a-z][\w'’-]*(?: [A-Z][\w'’-]*[a-z][\w'’-]*)* [A-Z]{1,2}")


def read_loose_names(raw: str, parts: Sequence[str]) -> Sequence[Name]:
    """Return the names in an item of a list, with its `parts` between commas; none if it keeps BibTeX's rules."""
    if len(parts) == 1 and "{" not in raw and (several := several_bodies(decode(raw))):
        return several
    if not _is_loose(raw, parts):
        return ()
    parsed = parse_list(decode(", ".join(parts)))
    if len(parsed) == 1 and not parsed[0].literal and parsed[0].suffix not in SUFFIXES:
        return ()
    return () if any(0 < len(name.literal) < LETTERS_OF_AN_ACRONYM for name in parsed) else parsed


def with_initials_last(pieces: Sequence[str]) -> Sequence[Name]:
    """Return the names of a list if all are like "Smith JA", else none: Malcolm X is a name too."""
    if all(_INITIALS_LAST.fullmatch(piece) for piece in pieces):
        return [parse_name(piece) for piece in pieces]
    return ()


def _is_suffix(part: str) -> bool:
    """Tell whether the part between two commas is a suffix or a degree, or as short as one: "3rd", "SJ"."""
    return len(part) <= _LETTERS_OF_INITIALS or part in SUFFIXES or part in DEGREES


def _is_loose(raw: str, parts: Sequence[str]) -> bool:
    if not all(parts) or ("{" in raw and raw.count(",") > len(parts) - 1):
        return False
    if "&" in raw:
        return True
    if len(parts) >= _PARTS_WITH_SUFFIX:
        may_be_person = _is_suffix(parts[1]) if len(parts) == _PARTS_WITH_SUFFIX else parts[1] in SUFFIXES
        return not may_be_person or bool(split_pair(raw))
    if len(parts) == 1:
        return False
    text = decode(raw) if "\\" in raw else raw
    if is_inverted(text) or authority.is_known(text) or split_pair(text):
        return True
    if "\\" in raw:
        return False
    first, second = parts
    if "." in first and _INITIALS_FIRST.fullmatch(first) and _INITIALS_FIRST.fullmatch(second):
        return True
    return may_be_organisation(first) and is_organisation(raw)


def may_be_organisation(family: str) -> bool:
    """Tell whether the text before a comma may be an organisation; most family names are one word in small letters."""
    return " " in family or family.isupper()
