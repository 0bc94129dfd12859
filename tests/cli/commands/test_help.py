"""`help`: a first page that fits a screen, the page of every command,
and commands for a task in the words of a user.
"""

import re
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.running import Run
from protlib import __version__
from protlib.cli.command_table import COMMANDS
from protlib.cli.manual.command_search import MOST_COMMANDS
from protlib.errors import ExitCode

FIRST = ["add", "import", "search", "show", "browse", "cite", "fill", "export", "check", "undo"]
_MOST_LINES = 40
_MOST_WORDS = 12


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def commands_in(page: str) -> list[str]:
    """Return the commands that stand at the beginning of a line."""
    return [word for word in re.findall(r"^ {0,2}([a-z-]+)(?= |$)", page, re.MULTILINE) if word in COMMANDS]


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_the_first_page_names_ten_commands_and_fits_a_screen(protlib: Run, arguments: list[str]) -> None:
    ran = protlib(*arguments)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert len(lines) <= _MOST_LINES
    assert max(map(len, lines)) <= 80
    assert commands_in(ran.out) == FIRST
    assert "protlib help --all" in ran.out


@pytest.mark.parametrize("columns", ["20", "40", "57", "100", "400"])
def test_no_line_of_the_help_is_longer_than_the_terminal_or_than_one_reads(
    protlib: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    longest = max(map(len, protlib("help", "--all").out.splitlines()))
    assert longest <= min(max(int(columns), 40), 100)


def test_every_command_but_the_hidden_ones_is_listed_once(protlib: Run) -> None:
    page = protlib("help", "--all").out
    assert sorted(commands_in(page)) == sorted(name for name, row in COMMANDS.items() if not row.is_hidden)
    headings = re.findall(r"^(\S.*):$", page, re.MULTILINE)
    assert list(dict.fromkeys(row.heading for row in COMMANDS.values())) == headings[:-3]
    for code in ExitCode:
        assert f"\n  {code.value}" in page
    assert "$PROTLIB_LIBRARY" in page


def test_a_hidden_command_has_its_help_and_is_found_by_words(protlib: Run) -> None:
    assert [name for name, row in COMMANDS.items() if row.is_hidden] == ["git-setup", "merge-driver", "as-text"]
    for name in ("git-setup", "merge-driver", "as-text"):
        assert f"Usage: protlib {name} " in protlib(name, "--help").out
    assert "git-setup" in commands_in(protlib("help", "set", "up", "git", "repository").out)


def test_the_exit_codes_have_a_page_of_their_own(protlib: Run) -> None:
    page = protlib("help", "exit-codes").out
    assert page.splitlines()[0] == "0    Done."
    assert [line.split()[0] for line in page.splitlines() if line[:1] != " "] == [str(code.value) for code in ExitCode]


@every_row("name", FIRST)
def test_a_line_of_the_first_page_is_short(name: str) -> None:
    assert len(COMMANDS[name].purpose.split()) <= _MOST_WORDS


@pytest.mark.parametrize(
    ("question", "command", "example"),
    [
        ("merge two entries", "duplicates", ""),
        ("turn typed citations into keys", "verify", "--to-keys"),
        ("two offices merged", "names", ""),
        ("reading list of a chapter", "tag", ""),
        ("bibliography by country with headings", "bibliography", "--group-by"),
        ("I want to go back", "undo", "protlib undo"),
        ("copy the citation to the clipboard", "cite", "--copy"),
        ("count reports per year", "stats", "--by year"),
        ("delete a record", "remove", "protlib remove iom2009caring"),
        ("Löschen remove", "remove", ""),
        ("serch for words", "search", ""),
        ("excel from my colleague", "import", ""),
    ],
)
def test_words_find_the_command_with_its_line_and_an_example(
    protlib: Run, question: str, command: str, example: str
) -> None:
    ran = protlib("help", *question.split())
    assert (ran.code, ran.err) == (0, "")
    assert command in commands_in(ran.out)
    assert len(commands_in(ran.out)) <= MOST_COMMANDS
    assert example in ran.out
    for name in commands_in(ran.out):
        assert any(f"  {example}\n" in ran.out for example in COMMANDS[name].examples)
    assert f"More about one: protlib help {commands_in(ran.out)[0]}\n" in ran.out


def test_words_in_quotation_marks_are_words_as_well(protlib: Run) -> None:
    assert protlib("help", "merge two entries") == protlib("help", "merge", "two", "entries")


def test_a_word_of_another_program_has_the_options_that_do_it(protlib: Run) -> None:
    assert "protlib stats --by tag\n" in protlib("help", "tags").out
    assert commands_in(protlib("help", "rm").out)[0] == "remove"


@pytest.mark.parametrize("words", [["xyzzy"], ["qqq", "zzz"], ["the"], [" "], ["??"]])
def test_no_answer_says_where_all_commands_are(protlib: Run, words: list[str]) -> None:
    ran = protlib("help", *words)
    assert (ran.out, ran.code) == ("", ExitCode.NOTHING_FOUND)
    assert ran.err == f"protlib: no command for “{' '.join(words)}”. To list all: protlib help --all\n"


@pytest.mark.parametrize("words", [["--all", "search"], ["--all", "--man"]])
def test_all_takes_no_other_words(protlib: Run, words: list[str]) -> None:
    assert protlib("help", *words).code == ExitCode.WRONG_USAGE


@pytest.mark.parametrize("option", [["--library", "b.json"], ["-L", "b.json"], ["--library=b.json"], ["-Lb.json"]])
def test_the_library_may_stand_before_a_command_or_behind_it(protlib: Run, tmp_path: Path, option: list[str]) -> None:
    assert protlib("add", "--title", "Caring", *option, "--year", "2009").code == 0
    assert (tmp_path / "b.json").exists()
    assert not (tmp_path / "library.json").exists()
    before, behind = (
        protlib(*option, "list", "--format", "json"),
        protlib("list", "--format", "json", *option),
    )
    assert before == behind
    assert "Caring" in before.out
    assert protlib("-L", "nowhere.json", "list", *option).out == protlib(*option, "list").out


def test_how_long_to_wait_may_stand_behind_a_command(protlib: Run) -> None:
    wrong = protlib("--wait", "soon", "list")
    assert wrong.code == ExitCode.WRONG_USAGE
    assert protlib("list", "--wait", "soon").err == wrong.err


@pytest.mark.parametrize("option", ["--version", "-V"])
@pytest.mark.parametrize("command", ["search", "import", "diff", "restore"])
def test_the_version_may_stand_behind_a_command(protlib: Run, command: str, option: str) -> None:
    assert protlib(command, option).out == f"protlib {__version__}\n"


def test_what_stands_behind_two_hyphens_is_no_option(protlib: Run) -> None:
    protlib("add", "--title", "Caring")
    assert protlib("search", "--", "--version").out == ""


def test_a_long_example_stands_to_the_left_so_that_no_line_of_it_is_cut(protlib: Run) -> None:
    lines = protlib("help", "count", "per", "year").out.splitlines()
    examples = [line for line in lines if line.lstrip().startswith("protlib ")]
    assert "    protlib bibliography trafficking --group-by year --annotate abstract" in examples
    assert f"{' ' * len('bibliography')}  protlib stats --by year" in examples
