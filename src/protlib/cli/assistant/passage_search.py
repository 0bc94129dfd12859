"""The passages of files that an assistant asks for, and what readers marked there: of the records that it may read."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.assistant.answers import HighlightLine, Highlights, PassageLine, Passages
from protlib.cli.assistant.questions import records_with_keys
from protlib.errors import UsageError
from protlib.record.summary_of_record import summary_of
from protlib.selection import Selection
from protlib.text import make_printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from protlib.cli.shelf import Shelf
    from protlib.record.model import Publication
    from protlib.search.passages import Note, Passage

MOST_PASSAGES: Final = 20
"""The most passages in one answer."""
_MOST_LETTERS_OF_A_PAGE: Final = 900  # what an answer quotes
_MOST_LETTERS: Final = 600  # characters of a sentence
_MOST_MORE: Final = 10  # pages named beside the best one
_QUOTED_TEXT: Final = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\"“”„«»]+)")
_MOST_NOTES: Final = 100
"""The most notes in one answer."""
_MOST_LETTERS_OF_A_COMMENT: Final = 2000  # characters of a text


def find_highlights(shelf: "Shelf", keys: Sequence[str]) -> Highlights:
    """Return the notes of readers on records that may leave; files that have changed are read anew.

    What Zotero or Citavi kept of them is private, as in `show`. The answer says which keys are unknown.
    """
    from protlib.library.files.reader_notes import files_with_unread_notes, noted_files, notes_of
    from protlib.library.files.text_intake import read_texts

    unknown: list[str] = []
    visible_records = shelf.ask_library(lambda library: records_with_keys(library, list(dict.fromkeys(keys)), unknown))
    visible = [record.key for record in visible_records]
    with shelf.open_library() as library:
        records = [record for record in library.get_many(visible) if shelf.is_open(record)]
        files = list(noted_files(library, records))
        for _text in read_texts(library, files_with_unread_notes(library, files), is_searched=False):
            pass
        notes = list(notes_of(library, [*map(shelf.redact, records)], files))
    remarks = [f"shown: {_MOST_NOTES} of {len(notes)}; ask for fewer keys"] if len(notes) > _MOST_NOTES else []
    remarks += [shelf.to_one_line(note) for note in unknown]
    remarks += [] if notes else ["nobody has highlighted or written anything in these files"]
    return Highlights(total=len(notes), highlights=list(map(_line, notes[:_MOST_NOTES])), notes=remarks)


def _line(note: "Note") -> HighlightLine:
    line = HighlightLine(key=note.publication.key, cite=note.cite(), kind=note.mark.kind)
    if note.mark.text:
        line["text"] = make_printable(note.mark.text[:_MOST_LETTERS_OF_A_COMMENT])
    if note.mark.comment:
        line["comment"] = make_printable(note.mark.comment[:_MOST_LETTERS_OF_A_COMMENT])
    if note.mark.colour:
        line["colour"] = make_printable(note.mark.colour)
    if note.mark.author:
        line["author"] = make_printable(note.mark.author)
    if note.page and (meaning := note.page.explain()):
        line["page_is"] = meaning
    if note.publication.access:
        line["access"] = note.publication.access
    return line


def find_passages(shelf: "Shelf", words: str, selection: Selection, limit: int) -> Passages:
    """Return the best passages with some words, in files of the records of a selection that may leave."""
    query = _query_of_text(words)
    if not query:
        raise UsageError("name the words to find in files")
    keys = shelf.ask_library(lambda library: [line.key for line in library.select(selection).summaries])
    if not keys:
        return Passages(total=0, passages=[], notes=["no publication is selected; leave out a filter"])
    page_selection = Selection(query=query, exact=selection.exact, keys=tuple(keys), limit=limit)
    with shelf.open_library() as library:
        from protlib.library.file_passages import passages_of

        results = library.select(page_selection)
        records = {record.key: record for record in results.publications if shelf.is_open(record)}
        passages = [passage for passage in passages_of(library, results) if passage.summary.key in records]
        notes = [shelf.to_one_line(note) for note in results.notes]
    if not passages:
        notes.append("no page of these files has the words; try fewer or other words, or search")
    elif results.total > len(passages):
        notes.append(f"shown: {len(passages)} of {results.total}; for more, raise the limit or use filters")
    return Passages(total=results.total, passages=list(_lines(shelf, passages, records)), notes=notes)


def _query_of_text(words: str) -> str:
    """Return the query for words on one page, with those in quotation marks side by side, and for nothing else."""
    from protlib.index.words import split_words

    parts: list[str] = []
    for phrase, plain in _QUOTED_TEXT.findall(words):
        parts += [f'text:"{" ".join(split_words(phrase))}"'] if split_words(phrase) else []
        parts += [f'text:"{word}"' for word in split_words(plain)] if len(plain) else []
    return " ".join(parts)


def _context(passage: "Passage") -> str:
    """Return the text of the page before and behind the sentence."""
    from protlib.search.highlights import cut_around

    page = " ".join(passage.text.split())
    start = max(page.find(passage.sentence), 0)
    return cut_around(
        page, [(start, min(start + len(passage.sentence), start + _MOST_LETTERS))], _MOST_LETTERS_OF_A_PAGE
    )[0]


def _lines(shelf: "Shelf", passages: "list[Passage]", records: "Mapping[str, Publication]") -> "Iterator[PassageLine]":
    from protlib.render.passage_data import explain_page
    from protlib.search.highlights import cut_around

    for passage in passages:
        record = shelf.redact(records[passage.summary.key])
        summary = summary_of(record)
        line = PassageLine(
            key=record.key,
            title=make_printable(summary.title),
            authors=make_printable(summary.authors),
            year=summary.year,
            cite=passage.cite(),
            sentence=make_printable(cut_around(passage.sentence, passage.spans, _MOST_LETTERS)[0]),
            around=make_printable(_context(passage)),
        )
        if meaning := explain_page(passage._replace(has_other_files=False)):
            line["page_is"] = meaning
        if passage.other_pages:
            line["more_pages"] = list(map(str, passage.other_pages[:_MOST_MORE]))
        if record.access:
            line["access"] = record.access
        yield line
