"""Reports as finished documents: of word processors and typesetters, as pages, and as PDF files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.citation import Result
from protlib.citing.engine import inlines
from protlib.citing.engine.confinement import Confinement
from protlib.citing.engine.descriptions import put_descriptions
from protlib.citing.engine.directions import turn_document, with_direction
from protlib.citing.engine.inlines import convert_blocks
from protlib.citing.engine.list_writer import with_hanging_style
from protlib.citing.engine.pictures import Fetch, Pictures, fetch_nothing
from protlib.citing.engine.placement import place_citations
from protlib.citing.engine.printers import print_report, without_letters
from protlib.citing.engine.report import Remark, Report

_PRINTER_WARNING: Final = "WARNING:"
"""The beginning of warnings about the style sheet, which is not the report's fault."""
STYLE_PARTS: Final[Mapping[str, str]] = {"docx": "word/styles.xml", "odt": "styles.xml"}
"""The forms that take their styles from another document, and the part of it with the styles."""


_FORM_WITHOUT_PICTURES: Final = "plain"


class ReportFile(NamedTuple):
    """A document, and messages about it."""

    data: bytes
    remarks: tuple[Remark, ...]


class Surroundings(NamedTuple):
    """A report's surroundings: its name, its folder, the document with its styles, and the target folder.

    Without a target, its own folder is the target. `fetch` gets the pictures of the web.
    """

    name: str
    folder: Path
    reference: Path | None = None
    target: Path | None = None
    fetch: Fetch = fetch_nothing


def write_report(report: Report, result: Result, form: str, surroundings: Surroundings) -> ReportFile:
    """Return a report as a document in a form of the engine or as "pdf", with messages about it.

    The best installed program that lacks nothing makes a PDF file. Raises UsageError where there is none.
    """
    if form == "pdf":
        return print_report(
            lambda engine_form, arguments: _write(report, result, form, engine_form, surroundings, arguments)
        )
    return _write(report, result, form, form, surroundings, ())


def _write(
    report: Report, result: Result, form: str, engine_form: str, surroundings: Surroundings, arguments: Sequence[str]
) -> ReportFile:
    """Return a report as a document by way of a form, as PDF by LaTeX; the arguments are the engine's."""
    reference = (
        ("--reference-doc", str(surroundings.reference.absolute()))
        if surroundings.reference and form in STYLE_PARTS
        else ()
    )
    pictures = Pictures(surroundings.folder, form, surroundings.target, surroundings.fetch)
    put_picture = (lambda node: node) if form == _FORM_WITHOUT_PICTURES else pictures.put_picture
    confinement = Confinement(engine_form, put_picture)
    meta, blocks = place_citations(confinement.report(report), result, engine_form)
    meta = confinement.header(meta)
    if engine_form == "html" and not report.header_texts("title"):
        meta = {**meta, "pagetitle": {"t": "MetaInlines", "c": inlines.inlines(surroundings.name)}}
    is_from_right = report.is_from_right and not report.header_texts("dir")
    meta = with_direction(meta, engine_form) if is_from_right else meta
    data, warnings = convert_blocks(blocks, form, "--standalone", *arguments, *reference, meta=meta)
    remarks = [*confinement.remarks, *pictures.remarks]
    remarks += [Remark(line) for line in without_letters(warnings) if not line.startswith(_PRINTER_WARNING)]
    data = with_hanging_style(data, form) if result.is_hanging else data
    data = turn_document(data, form) if report.is_from_right else data
    return ReportFile(put_descriptions(data, form, blocks), tuple(remarks))
