"""Text in pictures; tesseract is not needed here, as a stand-in takes its place on the PATH."""

import shutil
from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.fulltext.file_text import reader_of
from protlib.fulltext.page_text import describe_pictures
from protlib.fulltext.picture_text import is_recognised, recognise_text
from sample_files.tiny_pdf import TinyPage, make_pdf, page

pytest.importorskip("pypdfium2")

TEXT_PAGE = page(*["all of the text of a page stands here"] * 9)
SCAN = TinyPage(has_picture=True)
TESSERACT = """
if [ "$1" = --list-langs ]; then printf 'List of available languages (3):\\nfra\\neng\\nosd\\n'; exit; fi
head -c 2 "$1" > "$HERE/kind"; echo "$@" $OMP_THREAD_LIMIT >> "$HERE/calls"; %s
"""
READS = TESSERACT % "printf 'read ﬁrst\\nof identi-\\nfication\\n\\f'"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder with programs beside the shell's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "head"):
        (folder / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HERE", str(tmp_path))
    return folder


def lay_program(folder: Path, script: str) -> None:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf([TEXT_PAGE, SCAN, SCAN]))
    return path


@pytest.mark.slow
def test_the_pages_that_are_pictures_are_read(tmp_path: Path, programs: Path, scan: Path) -> None:
    lay_program(programs, READS)
    steps: list[tuple[int, int]] = []
    text = recognise_text(scan, progress=lambda done, total: steps.append((done, total)))
    assert text.pages[0].text.split("\n")[0] == TEXT_PAGE.lines[0][2]
    assert [page_text.text for page_text in text.pages[1:]] == ["read first\nof identification"] * 2
    assert (text.pictures, text.reader) == ((), f"{reader_of(scan)}, tesseract, 1")
    assert is_recognised(text.reader)
    assert steps[-1] == (2, 2)
    assert (tmp_path / "kind").read_text() == "P5"
    assert (tmp_path / "calls").read_text().splitlines()[0].endswith("stdout -l eng+fra 1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "codes"),
    [("fr", "fra"), ("en-GB", "eng"), ("", "eng+fra")],
)
def test_the_language_of_a_file_alone_is_read(
    tmp_path: Path, programs: Path, scan: Path, language: str, codes: str
) -> None:
    lay_program(programs, READS)
    recognise_text(scan, language=language)
    assert f"-l {codes} " in (tmp_path / "calls").read_text()


@pytest.mark.slow
def test_the_numbers_that_are_printed_on_scans_are_known(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # one after the other
    body = "\\n".join(f"line {number} of it" for number in range(9))
    count = 'echo >> "$HERE/count"; n=0; while read -r _; do n=$((n+1)); done < "$HERE/count"'
    lay_program(programs, TESSERACT % f'{count}; printf "{body}\\n\\n$((n+10))\\n"')
    path = tmp_path / "book.pdf"
    path.write_bytes(make_pdf([SCAN] * 4))
    assert [page_text.label for page_text in recognise_text(path, language="en").pages] == ["11", "12", "13", "14"]


@pytest.mark.slow
def test_a_page_in_which_nothing_is_found_stays_a_picture(programs: Path, scan: Path) -> None:
    lay_program(programs, TESSERACT % "printf ' \\n\\f'")
    assert recognise_text(scan).pictures == (1, 2)


@pytest.mark.parametrize(
    ("script", "language", "problem"),
    [
        pytest.param(
            TESSERACT % "exit 1", "", "tesseract cannot read its pictures: no reason given", marks=pytest.mark.slow
        ),
        (TESSERACT % "echo 'Error opening it' >&2; exit 1", "", "cannot read its pictures: Error opening it"),
        (READS, "ar", "tesseract has no Arabic here; install its data, such as tesseract-ocr-ara"),
        ("", "", "no program here recognises the text of pictures. Install tesseract"),
    ],
)
def test_recognition_that_fails_says_why(programs: Path, scan: Path, script: str, language: str, problem: str) -> None:
    if script:
        lay_program(programs, script)
    with pytest.raises(ValueError, match=problem):
        recognise_text(scan, language=language)


@pytest.mark.slow
def test_a_file_with_text_alone_is_read_as_ever(tmp_path: Path, programs: Path) -> None:
    lay_program(programs, TESSERACT % "exit 1")
    path = tmp_path / "text.pdf"
    path.write_bytes(make_pdf([TEXT_PAGE]))
    assert recognise_text(path).reader == reader_of(path)


@every_row(
    ("count", "total", "nameless_count", "line"),
    [
        (12, 60, 0, "12 of 60 pages are pictures"),
        (1, 60, 0, "1 of 60 pages is a picture"),
        (1, 1, 0, "its page is a picture"),
        (3, 60, 3, "the fonts of 3 of 60 pages do not name their letters"),
        (1, 1, 1, "the fonts of its page do not name their letters"),
        (3, 60, 2, "1 of 60 pages is a picture, and the fonts of 2 of 60 pages do not name their letters"),
    ],
)
def test_how_many_pages_are_pictures_is_one_line(count: int, total: int, nameless_count: int, line: str) -> None:
    assert describe_pictures(count, total, nameless_count) == line
