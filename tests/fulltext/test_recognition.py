"""Text in pictures; no such program is needed here, as a stand-in takes its place on the PATH."""

from pathlib import Path

import pytest

from protlib.fulltext.page_text import FileText, Page
from protlib.fulltext.recognition import describe_pictures, recognise_text
from tiny_pdf import TinyPage, make_pdf, page

pytest.importorskip("pypdfium2")

TEXT_PAGE = page(*["all of the text of a page stands here"] * 9)
SCAN = TinyPage(has_picture=True)
TESSERACT = """
if [ "$1" = --list-langs ]; then printf 'List of available languages (2):\\nfra\\nosd\\n'; exit; fi
head -c 2 "$1" > "$HERE/kind"; echo "$@" >> "$HERE/calls"; printf 'read ﬁrst\\n\\f'
"""
OCRMYPDF = 'echo "$@" >> "$HERE/calls"; shift 6; cat "$HERE/made.pdf" > "$2"'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder with programs beside those of the system."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HERE", str(tmp_path))
    return folder


def lay_program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf([TEXT_PAGE, SCAN, SCAN]))
    return path


def test_tesseract_reads_the_pages_that_are_pictures(tmp_path: Path, programs: Path, scan: Path) -> None:
    lay_program(programs, "tesseract", TESSERACT)
    steps: list[tuple[int, int]] = []
    text = recognise_text(scan, progress=lambda done, total: steps.append((done, total)))
    assert [shown.text.split("\n")[0] for shown in text.pages] == [TEXT_PAGE.lines[0][2], "read first", "read first"]
    assert (text.pictures, text.reader) == ((), "pypdfium2, 2, tesseract, 1")
    assert steps == [(1, 2), (2, 2)]
    assert (tmp_path / "kind").read_text() == "P5"
    assert (tmp_path / "calls").read_text().splitlines()[0].endswith("stdout -l fra")


def test_ocrmypdf_reads_them(tmp_path: Path, programs: Path, scan: Path) -> None:
    lay_program(programs, "ocrmypdf", OCRMYPDF)
    (tmp_path / "made.pdf").write_bytes(make_pdf([TEXT_PAGE, page("recognised"), SCAN]))
    text = recognise_text(scan, languages=("fra", "ara"))
    assert [shown.text.split("\n")[0] for shown in text.pages] == [TEXT_PAGE.lines[0][2], "recognised", ""]
    assert (text.pictures, text.reader) == ((2,), "pypdfium2, 2, ocrmypdf, 1")
    assert "-l fra+ara" in (tmp_path / "calls").read_text()


@pytest.mark.parametrize(
    ("name", "script", "problem"),
    [
        ("tesseract", "exit 1", "tesseract cannot read its pictures: no reason given"),
        (
            "tesseract",
            "echo 'Error opening data file ara.traineddata' >&2; exit 1",
            "cannot read its pictures: Error opening",
        ),
        ("ocrmypdf", "exit 0", "No such file or directory"),
        ("ocrmypdf", 'shift 6; cp "$HERE/other.pdf" "$2"', "ocrmypdf made a file of other pages"),
        ("other", "", "no program here recognises the text of pictures. Install ocrmypdf or tesseract"),
    ],
)
def test_what_fails_is_told(tmp_path: Path, programs: Path, scan: Path, name: str, script: str, problem: str) -> None:
    lay_program(programs, name, script)
    (tmp_path / "other.pdf").write_bytes(make_pdf([TEXT_PAGE]))
    with pytest.raises(ValueError, match=problem):
        recognise_text(scan, languages=["ara"])


def test_a_file_with_text_alone_needs_no_program_to_run(tmp_path: Path, programs: Path) -> None:
    lay_program(programs, "tesseract", "exit 1")
    path = tmp_path / "text.pdf"
    path.write_bytes(make_pdf([TEXT_PAGE]))
    assert recognise_text(path).reader == "pypdfium2, 2"


@pytest.mark.parametrize(
    ("count", "pictures", "line"),
    [
        (60, range(12), "12 of 60 pages are pictures"),
        (60, range(60), "all of 60 pages are pictures"),
        (60, range(1), "1 of 60 pages is a picture"),
        (1, range(1), "its page is a picture"),
        (60, range(0), ""),
    ],
)
def test_how_many_pages_are_pictures_is_one_line(count: int, pictures: range, line: str) -> None:
    text = FileText((Page(""),) * count, "pypdfium2, 2", pictures=tuple(pictures))
    assert describe_pictures(text) == line
