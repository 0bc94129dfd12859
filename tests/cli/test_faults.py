"""Every command that writes is killed, or fails, at each call of the file system:
the library is the old one or the new one.
"""

import json
import os
import random
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from mishaps import aftermath, disk_state, faults
from mishaps.faults import ERRORS, Fault
from mishaps.power_loss import Disk
from mishaps.writing_commands import (
    BASES,
    ELSEWHERE,
    KEYS,
    NEWER,
    OTHERS,
    RECORDS,
    WRITING,
    copy_library,
    kill_command,
    line_of,
    mark_library,
    merge_sides,
)
from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import locate_exactly
from protlib.cli.command_table import COMMANDS
from protlib.record.attached_file import AttachedFile, FileState


class Known(NamedTuple):
    """What a command makes of a library where nothing fails:
    what is before, behind, and what the next commands then make.
    """

    folder: Path
    before: dict[str, Any]
    after: dict[str, Any]
    next_before: list[Any]
    next_after: list[Any]
    calls: list[tuple[Any, ...]]
    packed: bool
    followed: dict[bytes, list[Any]]  # what the next commands do, by the state of the folder that they find


def test_each_command_writes_or_does_not() -> None:
    writing = {name for name in WRITING if name in COMMANDS}
    assert {name.split()[0] for name in WRITING} <= {*COMMANDS}
    assert writing | ELSEWHERE == {*COMMANDS}
    assert not writing & ELSEWHERE


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Libraries by what befell them."""
    bases_by_name = {}
    for name, steps in BASES.items():
        folder = bases_by_name[name] = tmp_path_factory.mktemp(name) / "library"
        folder.mkdir()
        for file, records in (("records", RECORDS), ("others", OTHERS), ("newer", NEWER + OTHERS)):
            (folder / f"{file}.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
        for number, step in enumerate(steps):
            ran = faults.run(folder, step, Fault(packed=name == "packed"), at=10 * number)
            assert ran.code == 0, ran.err
    kill_command(bases_by_name["wounded"], tmp_path_factory.mktemp("trial") / "library", "add", 0)
    kill_command(bases_by_name["halfway"], tmp_path_factory.mktemp("trial") / "library", "undo", 1)
    merge_sides(bases_by_name["conflicted"])
    copy_library(bases_by_name["copied"])
    mark_library(bases_by_name["marked"])
    changed = [{**RECORDS[0], "genre": "handbook"}, *RECORDS[1:-1]]
    (bases_by_name["nightly"] / "records.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in changed))
    library = bases_by_name["broken"] / "library.json"
    library.write_bytes(library.read_bytes().replace(b'"key": "causes"', b'"key": "caring"'))
    return bases_by_name


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Path]:
    """Where libraries are worked on: in memory, where there is such a folder."""
    memory = Path("/dev/shm")
    place = memory / f"protlib-{os.getpid()}-{tmp_path.name}" if os.access(memory, os.W_OK) else tmp_path / "bench"
    place.mkdir()
    yield place
    shutil.rmtree(place)


def faultless_run(base: Path, bench: Path, command: str, fault: Fault = faults.NONE) -> Known:
    """Return what a command does where nothing fails."""
    folder = fresh(base, bench)
    before = aftermath.picture(folder / "library.json")
    next_before = following(folder)
    fresh(base, bench)
    ran = faults.run(folder, line_of(command), fault, at=100, keys=KEYS.get(command, ""))
    assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    replacements = [call for call in ran.calls if call[0] == "replace" and call[2].endswith("/library.json")]
    assert len(replacements) == 1, "a command that writes the library twice can be killed between"
    after = aftermath.picture(folder / "library.json")
    assert after["library"] != before["library"]
    return Known(base, before, after, next_before, following(folder), ran.calls, fault.packed, {})


def checksum(library: Path) -> int | None:
    return zlib.crc32(library.read_bytes()) if library.exists() else None


def fresh(base: Path, bench: Path) -> Path:
    """Return a copy of a library, in the same place each time."""
    folder = bench / "library"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    return folder


def following(folder: Path) -> list[Any]:
    """Return what the next commands do and leave."""
    library = str(folder / "library.json")
    ran = faults.run(folder, ["--version"], at=200, then=f"aftermath.afterwards({library!r})")
    assert ran.code == 0, ran.err
    runs = json.loads(ran.out.partition("\n")[2])
    return [[command, code, out, _TOLD_AGAIN.sub("", err), picture] for command, code, out, err, picture in runs]


def followed(folder: Path, known: Known) -> list[Any]:
    """Return what the next commands do and leave, which is the same wherever the state of the folder is."""
    state = disk_state.checksum_of(folder)
    if state not in known.followed:
        known.followed[state] = following(folder)
    return known.followed[state]


_ERROR: Final = re.compile(r"protlib: (?!your text is kept in )")
"""What begins an error; an editor's text is kept, and told, before it."""
_TOLD_AGAIN: Final = re.compile(
    r".*is a conflict copy of the library.*\n|.*two records have the key.*the next change writes it so\n"
)
"""What is told of a copy that was taken in by a command that was killed before it put the copy aside,
and wherever an index is made.
"""
OF_A_FILE: Final = frozenset({"import"})
"""The commands that have nothing to do where their one file cannot be read, and say so."""
OF_FILES: Final = frozenset({"import newer.jsonl", "import --prune-tag"})
"""The commands that pass over a file that cannot be read, and say so."""


def attacked(bench: Path, known: Known, command: str, fault: Fault) -> str:
    """Run a command with a fault, and return what is wrong with what it leaves; "" where nothing is."""
    folder = fresh(known.folder, bench)
    keys = KEYS.get(command, "")
    ran = faults.run(folder, line_of(command), fault._replace(packed=known.packed), at=100, keys=keys)
    err = re.sub(r"\n  (?=\S)", " ", ran.err)  # a terminal breaks long lines
    if command in OF_FILES and ran.code == 3 and "cannot be read" in err:
        return ""  # what could be read of several is imported
    now = checksum(folder / "library.json")
    if now not in {known.before["library"], known.after["library"]}:
        return f"a third state {err}"
    is_new = now == known.after["library"]
    if lost := lost_files(folder / "library.json"):
        return f"the library names files that are not there: {lost}"
    # It has mended the library, looks through it once more, and tells what it cannot read then.
    is_looking = command == "info --repair" and is_new and "cannot be read" in ran.out
    if "Traceback" in err or ran.code not in {0, 2, 3, 4, -9, *([1] if is_looking else [])}:
        return f"ended with {ran.code}: {err}"
    if ran.code == 0 and not is_new:
        return "said that it was done, and it was not"
    is_told = is_new == err.endswith("; what was changed is saved\n")
    is_refused = "cannot be read" in err and (
        command in OF_A_FILE or err.endswith("; it was left as it is\n")  # a copy, of several
    )
    if ran.code > 0 and not is_looking and not (is_told and (is_refused or len(_ERROR.findall(err)) == 1)):
        return f"ended with {ran.code}, new: {is_new}: {err}"
    right = known.next_after if is_new else known.next_before
    different = [pair for pair in zip(followed(folder, known), right, strict=True) if pair[0] != pair[1]]
    return (
        f"the library is {'new' if is_new else 'old'}, the next command did and should: {different[0]}"
        if different
        else ""
    )


def lost_files(library: Path) -> list[str]:
    """Return the files that records name and that are nowhere, or not whole."""
    try:
        publications = json.loads(library.read_bytes())["publications"]
    except (FileNotFoundError, ValueError):  # none yet, or one with the marks of Git
        return []
    folder = FilesFolder(library)
    files = [AttachedFile.from_text(text) for record in publications.values() for text in record.get("files", ())]
    return [file.path for file in files if locate_exactly(folder, file).state not in {FileState.HERE, FileState.MOVED}]


def faults_of(known: Known) -> Iterator[Fault]:
    """Yield each fault at each call."""
    for at in range(len(known.calls)):
        yield Fault(at, "kill")
        yield Fault(at, "once", ERRORS[at % len(ERRORS)])
        yield Fault(at, "ever", ERRORS[(at + 1) % len(ERRORS)])


def states_of(known: Known, bench: Path, command: str, kind: str) -> list[bytes]:
    """Return the states of the folder before each call of a command, or at each line of the code that writes."""
    folder = fresh(known.folder, bench)
    fault = Fault(kind=kind, packed=known.packed)
    ran = faults.run(folder, line_of(command), fault, at=100, keys=KEYS.get(command, ""))
    assert ran.code == 0, ran.err
    return ran.states


def last_of_each(states: list[bytes], places: Iterable[int]) -> set[int]:
    """Return of the places, which are in order, the last of those between which no state changes.

    Who is killed at one of them leaves what he leaves at any other: nobody but the disk knows of him. At the last one
    he has said the most.
    """
    groups = (0, *accumulate(before != after for before, after in pairwise(states)))
    return {*{groups[place]: place for place in places}.values()}


def worth_trying(known: Known, states: list[bytes]) -> list[Fault]:
    """Return each fault at each call, but of the kills between which nothing changes on the disk only the last."""
    assert len(states) == len(known.calls)
    # Who is killed in a write is killed in its midst, and leaves what nobody else does.
    writes = {at for at, call in enumerate(known.calls) if call[0] == "write"}
    kills = last_of_each(states, (at for at in range(len(states)) if at not in writes)) | writes
    return [fault for fault in faults_of(known) if fault.kind != "kill" or fault.at in kills]


_BASE_OF: Final = {
    "redo": "undone",
    "search --forget": "searched",
    "merge --conflicts": "conflicted",
    "fields rename": "fielded",
    "merge --conflict-copies": "copied",
    "merge --markers": "marked",
    "info --repair": "broken",
    "import --prune-tag": "nightly",
    "rekey --all": "unified",
    "names --forget": "unified",
    "rekey caring": "filed",
}


def _base_of(command: str) -> str:
    return _BASE_OF.get(command, "plain")


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "add",
        "import",
        "import --prune-tag",
        "merge",
        "merge --markers",
        "duplicates --merge",
        "remove",
        "undo",
        "undo --to",
        "merge --conflicts",
        "attach",
        "rekey caring",
    ],
)
def test_a_command_that_is_killed_or_fails_leaves_the_old_or_the_new_library(
    bases: dict[str, Path], bench: Path, command: str
) -> None:
    clean_run = faultless_run(bases[_base_of(command)], bench, command)
    tried = random.Random(command).sample(list(faults_of(clean_run)), 2)
    assert {fault: wrong for fault in tried if (wrong := attacked(bench, clean_run, command, fault))} == {}


CASES: Final = (
    *((_base_of(command), command) for command in WRITING),
    *(("undone", command) for command in ("add", "undo", "undo --to", "import", "restore")),
    *(("none", command) for command in ("add", "import", "merge")),
    *(("packed", command) for command in ("add", "undo", "undo --to", "restore", "import")),
    *((base, command) for base in ("wounded", "halfway") for command in ("add", "undo", "undo --to", "import")),
    ("halfway", "redo"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("base", "command"), [("wounded", "undo"), ("halfway", "redo"), ("packed", "undo")])
def test_so_does_one_that_is_killed_or_fails_while_it_clears_up_behind_another(
    bases: dict[str, Path], bench: Path, base: str, command: str
) -> None:
    clean_run = faultless_run(bases[base], bench, command, Fault(packed=base == "packed"))
    tried = random.Random(base).sample(list(faults_of(clean_run)), 2)
    assert {fault: wrong for fault in tried if (wrong := attacked(bench, clean_run, command, fault))} == {}


@pytest.mark.soak
@pytest.mark.parametrize(("base", "command"), CASES)
def test_a_fault_at_each_call_leaves_the_old_or_the_new_library(
    bases: dict[str, Path], bench: Path, base: str, command: str
) -> None:
    clean_run = faultless_run(bases[base], bench, command, Fault(packed=base == "packed"))
    tried = worth_trying(clean_run, states_of(clean_run, bench, command, "states"))
    assert {fault: wrong for fault in tried if (wrong := attacked(bench, clean_run, command, fault))} == {}


@pytest.mark.slow
@pytest.mark.parametrize(("command", "kind"), [("add", "memory"), ("undo", "line")])
def test_a_command_that_is_killed_or_has_no_memory_at_a_line_leaves_the_old_or_the_new_library(
    bases: dict[str, Path], bench: Path, command: str, kind: str
) -> None:
    clean_run = faultless_run(bases["plain"], bench, command)
    states = states_of(clean_run, bench, command, "states of lines")
    lines = random.Random(f"{command} {kind}").sample(range(len(states)), 3)
    assert {line: wrong for line in lines if (wrong := attacked(bench, clean_run, command, Fault(line, kind)))} == {}


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["line", "memory"])
@pytest.mark.parametrize("command", WRITING)
def test_a_stop_at_each_line_leaves_the_old_or_the_new_library(
    bases: dict[str, Path], bench: Path, command: str, kind: str
) -> None:
    clean_run = faultless_run(bases[_base_of(command)], bench, command)
    states = states_of(clean_run, bench, command, "states of lines")
    positions = range(len(states))
    lines = sorted(last_of_each(states, positions)) if kind == "line" else positions
    assert {line: wrong for line in lines if (wrong := attacked(bench, clean_run, command, Fault(line, kind)))} == {}


_CHANGING: Final = frozenset(
    {"open", "write", "ftruncate", "truncate", "fsync", "mkdir", "unlink", "replace", "rename", "link"}
)


def powerless(bench: Path, told: Known, tries: int, chance: random.Random, sample: int | None = None) -> list[str]:
    """Return what is wrong with what may be on the disk where the power goes after each call,
    or after a sample of them.
    """
    wrong = []
    ends = [at + 1 for at, call in enumerate(told.calls) if call[0] in _CHANGING] + [len(told.calls)] * 3
    for end in sorted(chance.sample(ends, sample)) if sample else ends:
        for _ in range(tries):
            disk = Disk(fresh(told.folder, bench))
            for call in told.calls[:end]:
                disk.make(call)
            shutil.rmtree(bench / "library")
            disk.after_the_power_went(bench / "library", chance)
            if fault := _wrong_behind(bench / "library", told, is_over=end == len(told.calls)):
                wrong.append(f"{told.calls[end - 1][:3]}: {fault}")
    return wrong


def _wrong_behind(folder: Path, told: Known, *, is_over: bool) -> str:
    now = checksum(folder / "library.json")
    if now not in {told.before["library"], told.after["library"]}:
        return "a third state"
    is_new = now == told.after["library"]
    if is_over and not is_new:
        return "what was done is lost"
    right = told.next_after if is_new else told.next_before
    different = [pair for pair in zip(followed(folder, told), right, strict=True) if pair[0] != pair[1]]
    return (
        f"the library is {'new' if is_new else 'old'}, the next command did and should: {different[0]}"
        if different
        else ""
    )


@pytest.mark.slow
@pytest.mark.parametrize(("command", "no_links"), [("add", True), ("undo", False)])
def test_when_the_power_goes_the_library_is_the_old_or_the_new_one_and_what_was_done_is_there(
    bases: dict[str, Path], bench: Path, command: str, no_links: bool
) -> None:
    clean_run = faultless_run(bases[_base_of(command)], bench, command, Fault(no_links=no_links))
    assert powerless(bench, clean_run, 1, random.Random(command), sample=4) == []


@pytest.mark.soak
@pytest.mark.parametrize("no_links", [False, True])
@pytest.mark.parametrize(("base", "command"), CASES)
def test_when_the_power_goes_after_each_call(
    bases: dict[str, Path], bench: Path, base: str, command: str, no_links: bool
) -> None:
    clean_run = faultless_run(bases[base], bench, command, Fault(no_links=no_links, packed=base == "packed"))
    assert powerless(bench, clean_run, 2, random.Random(command)) == []
