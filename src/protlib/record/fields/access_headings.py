"""Columns that say who may see a record: "Confidential?" with yes and no, "Classification" or "Status" with levels.

The words stand in `access_headings.txt`.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.access import LEVELS, RESTRICTED, Access, strictest_of
from protlib.record.access_words import (
    is_sure,
    level_before_term,
    level_beside,
    level_of,
    level_of_part,
    may_close,
    plain_mark,
)
from protlib.record.fields.foreign_headings import heading_words
from protlib.record.tables import words_by_section
from protlib.text import words

_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_ANSWERS: Final = _WORDS["yes"] | _WORDS["no"]
_SIGNS: Final = frozenset("✓✔☑✅")
"""Ticks, which answer a question with yes."""
_TRAFFIC_LIGHT: Final = "tlp"
_MOST_LETTERS_OF_A_MARK: Final = 200
"""Letters of a text that may be a mark; longer ones are abstracts."""
# Such as "Security classification – CONFIDENTIAL".
_LABELLED_LEVEL: Final = expression(r"\s*([^\W\d_][^:：=]{1,60}?)\s*(?:[:：=]|\s[–—-]\s)\s*(\S.*)")
_CELL_PART_SEPARATOR: Final = expression(r"[|•·;,:()\[\]/]|\s[–—-]+\s")


def says_access(heading: str, cells: Iterable[str]) -> bool:
    """Tell whether the filled cells of a column say who may see a record.

    A cell that is not understood then closes its record. So a heading that can ask for nothing else always counts, one
    such as "Do not share with donors" where all cells answer, one such as "Public" also where one closes its record.
    One such as "Classification" counts where a cell says "confidential", or most name a level. A "Status" counts where
    all name levels, and not all of them public.
    """
    if is_status(heading):
        levels = [*map(level_of, {*cells})]
        return all(levels) and not {*RESTRICTED}.isdisjoint(levels)
    name = _plain_heading(heading)
    level_of_yes = _level_of_yes(heading)
    if not level_of_yes and not names_level(heading):
        return False
    levels = [level_in_cell(heading, cell) for cell in {*cells}]
    if level_of_yes in RESTRICTED or name in _WORDS["permission"]:
        return bool(levels) and (all(levels) or bool(_level_of_whole(heading)))
    is_restricted = not {*RESTRICTED}.isdisjoint(levels)
    if level_of_yes == Access.PUBLIC:
        return bool(levels) and (all(levels) or is_restricted)
    return Access.CONFIDENTIAL in levels or (is_restricted and 2 * sum(map(bool, levels)) > len(levels))


@lru_cache(maxsize=1024)
def may_say_access(heading: str) -> bool:
    """Tell whether a column may say by its heading who may see a record; its cells decide."""
    return bool(_level_of_yes(heading)) or names_level(heading) or is_status(heading)


def asks_whether_closed(heading: str) -> bool:
    """Tell whether "yes" below a heading closes a record: "Confidential?"."""
    return _level_of_yes(heading) in RESTRICTED


def is_status(heading: str) -> bool:
    """Tell whether a column has the status of each record, whatever that is the status of."""
    return _plain_heading(heading) in _WORDS["status"]


def names_level(heading: str) -> bool:
    """Tell whether a column may have levels by its heading: "Classification"."""
    return _plain_heading(heading) in _WORDS["level"] | _WORDS["sensitivity"]


@lru_cache(maxsize=4096)
def level_in_status(text: str) -> str:
    """Return how closed a text says that a record is, perhaps beside other words: "Draft – internal"; "" for none."""
    if len(text) > _MOST_LETTERS_OF_A_MARK or not may_close(text):
        return ""
    levels = [level_of(part) or level_before_term(part) for part in (text, *_CELL_PART_SEPARATOR.split(text))]
    return strictest_of(levels)


@lru_cache(maxsize=1024)
def level_in_cell(heading: str, text: str) -> str:
    """Return the level that a cell says under its heading, perhaps beside more words; "" for none."""
    return plain_level(heading, text) or _level_at_beginning(heading, text) or level_in_status(text)


@lru_cache(maxsize=1024)
def plain_level(heading: str, text: str) -> str:
    """Return the level that a cell says in words, or as the answer to its heading; "" for none."""
    letters = "".join(words(text))
    level_of_yes = _level_of_yes(heading)
    if level_of_yes and (letters in _WORDS["yes"] or text.strip() in _SIGNS):
        return level_of_yes
    if level_of_yes and letters in _WORDS["no"]:
        return Access.CONFIDENTIAL.value if level_of_yes == Access.PUBLIC else Access.PUBLIC.value
    name = _plain_heading(heading)
    if name in _WORDS["sensitivity"] and letters in _WORDS["high"]:
        return Access.CONFIDENTIAL.value
    if name.startswith(_TRAFFIC_LIGHT) and not letters.startswith(_TRAFFIC_LIGHT):
        letters = _TRAFFIC_LIGHT + letters
    return level_of(text) or next((level for level in LEVELS if letters in _WORDS[f"says {level}"]), "")


def level_of_name(text: str) -> str:
    """Return how closed a name says that a table is, such as the name of a sheet: "Private", "Confidential list"."""
    level = level_beside(text)
    level_of_yes = _level_of_yes(text)
    return level if level or level_of_yes not in RESTRICTED else level_of_yes


def level_behind_label(text: str) -> str:
    """Return the level that a text says behind a label: "Classification: internal", "Confidential: no"; "" for none.

    A label that may be about something else says no more than "confidential": "Access: restricted" says nothing.
    """
    match = _LABELLED_LEVEL.fullmatch(text) if len(text) < _MOST_LETTERS_OF_A_MARK else None
    if not match or not may_say_access(label := match[1]):
        return ""
    level = plain_level(label, value := match[2].rstrip(" ."))
    is_of_document = _plain_heading(label) in _WORDS["label"] or is_sure(plain_mark(label))
    is_value_sure = is_sure(plain_mark(value))
    if is_of_document and is_value_sure and "/" not in value:  # "Confidential / Public" offers a choice
        return level or level_in_status(value)  # "Confidential, version 2"
    return level if is_of_document or level == Access.PUBLIC or is_value_sure else ""


def _level_at_beginning(heading: str, text: str) -> str:
    """Return the level of a cell that begins with "yes" and says more, below a heading where "yes" closes; else ""."""
    level_of_yes = _level_of_yes(heading)
    first = next(iter(words(text)), "")
    begins_with_yes = first in _WORDS["long yes"] or text.strip()[:1] in _SIGNS
    return level_of_yes if begins_with_yes and level_of_yes in RESTRICTED else ""


def _level_of_yes(heading: str) -> str:
    """Return the level that "yes" means under a heading; "" for a heading that asks nothing."""
    level = level_of_part(heading)
    return _level_of_whole(heading) or (level if level in RESTRICTED else "")


def _level_of_whole(heading: str) -> str:
    """Return the level of "yes" unless more words stand behind, as in "Do not share with donors"; else ""."""
    name = _plain_heading(heading)
    if name in _WORDS["permission"]:
        return Access.PUBLIC.value
    level_of_yes = next((level for level in reversed(LEVELS) if name in _WORDS[level]), "")
    levels = [*map(level_of, (heading.strip("?؟ "), _without_answers(heading)))]
    return level_of_yes or next((level for level in RESTRICTED if level in levels), "")


def _without_answers(heading: str) -> str:
    """Return the words of a heading without the answers that it asks for: "Do not share (Y/N)"."""
    heading_parts = words(heading)
    while heading_parts and heading_parts[-1] in _ANSWERS:
        heading_parts.pop()
    return " ".join(heading_parts)


@lru_cache(maxsize=1024)
def _plain_heading(heading: str) -> str:
    parts = [word for word in heading_words(heading) if word not in _ANSWERS]
    return "".join([word for word in parts if word not in _WORDS["beside"]] or parts)
