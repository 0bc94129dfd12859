"""Columns of a table that hold the names of persons: "Last name" and "First name", or "Author (Year)".

The words stand in `name_columns.txt`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record import authority, dates
from protlib.record.fields.headings import field_of
from protlib.record.shared_words import wordings
from protlib.record.small_words import between
from protlib.record.tables import words_by_section
from protlib.text import words

AUTHORS: Final = "Authors"
"""The heading of the column in which names are put together."""
_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_WORDS_FOR_FURTHER_NAMES: Final = tuple(_WORDS["others"])
_MOST_LETTERS: Final = 40  # letters of a heading
_TWO_WORDS: Final = expression(r"([^\W\d_][\w'’-]+)\s+&\s+([^\W\d_][\w'’-]+)")  # such as "Kiss & Zimmerman"
_LETTER: Final = r"(\d{4}|\.)-?[a-z]\b"  # such as that of "2011a" and "n.d.-a"
_DATES: Final = frozenset({"year", "date"})
_MAKERS: Final = frozenset({"authors", "organisations"})


@cache
def _separator_expression() -> str:
    """Return what stands between the two in a heading: "Author (Year)", "Autor y año", "Author/Date"."""
    return rf"(?:(?<!\s)\s++)?[(,/&+]\s*|(?<!\s)\s++(?:{between()})\s+"


@cache
def _dated_names_expression() -> str:
    """Return such as "Zimmerman et al. (2011a)", "Hossain, Zimmerman and Watts, 2010" and "IOM n.d."."""
    year = rf"(?:(?:1[89]|20)\d\d(?=[a-z]?\b)|{wordings(dates.NO_DATE)})(?:-?[a-z]\b)?"
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


def find_name_columns(headings: Sequence[str]) -> list[tuple[int, int]]:
    """Return the positions of a family name and a given name, for each pair of columns that stand side by side."""
    parts = [_part_of_name(heading) if len(heading) <= _MOST_LETTERS else "" for heading in headings]
    pairs: list[tuple[int, int]] = []
    for position in range(len(parts) - 1):
        if {*parts[position : position + 2]} == {"family", "given"} and not any(position in pair for pair in pairs):
            is_first = parts[position] == "family"
            pairs.append((position, position + 1) if is_first else (position + 1, position))
    return pairs


def are_of_authors(headings: Sequence[str], pair: tuple[int, int], *, authors: Sequence[int], has_body: bool) -> bool:
    """Tell whether two columns name the authors: they say so, or no column has them, or one has only the others.

    `authors` are the positions of the columns of authors. Beside a body (`has_body`) with an address or a telephone,
    two columns that do not say so name whom to ask there.
    """
    is_author_heading = any(not _WORDS["author"].isdisjoint(words(headings[position])) for position in pair)
    is_contact = has_body and any(not _WORDS["contact"].isdisjoint(words(heading)) for heading in headings)
    are_free = all("".join(words(headings[position])).startswith(_WORDS_FOR_FURTHER_NAMES) for position in authors)
    return is_author_heading or (are_free and not is_contact)


def is_part_of_name(heading: str) -> bool:
    """Tell whether a heading means a part of a person's name."""
    return len(heading) <= _MOST_LETTERS and bool(_part_of_name(heading))


def _part_of_name(heading: str) -> str:
    letters = "".join(word for word in _without_ordinals(words(heading)) if word not in _WORDS["author"])
    return next((part for part in ("family", "given") if letters in _WORDS[part]), "")


def _without_ordinals(heading_words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a heading without what counts the authors: "First author surname", "Author 2 surname"."""
    authors, ordinals = _WORDS["author"], _WORDS["ordinal"]
    for word_before, word, word_after in zip(
        ("", *heading_words), heading_words, (*heading_words[1:], ""), strict=False
    ):
        if not ((word in ordinals and word_after in authors) or (word.isdecimal() and word_before in authors)):
            yield word
