"""Lines of a list without blank lines, each of which may be a whole entry: authors, title and year."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.formats.typed_references.entry import parse_entry
from protlib.formats.typed_references.title_start import YEAR
from protlib.text import with_plain_figures

_SHARE_OF_WHOLE: Final = 0.75  # of the lines; in a list of broken lines far fewer are whole by chance
_FEWEST_LINES: Final = 2  # lines: one alone is an entry anyway
_LONGEST_LINE: Final = 400  # letters of a line that is looked at: longer ones are paragraphs
# Such as "Geneva." and "2018. 240 с."; an address ends an entry, too.
_ENDS: Final = re.compile(r"(?:[.!?”\"’»)>\]،؛]|\d|(?<!\S)(?:https?://|www\.)\S+)\s*\Z")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")
# Such as "Geneva: IOM, 2010.", "عمان: دار الشروق، 2018." and "Москва: Наука, 2018. 240 с.", the end of a broken entry.
_IMPRINT: Final = re.compile(rf"[^.:،]{{2,40}}:\s[^.:]{{2,80}}[,،;]\s{YEAR}\W*(?:\d+\W{{0,2}}[^\W\d_]{{1,4}}\W*)?\Z")


def find_whole_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the positions of lines that are whole entries, if most lines are; else none."""
    least = max(_SHARE_OF_WHOLE * len(texts), _FEWEST_LINES)
    possible_lines = [(position, text) for position, text in enumerate(texts) if _may_be_entry(text)]
    if len(possible_lines) < least:
        return frozenset()
    whole_lines = frozenset(position for position, text in possible_lines if _is_complete(text))
    return whole_lines if len(whole_lines) >= least else frozenset()


def is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter of any alphabet; Arabic has none."""
    first = _FIRST_LETTER.search(text)
    return first is not None and first[0].islower()


def _may_be_entry(text: str) -> bool:
    """Tell whether a line has a year and begins as an entry does, which is quickly known."""
    plain_text = with_plain_figures(text.strip())
    if len(plain_text) > _LONGEST_LINE or is_small(plain_text) or _IMPRINT.match(plain_text):
        return False
    return re.search(YEAR, plain_text) is not None


def _is_complete(text: str) -> bool:
    entry = parse_entry(text)
    is_ended = not entry.is_dated_late or bool(_ENDS.search(text))
    return is_ended and bool(entry.author_text and entry.title and entry.year)
