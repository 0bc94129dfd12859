"""The manual page: it has every command with all that it takes, and man reads it."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.running import Run
from protlib.cli.command_table import COMMANDS
from protlib.cli.manual import command_description, roff
from protlib.cli.settings.setting_table import SETTINGS
from protlib.errors import ExitCode


@cache
def page() -> str:
    return roff.program()


@cache
def plain() -> str:
    """Return the page as man shows its signs."""
    return (
        page()
        .replace("\\-", "-")
        .replace("\\fB", "")
        .replace("\\fR", "")
        .replace("\\(aq", "'")
        .replace("\\(dq", '"')
        .replace("\\(lq", "“")
        .replace("\\(rq", "”")
    )


@every_row("name", COMMANDS)
def test_the_page_has_each_command_with_all_that_it_takes(name: str) -> None:
    command = command_description.command(name)
    part = plain().partition(f'.SS "{command.name} ')[2].partition(".SS ")[0]
    assert command.paragraphs[0] in part
    for option in (*command.arguments, *command.options):
        assert f".TP\n{', '.join(option.names)}" in part
        assert option.help_text in part
    assert [example for example in command.examples if example not in part] == []


def test_the_page_has_the_options_before_a_command_the_query_language_and_the_exit_codes() -> None:
    assert "-L, --library" in plain()
    assert "labour -nigeria           without this word" in plain()
    assert [code for code in ExitCode if f".TP\n.B {code.value}\n" not in page()] == []


def test_the_page_has_every_variable_and_what_it_says() -> None:
    part = plain().partition('.SH "ENVIRONMENT"')[2].partition(".SH ")[0]
    for setting in SETTINGS.values():
        assert f".B {setting.variable}\n{setting.meaning}; else {setting.default_note}." in part


def test_it_is_ascii_which_roff_reads_whatever_the_encoding() -> None:
    assert page().isascii()


def test_what_everything_is_told_of_says_something() -> None:
    options = [
        option
        for command in command_description.describe_commands()
        for option in (*command.arguments, *command.options)
    ]
    assert len(options) > 300
    assert [option.names for option in options if not option.help_text.strip()] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
@pytest.mark.parametrize("name", ["", "search", "import", "cite", "rekey"])
def test_groff_has_nothing_to_say_of_it(protlib: Run, name: str) -> None:
    page = protlib("help", *([name] if name else []), "--man").out
    ran = subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-Kutf8"], input=page.encode(), capture_output=True, check=True
    )
    assert ran.stderr == b""
    text = re.sub("\x1b\\[[0-9;]*m", "", ran.stdout.decode())
    assert f"protlib {name}".rstrip() in text
    assert "\\" not in text


def test_the_page_of_a_command_is_its_own(protlib: Run) -> None:
    ran = protlib("help", "tag", "--man")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith('.TH PROTLIB-TAG 1 "" "protlib')
    assert "EXAMPLES" in ran.out


def test_a_command_that_is_not_there_has_no_page(protlib: Run) -> None:
    assert protlib("help", "serch", "--man") == (
        "",
        "protlib: unknown command “serch”; did you mean “search”?\n",
        2,
    )


def test_a_terminal_shows_it_by_man(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protlib: Run) -> None:
    man = tmp_path / "man"
    man.write_text('#!/bin/sh\necho "shown: $(head -n 1 "$1")"\n', encoding="utf-8")
    man.chmod(0o755)
    monkeypatch.setattr("protlib.cli.commands.help_.find_program", lambda _name: str(man))
    monkeypatch.setattr("protlib.cli.commands.help_.sys.stdout.isatty", lambda: True, raising=False)
    assert protlib("help", "tag", "--man").out.startswith("shown: .TH PROTLIB")
