"""Pages as people write them in a cell: "pp. 40-52" of an article, "158 p." for how many a whole work has."""

import re
from typing import Final

_WORD: Final = r"pp?|pgs?|pages?|pagg?|p[áa]gs?|p[áa]ginas?|pagin[ae]|seiten?|ss?|стр|с|страниц[аы]?|ص|صفحة|صفحات"
_LABEL: Final = rf"(?:{_WORD})\b\.?"
_DIGITS: Final = r"\d{1,4}"
# Such as "158 p.", and "xii, 158 pages" with the pages in front.
_COUNT: Final = re.compile(rf"((?:[ivxlc]+\s*[,+]\s*)?{_DIGITS})\s*{_LABEL}", re.IGNORECASE)
_LABELLED: Final = re.compile(rf"{_LABEL}\s*(?=[\divxlc])", re.IGNORECASE)
_LABEL_BEHIND: Final = re.compile(rf"(?<=\d)\s*{_LABEL}$", re.IGNORECASE)
_WHOLE: Final = frozenset({"book", "report", "thesis", "pamphlet", "manuscript"})


def read_count(text: str) -> str:
    """Return how many pages a text such as "158 p." says; "" where it says no number of pages."""
    match = _COUNT.fullmatch(text.strip())
    return match[1] if match else ""


def read_pages(text: str) -> str:
    """Return pages without the word for them: "pp. 40-52" is "40-52"."""
    return _LABEL_BEHIND.sub("", _LABELLED.sub("", text.strip(), count=1) if _LABELLED.match(text.strip()) else text)


def is_extent(pages: str, kind: str, container: str) -> bool:
    """Tell whether a lone number is how many pages a work has: that of a whole work, which stands in no other."""
    is_whole = kind in _WHOLE or (kind in {"", "document"} and not container)
    return is_whole and re.fullmatch(_DIGITS, pages) is not None
