"""Names in scripts that the engine does not know, or that have no capitals.

The engine prints a family name in a script that it does not know as a Chinese one, without a space before the given
name. It makes initials of given names in any script: a whole word with a full stop, where there are no capitals.
"""

from collections.abc import Mapping
from typing import Any, Final

from protlib.frozen import expression

FOREIGN: Final = "\u202d"
"""A mark in a family name that has the engine print it as a Western one: it is no part of any text."""
# The scripts that the engine knows, by their blocks: Latin, Greek, Cyrillic, Hebrew, Arabic and Thai.
_LETTER_OF_ENGINE: Final = expression("[A-Za-z\u00c0-\u017f\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1f00-\u1fff]")
# Scripts of East Asia, whose names have no space between their parts.
_EAST_ASIAN: Final = (
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_UNSPACED_SCRIPT: Final = expression(_EAST_ASIAN)
# Such as "." in "李小红., & 王芳": the engine takes each of these given names for an initial.
_STOP: Final = expression(f"(?<={_EAST_ASIAN})\\.(?=,)")
_FAMILY: Final = "family"
_GIVEN: Final = "given"
_PARTICLE: Final = "dropping-particle"


def with_whole_names(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item of CSL-JSON whose names the engine prints with a space, and with initials where these exist."""
    return {
        name: [_change_name(person) if isinstance(person, dict) else person for person in field]
        if isinstance(field, list)
        else field
        for name, field in item.items()
    }


def without_stops(text: str) -> str:
    """Return a printed text without the full stops that the engine puts between a name of East Asia and a comma."""
    return _STOP.sub("", text) if ".," in text else text


def _change_name(person: Mapping[str, Any]) -> Mapping[str, Any]:
    family, given = person.get(_FAMILY, ""), person.get(_GIVEN, "")
    if (family.isascii() and given.isascii()) or _UNSPACED_SCRIPT.search(family):
        return person
    changed = dict(person)
    if any(map(str.isalpha, family)) and not _LETTER_OF_ENGINE.search(family):
        changed[_FAMILY] = f"{family}{FOREIGN}"
    if family and _has_no_capitals(given):
        # The engine shortens no particle, and prints one where the given name stands.
        del changed[_GIVEN]
        changed[_PARTICLE] = " ".join(filter(None, (given, person.get(_PARTICLE))))
    return changed


def _has_no_capitals(name: str) -> bool:
    """Tell whether the script of a name has no capitals; Georgian has some, which no name begins with."""
    return any(map(str.isalpha, name)) and name.title() == name and not any(map(str.isupper, name))
