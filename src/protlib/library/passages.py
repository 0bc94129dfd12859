"""The passages that a search in files found: the sentence, its page, and how it is cited."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from protlib.record.attached_file import files_of

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageHit
    from protlib.fulltext.store import KeptText
    from protlib.library.library import Library
    from protlib.record.model import Publication
    from protlib.search import Results


class PageName(NamedTuple):
    """The page of a file: its number in the file, from 1, and the one that is printed on it, "" where none is known.

    A file without pages (`is_paged`) has sections, of which the number counts.
    """

    number: int
    label: str
    is_paged: bool = True

    def __str__(self) -> str:
        return self.label or str(self.number)

    def cite(self, key: str) -> str:
        """Return what to type in a report; a section of a file without pages is no locator that others could find."""
        return f"[@{key}, p. {self}]" if self.is_paged else f"[@{key}]"

    def explain(self) -> str:
        """Return what the number means where it is not the printed one, else ""."""
        if self.label:
            return ""
        return f"page {self.number} of the file" if self.is_paged else f"part {self.number} of the file"


class Passage(NamedTuple):
    """The best sentence of a publication's files, and its place.

    `spans` are the places of what was asked for in the sentence, `more` the other pages that have it, the best first.
    `file` is the path by which the record names the file, `several` whether it has others.
    """

    publication: "Publication"
    page: PageName
    sentence: str
    spans: Sequence[tuple[int, int]]
    more: Sequence[PageName]
    file: str
    several: bool

    def cite(self) -> str:
        """Return what to type in a report: "[@iom2009caring, p. 34]"."""
        return self.page.cite(self.publication.key)


def passages_of(library: "Library", results: "Results") -> Iterator[Passage]:
    """Yield the best passage of each publication of a search in files."""
    for publication, hits in zip(results.publications, results.pages, strict=True):
        if passage := _passage(library, results, publication, hits):
            yield passage


def _passage(
    library: "Library", results: "Results", publication: "Publication", hits: "Sequence[PageHit]"
) -> Passage | None:
    """Return the best passage of a publication, None where its text was damaged or removed meanwhile."""
    from protlib.fulltext.sentences import pick_sentence

    files = {file.sha256: file.path for file in files_of(publication)}
    best = hits[0]
    kept = library.texts.kept(best.sha256)
    try:
        if kept is None:
            return None
        sentence, spans = pick_sentence(kept.page(best.page).text, results.in_pages)
        if not spans:  # it runs over the end of the page
            sentence, spans = pick_sentence(_end_of_page(kept, best.page), results.in_pages)
    except (ValueError, IndexError):
        return None
    more = [_name(kept, hit.page) for hit in hits[1:] if hit.sha256 == best.sha256]
    path = files.get(best.sha256, "")
    return Passage(publication, _name(kept, best.page), sentence, spans, more, path, len(files) > 1)


def _end_of_page(kept: "KeptText", page: int) -> str:
    """Return the end of a page with the beginning of the next."""
    from protlib.fulltext.seams import seams_of

    return next(islice(seams_of(kept.whole().pages), page, None), kept.page(page).text)


def _name(kept: "KeptText", page: int) -> PageName:
    return PageName(page + 1, kept.labels[page], kept.is_paged)
