"""Texts that somebody typed over a citation of a filled document: whether they still mean its works."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.citing.citation import Citation
from protlib.record.fields.labels import plain
from protlib.record.model import Publication
from protlib.text import words

_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FEWEST_LETTERS: Final = 3
"""Letters of a word that tells an author or a title; shorter ones are initials, or stand in any text."""


def find_unmeant(text: str, citation: Citation, records: Sequence[Publication | None]) -> str:
    """Return the key of a cited work that a text no longer means, "" where it means all.

    A text without a year is no citation by author and year: it is a number, or words such as "ibid.".
    """
    if not _YEAR.search(text):
        return ""
    by_key = {key.casefold(): record for record in records if record for key in (record.key, *record.aliases)}
    cited = ((work.key, by_key.get(work.key.casefold())) for work in citation.cited)
    return next((key for key, record in cited if record is not None and not _means(text, record)), "")


def _means(text: str, record: Publication) -> bool:
    """Tell whether a text has the year of a record, if it has one, and a word of its names or of its title."""
    year, typed_words = record.date[:4], {*words(text)}
    if year.isdecimal() and year not in text:
        return False
    names = (*record.authors, *record.editors)
    naming = " ".join((*map(plain, names), *(name.short for name in names))) or f"{record.title} {record.publisher}"
    return not typed_words.isdisjoint(word for word in words(naming) if len(word) >= _FEWEST_LETTERS)
