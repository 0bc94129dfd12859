"""Columns that say who may see a record: "Confidential?" with yes and no, "Classification" or "Status" with levels.

The words stand in `access_headings.txt`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.record.access import GUARDED, LEVELS, Access, rank
from protlib.record.access_words import level_of
from protlib.record.fields.foreign_headings import heading_words
from protlib.record.tables import read_words
from protlib.text import words

_WORDS: Final = read_words(Path(__file__).with_suffix(".txt"))
_ANSWERS: Final = _WORDS["yes"] | _WORDS["no"]
_SIGNS: Final = frozenset("✓✔☑✅")
"""Ticks, which answer a question with yes."""
_TRAFFIC_LIGHT: Final = "tlp"
_BETWEEN_PARTS: Final = re.compile(r"[|•·;,:()\[\]/]|\s[–—-]+\s")


def says_access(heading: str, cells: Iterable[str]) -> bool:
    """Tell whether the filled cells of a column say who may see a record.

    A cell that is not understood then closes its record. So a heading that asks whether records are open counts only
    where all cells answer, and one such as "Classification" where a cell says "confidential", or most name a level. A
    "Status" counts where all cells name levels, and not all of them public.
    """
    name = _name(heading)
    if is_status(heading):
        levels = [*map(level_of, {*cells})]
        return all(levels) and not {*GUARDED}.isdisjoint(levels)
    level_of_yes = _level_of_yes(heading)
    if not level_of_yes and name not in _WORDS["level"] | _WORDS["sensitivity"]:
        return False
    levels = [level_in_cell(heading, cell) for cell in {*cells}]
    if level_of_yes in GUARDED and any(levels):
        return True
    if level_of_yes == Access.PUBLIC and levels and all(levels):
        return True
    is_level = name in _WORDS["level"] or name in _WORDS["sensitivity"]
    is_guarded = not {*GUARDED}.isdisjoint(levels)
    return is_level and (Access.CONFIDENTIAL in levels or (is_guarded and 2 * sum(map(bool, levels)) > len(levels)))


def is_status(heading: str) -> bool:
    """Tell whether a column has the status of each record, whatever that is the status of."""
    return _name(heading) in _WORDS["status"]


def level_in_status(text: str) -> str:
    """Return how closed a status says that a record is, perhaps beside other words: "Draft – internal"; "" for none."""
    levels = [level_of(part) for part in (text, *_BETWEEN_PARTS.split(text))]
    return max((level for level in levels if level in GUARDED), key=rank, default="")


@lru_cache(maxsize=1024)
def level_in_cell(heading: str, text: str) -> str:
    """Return the level that a cell says under its heading: in words, or as the answer to it; "" for none."""
    joined = "".join(words(text))
    level_of_yes = _level_of_yes(heading)
    if level_of_yes and (joined in _WORDS["yes"] or text.strip() in _SIGNS):
        return level_of_yes
    if level_of_yes and joined in _WORDS["no"]:
        return Access.CONFIDENTIAL.value if level_of_yes == Access.PUBLIC else Access.PUBLIC.value
    name = _name(heading)
    if name in _WORDS["sensitivity"] and joined in _WORDS["high"]:
        return Access.CONFIDENTIAL.value
    if name.startswith(_TRAFFIC_LIGHT) and not joined.startswith(_TRAFFIC_LIGHT):
        joined = _TRAFFIC_LIGHT + joined
    return level_of(text) or next((level for level in LEVELS if joined in _WORDS[f"says {level}"]), "")


def _level_of_yes(heading: str) -> str:
    """Return the level that "yes" means under a heading; "" for a heading that asks nothing."""
    name = _name(heading)
    level_of_yes = next((level for level in reversed(LEVELS) if name in _WORDS[level]), "")
    return level_of_yes or next((level for level in GUARDED if level_of(heading.strip("?؟ ")) == level), "")


@lru_cache(maxsize=1024)
def _name(heading: str) -> str:
    parts = [word for word in heading_words(heading) if word not in _ANSWERS]
    return "".join([word for word in parts if word not in _WORDS["beside"]] or parts)
