"""The names of commands and options: one letter means one thing, and what was meant is told."""

import re
from collections import defaultdict
from importlib.metadata import requires

import pytest

from protlib import __version__
from protlib.cli.commands import MEANT, LazyGroup
from running import Run


def test_a_letter_means_the_same_option_in_every_command() -> None:
    meanings: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for command in LazyGroup().commands.values():
        for parameter in command.params:
            for letter in (name for name in parameter.opts if name.startswith("-") and name[:2] != "--"):
                meanings[letter].add(frozenset(name for name in parameter.opts if name[:2] == "--"))
    shared = {letter: frozenset.intersection(*names) for letter, names in meanings.items()}
    assert {letter: sorted(names) for letter, names in shared.items()} == {
        "-a": ["--author"],
        "-b": ["--by"],
        "-c": ["--country"],
        "-f": ["--format"],
        "-k": ["--key"],
        "-l": ["--language"],
        "-n": ["--limit"],
        "-o": ["--output"],
        "-r": ["--region"],
        "-s": ["--sort"],
        "-t": ["--type"],
        "-v": ["--verbose"],
        "-y": ["--year"],
    }


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["rm", "x"], "protlib remove --help"),
        (["delete", "x"], "protlib remove --help"),
        (["find", "x"], "protlib search --help"),
        (["cite", "x"], "protlib export --help"),
        (["ls"], "protlib list --help"),
        (["new"], "protlib add --help"),
        (["update", "x"], "protlib set --help"),
        (["config"], "protlib info --help"),
        (["version"], "protlib --version"),
        (["tags"], "“stats --by tag” does that: protlib stats --help"),
        (["restore"], "protlib undo --help"),
        (["help", "rm"], "protlib remove --help"),
        (["serch", "x"], "'search'"),
        (["convert", "-f", "ris", "-", "-"], "--from"),
        (["convert", "a.ris", "-t", "bibtex"], "--to"),
        (["tag", "x", "-a", "y"], "--add"),
        (["remove", "x", "-y"], "--yes"),
        (["list", "-tag", "a"], "the option is --tag"),
        (["search", "x", "-region", "Africa"], "the option is --region"),
        (["search", " "], "the query is empty"),
        (["export", "", "--format", "ris"], "the query is empty"),
        (["--library", "", "list"], "--library names no file"),
    ],
)
def test_what_is_called_otherwise_is_answered_with_what_is_meant(
    protlib: Run, arguments: list[str], meant: str
) -> None:
    ran = protlib(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert meant in ran.err


@pytest.mark.parametrize("meant", sorted({meant for meant in MEANT.values() if meant[0] != "-"}))
def test_what_is_meant_is_there(protlib: Run, meant: str) -> None:
    assert protlib(*meant.split(), "--help")[1:] == ("", 0)


@pytest.mark.parametrize("name", ["search", "set"])
def test_help_of_a_command_is_its_own_help(protlib: Run, name: str) -> None:
    ran = protlib("help", name)
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: protlib {name} " in ran.out


def test_the_version_has_a_letter_and_help_alone_shows_the_commands(protlib: Run) -> None:
    assert protlib("-V").out == f"protlib {__version__}\n"
    assert "Usage: protlib [OPTIONS] COMMAND" in protlib("help").out


def test_every_installation_brings_excel_yaml_and_browse() -> None:
    always = {requirement for requirement in requires("protlib") or () if "extra ==" not in requirement}
    assert {"openpyxl", "pyyaml", "prompt-toolkit"} <= {_normal(name) for name in always}


def _normal(requirement: str) -> str:
    return re.split(r"[<>=~!; ]", requirement)[0].lower().replace("_", "-")
