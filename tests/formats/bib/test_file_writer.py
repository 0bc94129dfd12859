"""Whatever stands in a record: its entry ends where it ends, for every program that reads BibTeX."""

import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from harness.rows import every_row
from programs import biber
from protlib import formats
from protlib.formats import WriteOptions
from protlib.formats.bib import biblatex, bibtex
from protlib.record import cleaning
from protlib.record.model import FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication

HOSTILE = [
    "a { b", "b } c", "{", "}", "}}", "{}", "} {", "\\{", "\\}", "x\\", "\\\\", "\\", "%", "% x", "50% of", "\\%",
    "\n@book{z, title = {y}}", "@book{z,", "@", "x\n@y{", '"', '" # "', "#", "a = {b},", ",", "~", "^^5c", "^^7d", "$", "$$",
    "$\\{$", "\\begin{x}", "\\verb|}|", "\\char125", "&", "_", "^", "\\x{", "--", "''", "`", "?`", "<i>}</i>", "<i>{</i>",
    '<span class="nocase">}</span>', "”}“", "Kenya}", "{Kenya", "\\textit{", "\\input{/etc/passwd}", "@comment{", "@string{a = {b}}",
    "\t", "a\r\nb", "\u2028", "é}", "中{",
]  # fmt: skip
PIECES = st.lists(st.sampled_from([*HOSTILE, "a", "Kenya", " "]), max_size=4).map("".join)


def _value(name: str, text: str) -> Any:
    if name in NAME_LISTS:
        return [{"family": text, "given": text}, {"literal": text}, {"family": "Roe", "particle": text}]
    return [text, "b"] if name in TEXT_LISTS else text


def full_of(text: str, key: str) -> Publication:
    """Return a record that has a text in all its fields, and in some of `extra`."""
    extra = dict.fromkeys(
        ("bibtex:foo", "title-short", "volume-title", "original-date", "bibtex:file", "annote", "date"), text
    )
    raw = {name: _value(name, text) for name in FIELDS if name not in {"key", "extra", "type"}}
    return cleaning.clean_record({**raw, "key": key, "title": f"T {text}", "extra": extra}).publication


def number_of_entries(text: str) -> tuple[int, int, int]:
    """Return how many entries protlib, pybtex and bibtexparser see."""
    library = Splitter(text).split()
    assert not library.failed_blocks
    return (
        len(bibtex.loads(text).publications),
        len(parse_string(text, "bibtex").entries),
        len(library.entries),
    )


@pytest.mark.slow
@given(PIECES, st.sampled_from([bibtex, biblatex]), st.booleans(), st.booleans())
@example(text="x\n@y{b } c", dialect=bibtex, ascii_only=False, plain=False)
@example(text="x\\\u2028\n@book{z, title = {y}}", dialect=bibtex, ascii_only=False, plain=False)
@example(text="x\n\n@book{z, title = {y}}", dialect=biblatex, ascii_only=True, plain=True)
@example(text="a = {b},a = {b},a = {b},", dialect=biblatex, ascii_only=False, plain=True)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_all_readers_see_as_many_entries_as_there_are_records(
    text: str, dialect: ModuleType, ascii_only: bool, plain: bool
) -> None:
    records = [full_of(text, "a"), Publication(key="b", title="B"), full_of(text, "c")]
    output = dialect.dumps(records, WriteOptions(ascii=ascii_only, lossless=not plain))
    assert number_of_entries(output) == (3, 3, 3)


@pytest.mark.slow
@every_row("name", [entry.name for entry in formats.FORMATS if entry.writes and not entry.is_binary])
@every_row("code", ["\r", "\x00", "\x1b", "\x0b", "\x85", "\x9b", "\x02"])
def test_control_codes_of_a_library_edited_by_hand_leave_in_no_format(name: str, code: str) -> None:
    text = f"a{code}TY  - BOOK"
    who = (Name(literal=text), Name(family=text, given="A"))
    hostile = Publication(key="a", title=text, authors=who, abstract=text, tags=(text,), extra={"bibtex:foo": text})
    plain = Publication(key="b", title="B", date="no date")
    output = formats.write([hostile, plain], formats.format_named(name), formats.WriteOptions(lossless=True))
    assert code.encode() not in output.replace(b"\r\n", b"\n")
    assert [publication.key for publication in formats.read(output, formats.format_named(name)).publications] == [
        "a",
        "b",
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_bibtex_sees_every_entry(tmp_path: Path) -> None:
    records = [full_of(text, f"k{number}") for number, text in enumerate(HOSTILE)]
    (tmp_path / "all.bib").write_text(bibtex.dumps(records, WriteOptions(lossless=True)), encoding="utf-8")
    (tmp_path / "all.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", encoding="utf-8")
    run = subprocess.run(["bibtex", "all"], cwd=tmp_path, capture_output=True, check=False)
    output = run.stdout.decode("utf-8", "replace")
    if "couldn't open style file" in output:
        pytest.skip("bibtex has no styles")
    assert re.findall(r".*(?:I was expecting|I'm skipping|Illegal|unbalanced|Too many).*", output) == []
    assert (tmp_path / "all.bbl").read_bytes().count(b"\\bibitem") == len(HOSTILE)


@pytest.mark.slow
@biber.needed
def test_biber_sees_every_entry(tmp_path: Path) -> None:
    records = [full_of(text, f"k{number}") for number, text in enumerate(HOSTILE[::3])]
    errors = [
        doubt
        for doubt in biber.doubts(biblatex.dumps(records, WriteOptions(lossless=True)), tmp_path)
        if doubt.startswith("ERROR")
    ]
    assert errors == []
    contents = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert len(re.findall(r"^@[A-Z]+\{k\d+,", contents, re.MULTILINE)) == len(HOSTILE[::3])


@pytest.mark.parametrize("dialect", [bibtex, biblatex])
@pytest.mark.parametrize("field", ["isbn", "issn"])
def test_no_number_keeps_latex_from_setting_it(dialect: ModuleType, field: str) -> None:
    record = cleaning.clean_record({"key": "a", "title": "T", field: "92-1 & 2 #3 (100%) }"}).publication
    output = dialect.dumps([record], WriteOptions(lossless=True))
    assert rf"{field}          = {{92-1 \& 2 \#3 (100\%) \textbraceright{{}}}}" in output
    assert dialect.loads(output).publications == [record]
