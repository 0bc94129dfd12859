"""Reports as agencies make them with LibreOffice, a browser and LaTeX, of which it is known what stands on which page.

Each page is begun by a break, so that the maker knows it. Reports have roman front matter, plates that do not count,
chapters that begin without a number, "Page 3 of 60", numbers by chapter, two pages beside each other, or no numbers;
page labels that are right, wrong or missing; columns, footnotes, words divided at the end of lines and sentences that
go on over the page.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

_SENTENCES: Final = Path(__file__).with_name("paged_sentences.txt")
LANGUAGES: Final = ("en", "fr", "es", "ar", "en")
NUMBERINGS: Final = (
    "plain",
    "roman",
    "plates",
    "of all",
    "beside a title",
    "by chapter",
    "spreads",
    "none",
    "offset",
    "at the head",
    "odd pages",
    "under a table",
)
MAKERS: Final = ("soffice", "chromium", "soffice", "chromium", "xelatex")
LABELS: Final = ("none", "right", "wrong", "none")
_WORDS: Final = 190
_LONG_WORD: Final = re.compile(r"[a-zàâçéèêëîïôûùüÿñæœáíóú]{9,}")
_ROMAN: Final = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_OF: Final = {"en": "Page {} of {}", "fr": "Page {} sur {}", "es": "Página {} de {}", "ar": "صفحة {} من {}"}
_TITLES: Final = {
    "en": "Protection on the move", "fr": "La protection en mouvement", "es": "Protección en tránsito", "ar": "الحماية في الطريق",
}  # fmt: skip
_TITLE_OF_FILES: Final = "report{:03}"


@dataclass(frozen=True)
class PrintedPage:
    """A page of a report: its sentences, what is printed on it, and what it may be called by right.

    The first sentence may be the end of one that began on the page before; it is not in `sentences` of this page, but
    in those of the page before. `allowed` has the labels that are right: more than one where the page shows no number.
    """

    sentences: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    head: str = ""
    foot: str = ""
    note: str = ""
    allowed: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Report:
    """A report, how it is made, and its pages in the order of the file."""

    name: str
    language: str
    maker: str
    numbering: str
    labels: str
    has_columns: bool
    pages: list[PrintedPage]


def make_reports(count: int = 100, seed: int = 28) -> list[Report]:
    """Return reports with what is known of them; the same for the same seed."""
    random = Random(seed)
    tables = read_sentences()
    return [_make_report(number, random, tables) for number in range(count)]


def read_sentences(path: Path = _SENTENCES) -> dict[str, list[str]]:
    """Return the sentences of a table and the words for their gaps, by language."""
    tables: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _tab, text = line.partition("\t")
            tables.setdefault(name, []).extend(text.split("|") if ":" in name else [text])
    return tables


def make_sentence(language: str, random: Random, tables: dict[str, list[str]]) -> str:
    """Return a sentence of a report in a language."""
    slots = {slot: random.choice(tables[f"{language}:{slot}"]) for slot in "gpw"}
    number = f"{random.randrange(12, 9800):,}" if random.random() < 0.7 else str(random.randrange(11, 98))
    text = random.choice(tables[language]).format(n=number, y=random.randrange(1998, 2024), **slots)
    return text[0].upper() + text[1:]


def _make_report(number: int, random: Random, tables: dict[str, list[str]]) -> Report:
    language, numbering = LANGUAGES[number % len(LANGUAGES)], NUMBERINGS[(number // 2) % len(NUMBERINGS)]
    maker = "chromium" if numbering == "spreads" else MAKERS[(number + number // 5) % len(MAKERS)]
    labels = LABELS[(number // 3) % len(LABELS)]
    count = random.randrange(14, 27)
    pages = [PrintedPage() for _number in range(count)]
    for page in pages:
        _fill(page, language, random, tables)
    for page, next_page in pairwise(pages):
        if random.random() < 0.6:
            sentence = make_sentence(language, random, tables)
            words = sentence.split(" ")
            place = random.randrange(3, len(words) - 3)
            page.sentences.append(sentence)
            page.paragraphs[-1] += f" {' '.join(words[:place])}"
            next_page.paragraphs[0] = f"{' '.join(words[place:])} {next_page.paragraphs[0]}"
    has_columns = number % 4 == 3 and numbering != "spreads"
    name = _TITLE_OF_FILES.format(number)
    pages = list(_number_pages(pages, numbering, language, number))
    return Report(name, language, maker, numbering, labels, has_columns, pages)


def _fill(page: PrintedPage, language: str, random: Random, tables: dict[str, list[str]]) -> None:
    words = 0
    paragraph: list[str] = []
    while words < _WORDS:
        sentence = make_sentence(language, random, tables)
        page.sentences.append(sentence)
        paragraph.append(sentence)
        words += len(sentence.split())
        if len(paragraph) > 2:
            page.paragraphs.append(" ".join(paragraph))
            paragraph = []
    page.paragraphs.append(" ".join(paragraph) if paragraph else page.paragraphs.pop())


def _number_pages(pages: Sequence[PrintedPage], numbering: str, language: str, seed: int) -> Iterator[PrintedPage]:
    """Yield the pages with what is printed at their heads and feet, and what they may be called."""
    random = Random(seed)
    title = _TITLES[language]
    front = random.randrange(4, 9) if numbering in {"roman", "plates"} else 0
    plates = {len(pages) // 2, len(pages) // 2 + 1} if numbering == "plates" else set()
    openings = {front, front + 5, front + 11}
    offset = {"offset": 145}.get(numbering, 1)
    printed = 0
    for place, page in enumerate(pages):
        note = f"{place + 1} {title}: {random.randrange(100, 999)} interviews." if place % 3 == 0 else ""
        if place in plates:
            yield PrintedPage(page.sentences, page.paragraphs, "", "", "")
            continue
        if place < front:
            shows = place > 0
            label = _ROMAN[place]
            yield PrintedPage(
                page.sentences,
                page.paragraphs,
                title if shows else "",
                label if shows else "",
                note,
                (label,) if shows else (label, ""),
            )
            continue
        number = printed + offset
        printed += 1
        yield _with_number(
            page, numbering, number, place, len(pages), language, note, shows=not (front and place in openings)
        )


def _with_number(
    page: PrintedPage, numbering: str, number: int, place: int, count: int, language: str, note: str, *, shows: bool
) -> PrintedPage:
    title = _TITLES[language]
    label, head, foot = str(number), title, str(number)
    if numbering == "of all":
        foot = _OF[language].format(number, count)
    elif numbering == "beside a title":
        head, foot = "", f"{title} | {number}" if number % 2 else f"{number} | {title}"
    elif numbering == "by chapter":
        chapter, page_of_chapter = place // 6 + 1, place % 6 + 1
        label = foot = f"{chapter}-{page_of_chapter}"
    elif numbering == "spreads":
        label, foot = f"{2 * number}-{2 * number + 1}", f"{2 * number}\t{2 * number + 1}"
    elif numbering == "none":
        label, foot = "", ""
    elif numbering == "at the head":
        head, foot = f"{title} 2019\t{number}", ""
    elif numbering == "odd pages":
        foot = str(number) if number % 2 else ""
    elif numbering == "under a table":
        page.paragraphs.append(f"{number + 40} {number * 7 % 31} {number * 11 % 83}")
    allowed = (label,) if shows else (label, "")
    return PrintedPage(page.sentences, page.paragraphs, head if shows else "", foot if shows else "", note, allowed)


def build(reports: Sequence[Report], folder: Path) -> dict[str, Path]:
    """Make the PDF files of reports in a folder, those that are not there yet; return them by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {report.name: folder / f"{report.name}.pdf" for report in reports}
    missing = [report for report in reports if not paths[report.name].exists()]
    with tempfile.TemporaryDirectory() as sources:
        _run_soffice([report for report in missing if report.maker == "soffice"], Path(sources))
        for report in missing:
            file = Path(sources, f"{report.name}.pdf")
            if report.maker != "soffice":
                (_run_chromium if report.maker == "chromium" else _run_xelatex)(report, Path(sources), file)
            data = file.read_bytes()
            paths[report.name].write_bytes(add_labels(data, _label_tree(report)) if report.labels != "none" else data)
    return paths


def _run_soffice(reports: Sequence[Report], folder: Path) -> None:
    if not reports:
        return
    for report in reports:
        Path(folder, f"{report.name}.fodt").write_text(_as_fodt(report), encoding="utf-8")
    files = [f"{report.name}.fodt" for report in reports]
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", *files]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=900)


def _run_chromium(report: Report, folder: Path, made: Path) -> None:
    page = Path(folder, f"{report.name}.html")
    page.write_text(_as_html(report), encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={made}",
        str(page),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _run_xelatex(report: Report, folder: Path, made: Path) -> None:
    made.with_suffix(".tex").write_text(_as_latex(report), encoding="utf-8")
    # Twice, for notes; without packing of objects, so that labels can be added.
    command = [
        "xelatex",
        "-interaction=batchmode",
        "-output-driver=xdvipdfmx -V 4 -q -E",
        made.with_suffix(".tex").name,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


def _with_hyphens(text: str) -> str:
    """Return a text whose long words may be divided."""
    return _LONG_WORD.sub(lambda match: f"{match[0][:5]}\u00ad{match[0][5:]}", text)


_CSS: Final = """@page { size: %s; margin: 0 } body { margin: 0; font: 10.5pt/1.4 "DejaVu Serif", serif }
div.page { position: relative; box-sizing: border-box; width: %s; height: %s; padding: 25mm 22mm; break-after: page; overflow: hidden }
div.head { position: absolute; top: 11mm; left: 22mm; right: 22mm; display: flex; justify-content: space-between; font-size: 8pt }
div.foot { position: absolute; bottom: 11mm; left: 22mm; right: 22mm; display: flex; justify-content: space-between; font-size: 8pt }
div.note { position: absolute; bottom: 19mm; font-size: 8pt } .columns { columns: 2; text-align: justify }
"""


def _as_html(report: Report) -> str:
    is_spread = report.numbering == "spreads"
    size = ("420mm 297mm", "420mm", "297mm") if is_spread else ("210mm 297mm", "210mm", "297mm")
    direction = ' dir="rtl"' if report.language == "ar" else ""
    columns = ' class="columns"' if report.has_columns or is_spread else ""
    pages = []
    for page in report.pages:
        text = "".join(f"<p>{escape(_with_hyphens(paragraph))}</p>" for paragraph in page.paragraphs)
        edges = "".join(
            f'<div class="{name}">{"".join(f"<span>{escape(part)}</span>" for part in words.split(chr(9)))}</div>'
            for name, words in (("head", page.head), ("note", page.note), ("foot", page.foot))
            if words
        )
        pages.append(f'<div class="page">{edges}<div{columns}>{text}</div></div>')
    style = _CSS % size
    return (
        f'<!doctype html><html lang="{report.language}"{direction}><meta '
        f'charset="utf-8"><style>{style}</style>{"".join(pages)}</html>'
    )


_LATEX: Final = r"""\documentclass[a4paper]{article}
\usepackage[margin=22mm,headheight=14pt,footskip=12mm]{geometry}\usepackage{fontspec,multicol,fancyhdr}
\usepackage[bidi=default]{babel}\babelprovide[import,main]{LANGUAGE}\babelfont{rm}{DejaVu Sans}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\newcommand{\here}{}\newcommand{\below}{}\fancyhead[C]{\here}\fancyfoot[C]{\below}
\fontsize{9.5}{12}\selectfont\raggedbottom\begin{document}BODY\end{document}
"""
_LATEX_NAMES: Final = {"en": "english", "fr": "french", "es": "spanish", "ar": "arabic"}


def _as_latex(report: Report) -> str:
    """Return a document of LaTeX; a number by which a note is called is not a part of the sentence."""
    pages = []
    for page in report.pages:
        paragraphs = [re.sub(r"([%$&#_])", r"\\\1", paragraph) for paragraph in page.paragraphs]
        text = "\n\n".join(paragraphs) + (rf"\footnote{{{page.note}}}" if page.note else "")
        text = rf"\begin{{multicols}}{{2}}{text}\end{{multicols}}" if report.has_columns else text
        head, foot = (words.replace("\t", r"\hfill ") for words in (page.head, page.foot))
        pages.append(rf"\gdef\here{{{head}}}\gdef\below{{{foot}}}\noindent {text}\newpage" + "\n")
    return _LATEX.replace("LANGUAGE", _LATEX_NAMES[report.language]).replace("BODY", "".join(pages))


_FODT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls/>
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" style:writing-mode="{mode}"/>
<style:text-properties style:font-name="DejaVu Serif" fo:font-size="10pt" fo:hyphenate="false"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1cm" fo:margin-bottom="1cm"
 fo:margin-left="2.2cm" fo:margin-right="2.2cm" style:writing-mode="{mode}"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
{breaks}
</office:automatic-styles>
<office:master-styles>{masters}</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def _as_fodt(report: Report) -> str:
    """Return a document of LibreOffice's flat form, in which each page has a style of its own for its head and foot."""
    masters, breaks, body = [], [], []
    for number, page in enumerate(report.pages):
        masters.append(
            f'<style:master-page style:name="M{number}" style:page-layout-name="L">'
            f"<style:header><text:p>{_write_tabs(page.head)}</text:p></style:header>"
            f"<style:footer><text:p>{_write_tabs(page.foot)}</text:p></style:footer></style:master-page>"
        )
        breaks.append(
            f'<style:style style:name="B{number}" style:family="paragraph" style:parent-style-name="Standard" '
            f'style:master-page-name="M{number}"/>'
        )
        note = (
            f'<text:note text:note-class="footnote"><text:note-citation>{number + 1}</text:note-citation>'
            f"<text:note-body><text:p>{escape(page.note)}</text:p></text:note-body></text:note>"
        )
        paragraphs = []
        for place, paragraph in enumerate(page.paragraphs):
            style = f' text:style-name="B{number}"' if not place and not report.has_columns else ""
            paragraphs.append(
                f"<text:p{style}>{escape(_with_hyphens(paragraph))}{note if page.note and not place else ''}</text:p>"
            )
        if report.has_columns:
            body.append(
                f'<text:p text:style-name="B{number}"/><text:section text:style-name="Columns" '
                f'text:name="S{number}">{"".join(paragraphs)}</text:section>'
            )
        else:
            body += paragraphs
    mode = "rl-tb" if report.language == "ar" else "lr-tb"
    return _FODT.format(mode=mode, breaks="".join(breaks), masters="".join(masters), body="".join(body))


def _write_tabs(text: str) -> str:
    return "<text:tab/>".join(escape(part) for part in text.split("\t"))


def _label_tree(report: Report) -> str:
    """Return the page labels of a file: those that are printed, or those that a program gives unasked."""
    labels = [page.allowed[0] for page in report.pages]
    if report.labels == "wrong":
        labels = [f"{number + 3}" for number in range(len(labels))]
    return " ".join(f"{number} << /P ({label}) >>" for number, label in enumerate(labels))


def add_labels(data: bytes, tree: str) -> bytes:
    """Return a PDF file with page labels, which are added behind its end as programs do that change a file."""
    root = re.findall(rb"/Root\s+(\d+) 0 R", data)[-1].decode()
    catalogue = re.search(rb"(?<!\d)%s 0 obj\s*<<(.*?)>>\s*endobj" % root.encode(), data, re.DOTALL)
    if catalogue is None:
        raise ValueError("the catalogue is not to be seen")
    content = (
        re.sub(rb"/PageLabels\s*<<.*?>>\s*(?:\]\s*>>)?", b"", catalogue[1])
        if b"/PageLabels" in catalogue[1]
        else catalogue[1]
    )
    last_table = re.findall(rb"startxref\s+(\d+)", data)[-1].decode()
    size = re.findall(rb"/Size\s+(\d+)", data)[-1].decode()
    place = len(data) + 1
    changed = b"\n%s 0 obj\n<<%s /PageLabels << /Nums [%s] >> >>\nendobj\n" % (root.encode(), content, tree.encode())
    table = f"xref\n{root} 1\n{place:010} 00000 n \ntrailer << /Size {size} /Root {root} 0 R /Prev {last_table} >>\n"
    return data + changed + f"{table}startxref\n{len(data) + len(changed)}\n%%EOF\n".encode()
