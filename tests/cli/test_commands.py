"""The names of commands and options: one letter means one thing, and what was meant is told."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import requires
from types import ModuleType
from typing import Any

import pytest

from harness.slow_rows import mark_slow
from programs.running import Ran, Run, as_typed_here
from protlib import __version__
from protlib.cli.command_table import COMMANDS, Command, unescape_brackets
from protlib.cli.group import LazyGroup, command_named, our_name_for, parameters_of
from protlib.cli.options.selection_options import QueryWords
from protlib.cli.output import put_lines
from protlib.system.installation import DISTRIBUTION

FORMER = {
    "searches": "search", "stale": "check", "titles": "check", "bodies": "about", "concepts": "about", "places": "about",
    "symbols": "about", "series": "editions", "translations": "editions", "unify": "names", "merge-records": "duplicates",
    "conflicts": "merge", "build": "fill", "report": "overview", "export-table": "export", "page": "export",
    "timeline": "stats", "map": "stats",
}  # fmt: skip
"""The commands that other ones have taken in, by the names that they had."""

HelpOf = Callable[[str], Ran]
_helps: dict[str, Ran] = {}


@pytest.fixture
def help_of(protlib: Run) -> HelpOf:
    """Return what `--help` prints behind some words, which is asked once."""

    def ask(words: str) -> Ran:
        if words not in _helps:
            _helps[words] = protlib(*words.split(), "--help")
        return _helps[words]

    return ask


def test_the_table_of_commands_is_whole() -> None:
    assert {row.heading for row in COMMANDS.values()} == {"Add", "Find", "Change", "Cite", "Share", "The library"}
    elsewhere = [name.partition(" ")[0] for row in COMMANDS.values() for name in row.elsewhere]
    assert len({*elsewhere, *COMMANDS}) == len(elsewhere) + len(COMMANDS)
    for row in COMMANDS.values():
        module, function = row.function.split(":")
        assert module == function
        assert row.load_function().__name__ == function
        assert not (row.is_on_first_page and row.is_hidden)
        assert row.examples
        assert all(f"protlib {row.name}" in example for example in row.examples)


def test_a_letter_means_the_same_option_in_every_command() -> None:
    meanings: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for command in LazyGroup().commands.values():
        for parameter in command.params:
            for letter in (name for name in parameter.opts if name.startswith("-") and name[:2] != "--"):
                meanings[letter].add(frozenset(name for name in parameter.opts if name[:2] == "--"))
    shared = {letter: frozenset.intersection(*names) for letter, names in meanings.items()}
    assert {letter: sorted(names) for letter, names in shared.items()} == {
        "-L": ["--library"],
        "-V": ["--version"],
        "-a": ["--author"],
        "-b": ["--by"],
        "-c": ["--country"],
        "-f": ["--format"],
        "-k": ["--key"],
        "-l": ["--language"],
        "-n": ["--limit"],
        "-o": ["--output"],
        "-p": ["--page"],
        "-q": ["--quiet"],
        "-r": ["--region"],
        "-s": ["--sort"],
        "-t": ["--type"],
        "-v": ["--verbose"],
        "-y": ["--year"],
    }


MEANINGS = {
    "--columns": ("", "NAMES"),
    "--dry-run": ("", ""),
    "--force": ("", ""),
    "--format": ("-f", "FORM"),
    "--from": ("", "FORM"),
    "--include": ("", "WHAT"),
    "--library": ("-L", "FILE"),
    "--limit": ("-n", "NUMBER"),
    "--locale": ("", "LANGUAGE"),
    "--output": ("-o", "FILE"),
    "--quiet": ("-q", ""),
    "--reverse": ("", ""),
    "--sort": ("-s", "ORDER"),
    "--style": ("", "STYLE"),
    "--to": ("", "VERSION"),
    "--verbose": ("-v", ""),
    "--version": ("-V", ""),
    "--wait": ("", "SECONDS"),
    "--yes": ("", ""),
}
"""The options that mean the same in every command that has them, each with its letter and what it takes."""

OF_YEARS = {("editions", "--from"), ("editions", "--to")}
"""Options that mean years where nothing is read or written in a format, and nothing goes back to a version."""


def _letter_and_value(parameter: Any) -> tuple[str, str]:
    letter = "".join(name for name in parameter.opts if name[:2] != "--")
    return letter, "" if parameter.is_flag else parameter.metavar or parameter.type.name


def test_an_option_means_the_same_in_every_command() -> None:
    meanings: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for command in LazyGroup().commands.values():
        for parameter in command.params:
            if parameter.param_type_name == "option":
                for name in parameter.opts:
                    if (command.name, name) not in OF_YEARS:
                        meanings[name].add(_letter_and_value(parameter))
    assert {name: meanings[name] for name in MEANINGS} == {name: {meaning} for name, meaning in MEANINGS.items()}


@pytest.mark.parametrize(
    ("arguments", "meaning"),
    [
        (["rm", "x"], "protlib remove --help"),
        (["delete", "x"], "protlib remove --help"),
        (["find", "x"], "protlib search --help"),
        (["references", "x"], "protlib bibliography --help"),
        (["report"], "protlib overview --help"),
        (["ls"], "protlib list --help"),
        (["new"], "protlib add --help"),
        (["update", "x"], "protlib set --help"),
        (["preferences"], "protlib config --help"),
        (["doctor"], "protlib check --help"),
        (["version"], "protlib --version"),
        (["tags"], "; type: protlib stats --by tag (see protlib stats --help)"),
        (["revert"], "protlib undo --help"),
        (["serch", "x"], "unknown command “serch”; did you mean “search”?"),
        (["buscar", "trata"], "unknown command “buscar”; type: protlib search trata (see protlib search --help)"),
        (["xyzzy"], "unknown command “xyzzy”; protlib help --all lists them"),
        (["files", "--help"], "“files”; type: protlib attach --help\n"),
        (["rm", "a", "b c"], "type: protlib remove a 'b c' (see protlib remove --help)"),
        (["tags", "--by", "year"], "type: protlib stats --by tag (see protlib stats --help)"),
        (["preferencs"], "type: protlib config (see protlib config --help)"),
        (["search", "--regoin", "x"], "--regoin; did you mean “--region”? (see protlib search --help)"),
        (["convert", "-z", "ris", "-", "-"], "No such option: -z (see protlib convert --help)\n"),
        (["convert", "a.ris", "-t", "bibtex"], "did you mean “--format”?"),
        (["import", "-n", "a.ris"], "did you mean “--dry-run”?"),
        (["convert", "a.ris", "--to", "bibtex"], "did you mean “--format”?"),
        (["remove", "x", "-y"], "'-y' requires an argument"),  # the year, as everywhere; --yes has no letter
        (["list", "-tag", "a"], "the option is --tag"),
        (["add", "-title", "a"], "the option is --title"),
        (["add", "10.5555/a1"], "; --doi looks it up: protlib add --doi 10.5555/a1\n"),
        (
            ["add", "https://doi.org/10.5555/a1"],
            "--doi looks it up: protlib add --doi https://doi.org/10.5555/a1\n",
        ),
        (["add", "9789290684664"], "; --isbn looks it up: protlib add --isbn 9789290684664\n"),
        (["add", "A/RES/64/293"], "; --symbol looks it up: protlib add --symbol A/RES/64/293\n"),
        (["add", "www.iom.int/x"], "; --url looks it up: protlib add --url www.iom.int/x\n"),
        (["lookup"], "protlib add --help"),
        (["import", "x", "--format", "ris"], "to name the format of the files: --from ris"),
        (["list", "-q", "x"], "No such option: -q (see protlib list --help)\n"),
        (["search", "x", "-region", "Africa"], "the option is --region"),
        (["list", "--sort", "-year"], "; it is --sort year, and --reverse turns it round\n"),
        (["list", "--sort", "titel"], "'modified'. (see protlib list --help); did you mean “title”?\n"),
        (["list", "--sort", "Title"], "'modified'. (see protlib list --help); did you mean “title”?\n"),
        (["stats", "--by", "year", "--format=cvs"], "; did you mean “csv”?\n"),
        (["list", "--sort", "zzz"], "'modified'. (see protlib list --help)\n"),
        (["list", "--sort", "-y"], "(see protlib list --help)\n"),
        (["backup"], "type: protlib export -o backup.jsonl --include confidential --include notes"),
        (["search", " "], "the query is empty"),
        (["export", "", "--format", "ris"], "the query is empty"),
        (["--library", "", "list"], "--library is empty; name a file"),
    ],
)
def test_what_is_called_otherwise_is_answered_with_what_is_meant(
    protlib: Run, arguments: list[str], meaning: str
) -> None:
    ran = protlib(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert as_typed_here(meaning) in ran.err


@pytest.mark.parametrize("name", [name for name in FORMER if name not in COMMANDS])
def test_a_former_name_is_answered_with_the_line_to_type(protlib: Run, name: str) -> None:
    ran = protlib(name)
    assert (ran.code, ran.out) == (2, "")
    assert f"unknown command “{name}”; type: protlib {FORMER[name]}" in ran.err
    assert protlib("help", name).out.startswith(f"{FORMER[name]}  ")


ELSEWHERE = [called.split()[0] for command in COMMANDS.values() for called in command.elsewhere]


def test_no_two_commands_are_called_alike_elsewhere_and_none_as_one_is_here() -> None:
    assert len({*ELSEWHERE, *COMMANDS}) == len(ELSEWHERE) + len(COMMANDS)


@pytest.mark.parametrize("meaning", sorted({*map(our_name_for, ELSEWHERE)}))
def test_what_is_meant_is_there(help_of: HelpOf, meaning: str) -> None:
    assert help_of(meaning)[1:] == ("", 0)


@pytest.mark.parametrize("name", ["search", "set"])
def test_help_of_a_command_is_its_own_help(protlib: Run, name: str) -> None:
    ran = protlib("help", name)
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: protlib {name} " in ran.out


def test_the_version_has_a_letter_and_help_alone_shows_the_commands(protlib: Run) -> None:
    assert protlib("-V").out == f"protlib {__version__}\n"
    assert protlib("help").out == protlib("--help").out == protlib().out


def test_every_installation_brings_excel_yaml_and_browse() -> None:
    always = {requirement for requirement in requires(DISTRIBUTION) or () if "extra ==" not in requirement}
    assert {"openpyxl", "pyyaml", "prompt-toolkit"} <= {_normal(name) for name in always}


def _normal(requirement: str) -> str:
    return re.split(r"[<>=~!; ]", requirement)[0].lower().replace("_", "-")


def test_a_command_is_a_row_and_a_function(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def greet(words: QueryWords = None) -> None:
        """Greet whoever is found."""
        put_lines([f"good day {' '.join(words or [])}"])

    module = ModuleType("protlib.cli.commands.greeting")
    vars(module)["greet"] = greet
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = Command("greet", "greeting:greet", "Find", ("protlib greet jobe",), elsewhere=("hail --loud",))
    monkeypatch.setitem(COMMANDS, "greet", row)
    assert protlib("greet", "jobe").out == "good day jobe\n"
    everything = protlib("help", "--all").out
    find, change = (everything.index(f"{heading}:") for heading in ("Find", "Change"))
    assert find < everything.index("Greet whoever is found.") < change
    assert protlib("help", "greet", "visitors").out.startswith("greet  ")
    assert "protlib greet --loud\n" in protlib("help", "hail").out
    assert "protlib greet jobe" in protlib("greet", "--help").out
    assert "; type: protlib greet --loud you (see protlib greet --help)" in protlib("hail", "you").err
    assert "did you mean “greet”?" in protlib("greett").err
    assert as_typed_here("'trafficking -kosovo'") in protlib("greet", "x", "-kosovo").err
    monkeypatch.setenv("_PROTLIB_COMPLETE", "fish")
    assert protlib("protlib", "gre").out.startswith("greet\t")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_help_shows_examples_as_they_are_typed(help_of: HelpOf, command: Command) -> None:
    text = "".join(help_of(command.name).out.split())
    assert [example for example in command.examples if "".join(example.split()) not in text] == []


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_help_says_all_that_a_command_says_of_itself(help_of: HelpOf, command: Command) -> None:
    module, name = command.function.split(":")
    docstring = getattr(import_module(f"protlib.cli.commands.{module}"), name).__doc__
    words = help_of(command.name).out.split()
    assert [word for word in docstring.split() if word not in words] == []


@pytest.mark.parametrize("name", mark_slow(COMMANDS, lambda name: name not in {"add", "cite", "search", "undo"}))
def test_the_help_says_all_that_an_option_is_for(protlib: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Such as "[@key, p. 34]", which Rich would take for markup."""
    monkeypatch.setenv("COLUMNS", "1000")
    help_text = " ".join(protlib(name, "--help").out.split())
    texts = [
        unescape_brackets(parameter.help) for parameter in parameters_of(command_named(name)) if not parameter.hidden
    ]
    assert [text for text in texts if " ".join(text.split()) not in help_text] == []


def test_a_shell_shows_brackets_of_an_option_as_they_are(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "fish")
    assert "\\[" not in protlib("protlib", "cite", "--co").out
    assert "[@key" in protlib("protlib", "cite", "--co").out


def test_what_git_runs_is_in_no_list_and_has_its_help(protlib: Run) -> None:
    hidden = [command.name for command in COMMANDS.values() if command.is_hidden]
    assert hidden == ["git-setup", "merge-driver", "as-text"]
    words = protlib("--help").out.split()
    for name in hidden:
        assert name not in words
        assert f"protlib {name}" in protlib(name, "--help").out
