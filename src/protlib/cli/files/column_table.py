"""A table of chosen columns, also of those that files and decisions give, for a colleague to fill or for a report."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.advice.chosen_records import select_for_export
from protlib.cli.context import library_of
from protlib.cli.files.attached_copies import Files, files_for
from protlib.cli.files.file_contents import file_data
from protlib.cli.files.outgoing_records import Include, fields_to_show, hand_out
from protlib.cli.files.output_file import output_file
from protlib.cli.options.shared import columns_asked
from protlib.cli.output import say
from protlib.cli.references import with_references
from protlib.cli.settings.configuration import setting_value
from protlib.errors import UsageError
from protlib.formats.tables.columns import FORMS
from protlib.record.fields.named_records import MENTION_FIELDS
from protlib.record.handout import FILES
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.cli.files.export_request import ExportRequest
    from protlib.formats import Format
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search.passages import Note

HOME: Final = "import {} --match key --on-duplicate replace"
"""The command that takes home what a colleague filled in a table."""
_PIPE_FORM: Final = "csv"


def with_derived(
    publications: "Sequence[Publication]", columns: Sequence[str], context: typer.Context
) -> "Sequence[Publication]":
    """Return publications with the cells of derived columns in `extra`, where tables find them, as far as wanted.

    A library may have a field of its own by such a name, which stays.
    """
    from protlib.formats.tables.columns import HIGHLIGHTS, VERDICTS

    if not {HIGHLIGHTS, VERDICTS} & {*columns}:
        return publications
    keys = [record.key for record in publications]
    cells: dict[str, Mapping[str, str]] = {}
    with library_of(context) as library:
        derived_columns = {*columns} - {*library.own_fields()}
        if HIGHLIGHTS in derived_columns:
            cells[HIGHLIGHTS] = _highlights(library, keys)
        if VERDICTS in derived_columns:
            cells[VERDICTS] = library.verdicts_in_words(keys)
    return [
        record.changed(extra={**record.extra, **{name: texts.get(record.key, "") for name, texts in cells.items()}})
        for record in publications
    ]


def _highlights(library: "Library", keys: Sequence[str]) -> Mapping[str, str]:
    """Return what readers marked in the files of records, read anew, for records that are handed out name no files."""
    from protlib.cli.files.attached_text import read_notes
    from protlib.render.note_data import cell_of

    notes_by_key: dict[str, list[Note]] = {}
    for note in read_notes(library, library.get_many(keys)):
        notes_by_key.setdefault(note.publication.key, []).append(note)
    return {key: cell_of(notes) for key, notes in notes_by_key.items()}


def export_table(request: "ExportRequest") -> None:
    """Write a table of publications with the named columns; raises UsageError if its form is unclear.

    A form for colleagues is replaced only if nobody has filled it. The message says how to take it home.
    """
    from protlib.formats.parsed import WriteOptions
    from protlib.formats.programs import ANY, PROGRAMS
    from protlib.formats.tables import column_choice
    from protlib.formats.tables.columns import REFERENCE

    entry = _form_of(request)
    include, names = request.include, columns_asked(request.options.columns)
    home = HOME if entry.reads else ""
    file = output_file(request.context, request.path, force=request.force, include=include, home=home)
    with library_of(request.context) as library:
        publications, own_names = select_for_export(library, request.selection())
        public = fields_to_show(library, own_names, include) if column_choice.has_usual(names, own_names) else ()
        columns = column_choice.chosen_columns(names, own_names, entry, public)
        _refuse_empty_column(columns, include)
        _refuse_files(request, entry, has_files=FILES in columns)
        _refuse_citing(request, has_reference=REFERENCE in columns)
        mention_fields = [name for name in MENTION_FIELDS if name in columns]
        publications = hand_out(library, publications, request.included_circles, mention_fields=mention_fields)
        path = library.path
    if REFERENCE in columns:
        publications = with_references(publications, request.options.citing(), request.context)
    publications = with_derived(publications, columns, request.context)
    is_for_excel = not request.is_standard or request.options.program is not None
    headings = column_choice.read_headings(names, own_names)
    program = PROGRAMS["excel"] if is_for_excel else ANY
    write_options = WriteOptions(own_names=own_names, columns=columns, headings=headings, program=program)
    with files_for(request.options.files, path, publications, request.path, "--files") as with_files:
        file.write(file_data(with_files, entry, write_options, request.path))
    if readings := list(column_choice.translated_names(names, own_names)):
        say(f"read as columns: {', '.join(f'“{typed}” as {name}' for typed, name in readings)}")
    request.tell_written(len(publications), f": {', '.join(headings.get(name, name) for name in columns)}")
    if not request.is_standard and entry.reads and headings:
        _tell_unread(columns, headings, own_names)


def _tell_unread(columns: Sequence[str], headings: Mapping[str, str], own_names: Sequence[str]) -> None:
    """Say how to import a table again whose headings do not name the fields of their columns."""
    from protlib.formats.parsed import ReadOptions
    from protlib.formats.tables.columns import DERIVED
    from protlib.formats.tables.header import columns_of, fields_by_heading

    header_columns = columns_of(
        [headings.get(name, name) for name in columns], fields_by_heading(ReadOptions(own_names=own_names))
    )
    maps = [
        f"--map {quote(f'{read.heading}={name}')}"
        for name, read in zip(columns, header_columns, strict=True)
        if read.field != name and (name not in DERIVED or name in own_names)
    ]
    if maps:
        say(f"to import this table again, add {' '.join(maps)}")


def _form_of(request: "ExportRequest") -> "Format":
    """Return the form of the table.

    On standard output, which has no suffix, it is the configured form, else CSV.
    """
    from protlib.formats.tables import column_choice

    form = request.form
    if not form and request.is_standard:
        usual_form = setting_value("format")
        form = usual_form if usual_form in FORMS else _PIPE_FORM
    return column_choice.form_of_table(form, request.path)


def _refuse_empty_column(columns: Sequence[str], include: Include) -> None:
    """Raise UsageError for a column that private data leaves empty, and that would clear the field on its return."""
    if "private_note" in columns and "notes" not in (include or ()):
        raise UsageError("private_note is left out of exports. To write it: --include notes")


def _refuse_files(request: "ExportRequest", entry: "Format", *, has_files: bool) -> None:
    """Raise UsageError for a column of files that would be empty, and for files without a column."""
    is_asked = request.options.files is not Files.NONE
    if is_asked and not has_files:
        raise UsageError("--files needs the column files, for example: --columns title,files")
    if has_files and not is_asked:
        raise UsageError("files is left out of exports. To write it: --files linked, or leave out the column")
    request.refuse_files(entry)


def _refuse_citing(request: "ExportRequest", *, has_reference: bool) -> None:
    """Raise UsageError for options of citing without a column of references, and for two styles."""
    options = request.options
    values = {
        "style": options.style,
        "locale": options.locale,
        "bodies": options.bodies,
        "no-acronyms": options.no_acronyms,
    }
    citing = [f"--{name}" for name, value in values.items() if value]
    if citing and not has_reference:
        raise UsageError(f"{citing[0]} needs the column reference, for example: --columns title,reference")
    if len(options.style or ()) > 1:
        raise UsageError("a table can have one style only; give one --style")
