"""The line for a library in .gitattributes: put in beside what is there, and taken out to the byte."""

from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.git.attributes import add_line, is_used, make_line, remove_line

LINE = make_line("library.json")


@every_row(
    ("name", "line"),
    [
        ("library.json", b"/library.json -text merge=protlib diff=protlib"),
        ("my refs/a b.json", b'"/my refs/a b.json" -text merge=protlib diff=protlib'),
        ("a[1]*?.json", rb"/a\[1]\*\?.json -text merge=protlib diff=protlib"),
        ('a" [b].json', rb'"/a\" \\[b].json" -text merge=protlib diff=protlib'),
        ("réfs.json", "/réfs.json -text merge=protlib diff=protlib".encode()),
    ],
)
def test_a_name_is_written_so_that_git_takes_it_for_that_file_alone(name: str, line: bytes) -> None:
    assert make_line(name) == line


def test_a_name_that_is_no_text_keeps_its_bytes() -> None:
    assert make_line("r\udce9fs.json") == b"/r\xe9fs.json -text merge=protlib diff=protlib"


@pytest.mark.parametrize(
    ("there", "then"),
    [
        (None, LINE + b"\n"),
        (b"", LINE + b"\n"),
        (b"*.png binary\n", b"*.png binary\n" + LINE + b"\n"),
        (b"*.png binary", b"*.png binary\n" + LINE + b"\n"),
        (b"*.png binary\r\n", b"*.png binary\r\n" + LINE + b"\r\n"),
    ],
)
def test_what_is_there_stays(tmp_path: Path, there: bytes | None, then: bytes) -> None:
    path = tmp_path / ".gitattributes"
    if there is not None:
        path.write_bytes(there)
    add_line(path, LINE)
    assert path.read_bytes() == then
    assert is_used(path)
    assert remove_line(path, LINE)
    assert not remove_line(path, LINE)
    assert not is_used(path)
    assert path.exists() == bool(there)
    assert not there or path.read_bytes().rstrip() == there.rstrip()
