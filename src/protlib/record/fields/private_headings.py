"""Headings that say that a column is for nobody else: "Internal comments", "Not for sharing", "Vertraulich".

The words stand in `private_headings.txt`.
"""

from itertools import accumulate
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.fields.foreign_headings import heading_words
from protlib.record.tables import read_words
from protlib.text import words

_TABLE: Final = read_words(Path(__file__).with_suffix(".txt"))
_CLOSERS: Final = _TABLE["closed"]
_PERSONAL: Final = _TABLE["personal"]
_COLUMNS_BESIDE: Final = _TABLE["beside"]
_REFUSING: Final = _TABLE["refusing"]
_PREFIXES: Final = tuple(_TABLE["prefixes"])
_WORDS_BEHIND: Final = _TABLE["behind"]
_HARMLESS: Final = tuple(_TABLE["harmless"])
_MOST_LETTERS: Final = max(map(len, [*_REFUSING, *_WORDS_BEHIND, *_PREFIXES, *_HARMLESS]))
_VOICES: Final = _TABLE["voices"]
_COUNTS: Final = _TABLE["counted"]
_PERSONAS: Final = _TABLE["personas"]
_PERSONS: Final = _TABLE["persons"] | _PERSONAS
_NAMES: Final = _TABLE["names"]
_NOMBRES: Final = _TABLE["nombres"]
_HELPERS: Final = _TABLE["helpers"]
_HUMP: Final = expression("(?<=[a-z])(?=[A-Z])")


def words_beside_private(heading: str) -> list[str] | None:
    """Return what a private heading says of its column's kind; None for any other heading.

    A heading that forbids to share its column says enough alone, whatever stands before.
    """
    all_words = words(heading)
    for number in range(len(all_words)):
        # A word has a letter or more, so no more words matter; a cell, which may be taken for a heading, has thousands.
        heads = [*accumulate(all_words[number : number + _MOST_LETTERS])]
        is_refusing = not _REFUSING.isdisjoint(heads) or heads[-1].startswith(_PREFIXES)
        if is_refusing and not heads[-1].startswith(_HARMLESS):
            return []
        if number and not _WORDS_BEHIND.isdisjoint(heads):
            return all_words[:number]
    parted = _HUMP.sub(" ", heading)
    heading_parts = heading_words(parted)
    beside = [word for word in heading_parts if not (word in _CLOSERS or word in _PERSONAL or word in _COLUMNS_BESIDE)]
    is_private = not (
        _CLOSERS.isdisjoint(heading_parts) and (_PERSONAL.isdisjoint([*heading_parts, *words(parted)]) or not beside)
    )
    return [word for word in beside if not word.isdecimal()] if is_private else None


def names_voice(heading: str) -> bool:
    """Tell whether a heading that means no field names what somebody said of a record: "Feedback of the donor"."""
    heading_parts = {*heading_words(_HUMP.sub(" ", heading)), "".join(words(heading))}
    return not _VOICES.isdisjoint(heading_parts) and _COUNTS.isdisjoint(heading_parts)


def names_person_at_risk(heading: str) -> bool:
    """Tell whether a heading names whom a publication is about: "Interviewee", but no "Victim support service"."""
    helpers = _parts_of(heading.partition("(")[0])  # of "Victim name (support received)" the brackets name no body
    return not _PERSONS.isdisjoint(_parts_of(heading)) and _HELPERS.isdisjoint(helpers)


def identifies_person_at_risk(heading: str) -> bool:
    """Tell whether a heading is for names of people who must not be named: "Victim interviewed (name)"."""
    heading_parts = _parts_of(heading)
    has_name = not _NAMES.isdisjoint(heading_parts) or not (
        _NOMBRES.isdisjoint(heading_parts) or _PERSONAS.isdisjoint(heading_parts)
    )
    return has_name and names_person_at_risk(heading)


def _parts_of(heading: str) -> set[str]:
    parted = _HUMP.sub(" ", heading)
    return {*heading_words(parted), *words(parted)}
