"""`text` as a user runs it: pages by their printed numbers, and the reading of all files."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.fulltext import workers
from protlib.fulltext.page_text import FileText
from protlib.fulltext.text_store import TextStore
from sample_files.file_texts import attach_with_text, text_of
from sample_files.tiny_pdf import TinyPage, make_pdf

BOOK = FileText(
    (*text_of("Preface.", first=None).pages, *text_of("One.\n\nTwo.", "Three.", "Four.").pages),
    "by hand, 1",
    pictures=(0,),
)


@pytest.fixture
@made_once
def shelf(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library with a book of which the text is known."""
    protlib("add", "--key", "iom2009", "--title", "Caring")
    protlib("add", "--key", "un2010", "--title", "Causes")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "iom2009", BOOK)
    return protlib


class Reader:
    """Stands for what reads files; `problems` are those of files by a part of their names."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        self.problems: dict[str, str] = {}
        monkeypatch.setattr(workers, "read_files", self.read)

    def read(self, paths: Iterable[Path]) -> Iterator[workers.FileReading]:
        for path in paths:
            self.paths.append(path.name)
            problem = next((why for part, why in self.problems.items() if part in path.name), "")
            text = None if problem else text_of(path.read_text(encoding="utf-8"))._replace(reader="pypdfium2, 1")
            yield workers.FileReading(path, text, problem)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr("protlib.fulltext.file_text.reader_of", lambda _path: "pypdfium2, 1")
    return Reader(monkeypatch)


def attach(protlib: Run, folder: Path, key: str, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    assert protlib("attach", key, folder / name, "--label", Path(name).stem).code == 0


PAGES = [
    ((), "[p. 1 of the file, a picture]\nPreface.\n\n[p. 1]\nOne.\n\nTwo.\n\n[p. 2]\nThree.\n\n[p. 3]\nFour.\n", ""),
    (("--page", "2"), "[p. 2]\nThree.\n", ""),
    (("--page", "1-2"), "[p. 1]\nOne.\n\nTwo.\n\n[p. 2]\nThree.\n", ""),
    (("--page", "2-1"), "[p. 1]\nOne.\n\nTwo.\n\n[p. 2]\nThree.\n", ""),
    (("--page", "3,1-2,1"), "[p. 3]\nFour.\n\n[p. 1]\nOne.\n\nTwo.\n\n[p. 2]\nThree.\n", ""),
    (("--page", " 3, "), "[p. 3]\nFour.\n", ""),
    (("--page", "4"), "[p. 3]\nFour.\n", "4 is the page of the file: no such number is known to be printed in iom2009.pdf\n"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "out", "err"), PAGES)
def test_pages_are_printed_under_their_numbers(shelf: Run, options: tuple[str, ...], out: str, err: str) -> None:
    ran = shelf("text", "iom2009", *options)
    assert (ran.out, ran.err, ran.code) == (out, err, 0)


def test_json_has_both_numbers_of_a_page(shelf: Run) -> None:
    text = json.loads(shelf("text", "iom2009", "--page", "2", "--format", "json").out)
    assert text == {
        "key": "iom2009",
        "file": "library.files/iom2009.pdf",
        "reader": "by hand, 1",
        "is_paged": True,
        "pages": [{"page": 3, "label": "2", "text": "Three.", "is_picture": False}],
    }


REFUSED = [
    (("iom2009", "--page", "1,9"), 1, "iom2009.pdf has no page 9; it has 1 to 3"),
    (("iom2009", "--page", ","), 1, "iom2009.pdf has no page ,; it has 1 to 3"),
    (("iom2009", "--page", "9"), 1, "iom2009.pdf has no page 9; it has 1 to 3"),
    (("iom2009", "--file", "annex"), 1, "iom2009 has no file “annex”; it has iom2009.pdf"),
    (("un2010",), 1, "un2010 has no file. To attach one: protlib attach un2010 FILE"),
    (("nobody",), 1, "no publication"),
    ((), 2, "name a publication, or read all files: protlib text KEY, protlib text --all"),
    (("iom2009", "--all"), 2, "name a publication, or read all files"),
    (("--all", "--page", "3"), 2, "--page and --file are about one publication; leave out --all"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "message"), REFUSED)
def test_what_cannot_be_done_says_what_to_type(shelf: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    ran = shelf("text", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_a_file_that_was_never_read_is_read_now_and_only_once(shelf: Run, tmp_path: Path, reader: Reader) -> None:
    attach(shelf, tmp_path, "un2010", "report.pdf", "The text.")
    for _time in range(2):
        assert shelf("text", "un2010").out == "[p. 1]\nThe text.\n"
    assert reader.paths == ["un2010-report.pdf"]
    assert shelf("text", "un2010", "--again").out == "[p. 1]\nThe text.\n"
    assert len(reader.paths) == 2


def test_of_several_files_the_first_is_printed_and_the_others_are_told(
    shelf: Run, tmp_path: Path, reader: Reader
) -> None:
    attach(shelf, tmp_path, "iom2009", "annex.pdf", "An annex.")
    ran = shelf("text", "iom2009", "--page", "2")
    assert ran.out == "[p. 2]\nThree.\n"
    assert "iom2009 has 2 files; this is iom2009.pdf. To see another: --file NAME" in ran.err
    ran = shelf("text", "iom2009", "--file", "annex")
    assert (ran.out, ran.err) == ("[p. 1]\nAn annex.\n", "")


def test_all_files_are_read_once_and_each_bad_one_is_told_in_a_line(shelf: Run, tmp_path: Path, reader: Reader) -> None:
    reader.problems = {"locked": "it needs a password"}
    for name in ("a.pdf", "locked.pdf", "b.pdf"):
        attach(shelf, tmp_path, "un2010", name, f"Text of {name}.")
    reader_before = "1 read before"
    TextStore(tmp_path / "data" / "protlib" / "texts")
    shelf("text", "iom2009", "--again")
    ran = shelf("text", "--all")
    assert ran.code == 3
    assert (
        ran.err == f"un2010: un2010-locked.pdf: it needs a password\n2 files read, 1 without a text, {reader_before}\n"
    )
    ran = shelf("text", "--all")
    assert (ran.code, ran.err) == (
        0,
        "4 files: all were read before. To read them once more: protlib text --all --again\n",
    )
    ran = shelf("text", "--all", "--again", "--format", "json")
    assert ran.code == 3
    assert json.loads(ran.out) == {
        "read": 3,
        "before": 0,
        "problems": [{"key": "un2010", "file": "library.files/un2010-locked.pdf", "problem": "it needs a password"}],
    }
    assert sorted(shelf("search", "--in-files", "text", "--format", "keys").out.split()) == ["un2010"]


def test_files_of_another_reader_are_read_anew(
    shelf: Run, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(shelf, tmp_path, "un2010", "a.pdf", "Old text.")
    shelf("text", "--all")
    assert shelf("text", "--all").err.startswith("2 files: all were read before")
    monkeypatch.setattr("protlib.fulltext.file_text.reader_of", lambda _path: "pypdfium2, 2")
    assert shelf("text", "--all").err == "2 files read\n"


def test_a_file_of_two_publications_is_read_once(shelf: Run, tmp_path: Path, reader: Reader) -> None:
    attach(shelf, tmp_path, "un2010", "same.pdf", "The same.")
    attach(shelf, tmp_path, "iom2009", "same.pdf", "The same.")
    shelf("text", "--all")
    assert len([path for path in reader.paths if "same" in path]) == 1
    assert sorted(shelf("search", "--in-files", "same", "--format", "keys").out.split()) == ["iom2009", "un2010"]


def test_a_file_that_was_replaced_after_it_was_read_is_told(shelf: Run, tmp_path: Path) -> None:
    attach(shelf, tmp_path, "un2010", "edition.txt", "This is the first edition.")
    shelf("text", "--all")
    (tmp_path / "library.files" / "un2010-edition.txt").write_text("A second edition.", encoding="utf-8")
    (tmp_path / "report.txt").write_text("It says “this is the first edition” [@un2010].", encoding="utf-8")
    assert "un2010-edition.txt is another file now" in shelf("verify", tmp_path / "report.txt", "--quotes").err
    ran = shelf("text", "un2010", "--file", "edition")
    assert "This is the first edition." in ran.out
    assert "un2010-edition.txt is another file now; the text is that of the one before" in ran.err
    shelf("attach", *ran.err.rpartition("protlib attach ")[2].split())
    ran = shelf("text", "un2010", "--file", "edition")
    assert ("A second edition." in ran.out, "another file" in ran.err) == (True, False)


def test_a_file_that_has_gone_or_changed_is_told_and_keeps_no_wrong_text(
    shelf: Run, tmp_path: Path, reader: Reader
) -> None:
    attach(shelf, tmp_path, "un2010", "gone.pdf", "Gone.")
    attach(shelf, tmp_path, "un2010", "changed.pdf", "Before.")
    (tmp_path / "library.files" / "un2010-gone.pdf").unlink()
    (tmp_path / "gone.pdf").unlink()
    (tmp_path / "library.files" / "un2010-changed.pdf").write_text("After!!", encoding="utf-8")
    ran = shelf("text", "--all")
    assert ran.code == 3
    assert "un2010-gone.pdf: it is gone. To attach it anew: protlib attach un2010 FILE" in ran.err
    assert (
        "un2010-changed.pdf: it has changed since it was attached. To attach it anew: protlib attach un2010 FILE"
        in ran.err
    )
    assert shelf("search", "--in-files", "after").code == 1


def test_a_scan_is_told_with_what_gives_it_a_text(shelf: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(paths: Iterable[Path]) -> Iterator[workers.FileReading]:
        for path in paths:
            yield workers.FileReading(path, FileText(text_of("", "", "Text.").pages, "pypdfium2, 1", pictures=(0, 1)))

    monkeypatch.setattr(workers, "read_files", read)
    attach(shelf, tmp_path, "un2010", "scan.pdf", "x")
    ran = shelf("text", "un2010")
    assert "un2010-scan.pdf: 2 of 3 pages are pictures. To recognise the text: protlib text un2010 --ocr" in ran.err
    assert ran.code == 0


@pytest.mark.slow
def test_a_scan_is_recognised_on_request_and_its_text_stays(
    shelf: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypdfium2")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(make_pdf([TinyPage(has_picture=True)]))
    shelf("attach", "un2010", scan)
    assert "its page is a picture. To recognise the text: protlib text un2010 --ocr" in shelf("text", "--all").err
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    ran = shelf("text", "un2010", "--ocr")
    assert (ran.out, ran.code) == ("", 3)
    assert "no program here recognises the text of pictures. Install tesseract" in ran.err
    assert shelf("text", "un2010").code == 0  # what was kept before is there
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "tesseract"
    program.write_text('#!/bin/sh\n[ "$1" = --list-langs ] || echo recognised bondage\n')
    program.chmod(0o755)
    assert "recognised bondage" in shelf("text", "un2010", "--ocr").out
    assert "un2010" in shelf("search", "--in-files", "recognised", "bondage").out
    program.write_text("#!/bin/sh\nexit 1\n")
    assert "recognised bondage" in shelf("text", "un2010", "--ocr").out  # it is read once
    assert "all were read before" in shelf("text", "--all").err
    assert shelf("text", "un2010", "--ocr", "--again").code == 3
    assert "recognised bondage" in shelf("text", "un2010").out
    assert "its page is a picture" in shelf("text", "un2010", "--again").err
    program.write_text('#!/bin/sh\n[ "$1" = --list-langs ] || echo bondage anew\n')
    assert "1 file read" in shelf("text", "--all", "--ocr").err
    assert "bondage anew" in shelf("text", "un2010").out


def test_what_was_read_before_it_was_stopped_is_kept(shelf: Run, tmp_path: Path, reader: Reader) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        attach(shelf, tmp_path, "un2010", name, f"Text of {name}.")

    def stop(paths: Iterable[Path]) -> Iterator[workers.FileReading]:
        readings = reader.read(paths)
        yield next(readings)
        yield next(readings)
        raise KeyboardInterrupt

    workers_read = workers.read_files
    workers.read_files = stop  # type: ignore[assignment]
    try:
        shelf("text", "--all")
    finally:
        workers.read_files = workers_read
    reader.paths.clear()
    shelf("text", "--all")
    assert len(reader.paths) == 2  # what was never read, and that of the fixture, of another reader
    assert len(shelf("search", "--in-files", "text").out.splitlines()) == 1


def test_a_library_without_files_says_how_to_attach_one(protlib: Run) -> None:
    protlib("add", "--title", "Caring")
    ran = protlib("text", "--all")
    assert (ran.code, ran.err) == (1, "protlib: no publication has a file. To attach one: protlib attach KEY FILE\n")


def test_texts_that_cannot_be_kept_are_told(shelf: Run, tmp_path: Path, reader: Reader) -> None:
    attach(shelf, tmp_path, "un2010", "a.pdf", "A text.")
    texts = tmp_path / "data" / "protlib" / "texts"
    texts.rename(texts.with_name("away"))
    texts.write_text("no folder", encoding="utf-8")
    ran = shelf("text", "--all")
    assert ran.code == 3
    assert f"{texts}: cannot be written" in ran.err
    assert "to keep texts elsewhere: set XDG_DATA_HOME" in ran.err
