"""Texts that somebody typed over a citation of a filled document: whether they still mean its works."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.record.fields.labels import family_name, inverted_name
from protlib.record.model import Name, Publication
from protlib.record.names.initials import initials_of
from protlib.record.names.known_bodies import find_known_body, letters
from protlib.record.names.organisations import organisation
from protlib.record.small_words import of_names
from protlib.text import comparable_key, without_markup, words

_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CAPITALS: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_LETTERS: Final = 3
"""Letters of a word that tells an author or a title; shorter ones tell as a whole name only, as it is written."""
_FEWEST_OF_TITLE: Final = 2  # words that a text has from a title, where the style cites by author


def find_unmeant(text: str, citation: Citation, records: Sequence[Publication | None]) -> str:
    """Return the key of a cited work that a text no longer means, "" where it means all.

    A text without a year is no citation by author and year: it is a number, or words such as "ibid.".
    """
    if not _YEAR.search(text):
        return ""
    by_key = {comparable_key(key): record for record in records if record for key in (record.key, *record.aliases)}
    cited = ((work, by_key.get(comparable_key(work.key))) for work in citation.cited)
    return next((work.key for work, record in cited if record is not None and not _is_meant(text, work, record)), "")


def _is_meant(text: str, work: CitedPublication, record: Publication) -> bool:
    """Tell whether a text has the year of a record, if it has one, and its author, unless the sentence has that."""
    year = record.date[:4]
    has_year = not year.isdecimal() or year in text
    return has_year and (work.mode is CitationMode.WITHOUT_AUTHOR or _names_author(text, record))


def _names_author(text: str, record: Publication) -> bool:
    """Tell whether a text has one of a record's names, or enough of its title."""
    names = (*record.authors, *record.editors)
    bodies = (organisation(record.publisher),) if record.publisher and not names else ()
    return any(_says_name(text, name) for name in (*names, *bodies)) or _has_title(text, record, is_cited=not names)


def _has_title(text: str, record: Publication, *, is_cited: bool) -> bool:
    """Tell whether a text has a title, or enough words of it: one where the style cites by title, else two."""
    titles = (without_markup(record.title), str(record.extra.get("title-short", "")))
    count = len(_distinctive_words(" ".join(titles)) & _distinctive_words(text))
    return count >= (1 if is_cited else _FEWEST_OF_TITLE) or any(_has_whole(text, title) for title in titles)


def _says_name(text: str, name: Name) -> bool:
    """Tell whether a text names a person or a body: by a word, a whole name in any language, or an acronym."""
    if not _distinctive_words(f"{inverted_name(name)} {name.short}").isdisjoint(_distinctive_words(text)):
        return True
    if any(_has_whole(text, form) for form in _forms(name)):
        return True
    acronyms = {letters(word) for word in _CAPITALS.findall(text) if word.isupper()}
    if not acronyms.isdisjoint(initials_of(name.literal)):
        return True
    acronym = letters(name.short or name.literal)
    return bool(name.literal) and len(acronym) >= _FEWEST_LETTERS and any(acronym in run for run in initials_of(text))


def _forms(name: Name) -> Iterator[str]:
    """Yield the whole names that a text may have for a person or a body."""
    yield from (name.short, name.literal or family_name(name), name.family)
    if body := find_known_body(name):
        yield from (*body.shorts(), *(form.text for form in body.names))


def _distinctive_words(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= _FEWEST_LETTERS and not word.isdecimal()} - of_names()


def _has_whole(text: str, name: str) -> bool:
    """Tell whether a text has all words of a name together; a short one with its capitals.

    Scripts without capitals also join words: "王" begins "王小明".
    """
    if not name:
        return False
    if name.lower() == name.upper():
        return name in text
    if len(name) < _FEWEST_LETTERS:
        return re.search(rf"(?<![^\W_])(?:{re.escape(name)}|{re.escape(name.upper())})(?![^\W_])", text) is not None
    return f" {' '.join(words(name))} " in f" {' '.join(words(text))} "
