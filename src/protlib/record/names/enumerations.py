"""Signs and numbers that people put between or beside the names of a list, as ";" and no more."""

import re
from functools import cache
from typing import Final

from protlib.record import authority
from protlib.record.names.parser import ordinary_person, parse_name

_SIGNS: Final = frozenset("؛；•▪◦‣●*/(1")
"""A text has one of these where it has anything to divide here."""
_SEMICOLONS: Final = "[؛；]"
_BULLETS: Final = r"(?m)(?:^|(?<=\s))[•▪◦‣●*]\s*(?=\w)"
_DASHES: Final = ("- ", "– ", "— ")
"""What begins the first line of a list with dashes."""
# Such as "- UNHCR", a line of such a list.
_DASHED: Final = r"(?m)^\s*[-–—]\s+(?=\w)"
# Such as "1. Ana Ruiz 2. Juan Pérez", "1) UNHCR 2) IOM".
_NUMBERED: Final = r"\s*1[.)]\s+(?=[^\W\d]).*\s2[.)]\s"
_NUMBER: Final = r"(?:^|\s)\d{1,2}[.)]\s+(?=[^\W\d])"
_STROKE: Final = r"\s+/\s+|\s*(?<!:)//\s*"  # that of EndNote's tables is doubled
_TIGHT_STROKE: Final = r"\s*/\s*"  # such as that in "Ruiz, Ana/Smith, Bob"
# Such as "Bales K.", "Bales, K" and "Robbins PT".
_WITH_INITIALS: Final = r"[^\W\d_][^\s,.]+(?: [^\W\d_][^\s,.]+)?,? (?:[A-Z]\.?[ -]?){1,3}"


@cache
def _part_of_work() -> str:
    """Return what a body did among the others: "UNICEF (lead), IOM"."""
    from protlib.record.shared_words import wordings  # which most names never need

    return rf"(?i)\s*\((?:{wordings('leading')})\)"


def as_one_list(text: str) -> str:
    """Return a text with ";" between the names that bullets, dashes, numbers, strokes or "؛" divide."""
    if text.startswith(_DASHES):
        text = re.sub(_DASHED, "; ", text)
    if _SIGNS.isdisjoint(text):
        return text
    text = re.sub(_BULLETS, "; ", re.sub(_part_of_work(), "", re.sub(_SEMICOLONS, ";", text)))
    if re.match(_NUMBERED, text, re.DOTALL):
        text = re.sub(_NUMBER, "; ", text)
    parts = re.split(_STROKE, text)
    if len(parts) == 1 and "," in text:
        parts = re.split(_TIGHT_STROKE, text)
        return "; ".join(parts) if len(parts) > 1 and all(map(_is_inverted, parts)) else text
    return "; ".join(parts) if len(parts) > 1 and all(map(_is_name, parts)) else text


def _is_name(part: str) -> bool:
    name = part.strip()
    return ordinary_person(name) is not None or authority.is_known(name) or _has_initials(name)


def _has_initials(name: str) -> bool:
    """Tell whether a name is that of a person with initials behind: "Bales K.", and no "Office A"."""
    return bool(re.fullmatch(_WITH_INITIALS, name)) and not parse_name(name).literal


def _is_inverted(part: str) -> bool:
    """Tell whether a part is a person with the family name first: "Ruiz, Ana"."""
    name = part.strip()
    return name.count(",") == 1 and bool(ordinary_person(name) or _has_initials(name))
