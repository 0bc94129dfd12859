"""The passages of a search in files, each from the kept text of its file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.record.attached_file import AttachedFile
from protlib.record.summary import Summary
from protlib.search.best_pages import are_as_close
from protlib.search.passages import PageName, Passage

if TYPE_CHECKING:
    from protlib.fulltext.matched_sentence import PickedSentence
    from protlib.fulltext.page_query import PageHit
    from protlib.fulltext.text_store import KeptText
    from protlib.library.library import Library
    from protlib.search import Results

_MOST_READ: Final = 8  # pages of a record, where the best have no sentence with the words


class _ReadPage(NamedTuple):
    """A page that has what was asked for, with the text of its file, its own text, and its best sentence."""

    hit: "PageHit"
    file_text: "KeptText"
    text: str
    best_sentence: "PickedSentence"


def passages_of(library: "Library", results: "Results") -> Iterator[Passage]:
    """Yield the best passage of each publication that a search in files found; nothing for another search.

    A passage has the access of its publication, where the results hold the publications.
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
    page = _choose_page(library, results, hits)
    if page is None:
        return None
    sha256, number = page.hit.sha256, page.hit.page
    other_pages = [_page_name(page.file_text, hit.page) for hit in hits if hit.sha256 == sha256 and hit.page != number]
    name, path, sentence = _page_name(page.file_text, number), files.get(sha256, ""), page.best_sentence
    return Passage(summary, name, sentence.sentence, sentence.spans, other_pages, path, len(files) > 1, page.text)


def _choose_page(library: "Library", results: "Results", hits: "Sequence[PageHit]") -> _ReadPage | None:
    """Return the best page; if it has only a line of contents or a running head, one as close with a sentence."""
    find_file_text = cache(library.texts.find_kept)
    first: _ReadPage | None = None
    for hit in hits[:_MOST_READ]:
        page = _read_page(find_file_text(hit.sha256), hit, results)
        if first is None:
            if page is None or not page.best_sentence.is_apart:
                return page
            first = page
        elif (
            page and are_as_close(hit.score, first.hit.score) and page.best_sentence.is_better_than(first.best_sentence)
        ):
            return page
    return first


def _read_page(file_text: "KeptText | None", hit: "PageHit", results: "Results") -> _ReadPage | None:
    from protlib.fulltext.matched_sentence import pick_sentence

    try:
        if file_text is None:
            return None
        text = file_text.page(hit.page).text
        sentence = pick_sentence(text, results.page_marks)
        if not sentence.spans:  # it runs over the end of the page
            text = _end_of_page(file_text, hit.page)
            sentence = pick_sentence(text, results.page_marks)
    except (ValueError, IndexError):
        return None
    return _ReadPage(hit, file_text, text, sentence)


def _end_of_page(file_text: "KeptText", page: int) -> str:
    """Return the end of a page with the beginning of the next."""
    from protlib.fulltext.page_edges import seams_of

    return next(islice(seams_of(file_text.read_whole().pages), page, None), file_text.page(page).text)


def _page_name(file_text: "KeptText", page: int) -> PageName:
    return PageName._make((page + 1, file_text.labels[page], file_text.is_paged))  # of each page that has the words
