"""`verify`: whether what a document cites stands in its list, and whether that is what the library knows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.context import library_of
from protlib.cli.files import document_name, document_suffix, read_bytes
from protlib.cli.output import put, say
from protlib.cli.verdict import Asked, as_dict
from protlib.errors import EmptyLibraryError, ExitCode, NothingFoundError
from protlib.system.shell import quoted

if TYPE_CHECKING:
    from protlib.citing.verification.verdict import Finding, Verdict

DocumentArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A report: .md, .qmd, .tex, .docx, .odt, .pdf or .txt; - is Markdown on standard input.",
    ),
]
_LONGEST: Final = 100  # characters that are shown of an entry


def verify(
    context: typer.Context,
    document: DocumentArgument,
    *,
    output: Annotated[
        Literal["text", "json"] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORM",
            help="Print as text, a line for each finding, or as json, with every entry.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check the citations and reference list of a report.

    protlib reads the reference list typed at the end of the report. Each citation needs an entry in the list, and each
    entry a citation.

    protlib also looks for each entry in the library. It is there, differs (year, title, author, symbol, DOI) or is
    unknown. A work cited by its key must be there too. The exit code is 1 if something is found.
    """
    from protlib.citing.verification import manuscript
    from protlib.citing.verification.verdict import verify as verdict_of

    name = document_name(document)
    read = manuscript.read(read_bytes(document), name, document_suffix(document))
    for included in read.mentions.included:
        say(f"{name}: it includes {included}; verify that file as well")
    with library_of(context) as library:
        verdict = verdict_of(read, Asked(library))
        if not (verdict.citations or verdict.entries):
            raise NothingFoundError(f"{name}: no citations and no reference list found")
        if not len(library):
            say(str(EmptyLibraryError(path=library.path)))
    put([_json(name, verdict)] if output == "json" else _lines(name, verdict.findings))
    _tell(document, verdict)
    if verdict.findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _tell(document: str, verdict: "Verdict") -> None:
    """Say how much there is of everything, and what to type where the report is not filled."""
    for line in filter(None, (_told(verdict), _unfilled(document, verdict))):
        say(f"{document_name(document)}: {line}")


def _lines(document: str, findings: "Iterable[Finding]") -> Iterator[str]:
    for finding in findings:
        place = f"{document}:{finding.line}" if finding.line else document
        yield f"{place}: {_line(finding)}"


def _line(finding: "Finding") -> str:
    what = _cut(finding.what)
    if finding.differences:
        told = "; ".join(
            f"{name} is {_quoted(typed)}, there {_quoted(known)}" for name, typed, known in finding.differences
        )
        return f"{what}: differs from {finding.key}: {told}"
    near = _cut(finding.near)
    if finding.key:
        near = f"{finding.key}, “{near}”"
    return f"{what}: {finding.kind}{f'; the nearest is {near}' if near else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _quoted(text: str) -> str:
    return f"“{_cut(text)}”" if text else "missing"


def _told(verdict: "Verdict") -> str:
    from protlib.citing.verification.verdict import Kind

    names = {
        Kind.UNLISTED: "without an entry",
        Kind.UNCITED: "never cited",
        Kind.CHANGED: "that differ",
        Kind.UNKNOWN: "not in the library",
        Kind.NO_KEY: "with an unknown key",
    }
    kinds = Counter(finding.kind for finding in verdict.findings)
    entries = _counted(len(verdict.entries), "entry", "entries")
    counts = [
        _counted(verdict.citations, "citation", "citations"),
        f"{entries} in the list, {len(verdict.keys)} of them in the library"
        if verdict.entries
        else "no list under a heading such as References",
        *(f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind]),
    ]
    return "; ".join(counts)


def _unfilled(document: str, verdict: "Verdict") -> str:
    """Return what to type where citations are typed that `fill` has not filled, "" where there are none."""
    from protlib.cli.report_target import filled_beside

    filled = filled_beside(document) if verdict.typed else None
    if filled is None or (verdict.entries and not verdict.filled):
        return ""
    line = f"protlib fill {quoted(document)}"
    if verdict.filled:
        are = "citation is" if verdict.typed == 1 else "citations are"
        return f"{verdict.typed} {are} not filled yet. To fill: {line}"
    if filled != document and Path(filled).is_file():
        return f"the report is not filled. To check the filled report: protlib verify {quoted(filled)}"
    return f"the report is not filled yet. To fill it: {line}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _json(document: str, verdict: "Verdict") -> str:
    from protlib.render import scripts

    return scripts.json_text(as_dict(document, verdict))
