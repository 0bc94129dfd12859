"""`overview`: an overview of what a selection finds, as a document, a page or Markdown."""

import re
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from programs.browsers import needs_browser, started
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine import engine_program
from protlib.citing.engine.printers import find_office
from protlib.overview.part import OverviewPart
from sample_files.overview_documents import document, filled

HOSTILE = "<script>alert(1)</script> [x](javascript:1) | \u202e*b* & \x1b[31m"


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


@pytest.mark.slow
def test_no_title_is_listed_twice(sample: Run, tmp_path: Path) -> None:
    sample("overview", "--region", "Africa", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert text.count("Community Engagement in Preventing") == 1
    assert "| IOM |\n\n1 more is listed above.\n" in text
    assert "### Central Africa" not in text  # all of it is listed above


@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("locale", "language", "direction", "words"),
    [
        pytest.param("fr", "fr", "ltr", ["Publications : Afrique de l’Ouest", "Guinée-Bissau", "rapport (3)", "anglais (2)"], marks=pytest.mark.slow),
        pytest.param("es-MX", "es", "ltr", ["Publicaciones: África Occidental", "Guinea-Bisáu", "informe (3)", "inglés (2)"], marks=pytest.mark.slow),
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


@pytest.mark.slow
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


@pytest.mark.slow
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
        text = engine_program.run_pandoc(["-f", "markdown", "-t", "html"], text.encode()).data.decode()
    assert "alert(1)" in text
    assert [bad for bad in ("<script", 'href="javascript', "\x1b", "\u202e", "<em>b</em>") if bad in text] == []
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL)
    assert [row for row in rows if len(re.findall(r"<t[dh]\b", row)) not in {2, 3}] == []


@pytest.mark.slow
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
        pytest.param(("--region", "Africa"), {"KEN", "GHA", "EGY"}, {"THA", "FRA"}, marks=pytest.mark.slow),
        pytest.param(("--region", "West Africa"), {"GHA"}, {"KEN", "THA"}, marks=pytest.mark.slow),
        (("--region", "East Africa", "--region", "South-East Asia"), {"KEN", "THA"}, {"GHA", "FRA"}),
        pytest.param(("--country", "Kenya"), {"KEN", "GHA", "THA", "FRA"}, set(), marks=pytest.mark.slow),
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


@pytest.mark.slow
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


@pytest.mark.slow
@needs_engine
def test_the_references_are_those_of_what_is_listed(protlib: Run, tmp_path: Path) -> None:
    filled(
        protlib, *({"key": f"k{n}", "title": f"Title {n}", "date": f"200{n}", "countries": ["Ghana"]} for n in range(9))
    )  # fmt: skip
    protlib("overview", "--limit", "2", "--style", "apa", "-o", "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8").split("## References")[1]
    assert re.findall(r"Title (\d)", text) == ["7", "8"]
    assert "7 more publications are not in this list." in text


@pytest.mark.slow
def test_without_references_a_page_needs_no_pandoc(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_program, "has_engine", lambda: False)
    ran = sample("overview", "--country", "Uganda", "-o", "out.md")
    assert (ran.code, ran.err) == (0, "out.md: 1 publication\n")
    assert headings(tmp_path / "out.md") == ["At a glance", "Publications by region and year"]


@pytest.mark.slow
def test_of_one_publication_there_are_no_charts(sample: Run, tmp_path: Path) -> None:
    sample(
        "overview",
        "--country",
        "Uganda",
        "--parts",
        ",".join(member for member in OverviewPart if member != "references"),
        "-o",
        "out.md",
    )
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "1 publication, of 2016, about 1 country. Types: report (1). Languages: English (1)." in text
    assert headings(tmp_path / "out.md") == ["At a glance", "Publications by region and year"]


@pytest.mark.slow
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
