"""Collects what two records agree and differ in."""

from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.compared_containers import containers_agree
from protlib.duplicates.compared_names import compare_people
from protlib.duplicates.issue_pages import PAGES_OF_AN_ARTICLE, pages_agree
from protlib.duplicates.judgement import Agreement
from protlib.duplicates.title_likeness import TitleLikeness, TitleRelation
from protlib.frozen import NamedTuple

# The shares in the likeness of two records, which together are 1.
_SHARE_OF_TITLE: Final = 0.6
_SHARE_OF_YEAR: Final = 0.1
_SHARE_OF_AUTHORS: Final = 0.15
_SHARE_OF_PLACE: Final = 0.05  # of the container, of the volume, and of the page
_SHARE_OF_OTHER_FIELDS: Final = 0.3  # of the authors and the three places: half of it counts where they say nothing
_UNKNOWN: Final = 0.5  # the part of its share that counts for an unknown year
_YEARS_APART: Final = 2  # years after which nothing of that share counts


class Evidence(NamedTuple):
    """What two records agree in; `year_distance` is the distance between them, None if one has no year."""

    titles: TitleLikeness
    authors: Agreement
    container: Agreement
    volume: Agreement
    issue: Agreement
    page: Agreement
    year_distance: int | None

    @classmethod
    def compare_all(cls, first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> "Evidence":
        """Compare two records, given the likeness of their titles."""
        return cls(
            titles,
            _compare_authors(first, second, titles),
            containers_agree(first.container, second.container),
            Agreement.of_sets(first.issue_pages.volume, second.issue_pages.volume),
            Agreement.of_sets(first.issue_pages.issue, second.issue_pages.issue),
            pages_agree(first.issue_pages, second.issue_pages),
            None if first.year is None or second.year is None else abs(first.year - second.year),
        )

    def is_near(self, most: int = 0) -> bool:
        """Tell whether at most so many years lie between two records, or one of them has no year."""
        return self.year_distance is None or self.year_distance <= most

    def is_on_one_page(self) -> bool:
        """Tell whether two records are on the same page of the same volume number."""
        return self.volume is self.page is Agreement.AGREES

    def is_of_one_article(self, length: int) -> bool:
        """Tell whether everything but the titles says that two records are one article.

        `length` is its number of pages: several abstracts may share a page.
        """
        is_same = self.is_on_one_page() and self.authors is Agreement.AGREES and self.year_distance == 0
        return is_same and self.container is not Agreement.DIFFERS and length >= PAGES_OF_AN_ARTICLE

    def is_of_own_title(self, record: ComparedRecord) -> bool:
        """Tell whether two records have the same author and one title that this author uses only once."""
        return self.titles.kind is TitleRelation.EQUAL and self.authors is Agreement.AGREES and record.is_own

    def likeness(self) -> float:
        """Return how alike two records are in all, from 0 to 1."""
        year = _UNKNOWN if self.year_distance is None else max(0.0, 1 - self.year_distance / _YEARS_APART)
        other_points = _SHARE_OF_AUTHORS * self.authors + _SHARE_OF_PLACE * (self.container + self.volume + self.page)
        return _SHARE_OF_TITLE * self.titles.ratio + _SHARE_OF_YEAR * year + (_SHARE_OF_OTHER_FIELDS + other_points) / 2

    def reasons(self) -> list[str]:
        """Return in a few words each what two records differ in and agree in, the titles first.

        An import tells the first three: a person has to judge by what differs.
        """
        labels = {"author": self.authors, "container": self.container, "volume": self.volume, "page": self.page}
        differences = [f"{name} differs" for name, agreement in labels.items() if agreement is Agreement.DIFFERS]
        agreements = [f"same {name}" for name, agreement in labels.items() if agreement is Agreement.AGREES]
        if self.year_distance:
            differences.append("a year apart" if self.year_distance == 1 else f"{self.year_distance} years apart")
        elif self.year_distance == 0:
            agreements.append("same year")
        return [self._describe_titles(), *differences, *agreements]

    def _describe_titles(self) -> str:
        if self.titles.kind is TitleRelation.EQUAL:
            return "same title"
        likeness = f"titles alike {100 * self.titles.ratio:.0f} %"
        return likeness if self.titles.kind is not TitleRelation.UNLIKE else "titles differ"


def _compare_authors(first: ComparedRecord, second: ComparedRecord, titles: TitleLikeness) -> Agreement:
    """Compare the authors of two records; of one own title, authors guessed from a cover tell nothing."""
    agreement = compare_people(first.people, second.people)
    if agreement is Agreement.DIFFERS and titles.kind is TitleRelation.EQUAL and first.is_own:
        is_guess = "authors" in first.publication.guessed or "authors" in second.publication.guessed
        return Agreement.UNKNOWN if is_guess else agreement
    return agreement
