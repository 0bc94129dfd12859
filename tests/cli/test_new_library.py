"""A library that is not there, for its name is mistyped or its drive is away:
it is told, and so is that one was made.
"""

from pathlib import Path

import pytest

from programs.running import Run
from protlib.library import Library
from protlib.record.model import Publication

IN_A_FOLDER = Path("drive/library.json")
COMMANDS = ("search x", "list", "show x", "export -o y.ris", "check", "stats", "set x note=n", "cite x")
OF_DECISIONS = (
    "attach", "text --all", "fields", "fields remove x", "search --saved", "search --forget x", "names --unified", "check --silenced",
    "duplicates --kept", "editions --suggest", "undo", "redo", "history", "diff", "restore 1", "info --aside x",
)  # fmt: skip
CHANGES = (
    "set x note=n", "tag x --add read", "edit x", "remove x --yes", "rekey x y", "attach x empty.ris", "check --fix --yes",
    "fields add x", "import empty.ris", "undo", "undo --to 1", "redo", "restore 1",
    "check --silence year-missing", "search x --save later",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_library_that_is_not_there_is_not_called_empty(protlib: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "drive").mkdir()
    ran = protlib("-L", "drive/library.json", *command.split())
    line_start = "protlib -L drive/library.json"
    assert f"there is no library {IN_A_FOLDER}. To make it: {line_start} import FILE, or {line_start} add" in ran.err
    assert ran.code == 1
    protlib("-L", "drive/library.json", "add", "Ideas for a better return", "--key", "k")
    protlib("-L", "drive/library.json", "remove", "k", "--yes")
    assert f"the library {IN_A_FOLDER} is empty. To fill it" in protlib("-L", "drive/library.json", "list").err


def test_so_is_one_whose_files_decisions_or_versions_are_asked_for(protlib: Run) -> None:
    messages = {command: protlib("-L", "drive/library.json", *command.split()) for command in OF_DECISIONS}
    start = f"protlib: there is no library {IN_A_FOLDER}: no"
    assert [command for command, ran in messages.items() if not ran.err.startswith(start) or ran.code != 1] == []


def test_info_says_that_the_library_is_not_there(protlib: Run) -> None:
    ran = protlib("-L", "library.json", "info")
    assert (ran.code, ran.err) == (
        0,
        "there is no library library.json. To make it: protlib -L library.json import FILE, or protlib -L library.json add\n",
    )


def test_a_folder_that_is_not_there_is_told_too(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("-L", "drive/refs/library.json", "search", "x")
    path = Path("drive/refs/library.json")
    assert f"there is no library {path}, and no folder for it. To make both: protlib " in ran.err
    assert not (tmp_path / "drive").exists()


def test_the_command_that_makes_a_library_says_so_and_the_next_one_does_not(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title\nIdeas for a better return\n")
    commands = (["add", "Ideas for a better return"], ["import", "a.csv"], ["fields", "add", "finding"])
    for number, command in enumerate(commands):
        library = ["-L", f"drive/{number}/libary.json"]
        assert protlib(*library, *command, "--dry-run").err.count("new library") == 0
        assert protlib(*library, *command).err.count(f"a new library was made: {Path(library[1])}\n") == 1
        assert protlib(*library, "set", "--all", "note=n").err.count("new library") == 0
    assert protlib("-L", "q.json", "import", "a.csv", "--quiet").err == ""


def test_of_two_commands_at_once_the_one_that_makes_the_library_says_so(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title\nIdeas for a better return\n")

    def add_meanwhile(*_: object) -> None:
        with Library(tmp_path / "new.json") as library:
            library.add_many([Publication(key="first", title="First of all")])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("protlib.cli.context._has_namesakes", add_meanwhile)
        assert protlib("-L", "new.json", "import", "a.csv") == ("1 added\n", "", 0)


@pytest.mark.parametrize("command", CHANGES)
def test_a_change_makes_no_library_and_no_folder(protlib: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty.ris").touch()
    assert protlib("-L", "drive/library.json", *command.split()).code
    assert [path.name for path in tmp_path.iterdir()] == ["empty.ris"]


def test_a_library_whose_file_was_deleted_is_put_back_from_its_versions(protlib: Run, tmp_path: Path) -> None:
    protlib("-L", "own.json", "add", "Ideas for a better return", "--key", "k")
    (tmp_path / "own.json").unlink()
    message = "there is no library own.json, but its versions are kept. To put it back: protlib -L own.json undo\n"
    assert protlib("-L", "own.json", "show", "k").err.endswith(message)
    assert protlib("-L", "own.json", "search", "x").err.endswith(message)
    protlib("-L", "own.json", "undo")
    assert protlib("-L", "own.json", "list", "--format", "keys").out == "k\n"


@pytest.mark.parametrize("options", [(), ("--quiet",)])
def test_a_library_made_in_the_place_of_a_deleted_one_says_how_that_comes_back(
    protlib: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    for key in ("k", "v"):
        protlib("-L", "own.json", "add", f"Voices of return {key}", "--key", key)
    (tmp_path / "own.json").unlink()
    (tmp_path / "a.csv").write_text("title\nIdeas for a better return\n")
    message = (
        "a new library was made: own.json. The deleted one is kept. To put it back: protlib -L own.json undo --to 3\n"
    )
    assert protlib("-L", "own.json", "import", "a.csv", *options).err == message
    protlib("-L", "own.json", "undo", "--to", "3")
    assert protlib("-L", "own.json", "list", "--format", "keys").out == "k\nv\n"


def test_no_command_offers_to_make_anew_or_compares_with_a_library_that_can_be_put_back(
    protlib: Run, tmp_path: Path
) -> None:
    protlib("-L", "own.json", "add", "Ideas for a better return", "--key", "k")
    (tmp_path / "own.json").unlink()
    (tmp_path / "report.md").write_text("It is so [@k].\n")
    message = "there is no library own.json, but its versions are kept. To put it back: protlib -L own.json undo\n"
    for command in ("stats", "info", "verify report.md", "diff", "diff 1", "restore 1", "restore 2 k --dry-run"):
        ran = protlib("-L", "own.json", *command.split())
        assert message in ran.err, command
        assert "To make it" not in ran.err
    assert "1 added" in protlib("-L", "own.json", "diff", "1", "2").err


def test_the_undo_of_a_deletion_shows_before_it_is_done_what_comes_back(protlib: Run, tmp_path: Path) -> None:
    protlib("-L", "own.json", "add", "Ideas for a better return", "--key", "k")
    protlib("-L", "own.json", "add", "Voices of return", "--key", "v")
    (tmp_path / "own.json").unlink()
    assert "2 publications restored; dry run" in protlib("-L", "own.json", "undo", "--dry-run").err
    assert "1 publication restored; dry run" in protlib("-L", "own.json", "undo", "--to", "2", "--dry-run").err
    assert not (tmp_path / "own.json").exists()


@pytest.mark.parametrize("command", ["add Ideas --quiet", "list", "undo"])
def test_a_library_whose_drive_is_away_is_not_made_anew(protlib: Run, tmp_path: Path, command: str) -> None:
    protlib("-L", "drive/library.json", "add", "Ideas for a better return")
    protlib("-L", "drive/library.json", "list")
    (tmp_path / "drive").rename(tmp_path / "away")
    ran = protlib("-L", "drive/library.json", *command.split())
    path = tmp_path / IN_A_FOLDER
    assert ran.err.startswith(f"protlib: {IN_A_FOLDER} was there before, and its folder is missing; connect its drive")
    assert (ran.out, ran.code) == ("", 4)
    assert not path.parent.exists()
    (tmp_path / "away").rename(tmp_path / "drive")
    assert protlib("-L", "drive/library.json", "list", "--format", "keys").out.count("\n") == 1


def test_a_new_library_in_an_empty_folder_of_a_drive_is_told_even_quietly(protlib: Run, tmp_path: Path) -> None:
    protlib("-L", "drive/library.json", "add", "Ideas for a better return")
    protlib("-L", "drive/library.json", "list")
    (tmp_path / "drive").rename(tmp_path / "away")
    (tmp_path / "drive").mkdir()
    ran = protlib("-L", "drive/library.json", "add", "Other ideas", "--quiet")
    assert ran.err == f"a new library was made: {IN_A_FOLDER}. Another one was there before; is its drive connected?\n"
    assert ran.code == 0
