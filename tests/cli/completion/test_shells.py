"""Completion in the real shells: what Tab makes of a line, and that nothing of a record is ever run."""

import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from programs.running import Run
from programs.shells import powershell
from protlib.cli.completion import shells
from protlib.library import Library
from protlib.record.model import Publication

REAL = Path(sys.executable).with_name("protlib")
EVIL = [
    r"Evil cost \$(touch RUN) x",
    "Evil `touch RUN` ; touch RUN | touch RUN & $(touch RUN)",
    "Evil ends in a backslash \\",
    "Evil '; touch RUN; ' \"; touch RUN; \" (touch RUN) :(touch RUN) [touch RUN] {touch RUN}",
]


@pytest.fixture
def folder(protlib: Run, tmp_path: Path) -> Path:
    """A folder with a library of titles and values that mean harm,
    and a protlib that writes down what it is called with.
    """
    for number, title in enumerate(EVIL[1:], 1):
        protlib("add", "--title", title, "--key", f"evil{number}")
    protlib("add", "--title", "Key with a colon", "--key", "ns:one")
    tags = [
        "two words",
        "it's $(touch RUN)",
        "back`touch RUN`tick",
        'quo"te',
        "semi;colon",
        "wow!",
        "ends in 'quotes'",
        'say "no"',
    ]
    harmful = {"key": "evil0", "title": EVIL[0], "tags": tags}
    protlib("import", "--from", "jsonl", "-", stdin=json.dumps(harmful))  # where a semicolon parts no tags
    protlib("set", "evil0", "category=Risk & $(touch RUN) \\")
    command = tmp_path / "bin" / "protlib"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nif [ -n "$_PROTLIB_COMPLETE" ]; then exec {REAL} "$@"; fi\nprintf "%s\\n" "$@" END >>called\n'
    )
    command.chmod(0o755)
    return tmp_path


def without(shell: str) -> bool:
    return shutil.which(shell) is None


@contextmanager
def terminal(folder: Path, *command: str) -> Iterator[int]:
    """Run a shell on a terminal of its own, at home in the folder; give the terminal."""
    import pty

    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(folder), "TERM": "dumb"}
    process, screen = pty.fork()
    if not process:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    try:
        yield screen
    finally:
        os.close(screen)
        os.waitpid(process, 0)


def completed_lines(folder: Path, screen: int, lines: Sequence[str]) -> list[list[str]]:
    """Type lines with a Tab behind each, and return the arguments that protlib is then called with, a list a line."""
    called = folder / "called"
    for number, line in enumerate(lines, 1):
        os.write(screen, f"{line}\t\n".encode())
        deadline = time.monotonic() + 60
        while not called.exists() or called.read_text().count("\nEND\n") < number:
            if select.select([screen], [], [], 0.01)[0]:
                os.read(screen, 10_000)
            assert time.monotonic() < deadline, f"nothing came of {line}"
    return [call.splitlines() for call in called.read_text().split("\nEND\n")[:-1]]


CASES = [
    ("protlib show evil2", ["show", "evil2"]),
    ("protlib list --tag \"two", ["list", "--tag", "two words"]),
    ("protlib list --tag it", ["list", "--tag", "it's $(touch RUN)"]),
    ("protlib list --tag 'it", ["list", "--tag", "it's $(touch RUN)"]),
    ("protlib list --tag back", ["list", "--tag", "back`touch RUN`tick"]),
    ("protlib list --tag=semi", ["list", "--tag=semi;colon"]),
    ("protlib list --tag \"wow", ["list", "--tag", "wow!"]),
    ("protlib list --tag 'end", ["list", "--tag", "ends in 'quotes'"]),
    ("protlib list --tag \"say", ["list", "--tag", 'say "no"']),
    ("protlib list --category Ris", ["list", "--category", "Risk & $(touch RUN) \\"]),
    ("protlib list --region \"West And", ["list", "--region", "West And Central Africa"]),
    ("protlib list --region West\\ And", ["list", "--region", "West And Central Africa"]),
    ("protlib show ns:o", ["show", "ns:one"]),
    ("protlib import libr", ["import", "library.json"]),
    ("protlib set evil1 tags+=quo", ["set", "evil1", 'tags+=quo"te']),
    ("protlib set evil1 publisher_p", ["set", "evil1", "publisher_place="]),
]  # fmt: skip


def check(folder: Path, called: list[list[str]]) -> None:
    assert called == [arguments for _line, arguments in CASES]
    assert not (folder / "RUN").exists()


@pytest.fixture
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, as the home of the user."""
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("ZDOTDIR", raising=False)
    return folder


@pytest.mark.parametrize(
    ("word", "kind", "lines"),
    [
        ("handbook2", "63", ["handbook20a", "handbook20b"]),
        ("handbook20", "63", ["handbook20a  -- First", "handbook20b  -- Second"]),
        ("handbook20", "37", ["handbook20a", "handbook20b"]),
        ("hand", "9", ["handbook20a", "handbook20b"]),
        ("handbook20a", "63", ["handbook20a"]),
    ],
)
def test_bash_lists_titles_where_it_inserts_nothing(
    protlib: Run, monkeypatch: pytest.MonkeyPatch, word: str, kind: str, lines: list[str]
) -> None:
    for key, title in (("handbook20a", "First"), ("handbook20b", "Second")):
        protlib("add", "--title", title, "--key", key)
    monkeypatch.setenv("_PROTLIB_COMPLETE", "bash")
    assert protlib(f"protlib show {word}", word, kind).out.splitlines() == lines


@pytest.mark.slow
@pytest.mark.skipif(without("bash"), reason="there is no bash")
def test_bash_completes_and_quotes_and_runs_nothing(protlib: Run, installed: Path) -> None:
    protlib("--install-completion", "bash")
    with terminal(installed, "bash", "--noprofile", "-i") as screen:
        check(installed, completed_lines(installed, screen, [line for line, _arguments in CASES]))


@pytest.mark.slow
@pytest.mark.skipif(without("zsh"), reason="there is no zsh")
def test_zsh_completes_and_quotes_and_runs_nothing(protlib: Run, installed: Path) -> None:
    protlib("--install-completion", "zsh")
    with terminal(installed, "zsh", "-i") as screen:
        check(installed, completed_lines(installed, screen, [line for line, _arguments in CASES]))


@pytest.mark.skipif(without("fish"), reason="there is no fish")
def test_fish_gets_each_word_once_with_its_whole_title_and_runs_nothing(protlib: Run, folder: Path) -> None:
    long = "Evil title that is longer than any screen and is cut " * 4
    protlib("add", "--title", long, "--key", "evil9")
    script = folder / "script.fish"
    script.write_text(protlib("--show-completion", "fish").out)
    lines = [
        "protlib show e",
        "protlib import libr",
        "protlib list --tag ",
        "protlib list --tag 'two",
        "protlib set evil1 publisher_p",
    ]
    commands = [f"source {script}", *(f"complete -C{shells.bash_quoted(line, '')}" for line in lines)]
    ran = run_in(folder, "fish", "--no-config", "-c", "\n".join(commands))
    suggestions = dict.fromkeys(line.partition("\t")[0] for line in ran)
    assert [*suggestions][:5] == ["evil0", "evil1", "evil2", "evil3", "evil9"]
    assert {"library.json", "two words", "it's $(touch RUN)", 'quo"te', "publisher_place="} <= suggestions.keys()
    assert [line.count("\t") for line in ran[:5]] == [1] * 5
    assert max(map(len, ran)) < 80
    assert not (folder / "RUN").exists()


def run_in(folder: Path, *command: str) -> list[str]:
    """Return the lines that a command prints in the folder, where protlib is the one that completes."""
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder)}
    ran = subprocess.run(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.splitlines()


@every_row(
    ("line", "before", "word", "quote"),
    [
        ("protlib show a", ["protlib", "show"], "a", ""),
        ("protlib show ", ["protlib", "show"], "", ""),
        ("protlib show 'a b' c\\ d", ["protlib", "show", "a b"], "c d", ""),
        ('protlib list --tag "a \\"b', ["protlib", "list", "--tag"], 'a "b', '"'),
        ("protlib set a tags='b c", ["protlib", "set", "a"], "tags=b c", "'"),
        ("protlib show a\\", ["protlib", "show"], "a", ""),
        ("protlib show ''", ["protlib", "show"], "", ""),
    ],
)
def test_a_line_is_split_as_a_shell_splits_it(line: str, before: list[str], word: str, quote: str) -> None:
    words = shells.split_command_line(line)
    assert (words.earlier_words, words.word, words.quote) == (before, word, quote)


@pytest.mark.skipif(without("bash"), reason="there is no bash")
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_reads_every_character_as_itself(quote: str) -> None:
    chars = [*map(chr, range(32, 127)), "é", "’", "漢"]
    texts = [text for char in chars for text in (char, f"a{char}", f"{char}a", f"a{char}{char}b", f"~{char}")]
    quoted = [shells.bash_quoted(text, quote) for text in texts]
    words = " ".join(f"{quote}{word}{quote * (not word.endswith(quote))}" for word in quoted)
    ran = subprocess.run(["bash", "-c", f"printf '%s\\n' {words}"], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:-1] == texts


def test_powershell_gets_what_it_would_run_in_quotation_marks(
    protlib: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "protlib list --tag i")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "i")
    assert protlib().out == "'it''s $(touch RUN)'::: \n"


def test_powershell_gets_a_saved_search_as_a_word_and_not_as_a_variable(
    protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    protlib("add", "Ending violence")
    protlib("search", "--save", "gbv-wa", "violence")
    monkeypatch.setenv("_PROTLIB_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "protlib list @g")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "@g")
    assert protlib().out == "'@gbv-wa'::: \n"


def test_completion_without_a_library_or_with_a_damaged_one_says_nothing(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    assert protlib("", "protlib", "show", "e")[:2] == ("", "")
    (tmp_path / "library.json").write_text("{")
    assert protlib("", "protlib", "show", "e")[:2] == ("", "")


@pytest.mark.parametrize("instruction", ["bash", "zsh", "fish", "complete_bash", "complete_zsh", "what", "x_y"])
def test_a_question_that_no_script_asks_has_no_answer(
    protlib: Run, monkeypatch: pytest.MonkeyPatch, instruction: str
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", instruction)
    monkeypatch.setenv("COMP_CWORD", "x")
    assert protlib().err == ""


def test_a_title_that_steers_a_terminal_is_told_without_that(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    title = "a\x1b]0;owned\x07\x1b[2J\x9b2J\u202eb"
    with Library(tmp_path / "library.json") as library:
        library.add_many([Publication(key="hostile", title=title), Publication(key="hostage", title=title)])
    output = protlib("", "protlib", "show", "host").out
    assert "hostile" in output
    assert "owned" in output
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202e]", output)


@every_row(
    ("line", "before", "word", "quote"),
    [
        (r"protlib import C:\Users\An", ["protlib", "import"], r"C:\Users\An", ""),
        ("protlib show 'it''s' a` b", ["protlib", "show", "it's"], "a b", ""),
        ('protlib list --tag "a `"b', ["protlib", "list", "--tag"], 'a "b', '"'),
        ("protlib list --tag ‘two w", ["protlib", "list", "--tag"], "two w", "'"),
        ('protlib show """" x', ["protlib", "show", '"'], "x", ""),
    ],
)
def test_a_line_is_split_as_powershell_splits_it(line: str, before: list[str], word: str, quote: str) -> None:
    words = shells.split_command_line(line, of_powershell=True)
    assert (words.earlier_words, words.word, words.quote) == (before, word, quote)


@given(words=st.lists(st.text(st.sampled_from("""ab \\"'`’“é-"""), min_size=1, max_size=6), min_size=1, max_size=3))
def test_powershell_and_protlib_read_the_same_words(words: list[str]) -> None:
    doubled = ["'" + re.sub("['’]", r"\g<0>\g<0>", word) + "'" for word in words]
    line = " ".join(doubled)
    parts = shells.split_command_line(line, of_powershell=True)
    assert [*parts.earlier_words, parts.word] == powershell(line) == words


def test_powershell_reads_letters_with_accents_whatever_code_page_its_console_has(
    protlib: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protlib("add", "--title", "Rights", "--tag", "droits de l’enfant, santé")
    script = protlib("--show-completion", "powershell").out
    assert script.index("OutputEncoding = [Text.Encoding]::UTF8") < script.index("protlib 2>$null")
    assert script.index("protlib 2>$null") < script.index("OutputEncoding = $encoding")
    monkeypatch.setenv("_PROTLIB_COMPLETE", "powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", r"protlib --library .\library.json list --tag droits")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "droits")
    assert bool(protlib().out) is (os.name == "nt")  # elsewhere there is no such library
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "protlib list --tag droits")
    assert powershell(protlib().out.partition(":::")[0]) == ["droits de l’enfant, santé"]
