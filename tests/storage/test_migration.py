"""A library of the first format, which an older protlib has written: read as it is, and made new by the next write."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from protlib.errors import LibraryUnusableError
from protlib.library import Library
from protlib.record.decisions import OwnField
from protlib.record.model import Publication
from protlib.storage import Store
from sample_records import stored_records
from sample_records.stored_records import ONE, THREE, TWO

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = {
    "library": {
        "1": {
            "format": 1,
            "created": "2025-01-01T00:00:00Z",
            "changed": "2025-02-02T00:00:00Z",
            "changed_by": "import a.ris",
        }
    },
    "decisions": {"1": {"kind": "field", "name": "finding"}, "2": {"kind": "field", "name": "method"}},
    "publications": {"1": ONE, "2": TWO, "4": THREE},
}


@pytest.fixture
def old(path: Path) -> bytes:
    """The bytes of such a library."""
    path.write_bytes(raw := (json.dumps(OLD, indent=2, ensure_ascii=False) + "\n").encode())
    return raw


def test_it_is_read_as_it_is(path: Path, old: bytes) -> None:
    messages: list[str] = []
    with Library(path, tell=messages.append) as library:
        assert [record.key for record in library] == [ONE["key"], TWO["key"], THREE["key"]]
        assert library.own_fields() == ["finding", "method"]
        assert (library.info()["format"], library.info()["changed_by"]) == (1, "import a.ris")
    assert (path.read_bytes(), messages) == (old, [])


def test_the_first_write_makes_it_new_and_can_be_undone_to_the_byte(path: Path, old: bytes) -> None:
    with Library(path) as library:
        library.add_many([Publication(key="new", title="New")])
        assert [record.key for record in library] == [ONE["key"], TWO["key"], THREE["key"], "new"]
        assert [version.changed_by for version in library.history()] == ["add new", "import a.ris"]
        info = library.info()
        assert (info["format"], info["created"]) == (2, "2025-01-01T00:00:00Z")
        new = path.read_bytes()
        assert json.loads(new)["library"]["1"] == {"format": 2, "created": "2025-01-01T00:00:00Z"}
        assert library.own_fields() == ["finding", "method"]
        numbers = [document.doc_id for document in stored_records.documents(path)]
        assert (numbers[:3], numbers[3] > 1_700_000_000_000_000) == ([1, 2, 4], True)
        assert library.undo().changed_by == "add new"
        assert path.read_bytes() == old
        assert library.info()["changed_by"] == "import a.ris"
        assert library.redo().changed_by == "add new"
        assert path.read_bytes() == new


def test_two_people_make_the_same_of_it(path: Path, old: bytes) -> None:
    backups = []
    for _ in range(2):
        path.write_bytes(old)
        with Library(path) as library:
            library.decide(lambda decisions: decisions.without_decisions(OwnField("method")), "fields")
        backups.append(path.read_bytes())
    assert backups[0] == backups[1]


def test_what_was_packed_of_it_is_undone_as_well(path: Path, old: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protlib.storage.history.stack._MOST_WHOLE_FILES", 1)
    with Library(path) as library:
        for number in range(4):
            library.add_many([Publication(key=f"new{number}", title=f"New {number}")], "add")
        assert len(list(Store(path).versions.folder.glob("0*[0-9].json"))) == 1
        for _ in range(4):
            library.undo()
        assert path.read_bytes() == old
        assert library.history()[-1].changed_by == "import a.ris"


def test_a_newer_format_is_refused(path: Path) -> None:
    stored_records.add(path, ONE)
    newer = path.read_bytes().replace(b'"format": 2', b'"format": 3')
    path.write_bytes(newer)
    acts: tuple[Callable[[Library], object], ...] = (
        lambda library: library.get("x"),
        lambda library: library.add_many([Publication(title="x")]),
        lambda library: library.undo(),
    )
    for act in acts:
        with (
            Library(path) as library,
            pytest.raises(LibraryUnusableError, match=r"newer protlib \(format 3; this one knows 2"),
        ):
            act(library)
    assert path.read_bytes() == newer
