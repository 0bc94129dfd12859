"""The fields that records are sorted by, looked up by and listed with."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Self

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.frozen import NamedTuple, expression
from protlib.index.date_periods import period
from protlib.record.fields.labels import sort_key
from protlib.record.model import Publication
from protlib.record.small_words import words_for
from protlib.record.summary_of_record import summary_of
from protlib.text import comparable_key, fold, without_markup

_ARTICLES: Final = words_for("sort")
_PUNCTUATION: Final = "'\"`.,;:!?¡¿([{<*#-… "
# Such as "https://www.example.org/", "example.org": a front page.
_SITE: Final = expression(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:www\.)?([^/\s?#]+)/?", re.IGNORECASE)
_LAST: Final = "\U0010ffff"
FILE: Final = "file:"
"""What stands before the checksum of a file among the texts that find a record."""


class SortKeys(NamedTuple):
    """The sort keys of a record."""

    key: str
    year: int | None
    title: str
    author: str
    date: str
    created: str
    modified: str


class StoredFields(NamedTuple):
    """The stored fields of some records, a list for each; `summaries` has the cells of lists.

    For an index of words alone there are no fingerprints and no summaries.
    """

    numbers: list[int]
    sort_keys: list[SortKeys]
    keys: list[list[str]]
    fingerprints: list[tuple[str, ...]]
    summaries: list[str]

    @classmethod
    def from_records(cls, records: Sequence[tuple[int, Publication]], *, only_words: bool = False) -> Self:
        """Return the stored fields of records."""
        publications = [publication for _number, publication in records]
        looked_up = () if only_words else publications
        return cls(
            [number for number, _publication in records],
            list(map(_make_sort_keys, publications)),
            [[publication.key, *publication.aliases] for publication in publications],
            list(map(lookup_texts, looked_up)),
            [summary_of(publication).to_line() for publication in looked_up],
        )


def lookup_texts(publication: Publication) -> tuple[str, ...]:
    """Return the texts that find a record: its fingerprints, its files, and the site whose front page it links to."""
    texts = (*fingerprints(ComparedRecord(publication)), *_files(publication))
    site = _SITE.fullmatch(publication.url) if publication.url else None
    return (*texts, f"url:{site[1].lower()}") if site else texts


def _files(publication: Publication) -> Iterator[str]:
    if publication.files:
        from protlib.record.attached_file import files_of  # which records without files never need

        for file in files_of(publication):
            if file.sha256:
                yield f"{FILE}{file.sha256}"


def _make_sort_keys(publication: Publication) -> SortKeys:
    people = publication.authors or publication.editors or publication.translators
    first = period(publication.date)[0]
    return SortKeys(
        comparable_key(publication.key),
        int(first[:4]) if first else None,
        _make_title_key(publication.title) or _LAST,
        _author_key(people[0]) if people else _LAST,
        publication.date,
        publication.created,
        publication.modified,
    )


_author_key: Final = lru_cache(maxsize=1 << 16)(sort_key)


def _make_title_key(title: str) -> str:
    title = fold(without_markup(title)).lstrip(_PUNCTUATION)
    first, _space, further_words = title.partition(" ")
    return further_words if further_words and first in _ARTICLES else title
