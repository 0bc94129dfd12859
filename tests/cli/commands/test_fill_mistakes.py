"""`fill` of a report with mistakes: each is told with its place, and nothing is written."""

from pathlib import Path

import pytest

from harness.pairs import each_value_once
from harness.paths import needs_case
from programs.engine import needs_engine
from sample_files.documents import odt, zipped
from sample_files.filled_reports import Fill, report


def test_unknown_keys_are_named_with_their_places_and_nothing_is_written(fill: Fill) -> None:
    Path("a.docx").write_bytes(report("One [@iom2007handbok].", "[@jobe2010causes, as @nobody2000]"))
    ran = fill("fill", "a.docx")
    assert ran.code == 1
    assert "a.docx, paragraph 1: iom2007handbok; did you mean “iom2007handbook”?" in ran.err
    assert "a.docx, paragraph 2: nobody2000" in ran.err
    assert not Path("a-filled.docx").exists()


@needs_engine
def test_a_report_that_was_filled_from_another_library_tells_how_its_keys_come(fill: Fill) -> None:
    Path("a.docx").write_bytes(report())
    assert fill("fill", "a.docx").code == 0
    fill("--library", "other.json", "add", "--title", "Other", "--author", "Sow, Papa", "--year", "2020")
    ran = fill("--library", "other.json", "fill", "a-filled.docx")
    line = "export --cited-in a-filled.docx -o cited.bib"
    advice = f"  if a colleague's library has them: import the file that “protlib {line}” writes there"
    assert (ran.code, ran.err.splitlines()[-1]) == (1, advice)
    assert "colleague's library" not in fill("--library", "other.json", "fill", "a.docx").err
    assert fill(*line.split()).code == 0
    fill("--library", "other.json", "import", "cited.bib")
    assert fill("--library", "other.json", "fill", "a-filled.docx").code == 0


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


@each_value_once
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


@each_value_once
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


@each_value_once
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
        ("a.docx", odt("x"), 3, "a.docx: not a Word document (.docx); as one of LibreOffice, its name ends in .odt\n"),
        ("a.odt", zipped({"a": "b"}), 3, "a.odt: not a LibreOffice document (.odt)\n"),
        ("a.pdf", b"%PDF", 3, "a.pdf: not a report fill can read; fill the file that it was made of\n"),
        ("report", b"text", 3, "report: not a report fill can read; fill reads .md, .markdown, .qmd, .rmd, .txt, .docx, .docm or .odt\n"),
        ("a.doc", OLE, 3, "a.doc: not a report fill can read; save it as .docx, and fill that\n"),
        ("a.typ", b"@jobe2010causes", 3, "a.typ: not a report fill can read; protlib export --cited-in a.typ --for typst -o refs.yml writes its references\n"),
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
