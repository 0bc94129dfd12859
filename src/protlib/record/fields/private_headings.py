"""Headings that say that a column is for nobody else: "Internal comments", "Not for sharing", "Vertraulich".

The words stand in `private_headings.txt`.
"""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.fields.foreign_headings import heading_words
from protlib.record.tables import words_by_section
from protlib.text import words

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
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
_CONJUNCTIONS: Final = _TABLE["conjunctions"]
_FILLERS: Final = _TABLE["fillers"]
_COMPOUNDS: Final = _TABLE["compounds"]
_PREPOSITIONS: Final = _TABLE["prepositions"]
_HUMP: Final = expression("(?<=[a-z])(?=[A-Z])")
_SIGN_BETWEEN: Final = expression("[/,;()&+|]")
_APOSTROPHE: Final = expression("['’]s?")


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
    humps = _HUMP.sub(" ", heading)
    heading_parts = heading_words(humps)
    closing_words = [
        word for word in heading_parts if not (word in _CLOSERS or word in _PERSONAL or word in _COLUMNS_BESIDE)
    ]
    is_private = not (
        _CLOSERS.isdisjoint(heading_parts)
        and (_PERSONAL.isdisjoint([*heading_parts, *words(humps)]) or not closing_words)
    )
    return [word for word in closing_words if not word.isdecimal()] if is_private else None


def names_voice(heading: str) -> bool:
    """Tell whether a heading that means no field names what somebody said of a record: "Feedback of the donor"."""
    heading_parts = {*heading_words(_HUMP.sub(" ", heading)), "".join(words(heading))}
    return not _VOICES.isdisjoint(heading_parts) and _COUNTS.isdisjoint(heading_parts)


def names_person_at_risk(heading: str) -> bool:
    """Tell whether a heading names whom a publication is about: "Interviewee", but no "Victim support service"."""
    return any(map(_is_of_person, _segments_of(heading)))


def identifies_person_at_risk(heading: str) -> bool:
    """Tell whether a heading is for names of people who must not be named: "Victim interviewed (name)".

    "Name of victim and shelter" is, "Shelter (victim support), name" is not.
    """
    segments = _segments_of(heading)
    are_of_persons = [*map(_is_of_person, segments)]
    if not any(are_of_persons):
        return False
    names = _NAMES if _PERSONAS.isdisjoint(chain(*segments)) else _NAMES | _NOMBRES
    is_name_apart = any(not names.isdisjoint(segment) and segment <= names | _FILLERS for segment in map(set, segments))
    return any(
        is_of_person and (not names.isdisjoint(segment) or (is_name_apart and _COUNTS.isdisjoint(segment)))
        for segment, is_of_person in zip(segments, are_of_persons, strict=True)
    )


def _segments_of(heading: str) -> list[list[str]]:
    """Return the words of a heading in the parts that signs and "and" divide; "victim and witness support" is one."""
    segments: list[list[str]] = []
    for part in _SIGN_BETWEEN.split(_HUMP.sub(" ", heading)):
        segments.append([])
        for word in (heading_words(word)[0] for word in words(_APOSTROPHE.sub(" ", part))):
            if word in _CONJUNCTIONS:
                segments.append([])
            else:
                is_compound = len(segments) > 1 and not segments[-1] and word in _PERSONS | _COMPOUNDS
                if is_compound and _is_of_person(segments[-2]):
                    segments.pop()
                segments[-1].append(word)
    return segments


def _is_of_person(segment: Sequence[str]) -> bool | None:
    """Tell whether words name a person at risk rather than a body for them; None where they name neither.

    Without a preposition, the last noun counts ("victim support service"), and the first in other letters than Latin.
    """
    kinds: list[bool] = []
    for word, pair in zip(segment, (f"{word}{after}" for word, after in pairwise([*segment, ""])), strict=True):
        if word in _PERSONS or pair in _PERSONS:
            kinds.append(True)
        elif word in _HELPERS:
            kinds.append(False)
        elif kinds and word in _PREPOSITIONS:
            break
    return kinds[-1 if "".join(segment).isascii() else 0] if kinds else None
