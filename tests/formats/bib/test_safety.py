"""What a file that is compiled may hold: no command that came with a record from somewhere else."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.formats import jsonl
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.record import cleaning
from protlib.record.model import Publication

READS = "\\input{secret}"
HOSTILE = [
    {"key": "^^5cinput secret ", "title": READS},
    {"key": "k^^5cinput{secret}", "title": "b", "aliases": ["^^5cinput{secret}"], "url": f"https://x.org/^^5c{READS[1:]}"},
    {"key": "c", "title": "c", "doi": "10.1000/^^5cinput secret ", "authors": [f"A {READS}"], "language": READS, "date": READS},
    {"key": "d", "title": "d", "extra": {"bibtex:howpublished": READS, "bibtex:execute": READS, "bibtex:usera": "^^5cinput secret ", "bibtex:file": READS}},
    {"key": "e", "title": "e", "extra": {"bibtex:addendum": "\\begin{input}{secret}\\end{input}", "original-date": READS}},
    {"key": "f", "title": "f", "extra": {f'bibtex:x}},\n@preamble{{"{READS}"': "x", "bibtex:entrytype": "preamble", "bibtex:month": READS}},
    {"key": "g", "title": "g", "extra": {"bibtex:crossref": "^^5cinput{secret}", "bibtex:options": f"a={READS}", "bibtex:eprint": READS}},
    {"key": "h", "title": "h", "genre": READS, "page": READS, "volume": READS, "edition": READS, "tags": [READS]},
]  # fmt: skip


@pytest.mark.parametrize("dumps", [bibtex.dumps, biblatex.dumps])
@pytest.mark.parametrize("raw", HOSTILE, ids=str)
def test_no_command_of_a_record_stands_where_tex_would_run_it(
    raw: dict[str, object], dumps: Callable[[list[Publication], WriteOptions], str]
) -> None:
    output = [
        line
        for line in dumps([cleaning.clean_record(raw).publication], WriteOptions(lossless=True)).splitlines()
        if " verba " not in line
    ]
    assert "^^" not in "".join(output)
    assert not any(command in line for line in output for command in ("\\input", "\\begin", "@preamble", "execute"))


def test_latex_of_which_all_commands_are_known_is_written_as_it_was_read() -> None:
    text = "@misc{a,\n  title = {A},\n  usera = {\\emph{W{\\o}rd} \\& \\url{x_y}},\n  file = {C:\\Users\\x.pdf},\n}\n"
    output = biblatex.dumps(bibtex.loads(text).publications, WriteOptions(lossless=True))
    assert "{\\emph{W{\\o}rd} \\& \\url{x_y}}" in output
    assert "{C:/Users/x.pdf}" in output


@every_row(
    ("path", "content"),
    [
        ("a_b.pdf", "a_b.pdf"),
        ("C:\\Users\\me\\x.pdf", "C:/Users/me/x.pdf"),
        (":C\\:\\\\Users\\\\x.pdf:PDF", ":C\\:/Users/x.pdf:PDF"),
        ("\\\\server\\share\\x.pdf", "//server/share/x.pdf"),
        ("a;b\\;c.pdf", "a;b\\;c.pdf"),
        ("\\input{secret}", "/input{secret}"),
    ],
)
def test_a_path_has_no_commands_in_it(path: str, content: str) -> None:
    record = Publication(key="a", title="A", extra={"bibtex:file": path})
    assert f"file          = {{{content}}}," in bibtex.dumps([record], WriteOptions(lossless=True))
    assert (
        bibtex.loads(bibtex.dumps([record], WriteOptions(lossless=True))).publications[0].extra["bibtex:file"] == path
    )


def test_keys_that_entries_refer_to_are_made_safe_as_those_of_the_entries() -> None:
    text = "@book{O'Brien,\n title = {A}\n}\n@misc{b,\n title = {B},\n xref = {O'Brien},\n related = {O'Brien,c}\n}\n"
    output = biblatex.dumps(bibtex.loads(text).publications, WriteOptions(lossless=True))
    assert "@book{O_Brien," in output
    assert "{O_Brien}" in output
    assert "{O_Brien,c}" in output


@pytest.mark.skipif(not shutil.which("pdflatex") or not shutil.which("bibtex"), reason="TeX is not installed")
def test_a_file_of_hostile_records_reads_nothing_when_it_is_compiled(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, HOSTILE))
    (tmp_path / "all.bib").write_text(
        bibtex.dumps(jsonl.loads(lines.encode()).publications, WriteOptions(lossless=True)), encoding="utf-8"
    )
    (tmp_path / "secret.tex").write_text("\\message{it was read}", encoding="utf-8")
    (tmp_path / "a.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", encoding="utf-8")
    (tmp_path / "a.tex").write_text(
        "\\documentclass{article}\\begin{document}\\input{a.bbl}\\end{document}", encoding="utf-8"
    )
    _run("bibtex", "a", tmp_path)
    log = _run("pdflatex", "-draftmode", "-no-shell-escape", "-interaction=nonstopmode", "a", tmp_path)
    assert "it was read" not in log
    assert (tmp_path / "a.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(HOSTILE)


def _run(*arguments: str | Path) -> str:
    *command, folder = arguments
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    return ran.stdout.decode("utf-8", "replace")
