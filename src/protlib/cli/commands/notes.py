"""`notes`: the highlights and comments of readers, from the files of publications."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from protlib.cli.context import library_of
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, choose_keys
from protlib.cli.options.declaration import grouped, option
from protlib.cli.options.shared import NoPagerOption, choices_text
from protlib.cli.output import is_table, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.search.passages import Note

NotesForm = Literal["table", "json", "jsonl", "csv", "tsv", "md", "keys"]


@grouped
def notes(
    context: typer.Context,
    key_arguments: NamedKeys = None,
    output: Annotated[
        NotesForm | None,
        option(
            "--format -f FORM",
            f"Print as {choices_text(get_args(NotesForm))}. Default: a table on a terminal, plain lines in a pipe.",
        ),
    ] = None,
    no_pager: NoPagerOption = False,
    *,
    choice: ChoiceOptions,
) -> None:
    """Print what you have highlighted and written in PDF files.

    It shows the page, the colour, the marked text and your comment. Notes that came from Zotero or Citavi stand among
    them, none twice. protlib reads a file anew where you have changed it. What a file has is in no record.

    md is Markdown for a draft: each highlight is a quotation with its citation, [@key, p. 34].
    """
    from protlib.cli.files.attached_text import read_notes

    with library_of(context) as library:
        publications = library.get_many(choose_keys(library, key_arguments, choice))
        notes_on_pages = read_notes(library, publications)
    if not notes_on_pages:
        raise NothingFoundError(_explain_no_notes(publications))
    with show_in_pager(no_pager=no_pager):
        if is_table(output):
            from protlib.render.note_table import draw_notes

            draw_notes(notes_on_pages)
        else:
            from protlib.render.note_data import notes_for_scripts

            put_lines(notes_for_scripts(notes_on_pages, output))
    _say_meaning(notes_on_pages)


def _explain_no_notes(publications: "Sequence[Publication]") -> str:
    [first, *other_publications] = publications
    if other_publications and not any(publication.files for publication in publications):
        return "none of these publications has a file or a note. To attach a file: protlib attach KEY FILE"
    if other_publications:
        return "no highlight and no comment in the files of these publications"
    files = "has no file and no note" if not first.files else "has no highlight and no comment in its files"
    advice = "" if first.files else f". To attach a file: protlib attach {quote(first.key)} FILE"
    return f"{first.key} {files}{advice}"


def _say_meaning(notes_on_pages: "Sequence[Note]") -> None:
    """Say which pages are those of the file."""
    keys = dict.fromkeys(
        note.publication.key for note in notes_on_pages if note.page and note.page.explain() and note.file
    )
    if keys:
        say(f"no printed number is known on some pages of {', '.join(keys)}; the page of the file counts there")
