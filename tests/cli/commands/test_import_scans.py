"""`import --ocr`: covers that are pictures; a stand-in takes the place of tesseract on the PATH."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from programs.running import Run
from protlib.system.pdf.pdfium import draw_page
from sample_files.report_files import report
from sample_files.tiny_pdf import TinyPage, make_pdf

pytest.importorskip("pypdfium2")

SCAN = make_pdf([TinyPage(has_picture=True)])
_WORD = "<span class='ocrx_word' title='bbox 400 %d 2000 %d; x_wconf 96'>%s</span>"
_LINE = "<span class='ocr_line' title='bbox 400 %d 2000 %d; x_size %d'>%s</span>"


def hocr(title: str, body: str, date: str) -> str:
    """Return what tesseract makes of a cover."""
    lines = [(title, 900, 110), (body, 2600, 50), (date, 2900, 50)]
    return "<div class='ocr_page' title='bbox 0 0 2479 3508'>" + "".join(
        _LINE % (top - size, top, size, _WORD % (top - size, top, text)) for text, top, size in lines
    )


HOCR = hocr("Caught in the Current", "International Organization for Migration", "March 2019")
TESSERACT = """#!/bin/sh
if [ "$1" = --list-langs ]; then printf 'Languages (2):\\nfra\\neng\\n'; exit; fi
echo "$@" >> "$HERE/calls"; %s
"""


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder with programs beside the shell's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat"):
        (folder / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HERE", str(tmp_path))
    (tmp_path / "hocr").write_text(HOCR)
    (tmp_path / "un_scan.pdf").write_bytes(SCAN)
    return folder


def only_record(run: Run) -> dict[str, Any]:
    """Return the one record of the library."""
    [values] = json.loads(run("list", "--format", "json").out)
    return dict(values)


def lay_program(folder: Path, script: str = 'cat "$HERE/hocr"') -> None:
    path = folder / "tesseract"
    path.write_text(TESSERACT % script)
    path.chmod(0o755)


def calls(folder: Path) -> list[str]:
    path = folder / "calls"
    return path.read_text().splitlines() if path.exists() else []


def test_a_scan_becomes_a_record_of_what_is_recognised(protlib: Run, tmp_path: Path, bin_folder: Path) -> None:
    lay_program(bin_folder)
    ran = protlib("import", "un_scan.pdf", "--ocr")
    assert (ran.code, ran.out) == (0, "1 added\n")
    assert "cover without text" not in ran.err
    values = only_record(protlib)
    assert (values["title"], values["date"]) == ("Caught in the Current", "2019-03")
    assert values["authors"][0]["literal"] == "International Organization for Migration"
    assert {"title", "authors", "date"} <= {*values["guessed"]}
    assert calls(tmp_path)[0].endswith("-l eng+fra hocr")


@pytest.mark.parametrize(("on_cover", "date"), [("March 2019", "2019-03"), ("Geneva", "2026")])
def test_the_year_of_the_scan_is_the_date_only_where_the_cover_has_none(
    protlib: Run, tmp_path: Path, bin_folder: Path, on_cover: str, date: str
) -> None:
    lay_program(bin_folder)
    (tmp_path / "hocr").write_text(hocr("Caught in the Current", "International Organization for Migration", on_cover))
    (tmp_path / "un_scan.pdf").write_bytes(make_pdf([TinyPage(has_picture=True)], made="20260110"))
    protlib("import", "un_scan.pdf", "--ocr")
    assert only_record(protlib)["date"] == date


@pytest.mark.slow
def test_a_cover_in_another_language_than_english_is_read_again_in_that_one(
    protlib: Run, tmp_path: Path, bin_folder: Path
) -> None:
    lay_program(bin_folder, 'case "$*" in *eng*) cat "$HERE/hocr";; *) cat "$HERE/hocr-fra";; esac')
    title = "%stude sur la traite des personnes et la protection des enfants dans les pays de la région"
    for name, letter in (("hocr", "E"), ("hocr-fra", "É")):
        body = "Organisation internationale pour les migrations"
        (tmp_path / name).write_text(hocr(title % letter, body, "juin 2018"), "utf-8")
    protlib("import", "un_scan.pdf", "--ocr")
    assert only_record(protlib)["title"] == title % "É"
    assert [line.split(" -l ")[1] for line in calls(tmp_path)] == ["eng+fra hocr", "fra hocr"]
    protlib("-L", "other.json", "import", "un_scan.pdf", "--ocr", "--set", "language=fr")
    assert len(calls(tmp_path)) == 3


@pytest.mark.slow
def test_the_language_that_records_get_is_recognised(protlib: Run, tmp_path: Path, bin_folder: Path) -> None:
    lay_program(bin_folder)
    protlib("import", "un_scan.pdf", "--ocr", "--set", "language=fr")
    assert calls(tmp_path)[0].endswith("-l fra hocr")


def test_without_the_option_a_line_names_it(protlib: Run, bin_folder: Path) -> None:
    line = "To recognise it{}: protlib import un_scan.pdf --ocr --on-duplicate replace\n"
    asked = protlib("import", "un_scan.pdf", "--dry-run").err
    assert "1 report has a cover without text" in asked
    assert "--on-duplicate" not in asked
    assert line.format(", install tesseract, then") in protlib("import", "un_scan.pdf").err
    lay_program(bin_folder)
    assert line.format("") in protlib("import", "un_scan.pdf", "--on-duplicate", "add").err


@pytest.mark.slow
def test_a_record_with_a_guessed_title_is_mended_on_request(protlib: Run, bin_folder: Path) -> None:
    protlib("import", "un_scan.pdf")
    lay_program(bin_folder)
    assert (
        "the file's name as title. To recognise the cover: --on-duplicate replace"
        in protlib("import", "un_scan.pdf", "--ocr").err
    )
    protlib("import", "un_scan.pdf", "--ocr", "--on-duplicate", "replace")
    values = only_record(protlib)
    assert (values["title"], values["date"]) == ("Caught in the Current", "2019-03")
    assert "title" in values["guessed"]
    protlib("set", values["key"], "title=Set by a person")
    protlib("import", "un_scan.pdf", "--ocr", "--on-duplicate", "replace")
    assert only_record(protlib)["title"] == "Set by a person"


def test_without_the_program_nothing_is_imported(protlib: Run, bin_folder: Path) -> None:
    ran = protlib("import", "un_scan.pdf", "--ocr")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "protlib: no program here recognises the text of pictures. Install tesseract\n"
    assert not Path("library.json").exists()
    lay_program(bin_folder)
    ran = protlib("import", "un_scan.pdf", "--ocr", "--set", "language=ar")
    assert "tesseract has no Arabic here; install its data, such as tesseract-ocr-ara" in ran.err
    assert ran.code == 3


@pytest.mark.slow
def test_a_picture_that_cannot_be_read_leaves_what_the_text_says(protlib: Run, bin_folder: Path) -> None:
    lay_program(bin_folder, "echo 'Error in it' >&2; exit 1")
    ran = protlib("import", "un_scan.pdf", "--ocr")
    assert (ran.code, ran.out) == (0, "1 added\n")
    assert "un_scan.pdf: its pictures were not recognised: tesseract cannot read its pictures: Error in it" in ran.err


def test_a_report_whose_text_says_all_is_not_recognised(protlib: Run, tmp_path: Path, bin_folder: Path) -> None:
    lay_program(bin_folder)
    (tmp_path / "report.pdf").write_bytes(report())
    protlib("import", "report.pdf", "--ocr")
    assert calls(tmp_path) == []


def page_of(content: bytes, resources: str, head: str, body: bytes) -> bytes:
    """Return a PDF file of one page with an object that its resources name as number 5."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        f"<< {head} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream" if body else head.encode(),
    ]
    file = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.7\n" + file + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n"


def picture_of(*lines: tuple[str, int, int]) -> bytes:
    """Return a PDF file whose page is a picture of lines, each with its size and its height on the page."""
    content = "".join(f"BT /F {size} Tf 72 {height} Td ({text}) Tj ET\n" for text, size, height in lines)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    drawn = draw_page(page_of(content.encode(), "<< /Font << /F 5 0 R >> >>", font, b""), 0)
    head, pixels = drawn.split(b" 255\n", 1)
    width, height = map(int, head.split()[1:])
    image = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return page_of(b"q 595 0 0 842 0 0 cm /I Do Q", "<< /XObject << /I 5 0 R >> >>", image, pixels)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not on the PATH")
def test_the_program_itself_reads_a_cover(protlib: Run, tmp_path: Path) -> None:
    body = ("International Organization for Migration", 16, 200)
    scan = picture_of(("Caught in the Current", 32, 600), ("March 2019", 14, 160), body)
    (tmp_path / "un_scan.pdf").write_bytes(scan)
    protlib("import", "un_scan.pdf", "--ocr", "--set", "language=en")
    values = only_record(protlib)
    assert (values["title"], values["date"]) == ("Caught in the Current", "2019-03")
    assert values["authors"][0]["literal"] == "International Organization for Migration"
