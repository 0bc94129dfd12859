"""Every command line of the documents can be typed: its command is there, with each of its options and choices."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import typer

from harness.paths import ROOT
from harness.rows import every_row
from protlib.cli.command_table import COMMANDS
from protlib.cli.group import command_named
from protlib.cli.root_command import all_commands
from protlib.errors import ProtlibError

PAGES = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "examples/README.md"])
_BLOCK = re.compile(r"^```(?:console|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`(protlib [^`]+)`")
_SIGNS = "|;<>()&"  # what ends a call, in a shell


def calls(text: str) -> Iterator[list[str]]:
    """Yield the words of each call of protlib in a line of a shell."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=_SIGNS)
    lexer.whitespace_split = True
    words = list(lexer)
    for is_sign, part in groupby(words, lambda word: set(word) <= set(_SIGNS)):
        call = [] if is_sign else list(part)
        if call[:1] == ["protlib"] and len(call) > 1:
            yield call[1:]


def lines(page: Path) -> Iterator[str]:
    """Yield the lines of a page that may call protlib: those of blocks, and what stands between backticks."""
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.findall(text):
        block_lines = block.replace("\\\n", " ").splitlines()
        commands = [line.removeprefix("$ ") for line in block_lines if line.startswith("$ ")] or block_lines
        yield from (line for line in commands if "protlib" in line)
    yield from _INLINE.findall(_ANY_BLOCK.sub("", text))


CALLS = sorted({(page.name, shlex.join(call)) for page in PAGES for line in lines(page) for call in calls(line)})


def refused(line: str) -> str:
    """Return why a call is refused, "" where it is not: one that is left unfinished, as "convert" is, is not."""
    try:
        words = shlex.split(line)
        place = next((place for place, word in enumerate(words) if word in COMMANDS), len(words))
        context = all_commands().make_context("protlib", words[:place] or ["help"])
        if words[place:]:
            command_named(words[place]).make_context(words[place], words[place + 1 :], parent=context)
        elif words[-1][:1] != "-":
            command_named(words[-1])
    except typer.Exit:
        return ""
    except (typer.TyperException, ProtlibError) as error:
        is_unfinished = type(error).__name__ == "MissingParameter" or "requires an argument" in str(error)
        return "" if is_unfinished else str(error)
    return ""


def test_the_command_lines_of_all_pages_are_read() -> None:
    assert len(CALLS) > 200
    assert {page for page, _line in CALLS} >= {"README.md", "tutorial.md", "sharing.md"}


@every_row(("page", "line"), CALLS)
def test_a_line_can_be_typed(
    page: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))  # whoever runs the tests
    assert refused(line) == "", page
    capsys.readouterr()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("serach x", "unknown command"),
        ("search --regoin x", "No such option"),
        ("search --sort size", "size"),
        ("undo 41 42", "unexpected extra argument"),
    ],
)
def test_a_line_that_cannot_be_typed_is_refused(line: str, why: str) -> None:
    assert why in refused(line)


def typed_lines() -> list[str]:
    """Return each line of a shell in the documents and the examples of the help."""
    page_lines = [line.rstrip("| ") for page in PAGES for line in lines(page)]  # a pipe may go on in the next line
    return list(
        dict.fromkeys([*page_lines, *(example for command in COMMANDS.values() for example in command.examples)])
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh on the PATH")
def test_zsh_takes_nothing_in_a_line_for_a_pattern_of_its_own(tmp_path: Path) -> None:
    """zsh refuses a pattern that no file fits, such as A/RES/*, where sh hands it on."""
    script = ["protlib() { : }", "setopt interactive_comments"]
    script += [
        f"( eval {shlex.quote(line)} ) 2>&1 | while read -r told; do print -r -- {shlex.quote(line)}: $told; done"
        for line in typed_lines()
    ]
    zsh = [str(shutil.which("zsh")), "-f", "-c", "\n".join(script)]
    ran = subprocess.run(
        zsh,
        cwd=tmp_path,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert len(typed_lines()) > 300
    wrong = re.compile(
        r"no matches found|bad pattern|parse error|unmatched|unknown (?:file attribute|sort)|number "
        r"expected|bad substitution"
    )
    assert [line for line in (ran.stdout + ran.stderr).splitlines() if wrong.search(line)] == []


def test_no_line_has_a_sign_that_a_shell_takes_for_its_history() -> None:
    assert [line for line in typed_lines() if "!" in re.sub(r"'[^']*'", "", line.partition(" #")[0])] == []
