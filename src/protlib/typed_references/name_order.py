"""Names with the family name in front and no comma, as French, African, Hungarian and Asian lists have: "Diop Fatou".

One name alone shows no order. A list does, where given names stand behind in several of its names and in front of none.
A name that fathers and families have, too, shows none: "Faduma Omar" is the daughter of Omar.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from protlib.record import names
from protlib.record.names.family_names import FRONT_NAMES, GIVEN_NAMES
from protlib.record.names.given_names import LAST_TOO
from protlib.record.names.unnamed_others import and_others
from protlib.record.small_words import between
from protlib.text import fold
from protlib.typed_references.entry import TypedEntry

_FEWEST_NAMES: Final = 2
"""Names with the given name behind, from which a list shows its order."""
_MOST_TIMES: Final = 5
"""So many more names than in the other order: those of a few foreigners may be in theirs."""
_WORD: Final = r"[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
# Such as "Diop Fatou", "García Márquez Gabriel" and "Nguyen Van A".
_NAME: Final = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,3}}")
# Such as ", ", " et " and " – " between names.
_SEPARATOR: Final = re.compile(rf"\s*[;,]\s*(?:(?:&|{between()})\s)?|\s(?:&|[–—-]|{between()})\s")
_FURTHER_NAMES: Final = re.compile(rf"(?:{and_others()})\.?")


def put_commas(entries: Sequence[TypedEntry]) -> list[TypedEntry]:
    """Return the entries of a list, with a comma behind each family name where the list has them in front."""
    by_entry = [_names_of(entry.author_text) for entry in entries]
    orders = [_show_order(name) for entry_names in by_entry for name in entry_names]
    fronts, naturals = orders.count("family first"), orders.count("given first")
    if fronts < _FEWEST_NAMES or fronts < naturals * _MOST_TIMES:
        return list(entries)
    return [
        replace(entry, author_text="; ".join(map(_with_comma, entry_names))) if entry_names else entry
        for entry, entry_names in zip(entries, by_entry, strict=True)
    ]


def _names_of(author_text: str) -> Sequence[str]:
    """Return the names of the authors of an entry, if all are people with whole names; else none."""
    parts = [part for part in _SEPARATOR.split(author_text.strip(" .,")) if part]
    people = [part for part in parts if not _FURTHER_NAMES.fullmatch(part)]
    are_whole = all(_NAME.fullmatch(part) and not names.parse_name(part).literal for part in people)
    return parts if people and are_whole else ()


def _show_order(name: str) -> str:
    """Return the order that a name shows of its list, "" where a father's or a family's name may end it."""
    order = _find_order(name)
    return "" if order == "family first" and fold(name.rsplit(maxsplit=1)[-1]) in LAST_TOO else order


def _find_order(name: str) -> str:
    first, *_middle, last = map(fold, name.split()) if " " in name else (name, name)
    if last in GIVEN_NAMES and first not in GIVEN_NAMES:
        return "family first"
    return "given first" if first in GIVEN_NAMES and last not in GIVEN_NAMES else ""


def _with_comma(name: str) -> str:
    """Return a name with a comma before its first given name; one that surely begins with it stays."""
    if _FURTHER_NAMES.fullmatch(name) or _find_order(name) == "given first":
        return name
    first, *next_words = name.split()
    position = next((position for position, word in enumerate(next_words) if fold(word) in GIVEN_NAMES), 0)
    if fold(first) in FRONT_NAMES:
        position = 0
    return f"{' '.join((first, *next_words[:position]))}, {' '.join(next_words[position:])}"
