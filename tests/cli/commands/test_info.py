"""`info --verify` finds what is broken wherever it is, and `--repair` mends what is certain and keeps the rest."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from programs.running import Run
from protlib.storage.file_records import WrittenFiles
from protlib.storage.history import stack

WHOLE = "no faults in the file, its records and decisions, attached files, the kept versions and the index\n"


def flip(file: Path, where: bytes, *, bits: int = 1, unseen: bool = True) -> None:
    """Flip a bit, or several, of the last place where these bytes stand in a file."""
    before, data = file.stat(), bytearray(file.read_bytes())
    place = data.rindex(where)
    for number in range(bits):
        data[place + number] ^= 1
    with file.open("r+b") as opened:
        opened.write(data)
    if unseen:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def shared(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A library of three records with a history of seven versions, packed but for two, and an index."""
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 2)
    for key in ("one", "two", "three"):
        assert protlib("add", "--title", f"The title of {key}", "--key", key).code == 0
    for tag in ("red", "green", "blue"):
        assert protlib("tag", "one", "two", "--add", tag, "--yes").code == 0
    assert protlib("duplicates", "--keep-both", "one", "two").code == 0
    assert protlib("list").code == 0
    return protlib


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".library.json.versions"


def test_of_a_whole_library_nothing_is_told_and_nothing_is_written(shared: Run, tmp_path: Path) -> None:
    before = tree(tmp_path)
    assert shared("info", "--verify") == ("", WHOLE, 0)
    ran = shared("info", "--verify", "--format", "json")
    assert (json.loads(ran.out), ran.code) == ([], 0)
    assert shared("info", "--repair") == ("", f"nothing to mend\n{WHOLE}", 0)
    assert tree(tmp_path) == before


def test_a_file_that_was_copied_is_not_said_to_be_written_by_another_program(shared: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes((tmp_path / "library.json").read_bytes())
    ran = shared("--library", copy, "info", "--verify")
    assert ran.out.splitlines()[0] == ("file: it was changed by another program, or copied here")
    assert ran.code == 0


def test_a_library_that_is_not_there_is_a_fault_for_a_script(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("info", "--verify")
    fault = f"file: no such file: {tmp_path / 'library.json'}; its name may be mistyped, or its drive away"
    assert (ran.out, ran.err, ran.code) == (f"{fault}\n", "1 fault in the library\n", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda raw: raw[: len(raw) // 2], id="cut short"),
        pytest.param(lambda raw: raw.replace(b'"format": 2', b'"format": 9'), id="of a newer protlib"),
        pytest.param(
            lambda raw: raw.replace(
                b'      "title": "The title of one",\n',
                b'<<<<<<< HEAD\n      "title": "Mine",\n=======\n      "title": "Theirs",\n>>>>>>> ana\n',
            ),
            id="with both sides of a merge",
        ),
    ],
)
def test_of_a_file_that_cannot_be_read_it_advises_what_each_command_does(
    shared: Run, library: Path, spoil: Callable[[bytes], bytes]
) -> None:
    library.write_bytes(spoil(library.read_bytes()))
    refused = shared("list")
    ran = shared("info", "--verify", "--format", "json")
    assert (refused.code, ran.code) == (4, 1)
    fault = json.loads(ran.out)[-1]
    assert refused.err == f"protlib: {library} {fault['what'].removeprefix('it ')}: {fault['advice']}\n"


def unpacked(folder: Path) -> Path:
    """Return the whole file on top of the packed versions."""
    return max(path for path in folder.glob("0*[0-9].json"))


def add_decision(library: Path, decision: str) -> None:
    text = library.read_text("utf-8")
    library.write_text(text.replace('"decisions": {', f'"decisions": {{\n    "1": {decision}\n    ,', 1), "utf-8")


BREAKS: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "a bit of the file": (lambda library, _: flip(library, b"title of three"), "file: no program changed it"),
    "a bit of its syntax": (lambda library, _: flip(library, b'"title"'), "file: it is "),
    "a bit of a version": (lambda _, folder: flip(unpacked(folder), b"title"), "history: .* is damaged"),
    "a bit of a version, seen": (
        lambda _, folder: flip(unpacked(folder), b"title", unseen=False),
        "history: .* is damaged",
    ),
    "a bit of the pack": (
        lambda _, folder: flip(folder / "past.deltas", b"add three"),
        "history: .*past.deltas is damaged: version 4 and older ones",
    ),
    "a line of what is known": (
        lambda _, folder: flip(folder / "written.jsonl", b'"2026-'),
        "history: 1 lines of .*written.jsonl are damaged",
    ),
    "a bit of the index": (
        lambda library, _: flip(next((library.parent / "cache").glob("*.sqlite")), b"title of three"),
        # Windows has no time of change that no program can set: what shows is what is wrong inside.
        "index: .* (was changed by something other than protlib|its pages do not match the library)",
    ),
    "a decision": (
        lambda library, _: add_decision(library, '{"kind": "distinct", "keys": ["one", "nobody"]}'),
        "decisions: .*nobody.*: its record no longer exists",
    ),
    "two keys": (
        lambda library, _: library.write_bytes(library.read_bytes().replace(b'"key": "two"', b'"key": "one"')),
        "file: two records have the key one",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("damaged", BREAKS)
def test_what_is_broken_is_told_and_mended(shared: Run, library: Path, folder: Path, damaged: str) -> None:
    states = [shared("diff", str(number), "--format", "json").out for number in range(1, 9)]
    before, output = library.read_bytes(), shared("list", "--format", "json").out
    breaks, expected = BREAKS[damaged]
    breaks(library, folder)
    tree_before = tree(library.parent)
    ran = shared("info", "--verify")
    assert re.search(f"(?m)^{expected}", ran.out), ran.out
    assert ran.code == 1
    assert any(fault["wrong"] for fault in json.loads(shared("info", "--verify", "--format", "json").out))
    tried = shared("info", "--repair", "--dry-run")
    assert (tried.code, tried.err.splitlines()[0]) == (1, "dry run: nothing was written")
    assert tree(library.parent) == tree_before
    mended = shared("info", "--repair", "--yes")
    assert (mended.code, mended.out.splitlines()[0]) == (0, tried.out.splitlines()[0])
    shared("list")
    assert shared("info", "--verify").code == 0
    if damaged == "two keys":
        assert shared("list", "--format", "keys").out.split() == ["one", "one-2", "three"]
    elif damaged != "a decision":
        assert library.read_bytes() == before
        assert shared("list", "--format", "json").out == output
        assert [shared("diff", str(number), "--format", "json").out for number in range(1, 9)] == states


@pytest.mark.slow
def test_a_version_of_which_more_is_broken_is_set_aside_and_the_others_stay(
    shared: Run, folder: Path, library: Path
) -> None:
    assert shared("tag", "three", "--add", "white").code == 0
    flip(unpacked(folder), b"title", bits=3)
    refused = shared("undo")
    assert (refused.code, "info --repair" in refused.err) == (4, True)
    ran = shared("info", "--repair", "--yes")
    assert ran.code == 0
    assert f"set aside as {folder / 'damaged-1.json'}" in ran.out
    assert (folder / "damaged-1.json").exists()
    before = library.read_bytes()
    assert shared("undo").code == 0
    assert shared("redo").code == 0
    assert library.read_bytes() == before


def test_where_what_all_others_are_made_of_is_broken_they_are_set_aside_with_it(shared: Run, folder: Path) -> None:
    flip(unpacked(folder), b"title", bits=3)
    ran = shared("info", "--repair", "--yes")
    assert (ran.code, len(ran.out.splitlines())) == (0, 2)
    assert {path.name for path in folder.glob("damaged*")} == {"damaged-1.json", "damaged-1.deltas"}
    assert shared("undo").code == 1


def test_packed_versions_that_cannot_be_made_are_set_aside(shared: Run, folder: Path) -> None:
    count = len(shared("history").out.splitlines())
    flip(folder / "past.deltas", b"add three", bits=4)
    assert shared("info", "--verify").code == 1
    ran = shared("info", "--repair", "--yes")
    assert (ran.code, str(folder / "damaged-1.deltas") in ran.out) == (0, True)
    assert 1 < len(shared("history").out.splitlines()) < count


def test_a_file_that_cannot_be_mended_is_left_and_what_to_do_is_told(shared: Run, library: Path) -> None:
    broken = library.read_bytes()[:-40]
    library.write_bytes(broken)
    ran = shared("info", "--repair", "--yes")
    assert (ran.code, f"protlib --library {library} undo" in ran.out) == (1, True)
    assert library.read_bytes() == broken
    assert shared("undo").code == 0
    assert shared("info", "--verify").code == 0


def test_the_mended_file_is_what_undo_goes_back_from(shared: Run, library: Path, folder: Path) -> None:
    history = shared("history").out
    flip(library, b"title of three")
    assert shared("info", "--repair", "--yes").code == 0
    assert shared("history").out == history
    assert b"title of three" not in (folder / "damaged-1.json").read_bytes()


def test_the_command_names_two_records_with_one_key(shared: Run, library: Path) -> None:
    data = library.read_bytes().replace(b'"key": "two",', b'"key": "two",\n      "aliases": ["ONE"],')
    library.write_bytes(data)
    ran = shared("info", "--verify")
    assert (ran.code, "records: one is the key, or a former key, of 2 records" in ran.out) == (1, True)


@pytest.mark.parametrize("option", ["--dry-run", "--yes"])
def test_what_a_mend_asks_for_is_for_a_mend_only(shared: Run, option: str) -> None:
    assert shared("info", option).err == "protlib: --dry-run and --yes need info --repair\n"


def test_what_no_protlib_knows_of_decisions_is_told_and_is_not_wrong(shared: Run, library: Path) -> None:
    add_decision(library, '{"kind": "of tomorrow"}')
    ran = shared("info", "--verify")
    assert (ran.code, "of tomorrow" in ran.out) == (0, True)
    assert WrittenFiles(library.parent / ".library.json.versions").find_record(library) is None


@pytest.mark.parametrize("why", [PermissionError(13, "Permission denied"), MemoryError()], ids=["error", "memory"])
@pytest.mark.parametrize("which", ["a version", "the library"])
def test_what_cannot_be_read_now_is_not_taken_for_broken(
    shared: Run, library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, which: str, why: Exception
) -> None:
    """A disk may fail once; what is then set aside would be a version that is whole."""
    name = unpacked(folder) if which == "a version" else library
    before, read_bytes = tree(folder.parent), Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == name:
            raise why
        return read_bytes(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        ran = shared("info", "--repair", "--yes")
    assert (ran.out, ran.code) == ("", 4)
    assert " cannot be read: " in ran.err
    assert tree(folder.parent) == before


@pytest.mark.slow
def test_a_value_of_another_program_stays_with_its_record_and_is_no_fault_of_the_index(
    shared: Run, library: Path
) -> None:
    library.write_text(library.read_text().replace('"title": "The title of two"', '"title": "Two", "stars": {"of": 5}'))
    shared("list")
    for command in (["set", "two", "note=n"], ["undo"], ["redo"], ["undo"], ["undo"], ["redo"]):
        assert shared(*command).code == 0
        shared("list")
        assert "index" not in shared("info", "--verify").out
    records = json.loads(library.read_text())["publications"].values()
    assert [record["stars"] for record in records if record["key"] == "two"] == [{"of": 5}]
