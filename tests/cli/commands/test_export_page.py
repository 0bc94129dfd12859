"""`export -o page.html`: the file that is made, of what, in which language; what is told, and what is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from harness.slow_rows import mark_slow
from programs.blocks import opened
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine import engine_program
from protlib.system.installation import install_extra_command


def data_of(file: Path) -> dict[str, Any]:
    """Return what a page holds of its records."""
    records: dict[str, Any] = json.loads(opened(file.read_bytes())["records"])
    return records


def keys_of(file: Path) -> list[str]:
    return [row[0] for row in data_of(file)["table"]["rows"]]


@pytest.mark.slow
@needs_engine
def test_a_page_is_made_of_a_selection_in_its_order(sample: Run, tmp_path: Path) -> None:
    ran = sample("export", "--region", "Africa", "-o", "a.html")
    assert (ran.out, ran.err, ran.code) == ("", "7 publications exported to a.html\n", 0)
    keys = sample("list", "--region", "Africa", "--sort", "year", "--format", "keys").out.split()
    assert keys_of(tmp_path / "a.html") == keys
    sample("export", "trafficking", "-n", "3", "-o", "a.html")
    assert keys_of(tmp_path / "a.html") == sample("search", "trafficking", "-n", "3", "--format", "keys").out.split()
    sample("export", "--key", "jobe2010causes", "--key", "iom2009caring", "-o", "a.html")
    assert keys_of(tmp_path / "a.html") == ["jobe2010causes", "iom2009caring"]


@pytest.mark.slow
@needs_engine
def test_a_page_goes_to_standard_output_as_it_goes_to_a_file(sample: Run, tmp_path: Path) -> None:
    ran = sample("export", "--region", "Africa", "--format", "html")
    assert (ran.err, ran.code) == ("", 0)
    sample("export", "--region", "Africa", "-o", "a.html")
    assert ran.out == (tmp_path / "a.html").read_text()
    assert ran.out.startswith("<!doctype html>\n")


@pytest.mark.slow
@needs_engine
def test_a_page_has_a_title_styles_and_nothing_outside_of_it(sample: Run, tmp_path: Path) -> None:
    sample(
        "export",
        "--title",
        "Ours & <theirs>",
        "--style",
        "apa",
        "--style",
        "un",
        "--style",
        "apa",
        "-o",
        "a.html",
    )
    text = (tmp_path / "a.html").read_text()
    assert "<title>Ours &amp; &lt;theirs&gt;</title>" in text
    assert [style["name"] for style in data_of(tmp_path / "a.html")["styles"]] == ["apa", "un-notes"]
    assert {"references-0", "references-1"} <= opened(text.encode()).keys()
    assert (
        text.index('id="search"') < text.index("<script>") < text.index('id="exports"')
    )  # the first list waits for no file
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    link = re.compile(r'<a href="[^"]*" rel="noreferrer">')  # what the list without scripts links to, and loads nothing
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", link.sub("", markup)) == []
    assert "default-src 'none'; script-src 'sha256-" in text


LANGUAGES = [
    ({}, (), "en", "Library of publications"),
    ({"LANG": "fr_FR.UTF-8"}, (), "fr", "Bibliothèque de publications"),
    ({"LANG": "fr_FR.UTF-8", "LC_ALL": "es_MX.UTF-8"}, (), "es", "Biblioteca de publicaciones"),
    ({"LANG": "de_DE.UTF-8"}, (), "en", "Library of publications"),
    ({"LANG": "C"}, ("--interface", "ar"), "ar", "مكتبة المنشورات"),
    ({"LANG": "ar_SY"}, ("--interface", "en", "--title", "A"), "en", "A"),
    ({"LANG": "es"}, ("--region", "Africa"), "es", "Publicaciones: África"),
]


@pytest.mark.parametrize(
    ("environment", "options", "language", "title"),
    mark_slow(LANGUAGES, lambda row: row[2] != "ar"),
)
def test_a_page_speaks_the_language_of_the_system_or_another(
    sample: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: tuple[str, ...],
    language: str,
    title: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(engine_program, "has_engine", lambda: False)
    sample("export", "-n", "1", *options, "-o", "a.html")
    text = (tmp_path / "a.html").read_text()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert f"<title>{title}</title>" in text


@pytest.mark.slow
def test_without_an_engine_a_page_has_no_references_and_says_so(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_program, "has_engine", lambda: False)
    ran = sample("export", "-o", "a.html")
    lines = ran.err.splitlines()
    assert lines == [
        f"the page has no formatted references: pandoc not found. Install it: {install_extra_command('cite')}",
        "50 publications exported to a.html",
    ]
    assert data_of(tmp_path / "a.html")["styles"] == []


REFUSED = [
    (("export", "nothinghasthis", "-o", "a.html"), 1, "protlib: nothing found; nothing was exported\n"),
    (
        ("export", "--style", "appa", "-o", "a.html"),
        2,
        "protlib: unknown style “appa”; did you mean “apa”",
    ),
    (
        ("export", "-o", "library.json"),
        2,
        "protlib: library.json is a protlib library; write to another file\n",
    ),
    (
        ("export", "--format", "html", "-o", "a.pdf"),
        2,
        "protlib: a.pdf: a page is an HTML file; name it .html\n",
    ),
    pytest.param(
        ("export", "-o", "nowhere/a.html"), 2, "protlib: nowhere/a.html: cannot be written: ", marks=pytest.mark.slow
    ),
    (("export", "--interface", "de", "-o", "a.html"), 2, "protlib: "),
    (
        ("export", "--include", "notes", "-o", "a.html"),
        2,
        "protlib: a page has no private notes; use --include internal or confidential\n",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "message"), REFUSED)
def test_what_cannot_be_made_is_refused_in_a_line(
    sample: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ran = sample(*arguments)
    assert (ran.out, ran.code) == ("", code)
    assert ran.err.startswith(message)
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "a.html").exists()


def test_an_empty_library_makes_no_page(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("export", "-o", "a.html")
    assert ran.code == 1
    assert ran.err.endswith("library.json. To make it: protlib import FILE, or protlib add; nothing was exported\n")
    assert not (tmp_path / "a.html").exists()


@pytest.mark.slow
@needs_engine
def test_what_tells_of_the_owners_machine_is_in_no_page(protlib: Run, tmp_path: Path) -> None:
    record = {
        "key": "caring",
        "title": "Caring",
        "source": "/home/xiomara/refs.bib",
        "url": "file:///home/xiomara/caring.pdf",
        "archived": "C:\\Users\\xiomara\\caring.mhtml",
        "private_note": "ask Xiomara",
        "aliases": ["/home/xiomara/x"],
        "extra": {"file": "C:\\Users\\xiomara\\caring.pdf"},
    }
    library = {
        "library": {"1": {"format": 2, "created": "2026-11-26T09:00:00Z"}},
        "publications": {"1795683660000001": record},
    }
    (tmp_path / "library.json").write_text(json.dumps(library))
    assert protlib("export", "-o", "a.html").code == 0
    blocks = b"".join(opened((tmp_path / "a.html").read_bytes()).values()).decode("utf-8", "replace")
    assert "Caring" in blocks
    assert "xiomara" not in re.findall(r"[a-z]+", blocks.lower())
