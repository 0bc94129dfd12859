"""Which record a report is of: the title of one that the library has stands on its cover, whatever was guessed."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
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

        `report` is what was guessed, `cover` the text of the first pages, with a form feed between two. A title that is
        part of another one there counts for nothing. All but the title must agree, as it must for two records.
        """
        pages = [_CoverPage(text) for text in cover.split("\f")]
        owners = [owner for title in self._list_titles(pages) for owner in self._owners[title]]
        keys = [owner for owner in owners if isinstance(owner, str)]
        records = [owner for owner in owners if not isinstance(owner, str)]
        records += self._get_records(keys) if keys else ()
        same_records = [
            record for record in records if _is_shown(record, report, pages) and _is_report_of(record, report, pages)
        ]
        return same_records[0] if len(same_records) == 1 else None

    def _list_titles(self, pages: Sequence["_CoverPage"]) -> list[str]:
        """Return the letters of the titles on pages that are no part of another one there."""
        titles = [title for title in self._owners if any(title in page.letters for page in pages)]
        return [title for title in titles if not any(title in longer and title != longer for longer in titles)]


class _CoverPage:
    """The letters of a page in a row, in which a title stands that has several lines."""

    def __init__(self, text: str) -> None:
        lines = list(map(squeeze, text.split("\n")))
        self.letters = "".join(lines)
        self._edges = frozenset(accumulate(map(len, lines), initial=0))

    def has_whole_lines(self, title: str) -> bool:
        """Tell whether the letters of a title fill lines, without other words before or behind them in these."""
        start = self.letters.find(title)
        while start >= 0:
            if start in self._edges and start + len(title) in self._edges:
                return True
            start = self.letters.find(title, start + 1)
        return False


def _is_shown(record: Publication, report: Publication, pages: Sequence[_CoverPage]) -> bool:
    """Tell whether pages show a record's title as that of the report, and not within a sentence.

    The page behind the cover may list what else a body published: its title must have half of the guessed words there.
    """
    title = squeeze(record.title)
    if pages[0].has_whole_lines(title):
        return True
    bags = frozenset(words(record.title)), frozenset(words(report.title))
    is_like = 2 * len(bags[0] & bags[1]) >= min(map(len, bags))
    return is_like and any(page.has_whole_lines(title) for page in pages)


def _is_report_of(record: Publication, report: Publication, pages: Sequence[_CoverPage]) -> bool:
    """Tell whether a report is the publication of a record, if it has the record's title.

    Its bodies and its year are those of the record where these stand on the cover, and none or a guess contradicts. A
    guess with the title and more words keeps these: "Review of …" and "Annex to …" are about another publication.
    """
    compared_record = ComparedRecord(record)
    cover = "\n".join(page.letters for page in pages)
    names = [squeeze(name) for author in record.authors for name in (author.literal, author.short)]
    has_body = any(len(name) >= _LEAST_LETTERS_OF_NAME and name in cover for name in names)
    may_have_year = not report.year or compared_record.is_own or str(record.year) in record.title
    has_year = bool(record.year) and str(record.year) in cover and may_have_year
    titled = report.changed(
        title=report.title if squeeze(record.title) in squeeze(report.title) else record.title,
        authors=record.authors if has_body else report.authors,
        date=record.date if has_year else report.date,
    )
    return compare(ComparedRecord(titled), compared_record).sameness is Sameness.SAME
