"""`bibliography`: lists of references, in the style of a publisher or a journal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args

import typer

from protlib.cli.advice import selected
from protlib.cli.citing_options import CITING_OPTIONS
from protlib.cli.context import library_of
from protlib.cli.files import STANDARD
from protlib.cli.handout import Include, IncludeCitedOption, in_list
from protlib.cli.options import ForceOption, OutputOption, listed, taking
from protlib.cli.output import publications_text, say
from protlib.cli.output_file import output_file
from protlib.cli.reference_list import ListForm, data, put_list
from protlib.cli.selection_options import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.cli.style import cited
from protlib.errors import UsageError
from protlib.selection import Facet, Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.record.model import Publication


_SUFFIXES: Final[dict[str, ListForm]] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".rtf": "rtf",
    ".docx": "docx",
    ".odt": "odt",
    ".tex": "latex",
    ".typ": "typst",
}
ListFormOption = Annotated[
    ListForm | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help=f"The format: {listed(get_args(ListForm))}. Default: by the suffix of --output.",
        show_default=False,
    ),
]
GroupByOption = Annotated[
    Facet | None,
    typer.Option("--group-by", metavar="FIELD", help=f"Group by {listed(Facet)}.", show_default=False),
]
AnnotateOption = Annotated[
    Literal["abstract", "note"] | None,
    typer.Option("--annotate", metavar="FIELD", help="Print the abstract or the note below each.", show_default=False),
]
NumberedOption = Annotated[bool, typer.Option("--numbered", help="Number the references.")]
_BINARY: Final = frozenset({"docx", "odt"})


@taking(SELECTION_OPTIONS, into="options")
@taking(CITING_OPTIONS, into="manner")
def bibliography(
    context: typer.Context,
    words: QueryWords = None,
    *,
    form: ListFormOption = None,
    output: OutputOption = STANDARD,
    force: ForceOption = False,
    group_by: GroupByOption = None,
    annotate: AnnotateOption = None,
    numbered: NumberedOption = False,
    include: IncludeCitedOption = None,
    manner: dict[str, Any],
    options: dict[str, Any],
) -> None:
    """Write the reference list of a selection.

    Without words or filters, it lists all publications. docx, odt and rtf are whole documents. The other formats are
    parts to put into a document.
    """
    from protlib.citing.sections import Annotation, Layout, sections

    form = _form_of(output, form)
    if form in _BINARY and output == STANDARD and sys.stdout.isatty():
        raise UsageError(f"{form} cannot be printed on a terminal; name a file with --output")
    file = output_file(context, output, force=force, include=include)
    publications = _selected(context, selection_of(words, options), include)
    result = cited(publications, [], manner, context)
    layout = Layout(group_by, Annotation(annotate) if annotate else None, numbered)
    parts = sections(result, publications, layout)
    if output == STANDARD:
        put_list(parts, form, is_hanging=result.is_hanging)
        return
    file.write(data(parts, form, is_hanging=result.is_hanging))
    say(f"{publications_text(len(publications))} written to {output}")


def _form_of(path: str, named: ListForm | None) -> ListForm:
    """Return the form to write; raises UsageError where nothing tells one, or the suffix of a file another."""
    told = None if path == STANDARD else _SUFFIXES.get(Path(path).suffix.lower())
    if named and told and named != told:
        raise UsageError(f"{path} has the suffix of {told}, but the format is {named}; name another file")
    if found := named or told:
        return found
    if path == STANDARD:
        return "text"
    raise UsageError(f"{path}: unknown suffix; name the format with --format: {listed(get_args(ListForm))}")


def _selected(context: typer.Context, selection: Selection, include: Include) -> "Sequence[Publication]":
    with library_of(context) as library:
        return in_list(library, selected(library, selection, summaries=False).publications, include)
