"""`overview`: an overview of what a selection finds, as a document, a page or Markdown."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

import pytest

from browsers import needs_browser, started
from engine import needs_engine
from protlib.citing.engine import program
from protlib.citing.engine.office import find_office
from protlib.overview.part import Part
from protlib.record.translated_names import LANGUAGES
from protlib.render.charts import png
from protlib.render.charts.letters import width_of
from running import Run
from slow_rows import mark_slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<script>alert(1)</script> [x](javascript:1) | \u202e*b* & \x1b[31m"


def filled(protlib: Run, *records: dict[str, Any]) -> Run:
    """Return protlib with a library of records, each of the year 2010 where it says none."""
    lines = (json.dumps({"type": "report", "date": "2010", **record}) for record in records)
    assert protlib("import", "-", "--from", "jsonl", stdin="\n".join(lines)).code == 0
    return protlib


def document(path: Path) -> ET.Element:
    """Return the text of a Word document."""
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/document.xml"))


def headings(path: Path) -> list[str]:
    """Return the headings of the parts of an overview in Markdown."""
    return re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.slow
@needs_engine
def test_all_parts_stand_in_their_order(sample: Run, tmp_path: Path) -> None:
    ran = sample("overview", "-o", "out.md")
    assert (ran.code, ran.out, ran.err) == (0, "", "out.md: 50 publications\n")
    assert headings(tmp_path / "out.md") == [
        "At a glance", "By year", "By region", "By country", "By type", "By subject", "Gaps",
        "Publications by region and year",
    ]  # fmt: skip
    assert sample("overview", "--style", "apa", "-o", "cited.md").code == 0
    assert headings(tmp_path / "cited.md")[-1] == "References"


def test_no_title_is_listed_twice(sample: Run, tmp_path: Path) -> None:
    sample("overview", "--region", "Africa", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert text.count("Community Engagement in Preventing") == 1
    assert "| IOM |\n\n1 more is listed above.\n" in text
    assert "### Central Africa" not in text  # all of it is listed above


@pytest.mark.parametrize(
    ("locale", "findings"),
    [
        ("en", "Nearly three quarters of the 7 publications are about Sub-Saharan Africa (5)."),
        ("fr", "Près de trois quarts des 7 publications (5) portent sur un même lieu : Afrique subsaharienne."),
        ("es", "Casi tres cuartos de las 7 publicaciones (5) tratan de un mismo lugar: África Subsahariana."),
        ("ar", "نحو ثلاثة أرباع المنشورات، وعددها 7، عن مكان واحد (5): أفريقيا جنوب الصحراء."),
    ],
)
def test_the_finding_is_a_sentence(sample: Run, tmp_path: Path, locale: str, findings: str) -> None:
    sample("overview", "--region", "Africa", "--parts", "numbers", "--locale", locale, "-o", "out.md")
    assert findings in (tmp_path / "out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ((2008, 2009, 2010), "No publication after 2010 is about children."),
        ((2010, 2011, 2016), ""),
        ((2010, 2011), ""),
    ],
)
def test_a_subject_with_none_of_late_is_told(
    protlib: Run, tmp_path: Path, years: tuple[int, ...], message: str
) -> None:
    children = ({"key": f"c{year}", "title": f"Children {year}", "date": str(year)} for year in years)
    filled(protlib, *children, {"key": "n", "title": "A report", "date": "2018"})
    protlib("overview", "--parts", "numbers", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert (message in text, "No publication after" in text) == (True, bool(message))


@needs_engine
@pytest.mark.parametrize(
    ("form", "options", "size"),
    [
        pytest.param("docx", (), 'w:w="11906" w:h="16838"', marks=pytest.mark.slow),
        ("docx", ("--locale", "en-US"), 'w:w="12246" w:h="15817"'),
        pytest.param("docx", ("--locale", "es-MX", "--paper", "a4"), 'w:w="11906" w:h="16838"', marks=pytest.mark.slow),
        pytest.param("odt", (), 'fo:page-height="297mm" fo:page-width="210mm"', marks=pytest.mark.slow),
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


@needs_engine
@pytest.mark.parametrize(
    ("locale", "direction", "sides"),
    [("ar", "rl-tb", {"right"}), pytest.param("fr", "lr-tb", set(), marks=pytest.mark.slow)],
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
@pytest.mark.soak
@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")
def test_libreoffice_makes_the_pdf(sample: Run, tmp_path: Path) -> None:
    assert sample("overview", "--parts", "numbers", "-o", "out.pdf").code == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("parts", "code", "message"),
    [
        (("--parts", "list,numbers"), 0, ["At a glance", "Publications by region and year"]),
        (("--parts", "types", "--parts", "gaps"), 0, ["By type", "Gaps"]),
        (("--parts", "year"), 2, "unknown part “year”; choose from numbers, years, regions"),
        (("--parts", "newest", "--country", "Uganda"), 1, "no records for newest; nothing was written"),
        (("--limit", "0"), 2, "--limit"),
    ],
)  # fmt: skip
def test_parts_are_chosen(
    sample: Run, tmp_path: Path, parts: tuple[str, ...], code: int, message: str | list[str]
) -> None:
    ran = sample("overview", *parts, "-o", "out.md")
    assert ran.code == code
    if isinstance(message, str):
        assert message in ran.err
        assert not (tmp_path / "out.md").exists()
    else:
        assert headings(tmp_path / "out.md") == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a file to write: -o overview.docx"),
        (("-o", "-"), "name a file to write: -o overview.docx"),
        (("-o", "out.rtf"), "out.rtf: unknown suffix; choose from .docx, .odt, .pdf, .html, .htm or .md"),
        (("-o", "library.json"), "library.json: unknown suffix"),
        (("-o", "out.md", "--reference-doc", "a.docx"), "--reference-doc is for what becomes .docx or .odt"),
        (("-o", "out.docx", "--reference-doc", "a.docx"), "a.docx: reference document not found"),
        (("-o", "out.md", "--locale", "klingonish"), "--locale klingonish"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    sample: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.*") if path.is_file()}
    ran = sample("overview", *arguments)
    assert (ran.code, message in ran.err, ran.err.count("\n")) == (2, True, 1)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.*") if path.is_file()} == before


@needs_engine
@pytest.mark.parametrize(
    "has_pictures", [pytest.param(True, marks=pytest.mark.slow), pytest.param(False, marks=pytest.mark.soak)]
)
def test_a_word_document_has_headings_tables_with_heads_and_charts_that_are_described(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_pictures: bool
) -> None:
    monkeypatch.setattr(png, "is_installed", lambda: has_pictures)
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


@pytest.mark.parametrize(
    ("locale", "language", "direction", "words"),
    [
        ("fr", "fr", "ltr", ["Publications : Afrique de l’Ouest", "Guinée-Bissau", "rapport (3)", "anglais (2)"]),
        ("es-MX", "es", "ltr", ["Publicaciones: África Occidental", "Guinea-Bisáu", "informe (3)", "inglés (2)"]),
        ("ar", "ar", "rtl", ["منشورات عن غرب أفريقيا", "غينيا بيساو", "السنغال"]),
    ],
)  # fmt: skip
def test_an_overview_is_in_the_language_that_is_asked_for(
    sample: Run, tmp_path: Path, locale: str, language: str, direction: str, words: list[str]
) -> None:
    parts = "numbers,countries,list"
    ran = sample("overview", "--region", "West Africa", "--locale", locale, "--parts", parts, "-o", "out.html")
    assert ran.code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}" dir="{direction}">' in page
    plain = re.sub("[\u2068\u2069]", "", page)
    assert [word for word in words if word not in plain] == []


def test_in_a_language_that_it_has_not_it_is_in_english_and_says_so(sample: Run, tmp_path: Path) -> None:
    ran = sample("overview", "--parts", "numbers", "--locale", "de", "-o", "out.md")
    assert ran.err.startswith("an overview can be in en, fr, es or ar; this one is in English")
    assert "## At a glance" in (tmp_path / "out.md").read_text(encoding="utf-8")


@pytest.mark.slow
@needs_browser
def test_on_a_telephone_the_charts_are_tables_that_fit(sample: Run, tmp_path: Path) -> None:
    sample("overview", "--parts", "years,regions,countries", "-o", "out.html")
    for browser in started():
        for width, figures, tables in ((320, 0, 3), (390, 0, 3), (1280, 3, 0)):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto((tmp_path / "out.html").as_uri())
            assert len([1 for figure in page.locator("figure").all() if figure.is_visible()]) == figures
            charts = [chart for chart in page.locator(".chart").all() if chart.is_visible()]
            assert len(charts) == tables
            for chart in charts:
                assert chart.evaluate("node => node.scrollWidth <= node.clientWidth")
            bars = [bar for bar in page.locator(".chart td:nth-child(3)").all() if bar.is_visible()]
            assert all(bar.evaluate("node => node.scrollWidth <= node.clientWidth") for bar in bars)
            assert "One publication may count in several rows." in page.inner_text("main")
            page.emulate_media(media="print")
            assert page.locator("figure").first.is_visible()
            assert not page.locator(".chart").first.is_visible()
            page.close()


@needs_engine
@pytest.mark.parametrize("locale", mark_slow(LANGUAGES, lambda locale: locale != "fr"))
def test_no_word_of_a_head_is_divided(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(png, "is_installed", lambda: False)  # which makes charts tables
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


@needs_engine
@pytest.mark.parametrize(
    "suffix",
    ["html", pytest.param("md", marks=pytest.mark.soak), pytest.param("docx", marks=pytest.mark.soak)],
)
def test_nothing_in_a_record_is_taken_for_more_than_text(protlib: Run, tmp_path: Path, suffix: str) -> None:
    records = [
        {"key": f"a{n}", "title": f"{HOSTILE} {n}", "authors": [{"literal": HOSTILE}], "url": "javascript:alert(1)",
         "countries": [HOSTILE], "type": "report" if n else "book", "publisher": HOSTILE, "category": HOSTILE}
        for n in range(2)
    ]  # fmt: skip
    filled(protlib, *records)
    assert protlib("overview", "--title", f"{HOSTILE} title", "-o", f"out.{suffix}").code == 0
    if suffix == "docx":
        parts = zipfile.ZipFile(tmp_path / "out.docx")
        assert "alert(1)" in "".join(document(tmp_path / "out.docx").itertext())
        assert b'Target="javascript' not in parts.read("word/_rels/document.xml.rels")
        return
    text = (tmp_path / f"out.{suffix}").read_text(encoding="utf-8")
    if suffix == "md":
        text = program.run(["-f", "markdown", "-t", "html"], text.encode()).data.decode()
    assert "alert(1)" in text
    assert [bad for bad in ("<script", 'href="javascript', "\x1b", "\u202e", "<em>b</em>") if bad in text] == []
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL)
    assert [row for row in rows if len(re.findall(r"<t[dh]\b", row)) not in {2, 3}] == []


def test_a_page_is_one_file_that_asks_for_nothing(sample: Run, tmp_path: Path) -> None:
    sample("overview", "--parts", "numbers,years,countries,list", "-o", "out.html")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert re.findall(r"<(?:script|link|img|iframe)\b", page) == []
    assert page.count("<svg ") == 2
    assert re.findall(r'<a href="(?!#part-|https?://)', page) == []
    anchors = re.findall(r'href="#([\w-]+)"', page)
    assert len(anchors) == 4
    assert [name for name in anchors if f'id="{name}"' not in page] == []


@pytest.mark.parametrize(
    ("question", "codes", "strangers"),
    [
        (("--region", "Africa"), {"KEN", "GHA", "EGY"}, {"THA", "FRA"}),
        (("--region", "West Africa"), {"GHA"}, {"KEN", "THA"}),
        (("--region", "East Africa", "--region", "South-East Asia"), {"KEN", "THA"}, {"GHA", "FRA"}),
        (("--country", "Kenya"), {"KEN", "GHA", "THA", "FRA"}, set()),
        ((), {"KEN", "GHA", "THA", "FRA"}, set()),
    ],
)
def test_the_map_is_that_of_the_regions_that_are_asked_for(
    protlib: Run, tmp_path: Path, question: tuple[str, ...], codes: set[str], strangers: set[str]
) -> None:
    countries = ["Kenya", "Uganda", "Ghana", "Senegal", "Thailand"]
    filled(protlib, *({"key": f"k{n}", "title": "T", "countries": countries} for n in range(2)))
    assert protlib("overview", "--parts", "countries", *question, "-o", "out.html").code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    tiles = set(re.findall(">([A-Z]{3})</text>", page))
    assert (codes - tiles, strangers & tiles) == (set(), set())
    assert ("Not on the map: " in page) == bool(strangers)


def test_no_more_stand_under_a_region_than_the_limit_and_what_is_left_out_is_counted(
    protlib: Run, tmp_path: Path
) -> None:
    filled(
        protlib, *({"key": f"k{n}", "title": f"T{n}", "date": f"20{n:02}", "countries": ["Ghana"]} for n in range(12))
    )  # fmt: skip
    protlib("overview", "--parts", "newest,list", "--limit", "3", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    newest, region_list = text.split("## Publications by region")
    for part in (newest, region_list):
        assert re.findall(r"^\| (20\d\d) ", part, re.MULTILINE) == ["2011", "2010", "2009"]
    assert "9 more publications are not listed here." in region_list


@needs_engine
def test_the_references_are_those_of_what_is_listed(protlib: Run, tmp_path: Path) -> None:
    filled(
        protlib, *({"key": f"k{n}", "title": f"Title {n}", "date": f"200{n}", "countries": ["Ghana"]} for n in range(9))
    )  # fmt: skip
    protlib("overview", "--limit", "2", "--style", "apa", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8").split("## References")[1]
    assert re.findall(r"Title (\d)", text) == ["7", "8"]
    assert "7 more publications are not in this list." in text


def test_without_references_a_page_needs_no_pandoc(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "is_there", lambda: False)
    ran = sample("overview", "--country", "Uganda", "-o", "out.md")
    assert (ran.code, ran.err) == (0, "out.md: 1 publication\n")
    assert headings(tmp_path / "out.md") == ["At a glance", "Publications by region and year"]


def test_of_one_publication_there_are_no_charts(sample: Run, tmp_path: Path) -> None:
    sample(
        "overview",
        "--country",
        "Uganda",
        "--parts",
        ",".join(member for member in Part if member != "references"),
        "-o",
        "out.md",
    )
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "1 publication, of 2016, about 1 country. Types: report (1). Languages: English (1)." in text
    assert headings(tmp_path / "out.md") == ["At a glance", "Publications by region and year"]


def test_the_versions_of_a_work_are_one(protlib: Run, tmp_path: Path) -> None:
    filled(
        protlib,
        {"key": "en1", "title": "World report", "language": "en"},
        {"key": "fr1", "title": "Rapport mondial", "language": "fr"},
        {"key": "x1", "title": "Another"},
    )
    assert protlib("editions", "en1", "fr1", "--link").code == 0
    for locale, title in (("en", "World report"), ("fr", "Rapport mondial")):
        ran = protlib("overview", "--parts", "numbers,list", "--locale", locale, "-o", "out.md")
        assert ran.err == "out.md: 2 publications\n"
        text = (tmp_path / "out.md").read_text(encoding="utf-8")
        assert [name for name in ("World report", "Rapport mondial") if name in text] == [title]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ((), "From 2001 to 2006, none of these publications came out in 2002–2004."),
        (("--year", "2000..2007"), "From 2000 to 2007, none of these publications came out in 2000, 2002–2004 and 2007."),
        (("--region", "North Africa"), "these countries of North Africa: Algeria, Egypt, Libya, Sudan, Tunisia and Western Sahara."),
        ((), "or a country in it: West Africa, East Africa,"),
    ],
)  # fmt: skip
def test_gaps_are_those_of_what_was_asked(
    protlib: Run, tmp_path: Path, question: tuple[str, ...], message: str
) -> None:
    filled(
        protlib,
        *(
            {"key": f"k{year}", "title": "T", "date": str(year), "countries": ["Morocco"]}
            for year in (2001, 2005, 2006)
        ),
    )
    protlib("overview", *question, "--parts", "gaps", "-o", "out.md")
    assert message in (tmp_path / "out.md").read_text(encoding="utf-8")


@pytest.mark.soak
@needs_browser
@needs_engine
def test_a_page_is_for_everybody_at_every_width_and_asks_for_nothing(sample: Run, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for browser in started():
        for locale in ("en", "ar"):
            assert sample("overview", "--locale", locale, "-o", f"{locale}.html").code == 0
            looks: list[tuple[Literal["light", "dark"], int]] = [("light", 375), ("dark", 1280)]
            for colours, width in looks:
                page = browser.new_page(color_scheme=colours, viewport={"width": width, "height": 900}, bypass_csp=True)
                page.goto((tmp_path / f"{locale}.html").as_uri())
                violations = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
                assert [flaw["id"] for flaw in violations.response["violations"]] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert page.evaluate("performance.getEntriesByType('resource').length") == 0
                page.close()


@pytest.mark.slow
@needs_engine
def test_a_libreoffice_document_has_charts_that_are_described(sample: Run, tmp_path: Path) -> None:
    if not png.is_installed():
        pytest.skip("there is no resvg here")
    sample("overview", "--year", "2015..", "--parts", "years,regions", "-o", "out.odt")
    text = zipfile.ZipFile(tmp_path / "out.odt").read("content.xml").decode()
    described = re.findall("<svg:desc>([^<]*)</svg:desc></draw:frame>", text)
    assert len(described) == text.count("<draw:image") == 2
    assert [words for words in described if not words.startswith("26 publications. ")] == []
