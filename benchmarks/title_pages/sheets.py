"""Pages of reports as agencies lay them out, printed by LibreOffice or by a browser from one description."""

import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final

_TIMEOUT: Final = 900  # seconds


@dataclass(frozen=True)
class Text:
    """A paragraph: its text with line breaks, the size of its letters in points, and how it stands."""

    text: str
    size: float = 10
    bold: bool = False
    align: str = "start"
    room_above: float = 4  # millimetres of room


@dataclass(frozen=True)
class Picture:
    """A drawing without letters, such as a logo or a photograph, in millimetres."""

    width: float = 40
    height: float = 18
    align: str = "start"


@dataclass(frozen=True)
class Columns:
    """Paragraphs in two columns."""

    texts: Sequence[str]
    size: float = 9


Item = Text | Picture | Columns


@dataclass(frozen=True)
class Sheet:
    """A page: what stands on it from the top down, a running head, and a running foot."""

    items: Sequence[Item]
    head: str = ""
    foot: str = ""


@dataclass
class Made:
    """A report: its pages and how it is printed, and what is right to say of it.

    `titles` are the forms of its title that are right, `bodies` the names of which one has to be told, `year` its year.
    """

    name: str
    language: str
    program: str
    sheets: list[Sheet]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    year: str
    layout: str = ""
    own_title: str = ""
    own_author: str = ""
    doi: str = ""
    landscape: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def build(reports: Iterable[Made], folder: Path) -> dict[str, Path]:
    """Print the reports that the folder does not have yet, and return their files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    all_reports = list(reports)
    missing = [report for report in all_reports if not (folder / f"{report.name}.pdf").exists()]
    _run_soffice([report for report in missing if report.program == "soffice"], folder)
    for report in missing:
        if report.program == "chromium":
            _run_chromium(report, folder)
    return {report.name: folder / f"{report.name}.pdf" for report in all_reports}


def _run_soffice(reports: Sequence[Made], folder: Path) -> None:
    if not reports:
        return
    with tempfile.TemporaryDirectory() as sources:
        names = []
        for report in reports:
            names.append(f"{report.name}.fodt")
            Path(sources, names[-1]).write_text(_as_fodt(report), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{sources}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
        subprocess.run(command, cwd=sources, check=True, capture_output=True, timeout=_TIMEOUT)


def _run_chromium(report: Made, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as sources:
        page = Path(sources, "report.html")
        page.write_text(_as_html(report), encoding="utf-8")
        file = folder / f"{report.name}.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={file}"]
        subprocess.run(["chromium", *options, str(page)], check=True, capture_output=True, timeout=120)


_CSS: Final = """@page { size: %(size)s; margin: 0 } body { margin: 0; font-family: "DejaVu Sans", sans-serif }
div.page { position: relative; box-sizing: border-box; width: %(width)s; height: %(height)s; padding: 22mm 20mm; break-after: page;
 overflow: hidden } p { margin: 0; line-height: 1.2; white-space: pre-line } .head { position: absolute; top: 9mm; left: 20mm; font-size: 8pt }
.foot { position: absolute; bottom: 9mm; left: 20mm; font-size: 8pt } .columns { columns: 2; margin-top: 6mm }"""


def _as_html(report: Made) -> str:
    size = ("297mm 210mm", "297mm", "210mm") if report.landscape else ("210mm 297mm", "210mm", "297mm")
    style = _CSS % dict(zip(("size", "width", "height"), size, strict=True))
    direction = ' dir="rtl"' if report.language == "ar" else ""
    pages = []
    for sheet in report.sheets:
        edges = "".join(
            f'<div class="{name}">{escape(text)}</div>'
            for name, text in (("head", sheet.head), ("foot", sheet.foot))
            if text
        )
        pages.append(f'<div class="page">{edges}{"".join(map(_html_of, sheet.items))}</div>')
    title = f"<title>{escape(report.own_title)}</title>"
    return f'<!doctype html><html{direction}><meta charset="utf-8">{title}<style>{style}</style>{"".join(pages)}</html>'


def _html_of(item: Item) -> str:
    if isinstance(item, Picture):
        drawing = '<rect width="100%" height="60%" fill="#0072bc"/><circle cx="50%" cy="50%" r="20%" fill="#f90"/>'
        return (
            f'<p style="text-align:{item.align}"><svg width="{item.width}mm" '
            f'height="{item.height}mm">{drawing}</svg></p>'
        )
    if isinstance(item, Columns):
        text = "".join(
            f'<p style="font-size:{item.size}pt;margin-bottom:2mm">{escape(part)}</p>' for part in item.texts
        )
        return f'<div class="columns">{text}</div>'
    weight = "bold" if item.bold else "normal"
    style = f"font-size:{item.size}pt;font-weight:{weight};text-align:{item.align};margin-top:{item.room_above}mm"
    return f'<p style="{style}">{escape(item.text)}</p>'


_FODT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta>{meta}</office:meta>
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}"/>
<style:text-properties style:font-name="DejaVu Sans" fo:font-family="DejaVu Sans" fo:font-size="10pt" style:font-size-complex="10pt"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1cm" fo:margin-bottom="1cm"
 fo:margin-left="2cm" fo:margin-right="2cm" style:writing-mode="{mode}"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.3cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
{styles}
</office:automatic-styles>
<office:master-styles>{masters}</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def _as_fodt(report: Made) -> str:
    masters, styles, body = [], [], []
    for number, sheet in enumerate(report.sheets):
        head, foot = (escape(text) for text in (sheet.head, sheet.foot))
        masters.append(
            f'<style:master-page style:name="M{number}" style:page-layout-name="L"><style:header><text:p>'
            f"{head}</text:p></style:header>"
            f"<style:footer><text:p>{foot}</text:p></style:footer></style:master-page>"
        )
        for place, item in enumerate(sheet.items):
            name = f"P{number}x{place}"
            master = f' style:master-page-name="M{number}"' if not place else ""
            styles.append(_style_of(name, master, item))
            body.append(_fodt_of(name, item, place))
    names = {"dc:title": report.own_title, "meta:initial-creator": report.own_author}
    meta = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in names.items() if value)
    mode = "rl-tb" if report.language == "ar" else "lr-tb"
    return _FODT.format(mode=mode, meta=meta, styles="".join(styles), masters="".join(masters), body="".join(body))


def _style_of(name: str, master: str, item: Item) -> str:
    text = item if isinstance(item, Text) else Text("", getattr(item, "size", 10))
    align = getattr(item, "align", "start")
    bold = ' fo:font-weight="bold" style:font-weight-complex="bold"' if text.bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}><style:paragraph-properties '
        f'fo:text-align="{align}"'
        f' fo:margin-top="{text.room_above}mm"/><style:text-properties fo:font-size="{text.size}pt" '
        f'style:font-size-complex="{text.size}pt"{bold}/></style:style>'
    )


def _fodt_of(name: str, item: Item, place: int) -> str:
    if isinstance(item, Picture):
        size = f'svg:width="{item.width}mm" svg:height="{item.height}mm"'
        return f'<text:p text:style-name="{name}"><draw:rect text:anchor-type="as-char" {size}/></text:p>'
    if isinstance(item, Columns):
        paragraphs = "".join(f'<text:p text:style-name="{name}">{escape(text)}</text:p>' for text in item.texts)
        opening = f'<text:p text:style-name="{name}"/>' if not place else ""
        return f'{opening}<text:section text:style-name="Columns" text:name="S{name}">{paragraphs}</text:section>'
    text = "<text:line-break/>".join(map(escape, item.text.split("\n")))
    return f'<text:p text:style-name="{name}">{text}</text:p>'
