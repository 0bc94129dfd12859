"""`fill` of Markdown with pictures and with harm: no picture comes from elsewhere, and nothing runs."""

import html
import re
from base64 import b64encode
from pathlib import Path
from zipfile import ZipFile

import pytest

from harness.pairs import each_value_once
from programs.engine import needs_engine
from programs.running import Run
from sample_files.filled_reports import BIB

pytestmark = pytest.mark.usefixtures("two_works", "no_style")
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b1"
    "38f6140000000049454e44ae426082"
)


@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt", "html", "tex", "typ"])
def test_a_picture_that_is_not_there_is_told_once(protlib: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "here.png").write_bytes(_PICTURE)
    (tmp_path / "r.md").write_text("![A](gone%20map.png) ![B](gone%20map.png) ![C](here.png) [@old]")
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
    protlib: Run, tmp_path: Path, target: str, picture: str, link: str
) -> None:
    for name in ("Mein Büro", "made"):
        (tmp_path / name).mkdir()
    (tmp_path / "Mein Büro/my map.png").write_bytes(_PICTURE)
    (tmp_path / "Mein Büro/r.md").write_text(f"![A]({picture}) [@old]")
    assert protlib("fill", "Mein Büro/r.md", "-o", target).code == 0
    assert f'src="{link}"' in (tmp_path / target).read_text()


_LOADING = b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/SECRET"/></svg>'
).decode()
_OUTSIDE = "left out: it is outside the report's folder"
_NOT_FETCHED = "kept as a link: not fetched without --remote-pictures"
_BY_NAME = "names the files of its pictures; save it beside the report"
_LINKS = {"link.png": "../key.png", "out": ".."}
_NO_PICTURE = "left out: not a picture, or a drawing that loads or runs something"


@each_value_once
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
def test_no_picture_comes_from_elsewhere(protlib: Run, tmp_path: Path, to: str, picture: str, message: str) -> None:
    report = tmp_path / "report"
    report.mkdir()
    (tmp_path / "key.png").write_bytes(_PICTURE)
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
    contents = (tmp_path / f"out.{to}").read_bytes()
    if to in {"docx", "odt"}:
        with ZipFile(tmp_path / f"out.{to}") as parts:
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
    protlib: Run, tmp_path: Path, to: str, message: str
) -> None:
    (tmp_path / "r.md").write_text(f"Here ![A](data:image/png;base64,{b64encode(_PICTURE).decode()}) it is.")
    assert protlib("fill", "r.md", "-o", f"out.{to}").err == f"{message}out.{to}: no citations\n"


@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt"])
def test_each_picture_has_its_words_for_who_does_not_see_it(protlib: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "a.png").write_bytes(_PICTURE)
    (tmp_path / "r.md").write_text(
        '![Two & "three"](a.png "Its title") ![Four](a.png) <img src="a.png" alt="Five">\n\n![Six](a.png)\n'
    )
    assert protlib("fill", "r.md", "-o", f"out.{to}").err == f"out.{to}: no citations\n"
    with ZipFile(tmp_path / f"out.{to}") as parts:
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
def test_a_document_runs_and_loads_nothing_whatever_the_report_says(protlib: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "r.md").write_text(_HOSTILE.replace("\\\\", "\\"))
    ran = protlib("fill", "r.md", "-o", f"out.{to}")
    assert ran.code == 0
    assert "r.md:11: the link javascript:alert(1) left out: it is not a web link" in ran.err
    text = (tmp_path / f"out.{to}").read_text() if to not in {"docx", "odt"} else ""
    if not text:
        with ZipFile(tmp_path / f"out.{to}") as parts:
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
def test_a_report_whose_parts_stand_too_deep_is_refused_in_a_line(protlib: Run, tmp_path: Path, depth: int) -> None:
    (tmp_path / "r.md").write_text(">" * depth + " deep\n")
    ran = protlib("fill", "r.md", "-o", "out.docx")
    assert ran.code == 3
    assert ran.err.startswith("protlib: r.md: quotations, lists or marks are nested too deeply")
    assert not (tmp_path / "out.docx").exists()


@needs_engine
@pytest.mark.parametrize("to", ["docx", "html"])
def test_a_report_that_people_write_may_be_deep(protlib: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "r.md").write_text("".join(f"{'  ' * level}- level {level}\n" for level in range(40)))
    assert protlib("fill", "r.md", "-o", f"out.{to}").code == 0


@needs_engine
def test_a_report_is_given_no_file_outside_of_its_folder(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "house.docx").write_bytes(b"PK")
    header = "---\nbibliography: ../refs.bib\nreference-doc: ../house.docx\n---\n"
    (tmp_path / "sub/r.md").write_text(f"{header}[@carr1999gamma]")
    assert protlib("fill", "sub/r.md", "-o", "out.docx").err == (
        "protlib: sub/r.md: ../house.docx is outside its folder; use --reference-doc ../house.docx\n"
    )
    ran = protlib("fill", "sub/r.md", "-o", "out.txt")
    assert ran.err == (
        "sub/r.md: ../refs.bib is outside its folder and was not read. To add it: protlib import\n"
        "protlib: no publication has these keys:\n  sub/r.md:5: carr1999gamma\n"
    )
