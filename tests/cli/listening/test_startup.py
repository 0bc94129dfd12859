"""What starts `listen` at login: each system reads its file as it is meant."""

import configparser
import plistlib
import shlex
from pathlib import Path
from typing import Final

import pytest

from protlib.cli.listening.startup import System, startup_recipe, words_of_listen

_COMMAND: Final = [
    "/opt/my programs/protlib",
    "--library",
    '/home/ana/50% of $all/O\'Neil "x".json',
    "listen",
    "--tag",
    "<a> & b",
]


def test_systemd_starts_the_command() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(startup_recipe("systemd", _COMMAND))
    words = shlex.split(unit["Service"]["ExecStart"])  # which reads quotation marks as systemd does
    assert [word.replace("%%", "%").replace("$$", "$") for word in words] == _COMMAND
    assert unit["Install"]["WantedBy"] == "default.target"


def test_launchd_starts_the_command() -> None:
    values = plistlib.loads(startup_recipe("launchd", _COMMAND).encode())
    assert (values["ProgramArguments"], values["RunAtLoad"]) == (_COMMAND, True)


def test_windows_starts_the_command() -> None:
    line = next(line for line in startup_recipe("windows", _COMMAND).splitlines() if line.startswith("$action"))
    assert "-Execute '/opt/my programs/protlib' -Argument '--library" in line
    assert "O''Neil" in line


@pytest.mark.parametrize("system", ["systemd", "launchd", "windows"])
def test_says_where_it_goes(system: System) -> None:
    assert "save as ~/" in startup_recipe(system, ["a"]) or "type in PowerShell" in startup_recipe(system, ["a"])


def test_the_command_names_the_library_and_what_was_chosen(tmp_path: Path) -> None:
    words = words_of_listen(
        tmp_path / "a.json", [("--port", ""), ("--collection", "Law"), ("--tag", "a"), ("--tag", "b")]
    )
    start = words.index("--library")
    assert words[start:] == [
        "--library",
        str(tmp_path / "a.json"),
        "listen",
        "--collection",
        "Law",
        "--tag",
        "a",
        "--tag",
        "b",
    ]
