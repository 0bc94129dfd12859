"""`fill` as a user runs it."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from documents import ITEM, citation, docx, odt, reference_mark, run, zipped, zotero
from engine import needs_engine
from paths import needs_case
from protlib.citing.documents.filled.word.draft import WordDraft
from protlib.formats.word import document as embedded
from running import Ran, Run

Fill = Callable[..., Ran]
IOM = "International Organization for Migration"


@pytest.fixture
def fill(sample: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fill:
    """Run commands on the sample library, in a folder of their own."""
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    monkeypatch.chdir(tmp_path)
    return sample


def report(*paragraphs: str) -> bytes:
    return docx(
        *map(
            run,
            paragraphs or ("See [@iom2007handbook, p. 3].", "@jobe2010causes says, as [@iom2007handbook]."),
        )
    )


def text_of(data: bytes) -> list[str]:
    return embedded.read_document(data).text.splitlines()


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


@needs_engine
@pytest.mark.parametrize(
    ("live", "name"),
    [pytest.param("zotero", "a.docx", marks=pytest.mark.slow), ("zotero", "a.odt"), ("word", "a.docx")],
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


@needs_engine
def test_what_is_cited_in_the_words_of_a_citation_is_filled_and_listed(fill: Fill) -> None:
    Path("a.md").write_text("See [@jobe2010causes, and before it @iom2007handbook].\n")
    assert fill("fill", "a.md").err.endswith("2 citations of 2 publications, in apa\n")
    assert f"(Jobe, 2010, and before it {IOM} \\[IOM\\], 2007)" in Path("a-filled.md").read_text()


def test_unknown_keys_are_named_with_their_places_and_nothing_is_written(fill: Fill) -> None:
    Path("a.docx").write_bytes(report("One [@iom2007handbok].", "[@jobe2010causes, as @nobody2000]"))
    ran = fill("fill", "a.docx")
    assert ran.code == 1
    assert "a.docx, paragraph 1: iom2007handbok; did you mean “iom2007handbook”?" in ran.err
    assert "a.docx, paragraph 2: nobody2000" in ran.err
    assert not Path("a-filled.docx").exists()


WRONG = (
    "One [@iom2007handbok] and [@jobe2010causes, @iom2007handbook], see [@ jobe].",
    "Two @jobe2010causes] and {{bibliography}}.",
)


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [("a.docx", report(*WRONG), "paragraph"), ("a.odt", odt(*WRONG), "paragraph")],
)
def test_all_mistakes_are_told_at_once_each_with_its_place(fill: Fill, name: str, data: bytes, place: str) -> None:
    Path(name).write_bytes(data)
    ran = fill("fill", name)
    assert ran.err.splitlines() == [
        f"protlib: {name}: 4 mistakes; nothing was written:",
        f"  {place} 1: “[@ jobe]” has no citation key after @",
        f"  {place} 1: “[@jobe2010causes, @iom2007handbook]” has a comma before the next @; separate citations with a semicolon",
        f"  {place} 2: the citation “@jobe2010causes]” has no opening bracket",
        f"  {place} 2: put {{{{bibliography}}}} in a paragraph of its own",
        "no publication has these keys:",
        f"  {name}, {place} 1: iom2007handbok; did you mean “iom2007handbook”?",
    ]
    assert (ran.code, [path.name for path in Path().glob("*-filled*")]) == (3, [])


@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("[jobe2010causes]", "“[jobe2010causes]” is not a citation; to cite it, type [@jobe2010causes]"),
        ("[see jobe2010causes, p. 3]", "“[see jobe2010causes, p. 3]” is not a citation; to cite it, type [see @jobe2010causes, p. 3]"),
        ("[see@jobe2010causes, p. 3]", "“[see@jobe2010causes, p. 3]” is not a citation; to cite it, type [see @jobe2010causes, p. 3]"),
        ("[@iom2007handbook, jobe2010causes]", "“[@iom2007handbook, jobe2010causes]” takes jobe2010causes for a page; to cite it, type [@iom2007handbook; @jobe2010causes]"),
        ("[@iom2007handbook, p. 3, jobe2010causes]", "“[@iom2007handbook, p. 3, jobe2010causes]” takes jobe2010causes for a page; to cite it, type [@iom2007handbook, p. 3; @jobe2010causes]"),
        ("[@iom2007handbook, jobe2010other] and [@iom2007handbook, see jobe2010causes]", ""),
        ("[sic] and [2010] and jobe2010causes and \\[jobe2010causes]", ""),
        ("[Jobe2010other] and [a note](jobe2010causes)", ""),
    ],
)  # fmt: skip
def test_a_key_in_brackets_without_its_at_is_told(fill: Fill, name: str, typed: str, message: str) -> None:
    text = f"{typed}, so [@iom2007handbook]."
    Path(name).write_bytes({"a.docx": report(text), "a.odt": odt(text), "a.md": text.encode()}[name])
    ran = fill("fill", name)
    where = f"a{name[1:]}: {'line' if name == 'a.md' else 'paragraph'} 1: "
    assert ran.err.splitlines()[:-1] == ([where + message] if message else [])
    assert ran.code == 0


TWICE = "has round brackets, and most styles add their own; to cite it, type"


@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("(@jobe2010causes)", "[@jobe2010causes]"),
        ("(see @jobe2010causes, p. 3)", "[see @jobe2010causes, p. 3]"),
        ("(cf. @jobe2010causes; @iom2007handbook)", "[cf. @jobe2010causes; @iom2007handbook]"),
        ("(@jobe2010causes and @iom2007handbook)", "[@jobe2010causes; @iom2007handbook]"),
        ("(@jobe2010causes, 2010)", "[@jobe2010causes]"),
        ("(see [@jobe2010causes, p. 3])", "[see @jobe2010causes, p. 3]"),
        ("(as @jobe2010causes says), (@jobe2010causes tells more)", ""),
        ("(@jobe2010causes, however, says no) and (a letter to ana@iom.int)", ""),
    ],
)  # fmt: skip
def test_a_citation_in_round_brackets_is_told(fill: Fill, name: str, typed: str, meaning: str) -> None:
    text = f"So it is {typed} [@iom2007handbook]."
    Path(name).write_bytes({"a.docx": report(text), "a.odt": odt(text), "a.md": text.encode()}[name])
    ran = fill("fill", name)
    where = f"a{name[1:]}: {'line' if name == 'a.md' else 'paragraph'} 1: "
    assert [line for line in ran.err.splitlines() if "brackets" in line] == (
        [f"{where}“{typed}” {TWICE} {meaning}"] if meaning else []
    )
    assert ran.code == 0


MISTYPED = [
    "{{bibliography}", "{bibliography}", "{{ Bibliografy }}", "{{bibliography", "bibliography}}", "[[bibliography]]",
    "{{biblio graphy}}", "{{list of references}}", "{{Literaturverzeichnis}}", "{{refs}}",
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
@pytest.mark.parametrize("mark", MISTYPED)
def test_a_mistyped_mark_of_the_list_is_told_with_its_place(fill: Fill, name: str, mark: str) -> None:
    lines = "So [@iom2007handbook].", mark
    data = {"a.docx": report(*lines), "a.odt": odt(*lines), "a.md": "\n\n".join(lines).encode()}[name]
    Path(name).write_bytes(data)
    ran = fill("fill", name, "-o", f"made{name[1:]}")
    where = "line 3" if name == "a.md" else "paragraph 2"
    message = (
        f"{name}: {where}: “{mark}” is not the mark of the list; type {{{{bibliography}}}} in a paragraph of its own"
    )
    assert ran == ("", f"protlib: {message}\n", 3)
    assert not Path(f"made{name[1:]}").exists()


@needs_engine
@pytest.mark.parametrize("suffix", ["docx", "tex", "html"])
def test_a_mistyped_mark_is_told_where_markdown_becomes_a_document(fill: Fill, suffix: str) -> None:
    Path("a.md").write_text("So [@iom2007handbook].\n\n{{bibliography}\n")
    ran = fill("fill", "a.md", "-o", f"a.{suffix}")
    assert "a.md: line 3: “{{bibliography}” is not the mark of the list; type {{bibliography}} in" in ran.err
    assert ran.code == 0


@needs_engine
@pytest.mark.parametrize(
    "text",
    [
        "A {bibliography} and a [bibliography] of {references}.", "{{toc}} and {{ title }}", "(Bibliography)", "Sources",
        "`{{bibliography}`", "# References {#references}", "[references](a.html)", "\\section{References}",
    ],
)  # fmt: skip
def test_what_is_no_mark_of_the_list_stays(fill: Fill, text: str) -> None:
    Path("a.md").write_text(f"So [@iom2007handbook].\n\n{text}\n")
    ran = fill("fill", "a.md")
    assert (ran.err, ran.code) == ("a-filled.md: 1 citation of 1 publication, in apa\n", 0)
    assert text in Path("a-filled.md").read_text()


@needs_engine
def test_an_account_is_no_citation(fill: Fill) -> None:
    Path("a.docx").write_bytes(report("Follow @Migration. See @jobe2010causes."))
    assert fill("fill", "a.docx").err.endswith("1 citation of 1 publication, in apa\n")


@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.md"])
def test_what_a_filled_report_cites_is_known_by_its_keys(fill: Fill, name: str) -> None:
    text = "See [@jobe2010causes, p. 3] and @iom2007handbook."
    Path(name).write_bytes({"a.docx": report(text), "a.odt": odt(text), "a.md": text.encode()}[name])
    assert fill("fill", name, "-o", f"b.{name[2:]}").code == 0
    ran = fill("list", "--cited-in", f"b.{name[2:]}", "--format", "keys")
    assert ran.out.split() == ["jobe2010causes", "iom2007handbook"]


@needs_engine
def test_where_the_list_cannot_stand_is_told_with_the_name_of_the_report(fill: Fill) -> None:
    Path("a.docx").write_bytes(report("See {{bibliography}} of [@jobe2010causes]."))
    ran = fill("fill", "a.docx")
    message = "protlib: a.docx: paragraph 1: put {{bibliography}} in a paragraph of its own\n"
    assert (ran.err, ran.code) == (message, 3)


OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("a.docx", report("Nothing, @all."), 1, "a.docx: no citations such as [@key, p. 3] found\n"),
        ("a.docx", report("so [@jobe2010causes, p. 3"), 3, "a.docx: paragraph 1: the citation “[@jobe2010causes, p. 3” has no closing bracket\n"),
        ("a.docx", report("so [@ jobe]"), 3, "a.docx: paragraph 1: “[@ jobe]” has no citation key after @\n"),
        ("a.docx", b"PK\x03\x04 cut short", 3, "a.docx: the document is damaged or cut off: its list of parts is missing\n"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), 3, "a.docx: it has a password; save it without one\n"),
        ("a.docx", b"text", 3, "a.docx: not a Word (.docx) or LibreOffice (.odt) document\n"),
        ("a.docx", zipped({"a": "b"}), 3, "a.docx: not a Word document (.docx)\n"),
        ("a.odt", zipped({"a": "b"}), 3, "a.odt: not a LibreOffice document (.odt)\n"),
        ("a.pdf", b"%PDF", 3, "a.pdf: not a report fill can read; fill the file that it was made of\n"),
        ("report", b"text", 3, "report: not a report fill can read; fill reads .md, .markdown, .qmd, .rmd, .txt, .docx, .docm or .odt\n"),
        ("a.doc", OLE, 3, "a.doc: not a report fill can read; save it as .docx, and fill that\n"),
        ("a.typ", b"@jobe2010causes", 3, "a.typ: not a report fill can read; protlib export --cited-in a.typ -o refs.bib writes its references\n"),
        ("a.md", None, 3, "a.md: cannot be read: No such file or directory\n"),
        ("a.doc", None, 3, "a.doc: cannot be read: No such file or directory\n"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_a_report(fill: Fill, name: str, data: bytes | None, code: int, message: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ran = fill("fill", name, "-o", f"new{Path(name).suffix or '.docx'}")
    assert (ran.out, ran.err.removeprefix("protlib: "), ran.code) == ("", message, code)
    assert [path.name for path in Path().iterdir() if path.stem == "new"] == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("report", "; did you mean “report.docx” or “report.md”?"),
        ("reprot.md", "; did you mean “report.md”?"),
        pytest.param("Report.Docx", "; did you mean “report.docx”?", marks=needs_case),
        ("sub/anex.docx", f"; did you mean “{Path('sub/Annex.docx')}”?"),
        ("budget.xlsx", ""),
        ("nowhere/report.docx", ""),
    ],
)
def test_a_report_that_is_not_there_is_told_with_what_is_called_alike(fill: Fill, name: str, near: str) -> None:
    Path("sub").mkdir()
    for file_name in ("report.docx", "report.md", "sub/Annex.docx"):
        Path(file_name).write_bytes(b"")
    assert fill("fill", name) == (
        "",
        f"protlib: {name}: cannot be read: No such file or directory{near}\n",
        3,
    )


def test_no_name_is_no_report(fill: Fill) -> None:
    assert fill("fill", "") == ("", "protlib: no file name; type a path, or - for standard input\n", 3)


@pytest.mark.parametrize("folder", [".", "..", "/"])
def test_a_folder_is_no_report(fill: Fill, folder: str) -> None:
    ran = fill("fill", folder)
    assert (ran.code, ran.err.count("\n"), "cannot be read" in ran.err) == (3, 1, True)


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


def test_two_thousand_citations_are_found_in_a_moment() -> None:
    data = report(*(f"As it was [@key{number % 300}, p. {number}]." for number in range(2000)))
    start = time.process_time()
    assert len(WordDraft(data).citations) == 2000
    assert time.process_time() - start < 5


@pytest.mark.slow
@needs_engine
def test_what_the_header_lists_without_a_citation_stands_in_the_list_again_and_again(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: |\n  @jobe2010causes\n---\nSee [@iom2007handbook].\n")
    assert fill("fill", "r.md").err == "r-filled.md: 1 citation of 2 publications, in apa\n"
    assert "Jobe, A. (2010)" in Path("r-filled.md").read_text()
    assert fill("fill", "r-filled.md", "-o", "again.md", "--style", "ieee").code == 0
    assert "Jobe, “The causes" in Path("again.md").read_text()


@needs_engine
def test_a_report_that_lists_and_does_not_cite_is_filled(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: '@jobe2010causes'\n---\nHello.\n")
    assert fill("fill", "r.md").err == "r-filled.md: 0 citations of 1 publication, in apa\n"


@needs_engine
def test_an_unknown_key_of_the_header_is_named_with_its_line(fill: Fill) -> None:
    Path("r.md").write_text("---\nnocite: '@jobe2010cause'\n---\nHello.\n")
    assert "  r.md:2: jobe2010cause; did you mean “jobe2010causes”?\n" in fill("fill", "r.md").err


@needs_engine
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("See @fig-map [@jobe2010causes].", "See @fig-map (Jobe, 2010)."),
        ("See [@fig-map; @jobe2010causes, p. 3].", "See (@fig-map; Jobe, 2010, p. 3)."),
        ("See [@jobe2010causes, p. 3; @fig-map].", "See (Jobe, 2010, p. 3, @fig-map)."),
        ("@jobe2010causes and @fig-map.", "Jobe (2010) and @fig-map."),
    ],
)
def test_a_reference_to_a_figure_stays_where_a_citation_stands_beside_it(fill: Fill, text: str, output: str) -> None:
    Path("r.md").write_text(text)
    for source, target in (("r.md", "one.md"), ("one.md", "two.md")):
        assert fill("fill", source, "-o", target).code == 0
        bare = re.sub(r"<!--.*?-->", "", Path(target).read_text(), flags=re.DOTALL)
        assert bare.splitlines()[0].replace("\\", "") == output


_OWN = "@book{own2020, author={Own, Ann}, title={A title}, year=2020}\n@book{more2021, title={More}, year=2021}\n"


@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "output", "count"),
    [
        ("csl: ieee", [], "See \\[1, Ch. 3\\] and Own \\[2\\].", "2 publications, in ieee"),
        (
            "csl: ieee",
            ["--style", "apa"],
            "See (Jobe, 2010, Chapter 3) and Own (2020).",
            "2 publications, in apa",
        ),
        ("lang: fr", [], "See (Jobe, 2010, Chapitre 3) and Own (2020).", "2 publications, in apa"),
        ("nocite: '@*'", [], "See (Jobe, 2010, Chapter 3) and Own (2020).", "3 publications, in apa"),
    ],
)
def test_the_header_of_markdown_is_heeded(
    fill: Fill, header: str, arguments: list[str], output: str, count: str
) -> None:
    Path("refs.bib").write_text(_OWN)
    Path("r.md").write_text(
        f"---\nbibliography: refs.bib\n{header}\n---\nSee [@jobe2010causes, chap. 3] and @own2020.\n"
    )
    ran = fill("fill", "r.md", *arguments)
    assert ran.err.splitlines()[-1] == f"r-filled.md: 2 citations of {count}"
    bare = re.sub(r"<!--.*?-->", "", Path("r-filled.md").read_text().partition("---\n")[2], flags=re.DOTALL)
    assert output in bare
    assert "own2020" not in bare.partition("---\n")[2]


@needs_engine
def test_a_filled_report_stays_in_its_style_whatever_its_header_says(fill: Fill) -> None:
    Path("r.md").write_text("---\ncsl: ieee\n---\n[@jobe2010causes]\n")
    assert fill("fill", "r.md", "--style", "apa", "-o", "one.md").code == 0
    assert fill("fill", "one.md", "-o", "two.md").err == "two.md: 1 citation of 1 publication, in apa\n"


BEHIND = "What follows the list is no entry of it."


@needs_engine
@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("r.md", "a.md"), ("r.md", "a.docx"), ("r.md", "a.odt"), ("r.md", "a.tex"),
        ("r.docx", "a.docx"), ("r.odt", "a.odt"), ("r.docx", "a.docx --live zotero"), ("r.docx", "a.docx --live word"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["apa", "vancouver"])
def test_verify_knows_the_list_of_what_was_filled_without_a_heading(
    fill: Fill, name: str, target: str, style: str
) -> None:
    lines = "As [@jobe2010causes] says.", "{{bibliography}}", BEHIND
    data = {"r.docx": report(*lines), "r.odt": odt(*lines), "r.md": "\n\n".join(lines).encode()}
    Path(name).write_bytes(data[name])
    target, *live = target.split()
    assert fill("fill", name, "-o", target, "--style", style, *live).code == 0
    ran = fill("verify", target)
    assert ran == ("", f"{target}: 1 citation; 1 entry in the list, 1 of them in the library\n", 0)


@needs_engine
def test_verify_of_a_filled_text_says_how_its_list_is_found(fill: Fill) -> None:
    Path("r.md").write_text("As [@jobe2010causes] says.\n")
    assert fill("fill", "r.md", "-o", "r.txt").code == 0
    ran = fill("verify", "r.txt")
    assert ran.err.endswith("r.txt: put a heading References above the list, and verify it again\n")
    assert ran.code == 1


@needs_engine
def test_a_header_behind_a_mark_of_byte_order_is_one(fill: Fill) -> None:
    Path("r.md").write_text("\ufeff---\ncsl: ieee\n---\n[@jobe2010causes]\n")
    assert fill("fill", "r.md").err == "r-filled.md: 1 citation of 1 publication, in ieee\n"


@needs_engine
def test_a_header_that_is_broken_is_one_line(fill: Fill) -> None:
    Path("r.md").write_text("---\ntitle: [broken\n---\n[@jobe2010causes]\n")
    for arguments in (["fill", "r.md"], ["fill", "r.md", "-o", "r.docx"]):
        ran = fill(*arguments)
        assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 2)
        assert "YAML metadata" in ran.err
        assert "line 2" in ran.err
