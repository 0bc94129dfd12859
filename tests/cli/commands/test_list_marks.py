"""Where a report may have the mark of the list of references, and what `fill` and `verify` say of other places."""

from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run
from sample_files.documents import docx, odt, p, run

MARK = "{{bibliography}}"
TEXT = "It is so [@iom]."
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
OPEN_NOTE = (
    f"<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{MARK}</text:p></text:note-body>"
    "</text:note>"
)


@pytest.fixture(autouse=True)
def _library(protlib: Run) -> None:
    protlib("add", "Caring for trafficked persons", "--author", "IOM", "--year", "2009", "--key", "iom")


@needs_engine
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(run("References"), run(MARK), run(TEXT))),
        ("a.odt", odt("References", MARK, TEXT)),
        ("a.md", f"# References\n\n{MARK}\n\n{TEXT}\n".encode()),
    ],
)
def test_text_behind_the_mark_is_no_list_of_its_own(protlib: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert "stays" not in protlib("fill", name).err
    assert protlib("verify", name).err.startswith(f"{name}: 1 citation; no list under a heading such as References")


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("n.docx", docx(p(run(TEXT), REFERENCE), notes={"footnotes": f'<w:footnote w:id="2">{p(run(MARK))}</w:footnote>'}), "footnote 2"),
        ("h.docx", docx(run(TEXT), notes={"header1": run(MARK)}), "header1"),
        ("n.odt", odt(f"{TEXT}{OPEN_NOTE}"), "a note"),
    ],
)  # fmt: skip
def test_a_mark_beside_the_text_is_a_mistake(protlib: Run, tmp_path: Path, name: str, data: bytes, place: str) -> None:
    (tmp_path / name).write_bytes(data)
    ran = protlib("fill", name)
    assert ran.err == f"protlib: {name}: {place}: {MARK} cannot stand here; put it in a paragraph of the text\n"
    assert ran.code != 0
