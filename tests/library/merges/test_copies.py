"""Which files beside a library are copies that a program for synchronising has made, and which are not."""

import json
import unicodedata
from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.library.merges.copies import find_conflict_copies, find_copy_names

SURE = [
    "library (Ana's conflicted copy 2026-01-02).json",
    "library (LAPTOP-HN9BG775's conflicted copy 2026-01-02).json",
    "library (Ana's conflicted copy 2026-01-02 (1)).json",
    "library (conflicted copy 2026-01-02 101112).json",
    "library (conflicted copy ana 2026-01-02 101112).json",
    "library (In Konflikt stehende Kopie von Ana 2026-01-02).json",
    "library (Anas in Konflikt stehende Kopie 2026-01-02).json",
    "library (Copie en conflit de Ana 2026-01-02).json",
    "library (Copia en conflicto de Ana 2026-01-02).json",
    "library (Copia conflictiva de Ana 2026-01-02).json",
    "library (Copia in conflitto di Ana 2026-01-02).json",
    "library (Cópia em conflito de Ana 2026-01-02).json",
    "library (конфликтующая копия Анны 2026-01-02).json",
    "library (Ana の競合コピー 2026-01-02).json",
    "library (Ana 上の問題のあるコピー 2026-01-02).json",
    "library (Ana 的冲突副本 2026-01-02).json",
    "library (Case Conflict).json",
    "Library (Case Conflict 1).json",
    "library (Selective Sync Conflict).json",
    "library_conflict-20260102-101112.json",
    "library.sync-conflict-20260102-101112-ABCDEF7.json",
    "library.sync-conflict-20260102-101112.json",
    "library (SFConflict ana@example.org 2026-01-02-10-11-12).json",
    "library.Conflict.json",
    "Library.Conflict2.json",
    "library [Conflict].json",
    "library_Andy-PC_Jan-03-0901-2026_Conflict_1.json",
    "library(Conflict_ana (Web browser)_2026-01-02-22-50-36).json",
    "library (conflicted copy 2026-01-02 101112) (conflicted copy 2026-01-03 101112).json",
]
PERHAPS = [
    "library-DESKTOP-4F7K2M1.json",
    "library-DESKTOP-7QK2.json",
    "library-LAPTOP-HN9BG775-2.json",
    "library-GENEVA07.json",
    "library-Ana's MacBook Pro.json",
    "library (1).json",
    "library 2.json",
    "library 1.json",
    "library-PC-de-Jean.json",
    "library-Jean-PC.json",
    "library-Laptop-Amina-2.json",
]
NONE = [
    "library.json",
    "library",
    "library.bib",
    "library-2024.json",
    "library-20240102.json",
    "library-old.json",
    "library-OLD.json",
    "library-BACKUP-2.json",
    "library-FINAL.json",
    "library-V2.json",
    "library-UNHCR-2024.bib",
    "library-OIM.json",
    "library copy.json",
    "library copy 2.json",
    "library - Copy.json",
    "library - Copie.json",
    "library - نسخة.json",
    "library-pcr.json",
    "library.bak.json",
    "library.json.bak",
    "library backup 2026-01-02.json",
    "library (2026-01-02).json",
    "library (copy 2026-01-02).json",
    "library (armed conflict).json",
    "library (armed conflict 2024-01-01).json",
    "library-conflict.json",
    "library-armed-conflict.json",
    "library conflict 2024.json",
    "library (2024).json",
    "library 2024.json",
    "my library (1).json",
    "mylibrary (conflicted copy 2026-01-02 101112).json",
    "libraries (conflicted copy 2026-01-02 101112).json",
    "library2.json",
    ".library.json.4fa1c2.tmp",
    ".library.json.versions",
]


@every_row("name", SURE)
def test_the_names_that_programs_give_are_known(name: str) -> None:
    assert find_copy_names("library.json", [name]) == [(name, True)]


@every_row("name", PERHAPS)
def test_names_that_people_give_as_well_are_not_sure(name: str) -> None:
    assert find_copy_names("library.json", [name]) == [(name, False)]


@every_row("name", NONE)
def test_what_looks_like_one_is_left_alone(name: str) -> None:
    assert find_copy_names("library.json", [name]) == []


@every_row(
    ("library", "name"),
    [
        ("Bücher.json", "Bücher (conflicted copy 2026-01-02 101112).json"),
        ("refs", "refs (conflicted copy 2026-01-02 101112)"),
        ("team.lib.json", "team.lib.sync-conflict-20260102-101112-ABCDEF7.json"),
        ("\udcff.json", "\udcff (conflicted copy 2026-01-02 101112).json"),
        ("a (b).json", "a (b) (1).json"),
    ],
)
def test_any_name_of_a_library_has_copies(library: str, name: str) -> None:
    assert [copy.name for copy in find_copy_names(library, [library, name])] == [name]
    decomposed_name = unicodedata.normalize("NFD", name)  # as the disk of a Mac has it
    assert [copy.name for copy in find_copy_names(library, [decomposed_name])] == [decomposed_name]


def _library(path: Path, created: str) -> None:
    path.write_text(json.dumps({"library": {"1": {"format": 2, "created": created}}, "publications": {}}, indent=2))


def test_where_the_name_does_not_tell_it_must_have_begun_as_this_library(tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    _library(library, "2026-01-01T09:00:00Z")
    for name in (PERHAPS[0], PERHAPS[4]):
        _library(tmp_path / name, "2026-01-01T09:00:00Z")
    _library(tmp_path / PERHAPS[2], "2025-05-05T09:00:00Z")
    _library(tmp_path / SURE[0], "2025-05-05T09:00:00Z")
    (tmp_path / PERHAPS[5]).write_text("no library")
    (tmp_path / SURE[3]).write_bytes(library.read_bytes()[:40])  # half of it is there yet
    (tmp_path / SURE[23]).mkdir()
    assert {path.name for path in find_conflict_copies(library)} == {PERHAPS[0], PERHAPS[4], SURE[0], SURE[3]}


@pytest.mark.parametrize("created", [None, ""])
def test_without_a_library_that_says_when_it_was_made_only_sure_names_count(
    tmp_path: Path, created: str | None
) -> None:
    library = tmp_path / "library.json"
    if created is not None:
        _library(library, created)
    _library(tmp_path / PERHAPS[0], "")
    _library(tmp_path / SURE[0], "")
    assert find_conflict_copies(library) == [tmp_path / SURE[0]]
