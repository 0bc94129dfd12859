"""`fill`: the citations that are typed in a document, formatted, with the list of references."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from protlib.cli.citing_options import CITING_OPTIONS
from protlib.cli.context import library_of
from protlib.cli.files import STANDARD, read_bytes
from protlib.cli.handout import IncludeCitedOption
from protlib.cli.header import gathered, manner_of, tell_keys_without_at
from protlib.cli.options import ForceOption, taking
from protlib.cli.output import say
from protlib.cli.output_file import OutputFile, output_file
from protlib.cli.style import bodies_of, cited, citing_text, locale_of, style_name
from protlib.errors import InputRefusedError, NothingFoundError, ProtlibError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.citing.documents.filled.draft import Draft, Manner, Place
    from protlib.citing.engine.report import Report
    from protlib.library import Library
    from protlib.record.model import Publication

_FILLED: Final = "-filled"

TargetOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write it; else beside it, report-filled.docx for report.docx.",
        show_default=False,
    ),
]
LiveOption = Annotated[
    Literal["zotero", "word"] | None,
    typer.Option(
        "--live",
        metavar="PROGRAM",
        help="Leave the citations in fields of zotero or of word itself, to go on with there.",
        show_default=False,
    ),
]


@taking(CITING_OPTIONS, into="options")
def fill(
    context: typer.Context,
    document: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A report: .docx, .odt, .md, .qmd or .Rmd.", show_default=False),
    ],
    *,
    output: TargetOption = None,
    force: ForceOption = False,
    live: LiveOption = None,
    include: IncludeCitedOption = None,
    options: dict[str, Any],
) -> None:
    """Put formatted citations and the reference list into a report.

    Citations typed as [@key, p. 3] become formatted. The list stands where {{bibliography}} stands in a paragraph of its own, else at the end. Citations are typed as in pandoc: [see @key, p. 3; @other], @key says, [-@key]. The report is left alone, a new file is written.

    The new file remembers what was typed: fill it again after more was typed, or in another --style; without one, it stays in the style it has. The header of Markdown is heeded as by build: csl, lang, nocite, bibliography.
    """
    from protlib.citing.documents import filled

    _refuse_standard(document, output)
    draft = filled.read(read_bytes(document), document)
    target = _target(document, output, is_filled=bool(draft.manner))
    file = output_file(context, target, force=force, include=include)
    report = _header(draft)
    with library_of(context) as library:
        chosen = _chosen(library, draft.places)
        places = [*(draft.places[number] for number in chosen), *draft.listed]
        _tell(library, document, draft)
        try:
            publications = gathered(library, report, _keys(document, places), document, include)
        except (NothingFoundError, InputRefusedError) as error:
            raise _with_mistakes(document, draft, error) from error
    if draft.mistakes:
        raise _with_mistakes(document, draft)
    if not publications:
        raise NothingFoundError(f"{document}: no citations such as [@key, p. 3] are in it{_advice(draft)}")
    told = _as_before(draft.manner, options) if draft.manner else manner_of(report, document, options)
    _fill(context, document, draft, chosen, publications, file, live, {**options, **told})


def _header(draft: "Draft") -> "Report":
    """Return what the header of a draft says, which most documents have not, as a report without text."""
    from protlib.citing.engine import report as reports

    return reports.read(draft.header.encode()) if draft.header else reports.Report({}, [])


def _tell(library: "Library", document: str, draft: "Draft") -> None:
    """Tell what was changed by hand, and which keys have no @."""
    for line in draft.hand_edits:
        say(f"{document}: {line}")
    tell_keys_without_at(library, document, draft.doubts)


def _with_mistakes(document: str, draft: "Draft", error: ProtlibError | None = None) -> ProtlibError:
    """Return the error of all that is wrong with a report: with what is typed, and with the keys that it cites."""
    wrong = draft.mistakes
    if not wrong and error:
        return error
    head = f"{document}: {wrong[0]}"
    if len(wrong) > 1:
        head = "\n  ".join([f"{document}: {len(wrong)} mistakes; nothing was written:", *wrong])
    return InputRefusedError(f"{head}\n{error}" if error else head)


def _advice(draft: "Draft") -> str:
    advice = "; those of another program it formats itself: change the style there, or fill the report as it was typed"
    return advice if draft.has_foreign else ""


def _refuse_standard(document: str, output: str | None) -> None:
    if document == STANDARD or output == STANDARD:
        raise UsageError("a report is read from a file and written to one: protlib fill report.docx")


def _target(document: str, output: str | None, *, is_filled: bool) -> str:
    """Return the file to write, which is never the report as it was typed.

    A report that `is_filled` under the name that it gets here is filled in its own place.
    """
    path = Path(document)
    is_named_so = is_filled and path.stem.endswith(_FILLED)
    default = path if is_named_so else path.parent / f"{path.stem}{_FILLED}{path.suffix}"
    if output == "":
        raise UsageError(f"--output names no file; without it, {default} is written")
    target = output or str(default)
    if not is_filled and Path(target).exists() and Path(target).samefile(path):
        raise UsageError(f"{target} is the report itself; name another file with --output")
    if Path(target).is_dir():
        raise UsageError(f"{target} is a folder; name the file in it: --output {Path(target, default.name)}")
    if path.suffix and Path(target).suffix.lower() != path.suffix.lower():
        raise UsageError(f"{target}: what is made of {path.name} is named {path.suffix}, too")
    return target


def _chosen(library: "Library", places: "Sequence[Place]") -> "list[int]":
    """Return the numbers of the citations; a name with an @ that is no key is an account of a social network."""
    return [
        number
        for number, place in enumerate(places)
        if not place.may_be_account or any(key in library for key in place.citation.keys)
    ]


def _keys(document: str, places: "Sequence[Place]") -> dict[str, str]:
    """Return what is cited, each key with the place where it stands first."""
    from protlib.citing.nested import with_nested

    keys: dict[str, str] = {}
    for place in places:
        for key in with_nested(place.citation).keys:
            keys.setdefault(key, f"{document}, {place.where}")
    return keys


def _as_before(manner: "Manner", options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of citing; a report that was filled keeps its style and its language where no other is asked for.

    That it is without acronyms it keeps where nothing at all is asked for, since there is no option to have them back.
    """
    style, locale, acronyms, bodies = manner
    return {
        "style": options.get("style") or style,
        "locale": options.get("locale") or locale,
        "bodies": options.get("bodies") or bodies,
        "no_acronyms": options.get("no_acronyms") or not (acronyms or any(options.values())),
    }


def _fill(
    context: typer.Context,
    document: str,
    draft: "Draft",
    chosen: "Sequence[int]",
    publications: "Sequence[Publication]",
    file: OutputFile,
    live: str | None,
    options: dict[str, Any],
) -> None:
    from protlib.citing.documents import filled
    from protlib.citing.documents.filled.draft import Filling, Live, Manner
    from protlib.citing.styles import named
    from protlib.citing.works import Works

    citations = [draft.places[number].citation for number in chosen]
    result = cited(publications, citations, options, context)
    manner = Manner(
        style_name(options), locale_of(options), not options.get("no_acronyms"), str(bodies_of(options))
    )
    style = named(manner.style)
    filling = Filling(
        result, manner, chosen, Live(live) if live else draft.live, Works(publications), style.link
    )
    file.write(filled.fill(draft, filling, document))
    say(f"{file.path}: {citing_text(citations, len(publications), style)}")
