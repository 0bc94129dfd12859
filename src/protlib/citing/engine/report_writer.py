"""Reports as documents, with what they cite: of word processors, of typesetters, as pages, and as PDF files."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.citation import Result
from protlib.citing.engine import inlines, pictures, write
from protlib.citing.engine.list_writer import with_hanging_style
from protlib.citing.engine.placement import filled
from protlib.citing.engine.program import Output
from protlib.citing.engine.report import Report
from protlib.errors import UsageError
from protlib.system.installation import to_install

FORMS: Final[Mapping[str, str]] = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".tex": "latex",
    ".typ": "typst",
    ".txt": "plain",
}
"""What a report becomes, by the suffix of its name."""
_PRINTERS: Final[Mapping[str, str]] = {
    "xelatex": "latex",
    "lualatex": "latex",
    "tectonic": "latex",
    "pdflatex": "latex",
    "typst": "typst",
    "weasyprint": "html",
    "wkhtmltopdf": "html",
}
"""The programs that make PDF files, those first that have letters of all scripts, and what they make them from."""
_EASIEST_PRINTER: Final = "weasyprint"  # one that pip installs
_OF_PRINTERS: Final = "WARNING:"
"""How what they say begins of the style sheet, which is not the report's."""
WITH_REFERENCE: Final[Mapping[str, str]] = {"docx": "word/styles.xml", "odt": "styles.xml"}
"""The forms that take their styles from another document, and the part of it that has them."""


_WITH_LINKS: Final = frozenset({"html", "latex", "typst"})
"""The forms that have pictures by their place, and not in themselves."""
_WITHOUT_PICTURES: Final = "plain"
_NOT_FETCHED: Final = "Could not fetch resource"


class Surroundings(NamedTuple):
    """Where a report stands: its name, its folder, the document that its styles are taken from, and the folder it is written to.

    Without the last, it is written to its own.
    """

    name: str
    folder: Path
    reference: Path | None = None
    target: Path | None = None


def write_report(report: Report, result: Result, to: str, around: Surroundings) -> Output:
    """Return a report as a document of one of the `FORMS`, and what there is to tell of it.

    Raises UsageError where a PDF file is to be made and no program is there that makes them.
    """
    arguments = ["--standalone", "--resource-path", str(around.folder)]
    between = to
    if to == "pdf":
        program, between = printer()
        arguments += ["--pdf-engine", program]
    if around.reference and to in WITH_REFERENCE:
        arguments += ["--reference-doc", str(around.reference)]
    meta, blocks = filled(report, result, between)
    lost = [] if to == _WITHOUT_PICTURES else pictures.lost(blocks, around.folder)
    if to in _WITH_LINKS and around.target is not None:
        blocks = pictures.seen_from(blocks, around.folder, around.target)
    if between == "html" and not report.told("title"):
        meta = {**meta, "pagetitle": {"t": "MetaInlines", "c": inlines.inlines(around.name)}}
    data, told = write(blocks, to, *arguments, meta=meta)
    warnings = [f"the picture {name} is not there" for name in lost]
    warnings += [line for line in told if not line.startswith((_OF_PRINTERS, *_about(lost)))]
    return Output(with_hanging_style(data, to) if result.is_hanging else data, tuple(warnings))


def _about(lost: Sequence[str]) -> list[str]:
    """Return how the messages begin in which the engine tells of pictures that are not there."""
    return [f"{_NOT_FETCHED} {name}:" for name in lost]


def printer() -> tuple[str, str]:
    """Return the program that makes PDF files, and the form that it makes them from; raises UsageError where there is none."""
    for name, form in _PRINTERS.items():
        if path := shutil.which(name):
            return path, form
    *most, last = _PRINTERS
    line = to_install(_EASIEST_PRINTER, is_program=True)
    raise UsageError(f"a PDF file is made by {', '.join(most)} or {last}, and none of them is here: {line}")
