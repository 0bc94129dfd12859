"""The notes of readers on publications, for scripts, as Markdown, and in the cell of a table."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from protlib.record.summary_of_record import summary_of
from protlib.render.rows import rows_for_scripts
from protlib.text import make_printable

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.search.passages import Note

_COLUMNS: Final = (
    "key",
    "page",
    "label",
    "cite",
    "kind",
    "colour",
    "author",
    "date",
    "text",
    "comment",
    "tags",
    "file",
)
_STRIKE_OUT: Final = "strike-out"
_NOTE_SEPARATOR: Final = "; "


def notes_for_scripts(notes: Iterable["Note"], form: str | None) -> Iterator[str]:
    """Yield the lines of notes as `json`, `jsonl`, `csv`, `tsv`, `md` or `keys`, or as plain lines with tabs."""
    match form:
        case "keys":
            yield from dict.fromkeys(note.publication.key for note in notes)
        case "md":
            yield from _markdown_lines(list(notes))
        case _:
            yield from rows_for_scripts(notes, form, _COLUMNS, _cells, note_to_json)


def cell_of(notes: Iterable["Note"]) -> str:
    """Return the notes on a publication for the cell of a table: what was marked, what was written, and the page."""
    parts = []
    for note in notes:
        text = f"“{note.mark.text}”" if note.mark.text else ""
        page = f"(p. {note.page})" if note.page else ""
        parts.append(" ".join(filter(None, (text, " ".join(note.mark.comment.split()), page))))
    return "\n".join(parts)


def heading_of(publication: "Publication") -> str:
    """Return author, year and title of a publication."""
    summary = summary_of(publication)
    author_and_year = " ".join(filter(None, (summary.authors, summary.year)))
    return ": ".join(filter(None, (author_and_year, summary.title)))


def _cells(note: "Note") -> list[str]:
    page, mark = note.page, note.mark
    page_cells = [str(page.number or ""), page.label] if page else ["", ""]
    mark_cells = [mark.kind, mark.colour, mark.author, mark.date, mark.text, mark.comment]
    return [note.publication.key, *page_cells, note.cite(), *mark_cells, _NOTE_SEPARATOR.join(note.tags), note.file]


def note_to_json(note: "Note") -> dict[str, object]:
    """Return a note as its shape in `render/shapes.yaml` says; what is unknown or empty is left out."""
    facts: dict[str, object] = {
        "key": note.publication.key,
        "cite": note.cite(),
        "page": note.page.number if note.page else 0,
        "label": note.page.label if note.page else "",
        **note.mark._asdict(),
        "tags": list(note.tags),
        "file": note.file,
        "access": note.publication.access,
    }
    return {name: value for name, value in facts.items() if value}


def _markdown_lines(notes: "list[Note]") -> Iterator[str]:
    """Yield each note as a block that a draft can take: a quotation with its citation, and below it the comment.

    Those of several publications stand below headings.
    """
    has_headings = len({note.publication.key for note in notes}) > 1
    is_first = True
    for publication, group in groupby(notes, key=lambda note: note.publication):
        blocks = [f"## {_escape(heading_of(publication))}"] if has_headings else []
        blocks += [block for note in group for block in _blocks(note)]
        for block in blocks:
            yield from ([] if is_first else [""]) + make_printable(block).split("\n")
            is_first = False


def _blocks(note: "Note") -> Iterator[str]:
    text, comment = _escape(note.mark.text), [_escape(line) for line in note.mark.comment.split("\n") if line.strip()]
    if text:
        yield f"> {f'~~{text}~~' if note.mark.kind == _STRIKE_OUT else text} {note.cite()}"
    elif comment:
        comment[-1] += f" {note.cite()}"
    if comment:
        yield "\\\n".join(comment)


def _escape(text: str) -> str:
    from protlib.citing.citation import TextRun
    from protlib.citing.markup import markdown

    return markdown((TextRun(re.sub(r"\s+", " ", text)),)).strip()
