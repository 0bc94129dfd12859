"""`fill` of Markdown as a user runs it: a report becomes a document."""

import html
import re
from base64 import b64encode
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest

from engine import needs_engine
from made_once import made_once
from protlib.citing.engine import report_writer
from protlib.citing.styles import SHORT_NAMES
from protlib.cli.documents import target as report_target
from protlib.cli.documents.target import ReportForm
from running import Run
from slow_rows import mark_slow

RECORDS = (
    '{"key": "adams2009alpha", "type": "book", "title": "Alpha", "date": "2009", "aliases": ["old"],'
    ' "authors": ["Adams, Xenia"]}\n'
    '{"key": "who2010beta", "type": "book", "title": "Beta", "date": "2010",'
    ' "authors": [{"literal": "World Health Organization", "short": "WHO"}]}\n'
)
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
BIB = "@book{carr1999gamma, author={Carr, Yves}, title={Gamma}, year=1999}\n@book{old, title={Else}, year=1990}\n"


@pytest.fixture(autouse=True)
@made_once
def _kept(protlib: Run) -> None:
    protlib("import", "-", stdin=RECORDS)


@pytest.fixture(autouse=True)
def _no_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def text_of(folder: Path, name: str = "out.txt") -> str:
    return " ".join((folder / name).read_text().split())


@needs_engine
def test_makes_a_document_and_says_what_is_in_it(protlib: Run, folder: Path) -> None:
    (folder / "report.md").write_text("As @who2010beta has it [see @old, p. 3; @who2010beta].\n\n# References\n")
    assert protlib("fill", "report.md", "-o", "out.txt") == (
        "", "out.txt: 3 citations of 2 publications, in apa\n", 0,
    )  # fmt: skip
    assert text_of(folder) == (
        "As World Health Organization (WHO, 2010) has it (see Adams, 2009, p. 3; WHO, 2010). References "
        "Adams, X. (2009). Alpha. World Health Organization. (2010). Beta."
    )


@needs_engine
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.docx", b"PK"),
        ("a.odt", b"PK"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.HTM", b"<!DOCTYPE html>"),
        ("a.tex", b"%"),
        ("a.typ", b"#"),
        ("a.txt", b"(Adams, 2009)"),
    ],
)
@pytest.mark.parametrize("report", ["r.md", "r.qmd", "r.Rmd"])
def test_the_suffix_tells_the_form(protlib: Run, folder: Path, report: str, name: str, begins: bytes) -> None:
    (folder / report).write_text("[@old]")
    assert protlib("fill", report, "-o", name).err == f"{name}: 1 citation of 1 publication, in apa\n"
    assert (folder / name).read_bytes().lstrip().startswith(begins)


@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "output"),
    [
        ("", [], "(World Health Organization [WHO], 2010, Chapter 3)"),
        ("", ["--no-acronyms"], "(World Health Organization, 2010, Chapter 3)"),
        ("", ["--style", "ieee"], "[1, Ch. 3]"),
        ("csl: https://www.zotero.org/styles/ieee", [], "[1, Ch. 3]"),
        ("csl: own.csl", [], "[1, Ch. 3]"),
        ("csl: own.csl", ["--style", "apa"], "(World Health Organization [WHO], 2010, Chapter 3)"),
        ("lang: fr", [], "(World Health Organization [WHO], 2010, Chapitre 3)"),
        ("lang: fr", ["--bodies", "report"], "(Organisation mondiale de la Santé [OMS], 2010, Chapitre 3)"),
        (
            "lang: fr",
            ["--locale", "es", "--bodies", "report"],
            "(Organización Mundial de la Salud [OMS], 2010, Capítulo 3)",
        ),
        ("lang: martian", [], "(World Health Organization [WHO], 2010, Chapter 3)"),
    ],
)
def test_options_and_header_say_how_to_cite(
    protlib: Run, folder: Path, header: str, arguments: list[str], output: str
) -> None:
    (folder / "sub").mkdir()
    ieee = Path(report_writer.__file__).parents[1] / "styles/ieee.csl"
    (folder / "sub/own.csl").write_text(ieee.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "sub/r.md").write_text(f"---\nowner: me\n{header}\n---\n[@who2010beta, chap. 3]\n")
    assert protlib("fill", "sub/r.md", "-o", "out.txt", *arguments).code == 0
    assert text_of(folder).startswith(output)


@pytest.mark.slow
@needs_engine
def test_the_library_comes_first_and_then_the_bibliography_of_the_report(protlib: Run, folder: Path) -> None:
    (folder / "refs.bib").write_text(BIB)
    (folder / "r.md").write_text(
        "---\nbibliography: [refs.bib, gone.bib]\nreferences:\n- id: own\n  type: book\n  title: Own\n"
        "nocite: '@own'\n---\n[@carr1999gamma; @old]\n"
    )
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.err == (
        "gone.bib: cannot be read: No such file or directory\n"
        "r.md: not in the library, only in its own bibliography: 2 publications\n"
        "out.txt: 2 citations of 3 publications, in apa\n"
    )
    assert text_of(folder) == (
        "(Adams, 2009; Carr, 1999) Adams, X. (2009). Alpha. Carr, Y. (1999). Gamma. Own. (n.d.)."
    )


@pytest.mark.slow
@needs_engine
def test_a_report_may_have_its_whole_bibliography_listed(protlib: Run, folder: Path) -> None:
    (folder / "refs.bib").write_text(BIB.partition("\n")[0])
    (folder / "r.md").write_text("---\nbibliography: refs.bib\nnocite: '@*'\n---\n[@old]\n")
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(folder) == "(Adams, 2009) Adams, X. (2009). Alpha. Carr, Y. (1999). Gamma."


@needs_engine
def test_unknown_keys_are_named_with_their_lines_and_nothing_is_written(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("One [@adams2009alph].\n\nTwo [@old; @xyz].\n")
    ran = protlib("fill", "r.md", "-o", "out.docx")
    assert ran.code == 1
    assert ran.err == (
        "protlib: no publication has these keys:\n"
        "  r.md:1: adams2009alph; did you mean “adams2009alpha”?\n"
        "  r.md:3: xyz\n"
    )
    assert not (folder / "out.docx").exists()


@needs_engine
def test_what_cites_nothing_is_made_all_the_same(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("Hello.")
    assert protlib("fill", "r.md", "-o", "out.html") == ("", "out.html: no citations\n", 0)


@needs_engine
def test_tells_what_is_left_as_it_is(protlib: Run, folder: Path) -> None:
    (folder / "r.qmd").write_text("{{< include _part.qmd >}}\n\n```{r}\n1\n```\n\n{cite:p}`who2010beta` and [@old]\n")
    ran = protlib("fill", "r.qmd", "-o", "out.html")
    assert ran.err == (
        "r.qmd: it includes _part.qmd; its text is left out\n"
        "r.qmd: its code is not run; run knitr or Quarto first, and fill the .md\n"
        "r.qmd:7: who2010beta is cited in a notation pandoc cannot read; left unchanged\n"
        "out.html: 1 citation of 1 publication, in apa\n"
    )


def _styles(path: Path) -> str:
    with ZipFile(path) as parts:
        return parts.read("word/styles.xml").decode()


@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "name"),
    [
        ("", [], "reference.docx"),
        ("reference-doc: house.docx", [], "house.docx"),
        ("format:\n  docx:\n    reference-doc: house.docx", [], "house.docx"),
        ("output:\n  word_document:\n    reference_docx: house.docx", [], "house.docx"),
        ("reference-doc: gone.docx", ["--reference-doc", "sub/house.docx"], "house.docx"),
    ],
)
def test_a_reference_document_gives_the_styles(
    protlib: Run, folder: Path, header: str, arguments: list[str], name: str
) -> None:
    (folder / "sub").mkdir()
    (folder / "plain.md").write_text("Hello.")
    protlib("fill", "plain.md", "-o", "plain.docx")
    with ZipFile(folder / "plain.docx") as plain, ZipFile(folder / "sub" / name, "w") as house:
        for entry in plain.infolist():
            house.writestr(
                entry,
                plain.read(entry).replace(b'w:styleId="Heading1"', b'w:styleId="Heading1" w:default="0"'),
            )
    (folder / "sub/r.md").write_text(f"---\n{header}\n---\n# One\n\n[@old]\n")
    assert protlib("fill", "sub/r.md", "-o", "out.docx", *arguments).code == 0
    assert 'w:default="0"' in _styles(folder / "out.docx")
    assert 'w:default="0"' not in _styles(folder / "plain.docx")


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
            "r.tex: not a report fill can read; protlib export --cited-in r.tex",
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
    protlib: Run, folder: Path, arguments: list[str], message: str, code: int
) -> None:
    (folder / "sub").mkdir()
    for name in ("r.md", "r.txt", "r.tex", "no.docx", "sub/r.md", "sub/reference.odt"):
        (folder / name).write_text("[@old]")
    (folder / "library.html").write_bytes((folder / "library.json").read_bytes())
    ran = protlib("fill", *arguments)
    assert ran.code == code
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert not (folder / "r.docx").exists()


@pytest.mark.slow
@needs_engine
def test_every_short_name_of_a_style_fills(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("[@old]")
    assert {protlib("fill", "r.md", "-o", "o.txt", "--style", name).code for name in SHORT_NAMES} == {0}


@needs_engine
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("See @fig-map [@old].", "See @fig-map (Adams, 2009)."),
        ("See [@fig-map; @old, p. 3].", "See (@fig-map; Adams, 2009, p. 3)."),
        ("See [@old, p. 3; @fig-map].", "See (Adams, 2009, p. 3, @fig-map)."),
        ("See [@old, beside @fig-map].", "See (Adams, 2009, beside @fig-map)."),
        ("@old and [@fig-map] and @tbl:ages.", "Adams (2009) and [@fig-map] and @tbl:ages."),
    ],
)
def test_a_reference_to_a_figure_stays_where_a_citation_stands_beside_it(
    protlib: Run, folder: Path, text: str, output: str
) -> None:
    (folder / "r.md").write_text(text)
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.err == "out.txt: 1 citation of 1 publication, in apa\n"
    assert text_of(folder) == f"{output} Adams, X. (2009). Alpha."


@needs_engine
def test_a_reference_to_a_figure_is_no_citation_of_typst(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("See @fig-map, and [@old].")
    assert protlib("fill", "r.md", "-o", "out.typ").code == 0
    assert "#cite" not in (folder / "out.typ").read_text()
    assert r"See \@fig-map, and" in (folder / "out.typ").read_text()


@needs_engine
def test_a_report_comes_on_standard_input_too(protlib: Run, folder: Path) -> None:
    ran = protlib("fill", "-", "-o", "out.html", stdin="![A](gone.png) [@old] [@carr]")
    assert ran.err == "protlib: no publication has these keys:\n  standard input:1: carr\n"
    ran = protlib("fill", "-", "-o", "out.html", stdin="![A](gone.png) [@old]")
    assert ran.err == ("standard input:1: picture not found: gone.png\nout.html: 1 citation of 1 publication, in apa\n")
    assert "<title>out</title>" in (folder / "out.html").read_text()


@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt", "html", "tex", "typ"])
def test_a_picture_that_is_not_there_is_told_once(protlib: Run, folder: Path, to: str) -> None:
    (folder / "here.png").write_bytes(_PICTURE)
    (folder / "r.md").write_text("![A](gone%20map.png) ![B](gone%20map.png) ![C](here.png) [@old]")
    assert protlib("fill", "r.md", "-o", f"out.{to}").err == (
        f"r.md:1: picture not found: gone map.png\nout.{to}: 1 citation of 1 publication, in apa\n"
    )


@needs_engine
@pytest.mark.parametrize(
    ("target", "picture", "link"),
    [
        ("r.html", "my%20map.png", "Mein%20B%C3%BCro/my%20map.png"),
        ("Mein Büro/r.html", "my%20map.png", "my%20map.png"),
        ("made/r.html", "my%20map.png", "../Mein%20B%C3%BCro/my%20map.png"),
        ("made/r.html", "my%20map.png#a", "../Mein%20B%C3%BCro/my%20map.png#a"),
        ("made/r.html", "my%20map", "../Mein%20B%C3%BCro/my%20map.png"),
    ],
)
def test_a_page_has_the_pictures_where_they_are(
    protlib: Run, folder: Path, target: str, picture: str, link: str
) -> None:
    for name in ("Mein Büro", "made"):
        (folder / name).mkdir()
    (folder / "Mein Büro/my map.png").write_bytes(_PICTURE)
    (folder / "Mein Büro/r.md").write_text(f"![A]({picture}) [@old]")
    assert protlib("fill", "Mein Büro/r.md", "-o", target).code == 0
    assert f'src="{link}"' in (folder / target).read_text()


@needs_engine
def test_a_style_of_the_header_is_told_by_its_name(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("---\ncsl: ieee.csl\n---\n[@old]")
    assert protlib("fill", "r.md", "-o", "out.txt").err == "out.txt: 1 citation of 1 publication, in ieee\n"


def test_the_help_names_the_suffixes_of_the_documents_that_are_made(
    protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    help_text = protlib("fill", "--help").out
    assert [suffix for suffix in report_writer.FORMS if suffix not in help_text] == []
    assert "[default: -]" not in help_text


_LOADING = b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/SECRET"/></svg>'
).decode()
_OUTSIDE = "left out: it is outside the report's folder"
_NOT_FETCHED = "kept as a link: not fetched without --remote-pictures"
_BY_NAME = "names the files of its pictures; save it beside the report"
_LINKS = {"link.png": "../key.png", "out": ".."}
_NO_PICTURE = "left out: not a picture, or a drawing that loads or runs something"


@needs_engine
@pytest.mark.parametrize("to", ["docx", "html", "typ"])
@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ("../key.png", _OUTSIDE),
        ("sub/../../key.png", _OUTSIDE),
        ("/etc/hostname", _OUTSIDE),
        ("file:///etc/hostname", _OUTSIDE),
        ("link.png", _OUTSIDE),
        ("out/key.png", _OUTSIDE),
        ("%2e%2e/key.png", _OUTSIDE),
        ("http://127.0.0.1:1/x.png", _NOT_FETCHED),
        ("//127.0.0.1:1/x.png", _NOT_FETCHED),
        ("key.txt", _NO_PICTURE),
        ("loads.svg", _NO_PICTURE),
        ("runs.svg", _NO_PICTURE),
        (f"data:image/svg+xml;base64,{_LOADING}", _NO_PICTURE),
        ("data:image/png;base64,AAAA", _NO_PICTURE),
        ("data:image/png;base64,A", _NO_PICTURE),
        ("data:text/html,x", "left out: not a file in the report's folder"),
    ],
)
def test_no_picture_comes_from_elsewhere(protlib: Run, folder: Path, to: str, picture: str, message: str) -> None:
    report = folder / "report"
    report.mkdir()
    (folder / "key.png").write_bytes(_PICTURE)
    for name, target in _LINKS.items():
        if picture.startswith(name):
            (report / name).symlink_to(target)
    (report / "key.txt").write_text("SECRET")
    (report / "loads.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/SECRET"/></svg>'
    )
    (report / "runs.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>SECRET</script></svg>')
    (report / "r.md").write_text(f"Text.\n\nHere ![The words]({picture}) [@old]")
    ran = protlib("fill", "report/r.md", "-o", f"out.{to}")
    assert ran.code == 0
    assert ran.err.startswith("report/r.md:3: picture ")
    assert (_BY_NAME if (to, message) == ("typ", _NOT_FETCHED) else message) in ran.err
    contents = (folder / f"out.{to}").read_bytes()
    if to in {"docx", "odt"}:
        with ZipFile(folder / f"out.{to}") as parts:
            assert not [name for name in parts.namelist() if "media/" in name or "Pictures/" in name]
            contents = b"".join(map(parts.read, parts.namelist()))
    assert b"SECRET" not in contents
    assert b"words" in contents
    assert not re.search(rb"<img|includegraphics\[|image\(", contents)


@needs_engine
@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("docx", ""),
        ("html", ""),
        (
            "tex",
            f"r.md:1: picture data:image/png;base64,iVBORw0K left out: LaTeX {_BY_NAME}\n",
        ),
    ],
)
def test_a_picture_in_the_reports_own_text_stands_in_the_document_or_is_told(
    protlib: Run, folder: Path, to: str, message: str
) -> None:
    (folder / "r.md").write_text(f"Here ![A](data:image/png;base64,{b64encode(_PICTURE).decode()}) it is.")
    assert protlib("fill", "r.md", "-o", f"out.{to}").err == f"{message}out.{to}: no citations\n"


@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt"])
def test_each_picture_has_its_words_for_who_does_not_see_it(protlib: Run, folder: Path, to: str) -> None:
    (folder / "a.png").write_bytes(_PICTURE)
    (folder / "r.md").write_text(
        '![Two & "three"](a.png "Its title") ![Four](a.png) <img src="a.png" alt="Five">\n\n![Six](a.png)\n'
    )
    assert protlib("fill", "r.md", "-o", f"out.{to}").err == f"out.{to}: no citations\n"
    with ZipFile(folder / f"out.{to}") as parts:
        text = parts.read("word/document.xml" if to == "docx" else "content.xml").decode()
    assert "data:" not in text
    described = re.findall(
        r'<pic:cNvPr descr="([^"]*)"' if to == "docx" else r"<svg:desc>([^<]*)</svg:desc></draw:frame>", text
    )
    assert [html.unescape(words) for words in described] == ["Two & “three”", "Four", "Five", "Six"]
    assert "Its title" in text


_HOSTILE = """---
title: 'T <script>alert(1)</script>'
lang: 'en" onload="alert(1)'
css: 'https://evil.test/x.css'
header-includes: <script>alert(1)</script>
author-meta: 'x"><script>alert(1)</script>'
mainfont: 'x;} font url(http://evil.test)'
mathjax: https://evil.test/
geometry: 'a}\\input{/etc/evil}'
---
[x](javascript:alert(1)) [y]{onclick="alert(1)" style="background:url(http://evil.test)" typst:text:fill='read("evil")'}

<script>
alert(1)
</script>

<b onclick="alert(1)">bold</b> <iframe src="http://evil.test"></iframe> \\input{/etc/evil} $\\input{/etc/evil}$ `#read("/etc/evil")`{=typst}

```{=openxml}
<w:p><w:r><w:instrText>INCLUDEPICTURE evil</w:instrText></w:r></w:p>
```

Kept<sup>1</sup> <!-- evil --> `\\newpage`{=latex} [@old]
"""


@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt", "html", "tex", "typ"])
def test_a_document_runs_and_loads_nothing_whatever_the_report_says(protlib: Run, folder: Path, to: str) -> None:
    (folder / "r.md").write_text(_HOSTILE.replace("\\\\", "\\"))
    ran = protlib("fill", "r.md", "-o", f"out.{to}")
    assert ran.code == 0
    assert "r.md:11: the link javascript:alert(1) left out: it is not a web link" in ran.err
    text = (folder / f"out.{to}").read_text() if to not in {"docx", "odt"} else ""
    if not text:
        with ZipFile(folder / f"out.{to}") as parts:
            text = "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    words = ["<script", "onclick", "onload", "evil.test", "iframe", "javascript", "#read", "INCLUDEPICTURE"]
    assert [word for word in words if word in text] == []
    assert "Kept" in text
    if to == "html":
        assert "<b>bold</b>" in text
        assert "Kept<sup>1</sup>" in text
    if to == "tex":
        assert "\\newpage" in text
        assert "\\input" not in text


@needs_engine
@pytest.mark.parametrize("depth", [120, pytest.param(1500, marks=pytest.mark.slow)])
def test_a_report_whose_parts_stand_too_deep_is_refused_in_a_line(protlib: Run, folder: Path, depth: int) -> None:
    (folder / "r.md").write_text(">" * depth + " deep\n")
    ran = protlib("fill", "r.md", "-o", "out.docx")
    assert ran.code == 3
    assert ran.err.startswith("protlib: r.md: quotations, lists or marks are nested too deeply")
    assert not (folder / "out.docx").exists()


@needs_engine
@pytest.mark.parametrize("to", ["docx", "html"])
def test_a_report_that_people_write_may_be_deep(protlib: Run, folder: Path, to: str) -> None:
    (folder / "r.md").write_text("".join(f"{'  ' * level}- level {level}\n" for level in range(40)))
    assert protlib("fill", "r.md", "-o", f"out.{to}").code == 0


@needs_engine
def test_a_report_is_given_no_file_outside_of_its_folder(protlib: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "refs.bib").write_text(BIB)
    (folder / "house.docx").write_bytes(b"PK")
    header = "---\nbibliography: ../refs.bib\nreference-doc: ../house.docx\n---\n"
    (folder / "sub/r.md").write_text(f"{header}[@carr1999gamma]")
    assert protlib("fill", "sub/r.md", "-o", "out.docx").err == (
        "protlib: sub/r.md: ../house.docx is outside its folder; use --reference-doc ../house.docx\n"
    )
    ran = protlib("fill", "sub/r.md", "-o", "out.txt")
    assert ran.err == (
        "sub/r.md: ../refs.bib is outside its folder and was not read. To add it: protlib import\n"
        "protlib: no publication has these keys:\n  sub/r.md:5: carr1999gamma\n"
    )


@needs_engine
def test_a_comma_between_two_keys_is_told_with_its_line(protlib: Run, folder: Path) -> None:
    (folder / "report.md").write_text("One.\n\nSo [@who2010beta, @old] and [@old, cited in @who2010beta].\n")
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
    protlib: Run, folder: Path, text: str, message: str
) -> None:
    (folder / "r.md").write_text(f"One [@old].\n\nSo {text}\n")
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert (f"r.md: {message}" in ran.err.splitlines(), ran.code) == (True, 0)
    assert (folder / "out.txt").is_file()


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
def test_a_key_in_brackets_without_its_at_is_told(protlib: Run, folder: Path, text: str, message: str) -> None:
    (folder / "report.md").write_text(f"One.\n\nSo {text}, and [@old].\n")
    ran = protlib("fill", "report.md", "-o", "out.txt")
    assert ran.err == f"{message}out.txt: 1 citation of 1 publication, in apa\n"
    assert ran.code == 0


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["r.md"], "r-filled.md"),
        (["r.md", "-f", "html"], "r-filled.html"),
        (["r.md", "-f", "text"], "r-filled.txt"),
        (["r.md", "-f", "latex"], "r-filled.tex"),
        (["r.md", "-f", "docx", "-o", "made"], "made"),
        (["r.md", "-f", "docx", "-o", "made.DOCX"], "made.DOCX"),
        (["r.md", "-o", "made.markdown"], "made.markdown"),
        (["r.QMD"], "r-filled.QMD"),
        (["r.QMD", "-o", "made.md"], "made.md"),
        (["r.txt"], "r-filled.txt"),
        (["r.txt", "-o", "made.md"], "made.md"),
        (["sub/r.md", "-f", "typst"], "sub/r-filled.typ"),
    ],
)
def test_what_is_made_stands_beside_the_report_unless_it_is_named(
    protlib: Run, folder: Path, arguments: list[str], expected: str
) -> None:
    (folder / "sub").mkdir()
    for name in ("r.md", "r.QMD", "r.txt", "sub/r.md"):
        (folder / name).write_text("As [@old] has it.\n")
    before = {path for path in folder.rglob("*") if path.is_file()}
    for _ in range(2):  # the second time it replaces what it has made
        assert protlib("fill", *arguments) == ("", f"{Path(expected)}: 1 citation of 1 publication, in apa\n", 0)
    after = {path for path in folder.rglob("*") if path.is_file()}
    assert [path for path in after - before if "cache" not in path.parts and "state" not in path.parts] == [
        folder / expected
    ]
    assert (folder / arguments[0]).read_text() == "As [@old] has it.\n"


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        ([], '<!--PROTLIB CITE {"typed":"[@old]"'),
        (["-f", "text"], "As (Adams, 2009) has it.\n"),
        (["-f", "html", "-o", "-"], "<p>As (Adams, 2009) has it.</p>"),
    ],
)
def test_a_report_on_standard_input_goes_to_standard_output(protlib: Run, arguments: list[str], output: str) -> None:
    ran = protlib("fill", "-", *arguments, stdin="As [@old] has it.\n")
    assert output in ran.out
    assert (ran.err, ran.code) == ("standard output: 1 citation of 1 publication, in apa\n", 0)


@pytest.mark.parametrize("arguments", [["-"], ["-", "-o", "a.docx"], ["r.md"], ["r.md", "-o", "a.docx"]])
def test_a_document_of_word_is_no_markdown(protlib: Run, folder: Path, arguments: list[str]) -> None:
    (folder / "r.md").write_text("PK\x03\x04...")
    name = "standard input" if arguments[0] == "-" else "r.md"
    what = "this is a document of Word or LibreOffice, not Markdown; name a file that ends in .docx or .odt"
    assert protlib("fill", *arguments, stdin="PK\x03\x04...") == ("", f"protlib: {name}: {what}\n", 3)


FILLED_BEFORE = (
    "One [@old, p. 3].\n\nTwo @who2010beta.\n",
    "One [@old, p. 3].\n\n{{bibliography}}\n\nTwo @who2010beta.\n",
    "One [@old, p. 3].\n\n::: {#refs}\n:::\n\nTwo @who2010beta.\n",
    "---\ntitle: T\nlang: fr\n---\nOne [@old, p. 3].\n\n# Sources\n\nTwo @who2010beta.\n",
    "One [@old, p. 3], and @who2010beta.\n\n# References\n",
)


@needs_engine
@pytest.mark.parametrize("style", mark_slow(["apa", "ieee", "un-notes"], lambda style: style != "ieee"))
@pytest.mark.parametrize("text", FILLED_BEFORE)
def test_a_filled_report_becomes_the_document_that_it_becomes_as_it_was_typed(
    protlib: Run, folder: Path, text: str, style: str
) -> None:
    (folder / "r.md").write_text(text)
    protlib("fill", "r.md", "--style", style, "-o", "typed.html")
    protlib("fill", "r.md", "--style", style)
    ran = protlib("fill", "r-filled.md", "-o", "filled.html")
    assert ran == ("", f"filled.html: 2 citations of 2 publications, in {style}\n", 0)
    pages = [(folder / f"{name}.html").read_text() for name in ("typed", "filled")]
    assert len({re.sub(r"<title>.*</title>", "", page) for page in pages}) == 1


@needs_engine
def test_arabic_signs_are_those_of_citations(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("نص [@old؛ @who2010beta، ص. ٣] و [\u200f@\u200eold\u200f، ص 3].\n")
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(folder).startswith(
        "نص (Adams, 2009; World Health Organization [WHO], 2010, p. ٣) و (Adams, 2009, p. 3)."
    )


@pytest.mark.slow
@needs_engine
def test_what_was_changed_by_hand_stays_in_the_document(protlib: Run, folder: Path) -> None:
    (folder / "r.md").write_text("One [@old].\n\nTwo [@who2010beta].\n\nThree [@gone].\n")
    protlib("fill", "r.md")
    (folder / "r.md").write_text("One [@old].\n\nTwo [@who2010beta].\n")
    protlib("fill", "r.md")
    filled = (folder / "r-filled.md").read_text()
    (folder / "r.md").write_text(filled.replace("(Adams, 2009)<!--", "(Adams, in 2009)<!--") + "\n[@gone]\n")
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.code == 1
    assert "r.md: line 1: “(Adams, in 2009)” was changed by hand and stays" in ran.err
    assert re.search(r"^  r\.md:\d+: gone$", ran.err, re.MULTILINE)
    (folder / "r.md").write_text(filled.replace("(Adams, 2009)<!--", "(Adams, in 2009)<!--"))
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(folder).startswith("One (Adams, in 2009). Two (World Health Organization [WHO], 2010).")


def test_each_form_that_fill_names_is_one_that_can_be_made() -> None:
    forms = {"text" if form == "plain" else form for form in report_writer.FORMS.values()}
    assert {*get_args(ReportForm)} == {*report_target.SUFFIXES.values()} == {*forms, "markdown"}
    suffixes = {suffix: form for suffix, form in report_target.SUFFIXES.items() if form != "markdown"}
    assert {*suffixes} == {*report_writer.FORMS}
