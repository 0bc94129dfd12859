"""What becomes of the notes in a file of another program: which are private, which leave, and how to change that."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import LoadedFile
from protlib.cli.output import say
from protlib.text import list_all, number_of

if TYPE_CHECKING:
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

_PRIVATE_TEXT: Final = "{} came in private, which export and share leave out; to hand on"
_PUBLIC_TEXT: Final = "{} came in public, which export and share hand on; to keep private"
_OPEN_TEXT: Final = "{} stayed public, as an earlier import left it; to make private"
"""What messages say of a number of notes; the command stands behind it."""


def tell_notes_of_programs(
    files: Sequence[LoadedFile], columns: Sequence[str], outcomes: "Sequence[Outcome]", *, dry_run: bool
) -> None:
    """Say how many notes of other programs came in private and in public, and what --map makes of them.

    Of public notes, only those of which nobody can say who wrote them. Says nothing of notes for which --map asks.
    """
    from protlib.cli.files.file_contents import read_mapping
    from protlib.formats.common.note_headings import NOTE, PRIVATE, find_mapping

    mapping = read_mapping(columns)
    again = "" if dry_run else "protlib undo, then import again with "
    for file, pairs in _pairs_by_file(files, outcomes):
        headings = file.reading.note_headings
        mapping_of_notes = find_mapping(file.format.note_headings, mapping)
        _tell_missing(file, mapping_of_notes)
        private, public = ([name for name, place in headings.items() if place == field] for field in (PRIVATE, NOTE))
        if private and PRIVATE not in mapping_of_notes.values():
            private_pairs = [pair for pair in pairs if getattr(pair[0], PRIVATE)]  # as few rows have
            count = sum(_has_new(PRIVATE, row, outcome) for row, outcome in private_pairs)
            _tell(file, count, _PRIVATE_TEXT, f"{again}{_map(private, NOTE)}")
            count = sum(_is_open(row, outcome) for row, outcome in private_pairs)
            _tell(file, count, _OPEN_TEXT, f"{_map(private, PRIVATE)} --on-duplicate update")
        if public and file.format.is_of_many_programs and NOTE not in mapping_of_notes.values():
            count = sum(_has_new(NOTE, row, outcome) for row, outcome in pairs if getattr(row, NOTE))
            _tell(file, count, _PUBLIC_TEXT, f"{again}{_map(public, PRIVATE)}")


def _tell(file: LoadedFile, count: int, fate: str, remedy: str) -> None:
    """Say what became of so many notes of a file, and how to change it."""
    if count:
        say(f"{file.name}: {fate.format(number_of(count, 'note'))}: {remedy}")


def _tell_missing(file: LoadedFile, mapping_of_notes: Mapping[str, str]) -> None:
    """Say which headings of --map a file does not have, and which notes it has in their place."""
    headings = file.reading.note_headings
    for name in (name for name in mapping_of_notes if headings and name not in headings):
        say(f"{file.name}: has no notes under “{name}”; its notes are under {list_all(headings)}")


def _map(headings: Sequence[str], field: str) -> str:
    from protlib.system.shell import quote

    return " ".join(f"--map {quote(f'{heading}={field}')}" for heading in headings)


def _pairs_by_file(
    files: Sequence[LoadedFile], outcomes: "Sequence[Outcome]"
) -> "Iterator[tuple[LoadedFile, list[tuple[Publication, Outcome]]]]":
    """Yield each file with its records and their outcomes."""
    start = 0
    for file in files:
        rows = file.reading.publications
        yield file, list(zip(rows, outcomes[start : start + len(rows)], strict=False))
        start += len(rows)


def _has_new(field: str, row: "Publication", outcome: "Outcome") -> bool:
    """Tell whether a record got a note from its row."""
    from protlib.library.note_paragraphs import without_paragraphs

    old = getattr(outcome.old_record, field) if outcome.old_record else ""
    is_changed = outcome.action in {"added", "updated"} and getattr(outcome.publication, field) != old
    note = getattr(row, field)
    return is_changed and without_paragraphs(note, getattr(outcome.publication, field)) != note


def _is_open(row: "Publication", outcome: "Outcome") -> bool:
    """Tell whether a record that was there shows what is private in its row."""
    from protlib.library.note_paragraphs import without_open_paragraphs

    return bool(outcome.existing) and without_open_paragraphs(outcome.publication, row) is not row
