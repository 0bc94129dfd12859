"""The page around records, as a content management system prints it.

Pagers, breadcrumbs, menus, share links, cookie notes.
"""

import functools
import re
from pathlib import Path
from typing import Final

from protlib.record.tables import read_choices, read_phrases
from protlib.text import fold

_TABLE: Final = Path(__file__).with_suffix(".txt")
_OPEN: Final = "…"
_LETTERS_OF_A_SEARCH: Final = 150  # at most: more are a title that begins like a list
_FEW_LETTERS: Final = 40  # letters behind the words of a menu: more are a sentence, or the title of a record


def furniture_choices(kind: str, most_letters: int = _FEW_LETTERS) -> str:
    """Return the words of a kind in `furniture.txt` as the choices of an expression; "…" is at most so many letters."""
    return read_choices(_TABLE, kind).replace(_OPEN, f".{{1,{most_letters}}}")


_STEPS: Final = furniture_choices("step")
# Such as "sort by" and "page 2".
_PLAIN: Final = re.compile(
    rf"{furniture_choices('every page')}|(?:{furniture_choices('whole line')}).*|page \d+.*|[\s«»‹›<>…]+"
    rf"|(?:[«»‹›<>]+ ?)?(?:{_STEPS})(?: ?[«»‹›<>]+)?"
    r"|(?:displaying|showing) \d.*|\d+ (?:results?|items?|publications?).*",
    re.IGNORECASE,
)
"""Lines that are left out without a note, because every list page has them."""
_PAGER: Final = frozenset(read_phrases(_TABLE, "pager"))
_PAGER_MARKS: Final = re.compile(r"[\s«»‹›<>…|←→‥.·,-]+")
_LEAST_NUMBERS: Final = 3  # numbers in a row that make a pager without a word
# Such as "Home › Library › Child trafficking", "You are here: Home / Publications".
_BREADCRUMB: Final = re.compile(
    rf"(?:(?:{furniture_choices('here')})\b.*"
    rf"|(?:{furniture_choices('home')})(?: ?(?:[›»>/|→]|::) ?[^›»>/|→]{{1,80}})+"
    r"|[^›→]{1,40}(?: [›→] [^›→]{1,80}){2,})",
    re.IGNORECASE,
)
# Such as "we use cookies".
_COOKIES: Final = re.compile(
    rf"(?:(?:{furniture_choices('cookies by')})\b.{{0,250}}\bcookies?\b.{{0,250}}"
    rf"|cookies?\b(?: .{{0,60}})?|{furniture_choices('consent')})",
    re.IGNORECASE,
)
# Such as "share on facebook".
_SHARE_BUTTON: Final = re.compile(
    rf"(?:{furniture_choices('share')})(?: (?:{furniture_choices('sharing')})\b.{{0,60}})?"
    rf"|(?:{furniture_choices('network')})(?: (?:{furniture_choices('network')}))*|{furniture_choices('keep')}",
    re.IGNORECASE,
)
_RECORD_LINE: Final = re.compile(furniture_choices("more"), re.IGNORECASE)
"""Lines that stand below each record of a page; a record may follow."""
# Such as "skip to main content", "Stay connected!" and "20 items per page".
_MENU: Final = re.compile(
    rf"(?:{furniture_choices('menu')})[!:]?|(?:items|results) per page.*|\d+ per page", re.IGNORECASE
)
# Such as "Publications", "Search results for trafficking" and "trafficking - Google Scholar".
_LIST_TITLE: Final = re.compile(
    rf"{furniture_choices('home')}|{furniture_choices('list', _LETTERS_OF_A_SEARCH)}", re.IGNORECASE
)
_BAR: Final = re.compile(r"(?<!\s)\s+[|·•]\s+")
_LONGEST_OF_BAR: Final = 5  # words of a link in a navigation bar
# Such as "Displaying 1 - 3 of 5", "Showing 81–90 of 212 results", below which the records begin.
_COUNT: Final = re.compile(
    r"(?:displaying|showing|results?) \d.*|\d+ (?:results?|items?|publications?).*", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the page, and to no record."""
    return bool(_PLAIN.fullmatch(line)) or is_navigation(line)


@functools.lru_cache(maxsize=1024)  # each earlier line asks about a line again
def is_navigation(line: str) -> bool:
    """Tell whether a line is a pager, a breadcrumb, a menu, a share link or a cookie note; not every page has one."""
    if not line or _PLAIN.fullmatch(line):
        return False
    if any(
        pattern.fullmatch(line) for pattern in (_BREADCRUMB, _COOKIES, _SHARE_BUTTON, _RECORD_LINE, _MENU)
    ) or _is_pager(line):
        return True
    links = _BAR.split(line)
    is_bar = len(links) > 1 and all(len(link.split()) <= _LONGEST_OF_BAR for link in links)
    return is_bar and any(map(is_furniture, links))


def _is_pager(line: str) -> bool:
    """Tell whether a line holds page numbers with their words and marks: "‹ Previous 9 10 11 Next ›"."""
    parts = [fold(part) for part in _PAGER_MARKS.split(line) if part]
    numbers = [part for part in parts if part.isdecimal() and len(part) < 4]  # pages, not years
    other_words = [part for part in parts if part not in numbers]
    if not all(part in _PAGER for part in other_words):
        return False
    return (
        len(numbers) >= _LEAST_NUMBERS or (bool(other_words) and len(parts) > 1) or (len(parts) == 1 and bool(numbers))
    )


def is_title_of_list(title: str) -> bool:
    """Tell whether a title of a page says that it is a list, or the first page of a site: "Search results"."""
    return _LIST_TITLE.fullmatch(title.strip()) is not None


def is_below_list(line: str) -> bool:
    """Tell whether a line ends a page: a pager or a menu, but no link of a single record."""
    return is_furniture(line) and not (_RECORD_LINE.fullmatch(line) or _SHARE_BUTTON.fullmatch(line))


def is_count(line: str) -> bool:
    """Tell whether a line counts the records, which begin below it."""
    return bool(_COUNT.fullmatch(line))
