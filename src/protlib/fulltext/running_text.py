"""Which sentences of a page are running text: no lines of contents, no headings, no running heads."""

import re
from itertools import pairwise
from typing import Final

# Such as "Introduction ........ 3" and "Tables . . . . iv".
_LEADER: Final = re.compile(r"(?:\.[^\S\n]?){5,}|…{2,}|(?:· ?){5,}")
_FEWEST: Final = 5  # lines of a list of contents
_LEAST_SHARE: Final = 0.4  # of the lines of a page: the others are long titles, and headings
_IN_ORDER: Final = 0.8  # of the numbers: a page may have the contents, and a list of tables
_DIGITS: Final = 3  # at most, of the number of a page
_LONGEST: Final = 200  # letters of a heading
_SENTENCE_END: Final = re.compile(r"[.!?…؟۔。！？।:;][\"'”’»)\]]*\Z")
_INNER_END: Final = re.compile(r"[^\W\d_][.!?؟۔][\"'”’»)\]]*\s|[。！？।]")


def is_in_running_text(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence of a page is running text: it ends like one, or the end of the page cuts it off.

    A line of contents, a heading, a cell of a table and a running head are none.
    """
    line_end = text.find("\n", end)
    if _LEADER.search(text, start, line_end if line_end >= 0 else len(text)):
        return False
    if _SENTENCE_END.search(text, start, end):
        return True
    if text.count("\n\n", end - 1) > 1:  # behind it stands more than a running foot
        return False
    first = max(text.rfind("\n\n", 0, start), 0)
    return end - first > _LONGEST and bool(_INNER_END.search(text, first, start))


def is_contents(text: str) -> bool:
    """Tell whether many lines of a page end with numbers of pages, which rise: "2.1 Debt bondage 14"."""
    lines = [words for line in text.splitlines() if (words := line.split())]
    last_words = [words[-1] for words in lines if len(words) > 1]
    numbers = [int(word) for word in last_words if len(word) <= _DIGITS and word.isdecimal()]
    if len(numbers) < max(_FEWEST, _LEAST_SHARE * len(lines)):
        return False
    rising = sum(before <= after for before, after in pairwise(numbers))
    return rising >= _IN_ORDER * (len(numbers) - 1)
