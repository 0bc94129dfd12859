"""Lines around records that say who may see them: "CONFIDENTIAL", "Do not share", "Classification: internal"."""

import re
from typing import Final

from protlib.record.access import RESTRICTED, Access, strictest_of
from protlib.record.access_words import (
    is_strict,
    is_sure,
    level_beside,
    level_for_a_time,
    level_of_part,
    mark_words,
    plain_mark,
    split_line,
)
from protlib.record.fields.access_headings import level_behind_label

_BARS: Final = re.compile("[|•·\n]")
_LONGEST_MARK: Final = 200  # letters of a line
_FEWEST_WORDS: Final = 3  # of a mark in small letters


def level_of_line(text: str) -> str:
    """Return the strictest level that closes a record, of all parts of a line; "" for none."""
    levels = [level for part in _BARS.split(text) for level in _levels_in(part)]
    return strictest_of((*levels, level_of_part(text)))


def _levels_in(text: str) -> list[str]:
    """Return the levels of the parts of a text, none of them for "Confidential: no"."""
    level = level_behind_label(text)
    return [level] if level == Access.PUBLIC else [level, *map(level_of_part, (text, *split_line(text)))]


def is_line_mark(text: str) -> bool:
    """Tell whether a text says who may see something, and nothing else: "This list is confidential. Do not share it".

    A label with a level does so beside other words, too: "Annex 2 | Classification: internal".
    """
    if has_label(text):
        return True
    parts = split_line(text)
    levels = [level_beside(part) or level_for_a_time(part) for part in parts]
    is_whole = level_beside(text) in RESTRICTED or any(level in RESTRICTED for level in levels)
    return is_whole and all(
        level or level_of_part(part) or _is_of_documents(part) for level, part in zip(levels, parts, strict=True)
    )


def has_label(text: str) -> bool:
    """Tell whether a part of a line closes records behind a label: "Classification: internal"."""
    return any(level_behind_label(part) in RESTRICTED for part in _BARS.split(text))


def is_distinct_mark(text: str, *, has_menus: bool = False) -> bool:
    """Tell whether a line among others is a mark, by a label, by capitals, or by its words.

    "Internal" alone may be the heading of a section. Where a page `has_menus`, "Confidential" may stand in one, too.
    """
    if len(text) >= _LONGEST_MARK or not is_line_mark(text):
        return False
    is_clear = is_strict if has_menus else is_sure
    is_said = has_label(text) or any(is_clear(plain_mark(part)) for part in split_line(text))
    return is_said or text.isupper() or len(text.split()) >= _FEWEST_WORDS


def _is_of_documents(part: str) -> bool:
    """Tell whether a part of a mark has words for documents alone, as "Section" in "Section: CONFIDENTIAL"."""
    return mark_words("beside").issuperset(plain_mark(part).split())
