"""One column with names and a year, as in a review of literature: "Author (Year)", "Zimmerman et al. (2011)"."""

import re
from functools import cache
from typing import Final

from protlib.frozen import expression
from protlib.record import authority, dates
from protlib.record.fields.headings import field_of
from protlib.record.shared_words import wordings
from protlib.record.small_words import between

_TWO_WORDS: Final = expression(r"([^\W\d_][\w'’-]+)\s+&\s+([^\W\d_][\w'’-]+)")  # such as "Kiss & Zimmerman"
_LETTER: Final = r"(\d{4}|\.)-?[a-z]\b"  # such as that of "2011a" and "n.d.-a"
_DATES: Final = frozenset({"year", "date"})
_MAKERS: Final = frozenset({"authors", "organisations"})


@cache
def _separator_expression() -> str:
    """Return what stands between the two in a heading: "Author (Year)", "Autor y año", "Author/Date"."""
    return rf"\s*[(,/&+]\s*|\s+(?:{between()})\s+"


@cache
def _dated_names_expression() -> str:
    """Return such as "Zimmerman et al. (2011a)", "Hossain, Zimmerman and Watts, 2010" and "IOM n.d."."""
    year = rf"(?:(?:1[89]|20)\d\d(?=[a-z]?\b)|{wordings(dates.UNDATED)})(?:-?[a-z]\b)?"
    return rf"(?s)(?P<names>.*?[^\s,(\[])[\s,]*[(\[]?\s*(?P<years>{year}(?:\s*[,;&/–-]\s*{year})*)\s*[)\]]?\.?"


def names_and_date(heading: str) -> tuple[str, str]:
    """Return the headings of both, for a heading such as "Author (Year)"; two times "" for any other."""
    pieces = [piece.strip(" )") for piece in re.split(_separator_expression(), heading)]
    parts = [piece for piece in pieces if piece and piece != "s"]  # "Author(s), year"
    if len(parts) != len(_DATES) or field_of(parts[0]) not in _MAKERS or field_of(parts[1]) not in _DATES:
        return "", ""
    return parts[0], parts[1]


def split_dated(text: str) -> tuple[str, str]:
    """Return the names of a cell and its year: "Kiss & Zimmerman (2019)"; a cell without a year has only names."""
    match = re.fullmatch(_dated_names_expression(), text.strip(), re.IGNORECASE)
    if not match or match["names"].count("(") != match["names"].count(")"):
        return text, ""
    names = match["names"]
    pair = None if authority.is_known(names) else _TWO_WORDS.fullmatch(names)
    return (f"{pair[1]} and {pair[2]}" if pair else names), re.sub(_LETTER, r"\1", match["years"])
