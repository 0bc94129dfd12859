"""Two users who write one library in a folder of their group, whatever their umask:
who may do what is told as it is.
"""

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pytest

from programs import interpreter
from programs.running import Ran

ANA, BEN, EVE, TEAM = 64001, 64002, 64003, 64010
_GROUPS: Final = {ANA: [TEAM], BEN: [TEAM], EVE: []}
_PREPARED: Final = f"""
import os
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from mishaps import faults
from protlib.cli import main
from protlib.storage.history import set_aside_files
from protlib.storage.history import stack
faults.prepare()  # where Python is installed, others need not be able to read
import dataclasses, mmap, encodings.ascii, encodings.latin_1, encodings.utf_8_sig, grp, pwd
stack._MOST_WHOLE_FILES, set_aside_files.MOST_UNPACKED_BYTES = 1, 0
"""
As = Callable[..., Ran]


@pytest.fixture
def team() -> Iterator[Path]:
    """A folder of a group, which gives what is made in it to the group."""
    place = Path(mkdtemp(dir=os.environ["PYTEST_DEBUG_TEMPROOT"]))  # that of all other tests is for one user
    place.chmod(0o755)
    folder = place / "team"
    folder.mkdir()
    try:
        os.chown(folder, ANA, TEAM)
    except PermissionError:
        shutil.rmtree(place)
        pytest.skip("only root can be two users")
    folder.chmod(0o2775)
    yield folder
    shutil.rmtree(place)


@pytest.fixture
def run(team: Path) -> As:
    """Run protlib as a user, on the library of the group."""

    def run_as(user: int, *arguments: str, umask: int = 0o022) -> Ran:
        home = team.parent / str(user)
        home.mkdir(exist_ok=True)
        os.chown(home, user, user)
        become = f"os.setgroups({_GROUPS[user]}); os.setgid({user}); os.setuid({user}); os.umask({umask})"
        variables = {
            "HOME": str(home),
            "PROTLIB_CACHE": str(home / "cache"),
            "USER": f"user{user}",
            "LOGNAME": "",
        }
        variables["PROTLIB_LIBRARY"] = str(team / "library.json")
        ran = interpreter.run(
            _PREPARED,
            f"{become}\ncode = main.run()\nsys.stdout.flush()\nos._exit(code)",
            arguments,
            folder=team,
            environment=variables,
        )
        if "ModuleNotFoundError" in ran.stderr or "LookupError" in ran.stderr:
            pytest.skip("Python is installed where others cannot read it")
        return Ran(ran.stdout, ran.stderr, ran.returncode)

    return run_as


@pytest.mark.slow
def test_both_write_undo_and_pack_where_the_library_is_the_groups(run: As, team: Path) -> None:
    assert run(ANA, "add", "--title", "One", "--key", "one").code == 0
    (team / "library.json").chmod(0o664)
    for number in range(6):
        assert run((BEN, BEN, ANA)[number % 3], "tag", "one", "--add", f"t{number}").code == 0
    versions = team / ".library.json.versions"
    assert len(list(versions.glob("0*[0-9].json"))) == 1  # whosoever the pack is, both pack into it
    states = [(team / "library.json").read_bytes()]
    assert run(BEN, "undo", "--to", "3").code == 0
    assert [run(user, "redo").code for user in (ANA, BEN, BEN, ANA, BEN)] == [0] * 5
    assert (team / "library.json").read_bytes() == states[0]
    copy = team / "library (conflicted copy 2026-01-02 101112).json"
    shutil.copy(team / "library.json", copy)
    os.chown(copy, ANA, TEAM)
    assert run(BEN, "merge", "--conflict-copies").code == 0
    assert (copy.exists(), run(ANA, "undo").code, copy.exists()) == (False, 0, True)
    assert run(BEN, "info", "--verify").code == 0
    assert stat.S_IMODE((team / "library.json").stat().st_mode) == 0o664
    assert (team / "library.json").stat().st_gid == TEAM


@pytest.mark.parametrize(
    ("mode", "user", "why"),
    [
        (0o644, BEN, "it belongs to 64001, and its group, 64010, may only read it (-rw-r--r--); 64001 can type: chmod g+w FILE"),
        (0o664, EVE, None),
        (0o444, BEN, "it is read-only (-r--r--r--); its owner, 64001, can type: chmod u+w FILE"),
        (0o464, ANA, "you own it, but may only read it (-r--rw-r--); type: chmod u+w FILE"),
    ],
)  # fmt: skip
def test_who_may_not_write_is_told_why_and_what_to_type(
    run: As, team: Path, mode: int, user: int, why: str | None
) -> None:
    library = team / "library.json"
    run(ANA, "add", "--title", "One", "--key", "one")
    library.chmod(mode)
    before = library.read_bytes()
    ran = run(user, "add", "--title", "Two")
    if why is None:  # who is not in the group may not write in the folder either
        message = (
            f"it belongs to 64001, and you are not in its group, {TEAM} (drwxrwsr-x); 64001 can change the group "
            "with chgrp"
        )
        assert ran.err == f"protlib: {team} cannot be written: {message}\n"
    else:
        assert ran.err == f"protlib: {library} cannot be written: {why.replace('FILE', str(library))}\n"
    assert (ran.code, library.read_bytes()) == (4, before)
    assert run(user, "list", "--format", "keys").out == "one\n"
    if command := re.search(r"chmod .*", ran.err):
        library.chmod({"u+w": 0o644, "g+w": 0o664}[command[0].split()[1]])
        if user == ANA or "g+w" in command[0]:
            assert run(user, "add", "--title", "Two").code == 0


def test_a_folder_with_the_sticky_bit_gets_a_message(run: As, team: Path) -> None:
    library = team / "library.json"
    run(ANA, "add", "--title", "One", "--key", "one")
    library.chmod(0o664)
    team.chmod(0o3775)
    before = library.read_bytes()
    for command in (("add", "--title", "Two"), ("undo",)):
        ran = run(BEN, *command)
        assert ran.err.endswith(f"has the sticky bit. The folder's owner, 64001, can type: chmod -t {team}\n")
        assert (ran.code, library.read_bytes()) == (4, before)
    assert run(ANA, "add", "--title", "Two").code == 0
    team.chmod(0o2775)
    assert run(BEN, "undo").code == 0
