"""`fill` of Markdown with mistakes: each is told with its line."""

from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run

pytestmark = pytest.mark.usefixtures("two_works", "no_style")


@needs_engine
def test_unknown_keys_are_named_with_their_lines_and_nothing_is_written(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("One [@adams2009alph].\n\nTwo [@old; @xyz].\n")
    ran = protlib("fill", "r.md", "-o", "out.docx")
    assert ran.code == 1
    assert ran.err == (
        "protlib: no publication has these keys:\n"
        "  r.md:1: adams2009alph; did you mean “adams2009alpha”?\n"
        "  r.md:3: xyz\n"
    )
    assert not (tmp_path / "out.docx").exists()


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["r.md", "-o", "r.xyz"], "r.xyz: unknown suffix; choose from .docx, .odt", 2),
        (["r.md", "-o", "r.docm"], "r.docm: unknown suffix; choose from .docx, .odt", 2),
        (["r.md", "-o", "r"], "r: unknown suffix; choose from .docx, .odt", 2),
        (["r.md", "-o", "r.md"], "r.md is the report itself", 2),
        (["r.md", "-o", ""], "--output is empty; leave it out to write r-filled.md", 2),
        (["r.md", "-f", "odt", "-o", ""], "--output is empty; leave it out to write r-filled.odt", 2),
        (["r.md", "-o", "sub"], f"sub is a folder; name a file in it: --output {Path('sub/r-filled.md')}", 2),
        (
            ["r.md", "-o", "r.docx", "-f", "odt"],
            "r.docx has the suffix of docx, but --format is odt; write to r.odt",
            2,
        ),
        (
            ["r.md", "-o", "r.docx", "--live", "word"],
            "--live works with .docx and .odt reports; r.md is Markdown",
            2,
        ),
        (["r.md", "--reference-doc", "no.docx"], "--reference-doc is for what becomes .docx or .odt", 2),
        (["r.txt", "-o", "r.txt"], "r.txt is the report itself", 2),
        (
            ["r.tex", "-o", "r.docx"],
            "r.tex: not a report fill can read; protlib export --cited-in r.tex --for latex -o refs.bib writes its references",
            3,
        ),
        (["gone.md", "-o", "r.docx"], "gone.md: cannot be read: No such file", 3),
        (["r.md", "-o", "library.html"], "library.html is a protlib library", 2),
        (["r.md", "-o", "r.docx", "--style", "apaa"], "unknown style “apaa”; did you mean “apa”", 2),
        (
            ["r.md", "-o", "r.docx", "--reference-doc", "gone.docx"],
            "gone.docx: reference document not found",
            2,
        ),
        (["r.md", "-o", "r.docx", "--reference-doc", "r.md"], "the reference document of docx is a .docx", 2),
        (["r.md", "-o", "r.docx", "--reference-doc", "no.docx"], "no.docx: not a Word ", 3),
        (
            ["sub/r.md", "-o", "r.odt"],
            f"{Path('sub/reference.odt')}: not a Word (.docx) or LibreOffice (.odt) document",
            3,
        ),
        (
            ["r.md", "-o", "r.html", "--reference-doc", "no.docx"],
            "--reference-doc is for what becomes .docx or .odt",
            2,
        ),
        (["r.md", "-o", "no/r.docx"], "no/r.docx: cannot be written", 2),
    ],
)
def test_what_cannot_be_filled_is_told_in_one_line(
    protlib: Run, tmp_path: Path, arguments: list[str], message: str, code: int
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("r.md", "r.txt", "r.tex", "no.docx", "sub/r.md", "sub/reference.odt"):
        (tmp_path / name).write_text("[@old]")
    (tmp_path / "library.html").write_bytes((tmp_path / "library.json").read_bytes())
    ran = protlib("fill", *arguments)
    assert ran.code == code
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "r.docx").exists()


@pytest.mark.slow
@needs_engine
def test_a_comma_between_two_keys_is_told_with_its_line(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("One.\n\nSo [@who2010beta, @old] and [@old, cited in @who2010beta].\n")
    message = (
        "report.md: line 3: “[@who2010beta, @old]” has a comma before the next @; separate citations with a semicolon\n"
    )
    assert protlib("fill", "report.md", "-o", "out.txt").err.startswith(message)


@needs_engine
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[@old, p. 3", "line 3: the citation “[@old, p. 3” has no closing bracket"),
        ("see [@ old]", "line 3: “[@ old]” has no citation key after @"),
        ("the {{bibliography}} of it", "line 3: put {{bibliography}} in a paragraph of its own"),
    ],
)
def test_what_is_typed_wrong_is_told_and_the_document_is_made(
    protlib: Run, tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "r.md").write_text(f"One [@old].\n\nSo {text}\n")
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert (f"r.md: {message}" in ran.err.splitlines(), ran.code) == (True, 0)
    assert (tmp_path / "out.txt").is_file()


@needs_engine
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[who2010beta]", "report.md: line 3: “[who2010beta]” is not a citation; to cite it, type [@who2010beta]\n"),
        ("[see who2010beta, p. 3]", "report.md: line 3: “[see who2010beta, p. 3]” is not a citation; to cite it, type [see @who2010beta, p. 3]\n"),
        ("[see@who2010beta]", "report.md: line 3: “[see@who2010beta]” is not a citation; to cite it, type [see @who2010beta]\n"),
        ("[sic] and [nobody2010] and [a note](who2010beta) and `[who2010beta]`", ""),
    ],
)  # fmt: skip
def test_a_key_in_brackets_without_its_at_is_told(protlib: Run, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "report.md").write_text(f"One.\n\nSo {text}, and [@old].\n")
    ran = protlib("fill", "report.md", "-o", "out.txt")
    assert ran.err == f"{message}out.txt: 1 citation of 1 publication, in apa\n"
    assert ran.code == 0
