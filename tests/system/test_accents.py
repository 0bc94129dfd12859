"""Names with accents, taken apart as macOS has them or not."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from protlib.system.file_identity import as_on_disk, compose_accents
from protlib.system.ledger import Ledger

NAME = "Réfs d’été.csv"
APART, TOGETHER = (unicodedata.normalize(form, NAME) for form in ("NFD", "NFC"))
WAYS = pytest.mark.parametrize(
    ("on_disk", "typed"),
    [(APART, TOGETHER), (TOGETHER, APART), (APART, APART)],
    ids=["of a Mac", "of Linux", "same"],
)


@WAYS
def test_a_name_is_that_of_the_disk(tmp_path: Path, on_disk: str, typed: str) -> None:
    (tmp_path / on_disk).touch()
    assert as_on_disk(tmp_path / typed) == tmp_path / on_disk
    here = f"{tmp_path}{os.sep}.{os.sep}"
    assert as_on_disk(here + typed) == here + on_disk
    assert as_on_disk(tmp_path / "none/é") == tmp_path / "none/é"
    assert as_on_disk(tmp_path / "rés.csv") == tmp_path / "rés.csv"
    assert compose_accents(APART) == TOGETHER


def test_of_two_names_the_one_that_was_typed_counts(tmp_path: Path) -> None:
    for name in (APART, TOGETHER):
        (tmp_path / name).touch()
    assert [as_on_disk(tmp_path / name).name for name in (APART, TOGETHER)] == [APART, TOGETHER]


def test_to_macos_names_are_one_in_other_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Ledger(tmp_path / "outputs")
    book.add(Path("/Users/ana/Report.docx"), b"before")  # as an earlier protlib noted it
    monkeypatch.setattr(sys, "platform", "darwin")
    book.add(Path(f"/Users/ana/{APART}"), b"one")
    assert book.has_written(Path(f"/Users/Ana/{TOGETHER.upper()}"), b"one")
    assert book.knows(Path(f"/users/ana/{TOGETHER}"))
    assert book.has_written(Path("/Users/ana/Report.docx"), b"before")
    monkeypatch.undo()
    assert not book.has_written(Path(f"/Users/Ana/{TOGETHER}"), b"one")
