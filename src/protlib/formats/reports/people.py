"""The persons that a report names as its authors or editors."""

import re
from typing import Final

from protlib.formats.reports.blocks import Block
from protlib.formats.reports.front import Front
from protlib.formats.reports.words import cut_opening, opening, plain
from protlib.record import authority, names
from protlib.record.model import Name
from protlib.record.titles.common_words import is_common
from protlib.text import clean

_AS_TYPED: Final = 40
_LONGEST: Final = 300
_MOST_BELOW: Final = 2  # a subtitle may stand between
_TITLES: Final = re.compile(
    r"\b(?:PhD|Ph\.D\.?|M\.?D\.?|MSc|MA|JD|LLM|Dr\.?|Prof\.?|Mr\.?|Ms\.?|Mrs\.?|د\.)(?=[\s,]|$)"
)
_BEFORE_NAMES: Final = ("by", "par", "por", "بقلم", "اعداد")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_NO_NAME: Final = re.compile(r"[^\w\s.,'’‘ʼ`´‐‑-]|\d|(?<!\w)-")
"""Signs that no name of a person has: a stroke, a colon, a dash."""
_GOES_ON: Final = (",", " and", " et", " y", "&", " و")


def people_in(text: str, *, is_announced: bool = False) -> list[Name]:
    """Return the persons of a text that is a list of them, without titles; none for any other text.

    Letters without capitals tell no names from other words, unless a word such as "authors" has announced them.
    """
    bare = _TITLES.sub("", clean(text))
    bare = re.sub(r"[\d*†‡§¹²³⁴⁵]+", "", re.sub(r"\s*\([^)]*\)", "", bare)).strip(" ,.;:&")
    if not bare or len(bare) > _LONGEST or _YEAR.search(text) or not (is_announced or any(map(str.isupper, bare))):
        return []
    people = names.parse_list(bare)
    return people if people and all(_is_person(name) for name in people) else []


def _is_person(name: Name) -> bool:
    whole = f"{name.given} {name.family}"
    has_capitals = not any(part[:1].islower() for part in (name.given, name.family.rpartition(" ")[2]))
    is_word = any(is_common(word) for word in name.given.split())
    is_name = has_capitals and not is_word and not _OF_NO_NAME.search(whole)
    return bool(name.family and name.given) and is_name and not authority.is_known(whole)


def find_people(front: Front, kind: str) -> list[Name]:
    """Return the persons behind the words of a kind, such as "Authors:", on the first pages."""
    for lines in front.texts.values():
        for place, line in enumerate(lines):
            rest = cut_opening(kind, line)
            if rest is None or (not rest and len(line) > _AS_TYPED) or not _is_marked(kind, line):
                continue
            following = " ".join(lines[place + 1 : place + 2])
            goes_on = not rest or rest.endswith(_GOES_ON)
            if people := people_in(f"{rest} {following}" if goes_on else rest, is_announced=True):
                return people
    return []


def _is_marked(kind: str, line: str) -> bool:
    """Tell whether words of a kind begin a line as a label: alone, before a colon, or as "by" that a name follows."""
    match = opening(kind).match(plain(line))
    if match is None:
        return False
    return match.end() == len(plain(line)) or ":" in line[: match.end() + 3] or match[0].endswith(_BEFORE_NAMES)


def people_below(front: Front, title: Block | None) -> list[Name]:
    """Return the persons whose names stand right below the title, and nothing else beside them."""
    below = [block for block in front.blocks[title.page] if block.lines[0].top > title.bottom] if title else []
    for block in below[:_MOST_BELOW]:
        if people := people_in(block.text):
            return people if all(" " in f"{name.given} {name.family}" for name in people) else []
    return []
