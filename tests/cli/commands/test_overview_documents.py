"""`overview` as a document: its paper, styles, tables, charts and directions."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from programs.running import Run
from protlib.record.translated_names import LANGUAGES
from protlib.render.charts import png
from protlib.render.charts.text_width import width_of
from sample_files.overview_documents import document, filled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("form", "options", "size"),
    [
        ("docx", (), 'w:w="11906" w:h="16838"'),
        ("docx", ("--locale", "en-US"), 'w:w="12246" w:h="15817"'),
        ("docx", ("--locale", "es-MX", "--paper", "a4"), 'w:w="11906" w:h="16838"'),
        ("odt", (), 'fo:page-height="297mm" fo:page-width="210mm"'),
        ("odt", ("--paper", "letter"), 'fo:page-height="279mm" fo:page-width="216mm"'),
    ],
)
def test_a_document_has_the_paper_of_the_office_a_head_and_page_numbers(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, options: tuple[str, ...], size: str
) -> None:
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    out = f"out.{form}"
    assert sample("overview", "--title", "Boys & men", "--parts", "numbers,list", *options, "-o", out).code == 0
    with zipfile.ZipFile(tmp_path / out) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    for text in parts.values():
        ET.fromstring(text)
    body, pages = ("word/document.xml", "word/footOfPages.xml") if form == "docx" else ("styles.xml", "styles.xml")
    assert size in parts[body]
    assert ("NUMPAGES" if form == "docx" else "<text:page-count>") in parts[pages]
    assert "Boys &amp; men" in parts["word/headOfPages.xml" if form == "docx" else "styles.xml"]


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("locale", "direction", "sides"),
    [("ar", "rl-tb", {"right"}), ("fr", "lr-tb", set())],
)
def test_a_libreoffice_document_has_the_direction_of_its_language(
    sample: Run, tmp_path: Path, locale: str, direction: str, sides: set[str]
) -> None:
    sample("overview", "--parts", "numbers,list", "--locale", locale, "-o", "out.odt")
    styles = zipfile.ZipFile(tmp_path / "out.odt").read("styles.xml").decode()
    ET.fromstring(styles)
    page = re.search("<style:page-layout-properties [^>]*>", styles)
    usual = re.search(r'<style:default-style style:family="paragraph">\s*(<style:paragraph-properties [^>]*>)', styles)
    assert page
    assert usual
    assert f'style:writing-mode="{direction}"' in page[0]
    assert set(re.findall('fo:text-align="([^"]*)"', usual[1])) == sides
    aligned = set(re.findall('fo:text-align="([^"]*)"', styles))
    assert ("start" in aligned) == (locale == "fr")  # which LibreOffice takes for the left


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("locale", "isolate", "title"),
    [("ar", "\u2066", "“You Pray for Death”: Trafficking"), ("en", "\u2067", "«تقرير» عن الحماية.")],
)
@pytest.mark.parametrize(("form", "body"), [("docx", "word/document.xml"), ("odt", "content.xml"), ("md", "")])
def test_a_title_of_the_other_direction_keeps_its_own(
    protlib: Run, tmp_path: Path, locale: str, isolate: str, title: str, form: str, body: str
) -> None:
    out = f"out.{form}"
    filled(protlib, {"key": "t", "title": title, "authors": ["IOM"]})
    protlib("overview", "--parts", "list,references", "--style", "apa", "--locale", locale, "-o", out)
    if form == "md":
        assert isolate not in (tmp_path / out).read_text(encoding="utf-8")
        return
    text = zipfile.ZipFile(tmp_path / out).read(body).decode()
    assert f"{isolate}{title}\u2069" in text
    if form == "docx":
        tree = document(tmp_path / out)
        (run,) = (run for run in tree.iter(f"{W}r") if f"{isolate}{title}\u2069" in "".join(run.itertext()))
        assert (run.find(f"{W}rPr/{W}rtl") is None) == (locale == "ar")
        assert (tree.find(f".//{W}tblPr/{W}bidiVisual") is not None) == (locale == "ar")
        *_, reference = tree.iter(f"{W}p")
        assert reference.find(f"{W}pPr/{W}bidi") is None  # the name of the author is first


@needs_engine
@pytest.mark.parametrize(
    "has_pictures", [pytest.param(True, marks=pytest.mark.slow), pytest.param(False, marks=pytest.mark.soak)]
)
def test_a_word_document_has_headings_tables_with_heads_and_charts_that_are_described(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_pictures: bool
) -> None:
    monkeypatch.setattr(png, "find_fault", lambda: "" if has_pictures else "No resvg")
    parts = "years,regions,countries,types,subjects,list"
    ran = sample("overview", "--year", "2015..", "--parts", parts, "-o", "out.docx")
    assert (ran.code, "charts are written as tables" in ran.err) == (0, not has_pictures)
    body = document(tmp_path / "out.docx")
    styles = [style.get(f"{W}val", "") for style in body.iter(f"{W}pStyle")]
    assert {"Title", "Date", "Heading1", "Heading2"} <= {*styles}
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) >= 4
    assert [table for table in tables if table.find(f".//{W}tblHeader") is None] == []
    described = [element.get("descr") or "" for element in body.iter() if element.tag.endswith("}docPr")]
    assert len(described) == (5 if has_pictures else 0)
    assert [text for text in described if not text.startswith("26 publications. ")] == []
    assert [element.get("descr") for element in body.iter() if element.tag.endswith("}cNvPr")] == described


@needs_engine
@pytest.mark.soak
def test_the_styles_are_those_of_a_reference_document(sample: Run, tmp_path: Path) -> None:
    """That of the option, or the one that stands beside the file to be made."""
    sample("overview", "--parts", "numbers", "-o", "plain.docx")
    styles = zipfile.ZipFile(tmp_path / "plain.docx").read("word/styles.xml")
    with (
        zipfile.ZipFile(tmp_path / "plain.docx") as old,
        zipfile.ZipFile(tmp_path / "house.docx", "w") as new,
    ):
        for name in old.namelist():
            data = styles.replace(b"0F4761", b"ABC123") if name == "word/styles.xml" else old.read(name)
            new.writestr(name, data)
    for arguments in (("--reference-doc", "house.docx"), ()):
        assert sample("overview", "--parts", "numbers", *arguments, "-o", "out.docx").code == 0
        assert b"ABC123" in zipfile.ZipFile(tmp_path / "out.docx").read("word/styles.xml")
        (tmp_path / "house.docx").replace(tmp_path / "reference.docx") if arguments else None


@needs_engine
@pytest.mark.parametrize("locale", mark_slow(LANGUAGES, lambda locale: locale != "fr"))
def test_no_word_of_a_head_is_divided(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(png, "find_fault", lambda: "No resvg")  # which makes charts tables
    parts = "years,regions,countries,types,subjects,list"
    sample("overview", "--parts", parts, "--locale", locale, "--paper", "a4", "-o", "out.docx")
    room, bold, point, margins = 166, 1.15, 25.4 / 72, 3.9  # in millimetres
    tables = list(document(tmp_path / "out.docx").iter(f"{W}tbl"))
    assert len(tables) > 5
    for table in tables:
        columns = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        heads = ["".join(cell.itertext()) for cell in next(table.iter(f"{W}tr")).iter(f"{W}tc")]
        for head, column in zip(heads, columns, strict=True):
            longest = max(width_of(word, 12) for word in head.split()) * bold * point
            assert longest <= room * column / sum(columns) - margins, head


@pytest.mark.slow
@needs_engine
def test_a_libreoffice_document_has_charts_that_are_described(sample: Run, tmp_path: Path) -> None:
    if png.find_fault():
        pytest.skip("there is no resvg here")
    sample("overview", "--year", "2015..", "--parts", "years,regions", "-o", "out.odt")
    text = zipfile.ZipFile(tmp_path / "out.odt").read("content.xml").decode()
    described = re.findall("<svg:desc>([^<]*)</svg:desc></draw:frame>", text)
    assert len(described) == text.count("<draw:image") == 2
    assert [words for words in described if not words.startswith("26 publications. ")] == []
