"""The ledger of what protlib wrote: what it knows, and what becomes of it when it is damaged, full or shared."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from protlib.system import ledger
from protlib.system.ledger import Ledger

WRITE = "import sys; from pathlib import Path; from protlib.system.ledger import Ledger\n"
WRITE += "for i in range(50): Ledger(Path(sys.argv[1])).add(Path(sys.argv[2]), b'%d' % i)"


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "a/b/outputs")


def test_it_knows_bytes_and_the_path_that_they_were_written_to(book: Ledger) -> None:
    book.add(Path("/x/a.bib"), b"one")
    assert book.has_written(Path("/x/a.bib"), b"one")
    assert not book.has_written(Path("/x/a.bib"), b"two")
    assert not book.has_written(Path("/x/b.bib"), b"one")
    assert (book.knows(Path("/x/a.bib")), book.knows(Path("/x/b.bib"))) == (True, False)


def test_what_was_there_before_stays_known_until_the_next_has_taken_its_place(book: Ledger) -> None:
    for data in (b"one", b"two"):
        book.add(Path("/x/a.bib"), data)
    assert book.has_written(Path("/x/a.bib"), b"one")
    assert book.has_written(Path("/x/a.bib"), b"two")


def test_a_name_with_any_bytes_is_known(book: Ledger) -> None:
    book.add(Path("/x/r\udce9sum\n\u00e9.bib"), b"")
    assert book.has_written(Path("/x/r\udce9sum\n\u00e9.bib"), b"")


def test_it_says_nothing_of_what_files_are_called_and_is_its_owners(book: Ledger, tmp_path: Path) -> None:
    book.add(Path("/x/secret-witnesses.bib"), b"secret")
    path = tmp_path / "a/b/outputs"
    assert b"secret" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"\0" * 99, b"\xff\n\nnothing\n", b"0" * 70], ids=range(4))
def test_a_damaged_ledger_knows_what_can_still_be_read_and_goes_on(tmp_path: Path, damage: bytes) -> None:
    path, book = tmp_path / "outputs", Ledger(tmp_path / "outputs")
    book.add(Path("/x/a.bib"), b"one")
    path.write_bytes(path.read_bytes() + damage)
    book.add(Path("/x/b.bib"), b"two")
    assert book.has_written(Path("/x/a.bib"), b"one")
    assert book.has_written(Path("/x/b.bib"), b"two")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_ledger_that_cannot_be_kept_knows_nothing_and_stops_nobody(tmp_path: Path, is_there: bool) -> None:
    (tmp_path / "file").touch()
    book = Ledger(tmp_path / "file/outputs" if is_there else None)
    book.add(Path("/x/a.bib"), b"one")
    assert not book.has_written(Path("/x/a.bib"), b"one")
    assert not book.knows(Path("/x/a.bib"))


def test_of_too_many_lines_the_newest_are_kept(book: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_MOST_BYTES", 2000)
    monkeypatch.setattr(ledger, "_MOST_LINES", 10)
    for number in range(100):
        book.add(Path("/x/nightly.bib"), b"%d" % number)
        book.add(Path(f"/x/{number}.bib"), b"once")
        assert book.has_written(Path("/x/nightly.bib"), b"%d" % number)
        assert book.has_written(Path("/x/nightly.bib"), b"%d" % (number - 1)) or not number
        assert (tmp_path / "a/b/outputs").stat().st_size < 2200
    assert stat.S_IMODE((tmp_path / "a/b/outputs").stat().st_mode) == 0o600
    assert not book.knows(Path("/x/0.bib"))


def test_of_a_ledger_that_somebody_has_made_huge_the_end_is_read(book: Ledger, tmp_path: Path) -> None:
    book.add(Path("/x/old.bib"), b"one")
    path = tmp_path / "a/b/outputs"
    with path.open("ab") as file:
        file.truncate(1 << 40)
    book.add(Path("/x/a.bib"), b"one")
    assert book.has_written(Path("/x/a.bib"), b"one")
    assert path.stat().st_size < 1000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_the_place_of_a_ledger_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "outputs")
    book = Ledger(tmp_path / "outputs")
    book.add(Path("/x/a.bib"), b"one")
    assert not book.knows(Path("/x/a.bib"))


@pytest.mark.slow
def test_two_processes_that_add_at_once_take_nothing_from_each_other(tmp_path: Path) -> None:
    path = tmp_path / "outputs"
    running = [subprocess.Popen([sys.executable, "-c", WRITE, str(path), f"/x/{name}"]) for name in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    book = Ledger(path)
    assert all(book.has_written(Path(f"/x/{name}"), b"%d" % number) for name in "ab" for number in range(50))
