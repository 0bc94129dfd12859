"""The passages of a search in files, each from the kept text of its file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from protlib.record.attached_file import AttachedFile
from protlib.record.summary import Summary
from protlib.search.passages import PageName, Passage

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageHit
    from protlib.fulltext.store import KeptText
    from protlib.library.library import Library
    from protlib.search import Results


def passages_of(library: "Library", results: "Results") -> Iterator[Passage]:
    """Yield the best passage of each publication of a search in files, by its line; none of another search.

    Where the publications themselves are there, it has their access.
    """
    circles = chain((publication.access for publication in results.publications), repeat(""))
    for summary, hits, names, access in zip(results.summaries, results.pages, results.files, circles, strict=False):
        files = {file.sha256: file.path for file in map(AttachedFile.from_text, names)}
        if hits and (passage := _passage(library, results, summary, hits, files)):
            yield passage._replace(access=access)


def _passage(
    library: "Library", results: "Results", summary: Summary, hits: "Sequence[PageHit]", files: Mapping[str, str]
) -> Passage | None:
    """Return the best passage of a publication, None where its text was damaged or removed meanwhile."""
    from protlib.fulltext.sentences import pick_sentence

    best = hits[0]
    file_text = library.texts.find_kept(best.sha256)
    try:
        if file_text is None:
            return None
        text = file_text.page(best.page).text
        sentence, spans = pick_sentence(text, results.in_pages)
        if not spans:  # it runs over the end of the page
            text = _end_of_page(file_text, best.page)
            sentence, spans = pick_sentence(text, results.in_pages)
    except (ValueError, IndexError):
        return None
    more = [_name(file_text, hit.page) for hit in hits[1:] if hit.sha256 == best.sha256]
    path = files.get(best.sha256, "")
    return Passage(summary, _name(file_text, best.page), sentence, spans, more, path, len(files) > 1, text)


def _end_of_page(file_text: "KeptText", page: int) -> str:
    """Return the end of a page with the beginning of the next."""
    from protlib.fulltext.seams import seams_of

    return next(islice(seams_of(file_text.read_whole().pages), page, None), file_text.page(page).text)


def _name(file_text: "KeptText", page: int) -> PageName:
    return PageName(page + 1, file_text.labels[page], file_text.is_paged)
