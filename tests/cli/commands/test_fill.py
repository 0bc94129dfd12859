"""`fill` as a user runs it."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.formats.documents import document as embedded
from sample_files.documents import ITEM, citation, docx, odt, reference_mark, run, zotero
from sample_files.filled_reports import Fill, report

IOM = "International Organization for Migration"


def text_of(data: bytes) -> list[str]:
    return embedded.read_document(data).text.splitlines()


@pytest.mark.slow
@needs_engine
def test_a_report_is_left_alone_and_a_filled_one_stands_beside_it(fill: Fill) -> None:
    Path("report.docx").write_bytes(report())
    ran = fill("fill", "report.docx")
    assert (ran.out, ran.err, ran.code) == (
        "",
        "report-filled.docx: 3 citations of 2 publications, in apa\n",
        0,
    )
    assert Path("report.docx").read_bytes() == report()
    assert text_of(Path("report-filled.docx").read_bytes()) == [
        f"See ({IOM} [IOM], 2007, p. 3).",
        "Jobe (2010) says, as (IOM, 2007).",
        f"{IOM}. (2007). The IOM handbook on direct assistance for victims of trafficking.",
        f"Jobe, A. (2010). The causes and consequences of re-trafficking: Evidence from the IOM Human Trafficking Database. {IOM}.",
    ]


@needs_engine
@pytest.mark.parametrize(
    ("lock", "notes"),
    [
        (".~lock.a-report.docx#", ["a-report.docx is open"]),
        ("~$report.docx", ["a-report.docx is open"]),
        ("~$report-filled.docx", ["a-report-filled.docx is open"]),
        (".~lock.a-report-filled.docx#", ["a-report-filled.docx is open"]),
        ("~$port.docx", []),
    ],
)
def test_tells_of_a_report_that_is_open_in_another_program(fill: Fill, lock: str, notes: list[str]) -> None:
    Path("a-report.docx").write_bytes(report())
    Path(lock).write_bytes(b"Ada")
    ran = fill("fill", "a-report.docx")
    lines = [line for line in ran.err.splitlines() if "citations" not in line]
    assert ([line.partition(" in another program: ")[0] for line in lines], ran.code) == (notes, 0)
    assert Path("a-report-filled.docx").is_file()


@needs_engine
def test_tells_of_citations_of_other_programs_that_stay(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(zotero(ITEM, shown="(Smith, 2001)"), run("[@jobe2010causes]")))
    ran = fill("fill", "a.docx")
    assert ran.err.splitlines() == [
        "a.docx: 1 citation of another program stays as before, outside the list; to take over: --take-over",
        "a-filled.docx: 1 citation of 1 publication, in apa",
    ]
    assert text_of(Path("a-filled.docx").read_bytes())[0] == "(Smith, 2001)"


@needs_engine
@pytest.mark.parametrize("name", ["report.odt", "report.md", "report.docm"])
def test_other_documents_are_filled_too(fill: Fill, name: str) -> None:
    data = {
        "report.odt": odt("[@jobe2010causes]"),
        "report.md": b"[@jobe2010causes]\n",
        "report.docm": report("[@jobe2010causes]"),
    }
    Path(name).write_bytes(data[name])
    assert fill("fill", name).err.endswith(": 1 citation of 1 publication, in apa\n")


@needs_engine
@pytest.mark.parametrize("name", ["report.docx", "report.md"])
def test_the_style_is_named_as_it_was_asked_for(fill: Fill, name: str) -> None:
    Path(name).write_bytes(b"[@jobe2010causes]\n" if name.endswith("md") else report("[@jobe2010causes]"))
    assert fill("fill", name, "--style", "vancouver", "-o", "a.docx").err.endswith(", in vancouver\n")
    assert fill("fill", name, "--style", "nlm-citation-sequence", "-o", "b.docx").err.endswith("-sequence\n")


@pytest.mark.slow
@needs_engine
def test_a_filled_report_stays_in_its_style_until_another_is_asked_for(fill: Fill) -> None:
    Path("a.docx").write_bytes(report())
    assert fill("fill", "a.docx", "--style", "ieee", "--no-acronyms", "-o", "b.docx").code == 0
    assert fill("fill", "b.docx", "-o", "c.docx").err.endswith("in ieee\n")
    assert Path("b.docx").read_bytes() == Path("c.docx").read_bytes()
    fill("fill", "c.docx", "--style", "apa", "-o", "d.docx")
    fill("fill", "a.docx", "-o", "e.docx")
    assert text_of(Path("d.docx").read_bytes()) == text_of(Path("e.docx").read_bytes())
    fill("fill", "d.docx", "--style", "chicago-notes-bibliography", "-o", "f.docx")
    fill("fill", "f.docx", "--style", "apa", "-o", "g.docx")
    assert text_of(Path("g.docx").read_bytes())[:4] == text_of(Path("e.docx").read_bytes())


@pytest.mark.slow
@needs_engine
def test_a_filled_report_stays_in_its_language_until_another_is_asked_for(fill: Fill) -> None:
    Path("a.docx").write_bytes(report("Voir [@jobe2010causes, chap. 3]."))
    fill("fill", "a.docx", "--locale", "fr", "-o", "b.docx")
    fill("fill", "b.docx", "--style", "chicago", "-o", "c.docx")
    fill("fill", "c.docx", "--locale", "en", "-o", "d.docx")
    texts = [text_of(Path(name).read_bytes())[0] for name in ("b.docx", "c.docx", "d.docx")]
    assert texts == [
        "Voir (Jobe, 2010, Chapitre 3).",
        "Voir (Jobe 2010, chap. 3).",
        "Voir (Jobe 2010, chap. 3).",
    ]
    manners = [WordDraft(Path(name).read_bytes()).manner for name in ("b.docx", "c.docx", "d.docx")]
    assert [(manner.style, manner.locale) for manner in manners if manner] == [
        ("apa", "fr"),
        ("chicago", "fr"),
        ("chicago", "en"),
    ]


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("live", "name"),
    [("zotero", "a.docx"), ("zotero", "a.odt"), ("word", "a.docx")],
)
def test_what_is_live_is_imported_again_as_what_is_cited(
    fill: Fill, protlib: Run, tmp_path: Path, live: str, name: str
) -> None:
    keys = fill("list", "--format", "keys").out.split()
    texts = [f"See [@{key}]." for key in keys]
    Path(name).write_bytes(odt(*texts) if name.endswith("odt") else report(*texts))
    assert fill("fill", name, "--live", live, "-o", f"live.{name[2:]}").code == 0
    expected = "word" if live == "word" else "csl-json"
    exported = fill("export", "--format", expected).out
    other_path = tmp_path / "other.json"
    assert protlib("--library", other_path, "import", f"live.{name[2:]}").code == 0
    again = protlib("--library", other_path, "export", "--format", expected).out
    assert cited(again) == cited(exported)


def cited(exported: str) -> list[str]:
    """Return items, or sources, without what no citation needs, in an order of their own."""
    if not exported.startswith("["):
        return sorted(re.sub("<b:Comments>.*?</b:Comments>", "", line) for line in exported.splitlines())
    items: list[dict[str, Any]] = json.loads(exported)
    for item in items:
        for name in ("abstract", "keyword", "annote"):
            item.pop(name, None)
    return sorted(json.dumps(item, sort_keys=True) for item in items)


@needs_engine
@pytest.mark.parametrize("live", [[], ["--live", "zotero"], ["--live", "word"]], ids=" ".join)
def test_the_case_of_a_key_does_not_matter(fill: Fill, live: list[str]) -> None:
    Path("a.docx").write_bytes(report("See [@Jobe2010Causes, p. 3]."))
    assert fill("fill", "a.docx", *live).err == "a-filled.docx: 1 citation of 1 publication, in apa\n"
    assert text_of(Path("a-filled.docx").read_bytes())[0] == "See (Jobe, 2010, p. 3)."


@pytest.mark.slow
@needs_engine
def test_what_is_cited_in_the_words_of_a_citation_is_filled_and_listed(fill: Fill) -> None:
    Path("a.md").write_text("See [@jobe2010causes, and before it @iom2007handbook].\n")
    assert fill("fill", "a.md").err.endswith("2 citations of 2 publications, in apa\n")
    assert f"(Jobe, 2010, and before it {IOM} \\[IOM\\], 2007)" in Path("a-filled.md").read_text()


@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
def test_what_a_filled_report_cites_is_known_by_its_keys(fill: Fill, name: str) -> None:
    text = "See [@jobe2010causes, p. 3] and @iom2007handbook."
    Path(name).write_bytes({"a.docx": report(text), "a.odt": odt(text), "a.md": text.encode()}[name])
    assert fill("fill", name, "-o", f"b.{name[2:]}").code == 0
    ran = fill("list", "--cited-in", f"b.{name[2:]}", "--format", "keys")
    assert ran.out.split() == ["jobe2010causes", "iom2007handbook"]


@pytest.mark.parametrize("output", ["(IOM, 2009)", "[@jobe2010causes]"])
def test_says_what_can_be_done_with_citations_of_another_program(fill: Fill, output: str) -> None:
    Path("a.docx").write_bytes(docx(zotero(ITEM, shown=output)))
    Path("a.odt").write_bytes(odt(reference_mark(f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)} RND1", output)))
    for name in ("a.docx", "a.odt"):
        ran = fill("fill", name)
        assert ran.err.endswith("; to take over those of another program: --take-over\n")
        assert ran.code == 1


@needs_engine
@pytest.mark.parametrize(
    ("name", "live"),
    [pytest.param("a.docx", "zotero", marks=pytest.mark.slow), ("a.odt", "zotero"), ("a.docx", "word")],
)
def test_what_was_left_to_a_program_is_filled_again_in_another_style_and_stays_live(
    fill: Fill, name: str, live: str
) -> None:
    text = "See [@jobe2010causes, p. 3]; @iom2007handbook [p. 4] says."
    Path(name).write_bytes(odt(text) if name == "a.odt" else report(text))
    suffix = name[1:]
    fill("fill", name, "--live", live, "-o", f"b{suffix}")
    assert fill("fill", f"b{suffix}", "-o", f"c{suffix}").code == 0
    assert Path(f"c{suffix}").read_bytes() == Path(f"b{suffix}").read_bytes()
    assert fill("fill", f"b{suffix}", "--style", "ieee", "-o", f"d{suffix}").err.endswith(" in ieee\n")
    assert fill("fill", name, "--style", "ieee", "--live", live, "-o", f"e{suffix}").code == 0
    assert Path(f"d{suffix}").read_bytes() == Path(f"e{suffix}").read_bytes()
    assert fill("fill", f"b{suffix}", "--style", "un", "-o", f"f{suffix}").code == 0
    assert fill("fill", f"f{suffix}", "-o", f"g{suffix}").err.endswith(" in un\n")
    assert Path(f"g{suffix}").read_bytes() == Path(f"f{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.docx", "-o", "a.docx"], "a.docx is the report itself; name another file with --output"),
        pytest.param(
            ["a.docx"],
            "a-filled.docx already exists, and protlib did not write it; to overwrite it: --force",
            marks=needs_engine,
        ),
        (["a.docx", "-o", "b.odt"], "b.odt: a.docx stays .docx: write to a-filled.docx"),
        (["a.docx", "-o", "out"], f"out is a folder; name a file in it: --output {Path('out/a-filled.docx')}"),
        (["a.docx", "-o", ""], "--output is empty; leave it out to write a-filled.docx"),
        (["a.docx", "-o", "b"], "b: a.docx stays .docx: write to b.docx"),
        (["a.docx", "-f", "html"], "--format html: a.docx stays .docx: write to a-filled.docx"),
        (
            ["a.docx", "-o", "a.pdf"],
            "a.pdf: a.docx stays .docx: write to a-filled.docx; save that as PDF in your word processor",
        ),
        (
            ["a.docx", "--reference-doc", "a.docx"],
            "--reference-doc works with Markdown reports; a.docx keeps its own styles",
        ),
    ],
)
def test_nothing_is_written_over_unasked(fill: Fill, arguments: list[str], message: str) -> None:
    Path("a.docx").write_bytes(report())
    Path("a-filled.docx").write_bytes(b"mine")
    Path("out").mkdir()
    ran = fill("fill", *arguments)
    assert (ran.err, ran.code) == (f"protlib: {message}\n", 2)
    assert Path("a-filled.docx").read_bytes() == b"mine"


@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
def test_a_filled_report_is_filled_again_in_its_own_place(fill: Fill, name: str) -> None:
    text = "See [@jobe2010causes]."
    Path(name).write_bytes({"a.docx": report(text), "a.odt": odt(text), "a.md": text.encode()}[name])
    output_name = f"a-filled{name[1:]}"
    assert fill("fill", name).code == 0
    first = Path(output_name).read_bytes()
    assert fill("fill", output_name, "-o", output_name).code == 0
    assert Path(output_name).read_bytes() == first
    ran = fill("fill", output_name, "-o", output_name, "--style", "ieee")
    assert (ran.err, ran.code) == (f"{output_name}: 1 citation of 1 publication, in ieee\n", 0)
    assert fill("fill", output_name).code == 0
    assert not Path(f"a-filled-filled{name[1:]}").exists()
    Path(output_name).write_bytes(first + b"\nMore [@iom2007handbook].\n")
    ran = fill("fill", output_name)
    assert ran == (
        "",
        f"protlib: {output_name} was changed after protlib wrote it; --force fills it as it is now; --output writes another file\n",
        2,
    )
    assert fill("fill", output_name, "--force").code == 0


@pytest.mark.slow
def test_two_thousand_citations_are_found_in_a_moment() -> None:
    data = report(*(f"As it was [@key{number % 300}, p. {number}]." for number in range(2000)))
    start = time.process_time()
    assert len(WordDraft(data).citations) == 2000
    assert time.process_time() - start < 5
