"""Which record a report is of: the title of one that the library has stands on its cover, whatever was guessed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.judgement import Sameness
from protlib.record.model import Publication
from protlib.text import squeeze, words

_LEAST_LETTERS: Final = 20  # of a title: a shorter one may stand on a cover by chance
_LEAST_WORDS: Final = 3
_LEAST_LETTERS_OF_NAME: Final = 4  # of a body's name or short form


class CoverTitles:
    """The titles of records without a file, by their letters, which are looked for on covers.

    `get_records` reads the records of a library that have these keys: few titles need theirs.
    """

    def __init__(self, get_records: Callable[[Sequence[str]], Iterable[Publication]]) -> None:
        self._get_records = get_records
        self._owners: dict[str, list[str | Publication]] = {}

    def add(self, title: str, record: str | Publication) -> None:
        """Add the title of a record, or of one with this key in the library; a short title is left out."""
        letters = squeeze(title)
        if len(letters) >= _LEAST_LETTERS and len(words(title)) >= _LEAST_WORDS:
            self._owners.setdefault(letters, []).append(record)

    def find_record(self, report: Publication, cover: str) -> Publication | None:
        """Return the one record that a report is of, with a title that stands on its cover; None where none is certain.

        `report` is what was guessed, `cover` the letters of the first pages (`text.squeeze`). A title that is part of
        another one there counts for nothing. All but the title must agree, as it must for two records.
        """
        titles = [title for title in self._owners if title in cover]
        whole = [title for title in titles if not any(title in longer and title != longer for longer in titles)]
        owners = [owner for title in whole for owner in self._owners[title]]
        keys = [owner for owner in owners if isinstance(owner, str)]
        records = [owner for owner in owners if not isinstance(owner, str)]
        records += self._get_records(keys) if keys else ()
        same = [record for record in records if _is_report_of(record, report, cover)]
        return same[0] if len(same) == 1 else None


def _is_report_of(record: Publication, report: Publication, cover: str) -> bool:
    """Tell whether a report is the publication of a record, if it has the record's title.

    Its bodies and its year are those of the record where these stand on the cover, and none or a guess contradicts.
    """
    compared_record = ComparedRecord(record)
    names = [squeeze(name) for author in record.authors for name in (author.literal, author.short)]
    has_body = any(len(name) >= _LEAST_LETTERS_OF_NAME and name in cover for name in names)
    may_have_year = not report.year or compared_record.is_own or str(record.year) in record.title
    has_year = bool(record.year) and str(record.year) in cover and may_have_year
    titled = report.changed(
        title=record.title,
        authors=record.authors if has_body else report.authors,
        date=record.date if has_year else report.date,
    )
    return compare(ComparedRecord(titled), compared_record).sameness is Sameness.SAME
