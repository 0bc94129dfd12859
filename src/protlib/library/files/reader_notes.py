"""The notes of readers on publications: highlights and comments in their PDF files, and those that Zotero had.

They stand in no record. A file is read anew where its content has changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.attachments.folder import measure
from protlib.errors import InputRefusedError
from protlib.library.files.attachments import AttachmentOutcome, list_files
from protlib.record.attached_file import FileState
from protlib.record.raw_record import ANNOTATIONS
from protlib.search.passages import Note, PageName
from protlib.system.pdf import pdf_reader
from protlib.system.pdf.page import PdfMark

if TYPE_CHECKING:
    from protlib.fulltext.text_store import KeptText
    from protlib.library.library import Library
    from protlib.record.model import Publication

_KINDS: Final = {"text": "free text", "image": "picture", "ink": "drawing"}
"""What Zotero calls otherwise."""
_DISTINCTIVE_LETTERS: Final = 12
"""So many letters in common tell that two notes are the same, wherever they are said to stand."""
_LEAST_SHARE: Final = 0.8  # of the letters of the longer of two marks of one place


class NotedFile(NamedTuple):
    """A file as it is now, whether or not it has changed since it was attached."""

    attached: AttachmentOutcome
    sha256: str


def noted_files(library: "Library", records: "Sequence[Publication]") -> Iterator[NotedFile]:
    """Yield the PDF files of records that are there, each with the checksum of its content now."""
    for attached in list_files(library, records):
        if attached.location.state is FileState.MISSING:
            continue
        try:
            with attached.location.path.open("rb") as file:
                head = file.read(pdf_reader.HEAD)
            if pdf_reader.is_pdf(head):
                yield NotedFile(attached, measure(attached.location.path)[1])
        except (OSError, InputRefusedError):
            continue


def files_with_unread_notes(library: "Library", files: Iterable[NotedFile]) -> list[AttachmentOutcome]:
    """Return the files whose notes this reader has not read yet, as the files are now."""
    from protlib.fulltext.file_text import reader_of

    unread = []
    for sha256, attached in {sha256: attached for attached, sha256 in files}.items():
        reader_then = library.texts.store.reader(sha256)
        if reader_then is None or reader_then != reader_of(attached.location.path):
            file = attached.file._replace(size=0, sha256=sha256)
            unread.append(attached._replace(file=file, location=attached.location._replace(state=FileState.HERE)))
    return unread


def notes_of(library: "Library", records: "Sequence[Publication]", files: Iterable[NotedFile]) -> Iterator[Note]:
    """Yield the notes on records, in the order of these, of their files and of the pages."""
    by_key: dict[str, list[NotedFile]] = {}
    for source in files:
        by_key.setdefault(source.attached.key, []).append(source)
    for record in records:
        file_texts = [(source, library.texts.find_kept(source.sha256)) for source in by_key.get(record.key, ())]
        notes = [note for source, text in file_texts if text for note in _notes_in(record, source, text)]
        texts = [text for _noted_file, text in file_texts if text]
        yield from _join(notes, _notes_of_programs(record, texts[0] if len(file_texts) == len(texts) == 1 else None))


def _notes_in(record: "Publication", source: NotedFile, text: "KeptText") -> Iterator[Note]:
    for position, marks in text.marks.items():
        page = PageName(position + 1, text.labels[position])
        yield from (Note(record, page, mark, source.attached.file.path) for mark in marks)


def _notes_of_programs(record: "Publication", text: "KeptText | None") -> Iterator[Note]:
    """Yield the notes that Zotero or Citavi kept; the only file of a record tells the printed pages."""
    lists = (rows for name in ANNOTATIONS if isinstance(rows := record.extra.get(name), list))
    for row in (row for rows in lists for row in rows if isinstance(row, dict)):
        values = {name: value for name, value in row.items() if isinstance(value, str)}
        kind = values.get("type", "")
        mark = PdfMark(
            _KINDS.get(kind, kind), *(values.get(name, "") for name in ("text", "comment", "colour", "author", "date"))
        )
        tags = row.get("tags")
        page = _page_of(values.get("page", ""), row.get("number"), text)
        yield Note(record, page, mark, tags=tuple(map(str, tags)) if isinstance(tags, list) else ())


def _page_of(label: str, number: object, text: "KeptText | None") -> PageName | None:
    """Return the page by its place in the file if the file has printed numbers, else by Zotero's label."""
    if isinstance(number, int) and number > 0:
        printed = text.labels[number - 1] if text and number <= len(text.labels) else ""
        return PageName(number, printed or label)
    return PageName(0, label) if label else None


def _join(notes: list[Note], more_notes: Iterable[Note]) -> list[Note]:
    """Return notes with those of another source, none twice; what both have keeps the place in the file."""
    unmatched = list(range(len(notes)))
    notes_of_both = list(notes)
    for neighbour in more_notes:
        twin = next((number for number in unmatched if _is_same(notes[number], neighbour)), None)
        if twin is None:
            notes_of_both.append(neighbour)
            continue
        unmatched.remove(twin)
        mark, second = notes[twin].mark, neighbour.mark
        values = (value or other_value for value, other_value in zip(mark, second, strict=True))
        comment = _join_texts(mark.comment, second.comment)
        notes_of_both[twin] = notes[twin]._replace(mark=PdfMark(*values)._replace(comment=comment), tags=neighbour.tags)
    files = {note.file for note in notes_of_both} - {""}
    return notes_of_both if len(files) > 1 else sorted(notes_of_both, key=_number)


def _number(note: Note) -> tuple[bool, int]:
    """Return where a note stands in the order of pages; the sort keeps that of one page."""
    number = note.page.number if note.page else 0
    if not number and note.page and note.page.label.isdecimal():
        number = int(note.page.label)
    return not number, number


def _join_texts(first: str, second: str) -> str:
    if _letters(second) in _letters(first):
        return first
    return second if _letters(first) in _letters(second) else f"{first}\n{second}"


def _is_same(note: Note, neighbour: Note) -> bool:
    """Tell whether two notes are one: with the same words, on one page where they are few."""
    first, second = (_letters(marked_note.mark.text or marked_note.mark.comment) for marked_note in (note, neighbour))
    if not first or not second or bool(note.mark.text) != bool(neighbour.mark.text):
        return False
    if first != second and not (min(first, second, key=len) in max(first, second, key=len) and _is_near(first, second)):
        return False
    return len(first) >= _DISTINCTIVE_LETTERS or _share_page(note.page, neighbour.page)


def _is_near(first: str, second: str) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    return shorter >= _DISTINCTIVE_LETTERS and shorter >= _LEAST_SHARE * longer


def _share_page(first: PageName | None, second: PageName | None) -> bool:
    if first is None or second is None:
        return first is second
    if first.number and second.number:
        return first.number == second.number
    return second.label in {first.label, str(first.number)}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
