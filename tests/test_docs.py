"""The documents say what the program does: every command, every option, and what maps to what."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from protlib.cli import help_pages
from protlib.cli.command_table import COMMANDS
from protlib.cli.group import LazyGroup
from protlib.cli.manual import command_description
from protlib.errors import ExitCode
from protlib.formats import FORMATS

README = (ROOT / "README.md").read_text(encoding="utf-8")
TASKS = (ROOT / "docs/tasks.md").read_text(encoding="utf-8")
FORMATS_PAGE = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize(
    ("program", "page"),
    [
        pytest.param("tabulate", "docs/formats.md", marks=pytest.mark.slow),
        ("explain", "docs/checking.md"),
        ("key_areas", "src/protlib/record/places/area_keys.txt"),
        ("key_bodies", "src/protlib/record/body_keys.txt"),
        ("key_instruments", "src/protlib/record/instrument_keys.txt"),
        ("mark_words", "src/protlib/record/access_mark_words.txt"),
        ("title_place_words", "src/protlib/record/titles/title_place_words.txt"),
    ],
)
def test_a_page_or_a_table_that_is_made_is_what_the_program_does_today(program: str, page: str) -> None:
    ran = subprocess.run([sys.executable, ROOT / f"tools/{program}.py"], capture_output=True, check=True, cwd=ROOT)
    assert ran.stdout.decode() == (ROOT / page).read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "examples/README.md"])
def test_a_link_of_a_page_that_is_not_on_the_site_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def _linked(page: Path) -> set[Path]:
    links = re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in links}


def test_every_page_is_reached_from_the_readme() -> None:
    pages, rest = {ROOT / "README.md"}, [ROOT / "README.md"]
    while rest:
        for page in _linked(rest.pop()) - pages:
            pages.add(page)
            rest.append(page)
    assert {*(ROOT / "docs").glob("*.md")} - pages == {ROOT / "docs/fidelity.md"}, "a part of formats.md"


@every_row("command", [name for name, row in COMMANDS.items() if not row.is_hidden])
def test_the_page_of_tasks_names_every_command(command: str) -> None:
    assert re.search(rf"\bprotlib {command}\b", TASKS)


def test_the_pages_name_every_option() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    options = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text))
    unnamed = [
        f"{command.name} {option.names[-1]}"
        for command in (*command_description.describe_commands(), command_description.describe_program())
        for option in command.options
        if options.isdisjoint(option.names)
    ]
    assert unnamed == []


def test_the_readme_names_no_command_that_is_not_there() -> None:
    mentions = re.findall(r"^(?:\$ |.*\| )?protlib (?!-)([\w-]+)", README, re.MULTILINE)
    assert mentions
    assert set(mentions) <= set(COMMANDS)


@every_row("name", COMMANDS)
def test_every_example_of_the_help_names_its_command(name: str) -> None:
    assert COMMANDS[name].examples
    for example in COMMANDS[name].examples:
        assert re.search(rf"\bprotlib {name}\b", example)


@pytest.mark.parametrize(
    ("page", "pattern", "table", "row_key", "step"),
    [
        ("names", r"knows more than ([\d,]+) organisations", "authority.txt", ".*", 1000),
        ("documents", r"knows (\d+) treaties, laws and declarations", "instruments.txt", ".*", 1),
        ("places", r"reports name: ([\d,]+) in \d+ countries", "places/areas.txt", ".*", 1),
        ("places", r"reports name: [\d,]+ in (\d+) countries", "places/areas.txt", "...", 1),
    ],
)
def test_the_numbers_of_a_page_are_those_of_its_table(
    page: str, pattern: str, table: str, row_key: str, step: int
) -> None:
    match = re.search(pattern, (ROOT / f"docs/{page}.md").read_text(encoding="utf-8"))
    assert match
    text = (ROOT / "src/protlib/record" / table).read_text(encoding="utf-8")
    keys = set(re.findall(rf"^(?!#){row_key}(?<=.)", text, re.MULTILINE))
    assert int(match[1].replace(",", "")) == len(keys) // step * step


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_breaks_the_help_between_words(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [("--install-completion [SHELL]", "Complete commands and keys with Tab."), ("-h", "Show this.")]
    lines = [*help_pages.lines_in_columns(rows)]
    assert " ".join(" ".join(lines).split()) == " ".join(word for row in rows for word in row)
    assert max(map(len, lines)) <= width
    assert len(lines) == (5 if width == 40 else 3 if width == 60 else 2)


def test_the_help_tells_every_exit_code_and_no_other() -> None:
    lines = [" ".join(line.split()) for line in help_pages.exit_codes() if not line.startswith(" ")]
    assert [line.partition(" ")[0] for line in lines] == [str(code.value) for code in ExitCode]


@every_row(("name", "command"), LazyGroup().commands.items())
def test_the_help_of_a_command_breaks_its_lines_where_the_terminal_ends(name: str, command: Any) -> None:
    paragraphs = command.help.split("\n\n")
    assert [paragraph for paragraph in paragraphs if "\n" in paragraph.strip()] == [], name


def test_the_help_of_import_and_the_page_of_formats_name_every_format() -> None:
    help_text = LazyGroup().commands["import"].help or ""
    for entry in FORMATS:
        assert entry.label in help_text or not entry.reads
        assert f"`{entry.name}`" in FORMATS_PAGE


def test_the_changelog_names_every_extra_that_is_left() -> None:
    match = re.search(r"those that are left are (.*?)\.$", CHANGELOG, re.MULTILINE | re.DOTALL)
    assert match
    assert set(re.findall(r"`(\w+)`", match[1])) == set(PROJECT["optional-dependencies"])
