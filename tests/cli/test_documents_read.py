"""Documents that commands only read: not even --force writes over them."""

from pathlib import Path
from typing import Final

import pytest

from harness.made_once import made_once
from programs.running import Run
from sample_files.documents import docx, run

READ: Final = {
    "verify": ("read.md", ("read.md", "--quotes", "-o", "read.md")),
    "verify to keys": ("read.md", ("read.md", "--to-keys", "-o", "./read.md")),
    "export": ("read.md", ("--cited-in", "read.md", "--columns", "usual", "-o", "read.md")),
    "bibliography": ("read.md", ("--cited-in", "read.md", "-o", "read.md")),
    "stats": ("read.md", ("--cited-in", "read.md", "--format", "csv", "-o", "read.md")),
    "overview": ("read.md", ("--cited-in", "read.md", "-o", "read.md")),
    "fill": ("report.docx", ("report.md", "--reference-doc", "report.docx", "-o", "report.docx")),
}
"""Each command, a document that it reads, and what it is called with to write over that; the first word counts."""


@pytest.fixture
@made_once
def readable(sample: Run) -> Run:
    """A library, and the documents of the table."""
    Path("read.md").write_text("“So it is said here” [@iom2007handbook, p. 2] (IOM, 2009).\n")
    Path("report.md").write_text("See [@iom2007handbook].\n")
    Path("report.docx").write_bytes(docx(run("See [@iom2007handbook].")))
    Path("refs.txt").write_text("@book{a, title={A}, year=2010}\n@book{b, title={B}, keywords={x}}\n")
    return sample


@pytest.mark.parametrize("name", READ)
def test_no_force_replaces_a_document_that_is_read(readable: Run, name: str) -> None:
    document, line = READ[name]
    content = Path(document).read_bytes()
    ran = readable(name.split(maxsplit=1)[0], *line, "--force")
    refusal = f"protlib: {line[-1]} is read here, and is not overwritten; write to another file\n"
    assert (ran.code, ran.out, ran.err) == (2, "", refusal)
    assert Path(document).read_bytes() == content


def test_convert_replaces_its_source_only_by_its_own_form(readable: Run) -> None:
    content = Path("refs.txt").read_bytes()
    ran = readable("convert", "refs.txt", "refs.txt", "-f", "ris", "--force")
    refusal = "protlib: refs.txt is bibtex, and is not overwritten with ris; write to another file"
    assert (ran.code, ran.err.splitlines()[-1], Path("refs.txt").read_bytes()) == (2, refusal, content)
    assert readable("convert", "refs.txt", "refs.txt", "-f", "biblatex", "--force").code == 0
    assert b"keywords" in Path("refs.txt").read_bytes()
