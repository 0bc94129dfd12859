"""PDF files that flow over their pages as LibreOffice and a browser let them, of which the words are known.

Nothing here knows where a page ends: the maker decides. `pdftotext` tells it, a reader that protlib does not use. There
are columns, words divided at the ends of lines, notes at the foot between the halves of a sentence, lists and tables.
"""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.paged_reports import read_sentences
from protlib.quotations.compared_words import fold_letters

_SENTENCES: Final = Path(__file__).with_name("quoted_sentences.txt")
_LANGUAGES: Final = ("en", "en", "fr", "en", "es", "en", "ar", "en", "fr", "es", "ar")
_LONG_WORD: Final = re.compile(r"[a-zàâçéèêëîïôûùüÿñæœáíóú]{9,}")
_TITLES: Final = {"en": "No way back", "fr": "Sans retour", "es": "Sin regreso", "ar": "بلا عودة"}
_SEE: Final = {
    "en": "See the register of {}, p. {}.",
    "fr": "Voir le registre de {}, p. {}.",
    "es": "Véase el registro de {}, pág. {}.",
    "ar": "انظر سجل {}، ص {}.",
}


@dataclass(frozen=True)
class Paragraph:
    """Sentences in a row; a note hangs on the sentence of a place. Other kinds are "item" and "table"."""

    sentences: Sequence[str]
    note_place: int = -1
    note: str = ""
    kind: str = "text"


@dataclass(frozen=True)
class Work:
    """A work that reports quote: how its file is made, the number on its first page, and its paragraphs."""

    key: str
    language: str
    maker: str
    first_page: int
    has_columns: bool
    paragraphs: Sequence[Paragraph]

    @cached_property
    def runs(self) -> list[list[str]]:
        """The words that stand in a row, of each stretch without a list or a table between."""
        runs: list[list[str]] = [[]]
        for paragraph in self.paragraphs:
            if paragraph.kind == "text":
                runs[-1] += " ".join(paragraph.sentences).split(" ")
            else:
                runs += [[]] if paragraph.kind == "table" else [" ".join(paragraph.sentences).split(" "), []]
        return [run for run in runs if len(run) > 5]


def make_works(count: int, seed: int) -> list[Work]:
    """Return works; the same for the same seed."""
    random, tables = Random(seed), read_sentences(_SENTENCES)
    return [_make_work(number, random, tables) for number in range(count)]


def _make_work(number: int, random: Random, tables: dict[str, list[str]]) -> Work:
    language = _LANGUAGES[number % len(_LANGUAGES)]
    paragraphs = []
    last: list[str] = []
    for place in range(random.randrange(50, 110)):
        kind = "table" if place % 17 == 16 else "item" if place % 11 in {7, 8} else "text"
        sentences = [_sentence(language, random, tables, last) for _number in range(random.randrange(1, 5))]
        has_note = kind == "text" and random.random() < 0.35
        note = _SEE[language].format(random.choice(tables[f"{language}:p"]), random.randrange(2, 300))
        paragraphs.append(
            Paragraph(sentences, random.randrange(len(sentences)) if has_note else -1, note if has_note else "", kind)
        )
    maker = "soffice" if number % 3 else "chromium"
    return Work(f"work{number:03}", language, maker, random.choice((1, 1, 7, 112)), number % 4 == 1, paragraphs)


def _sentence(language: str, random: Random, tables: dict[str, list[str]], last: list[str]) -> str:
    """Return a sentence of another form than the last ten."""
    form = random.choice([form for form in tables[language] if form not in last])
    last.append(form)
    del last[:-10]

    def fill(match: re.Match[str]) -> str:
        slot = match[1]
        if slot == "n":
            return f"{random.randrange(1000, 9800):,}" if random.random() < 0.2 else str(random.randrange(11, 980))
        if slot == "d":
            return f"{random.randrange(1, 97)}{'.' if language in {'en', 'ar'} else ','}{random.randrange(1, 10)}"
        return str(random.randrange(1996, 2025)) if slot == "y" else random.choice(tables[f"{language}:{slot}"])

    text = re.sub(r"\{(\w)\}", fill, form)
    return text[0].upper() + text[1:]


def build(works: Sequence[Work], folder: Path) -> dict[str, Path]:
    """Make the PDF files of works in a folder, those that are not there yet; return them by key.

    LibreOffice crashes over some of the pages that are asked of it; the browser makes these.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {work.key: folder / f"{work.key}.pdf" for work in works}
    while missing := [work for work in works if work.maker == "soffice" and not paths[work.key].exists()]:
        _run_soffice(missing, folder)
        crashed = next((work for work in missing if not paths[work.key].exists()), None)
        if crashed:
            _run_chromium(crashed, folder, paths[crashed.key])
    for work in works:
        if not paths[work.key].exists():
            _run_chromium(work, folder, paths[work.key])
    return paths


def _run_soffice(works: Sequence[Work], folder: Path) -> None:
    flat = [folder / f"{work.key}.fodt" for work in works]
    for work, path in zip(works, flat, strict=True):
        path.write_text(_as_fodt(work), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, flat)]
    subprocess.run(command, check=False, capture_output=True, timeout=450)


def _run_chromium(work: Work, folder: Path, made: Path) -> None:
    page = Path(folder, f"{work.key}.html")
    page.write_text(_as_html(work), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}")
    subprocess.run(["chromium", *options, page.resolve().as_uri()], check=True, capture_output=True, timeout=120)


def letters_of_pages(path: Path) -> list[str]:
    """Return the letters of each page of a PDF file, as another reader returns them."""
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    return [fold_letters(page) for page in text.split("\f")[:-1]]


def _with_hyphens(text: str) -> str:
    return _LONG_WORD.sub(lambda match: f"{match[0][:4]}\u00ad{match[0][4:]}", text)


_CSS: Final = """@page {{ size: A4; margin: 24mm 21mm; @top-left {{ content: "{title} – {key}"; font-size: 8pt }}
 @bottom-right {{ content: counter(page); font-size: 9pt }} }} html {{ counter-reset: page {before} }}
 body {{ margin: 0; font: 10pt/1.35 "DejaVu Serif", serif; text-align: justify; columns: {columns}; widows: 1; orphans: 1 }}
 td {{ border: 1px solid; padding: 2pt 6pt }} sup {{ font-size: 6pt }}"""


def _as_html(work: Work) -> str:
    direction = ' dir="rtl"' if work.language == "ar" else ""
    notes: list[str] = []
    parts = []
    for paragraph in work.paragraphs:
        texts = [escape(_with_hyphens(sentence)) for sentence in paragraph.sentences]
        if paragraph.note:
            notes.append(paragraph.note)
            texts[paragraph.note_place] += f"<sup>{len(notes)}</sup>"
        text = " ".join(texts)
        parts.append(
            _table(work)
            if paragraph.kind == "table"
            else f"<li>{text}</li>"
            if paragraph.kind == "item"
            else f"<p>{text}</p>"
        )
    ends = "".join(f"<p>{number} {escape(note)}</p>" for number, note in enumerate(notes, 1))
    look = _CSS.format(
        title=_TITLES[work.language], key=work.key, before=work.first_page - 1, columns=2 if work.has_columns else 1
    )
    return (
        f'<!doctype html><html lang="{work.language}"{direction}><meta '
        f'charset="utf-8"><style>{look}</style>{"".join(parts)}<hr>{ends}</html>'
    )


def _table(work: Work) -> str:
    random = Random(work.key)
    rows = ("".join(f"<td>{random.randrange(10, 999)}</td>" for _column in range(4)) for _row in range(3))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


_FODT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify" fo:orphans="1" fo:widows="1" style:writing-mode="{mode}"/>
<style:text-properties style:font-name="DejaVu Serif" fo:font-size="10.5pt"/></style:default-style></office:styles>
<office:automatic-styles><style:style style:name="First" style:family="paragraph" style:master-page-name="M"><style:paragraph-properties style:page-number="{first}"/></style:style>
<style:style style:name="C" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.3cm" fo:margin-bottom="1.3cm"
 fo:margin-left="2.5cm" fo:margin-right="2.5cm" style:writing-mode="{mode}"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="M" style:page-layout-name="L"><style:header><text:p>{title} – {key}</text:p></style:header>
<style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""
_NOTE: Final = (
    '<text:note text:note-class="footnote"><text:note-citation>{}</text:note-citation><text:note-body><text:p>'
    "{}</text:p></text:note-body></text:note>"
)


def _as_fodt(work: Work) -> str:
    title = _TITLES[work.language]
    body = "".join(_flat_parts(work))
    if work.has_columns:
        body = f'<text:section text:style-name="C" text:name="S">{body}</text:section>'
    body = f'<text:p text:style-name="First">{title}</text:p>{body}'
    mode = "rl-tb" if work.language == "ar" else "lr-tb"
    return _FODT.format(mode=mode, title=title, key=work.key, first=work.first_page, body=body)


def _flat_parts(work: Work) -> Iterator[str]:
    number = 0
    for paragraph in work.paragraphs:
        texts = [escape(_with_hyphens(sentence)) for sentence in paragraph.sentences]
        if paragraph.note:
            number += 1
            texts[paragraph.note_place] += _NOTE.format(number, escape(paragraph.note))
        if paragraph.kind == "table":
            random = Random(work.key)
            cells = ("<text:tab/>".join(str(random.randrange(10, 999)) for _column in range(4)) for _row in range(3))
            yield from (f"<text:p>{row}</text:p>" for row in cells)
        else:
            bullet = "• " if paragraph.kind == "item" else ""
            yield f"<text:p>{bullet}{' '.join(texts)}</text:p>"
