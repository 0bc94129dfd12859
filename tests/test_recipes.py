"""docs/recipes.md and examples/recipes: each works with the program that it is for,
or is at least what that program reads.
"""

import fcntl
import json
import os
import pty
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
import yaml

from harness.paths import EXAMPLES, ROOT
from programs.engine import needs_engine
from protlib.cli.input_file import document_suffix
from protlib.library import Library
from protlib.record.model import Name, Publication

PAGE: Final = (ROOT / "docs/recipes.md").read_text(encoding="utf-8")
RECIPES: Final = EXAMPLES / "recipes"
RECORDS: Final = (
    Publication(key="iom2009caring", title="Caring for Trafficked Persons", date="2009", countries=("Kenya",)),
    Publication(key="jobe2010causes", title="The “Causes” of $1 Re-trafficking", authors=(Name(family="Jobe"),), date="2010"),
    Publication(key="دليل2011", title="دليل الحماية", date="2011"),
)  # fmt: skip
_PATIENCE: Final = 60.0


def needs_program(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not here")


@pytest.fixture
def environment(path: Path, tmp_path: Path) -> dict[str, str]:
    """What a recipe runs with: protlib on the PATH, and a library of three publications."""
    with Library(path, tmp_path / "cache") as library:
        library.add_many(RECORDS)
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PROTLIB_LIBRARY": str(path),
        "PROTLIB_CACHE": str(tmp_path / "cache"),
        "LC_ALL": "C.UTF-8",
    }


def ran(environment: dict[str, str], *command: str | Path, **more: str) -> str:
    """Return what a command prints that ends well and says nothing else."""
    process = subprocess.run(
        [str(word) for word in command],
        env={**environment, **more}, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (process.returncode, process.stderr) == (0, ""), (process.stdout, process.stderr)
    return process.stdout


def test_the_page_names_every_file_of_the_recipes_and_none_that_is_not_there() -> None:
    mentions = set(re.findall(r"`examples/recipes/([\w./]+)`", PAGE))
    assert mentions == {str(path.relative_to(RECIPES)) for path in RECIPES.rglob("*") if path.is_file()}


@pytest.mark.parametrize("script", sorted(RECIPES.rglob("*.sh")), ids=lambda path: path.name)
def test_the_scripts_can_be_read_by_their_shells(script: Path) -> None:
    is_sourced = script.read_text().startswith("# ")
    for shell in ["bash", "zsh"] if is_sourced else ["sh"]:
        if shutil.which(shell):
            subprocess.run([shell, "-n", script], check=True)
    assert os.access(script, os.X_OK) != is_sourced


def picked(environment: dict[str, str], command: Sequence[str], shown: str, keys: str) -> str:
    """Return what a command has printed to a file that draws on a terminal:
    when it has shown something, keys are pressed.
    """
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        os.execvpe(command[0], [*command], {**environment, "TERM": "xterm"})
    screen, until = "", time.monotonic() + _PATIENCE
    try:
        while shown not in screen:
            assert select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0], screen[-300:]
            screen += os.read(terminal, 65536).decode(errors="replace")
        os.write(terminal, keys.encode())
        while os.read(terminal, 65536):
            pass
    except OSError:  # how the end of a terminal is told
        assert shown in screen, screen
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return screen


@needs_program("fzf")
@pytest.mark.parametrize(
    "shell",
    [
        pytest.param("bash", marks=needs_program("bash")),
        pytest.param("zsh", marks=[needs_program("zsh"), pytest.mark.soak]),
    ],
)
def test_fzf_searches_as_protlib_does_and_gives_a_citation(
    environment: dict[str, str], tmp_path: Path, shell: str
) -> None:
    line = f". {shlex.quote(str(RECIPES / 'protlib.sh'))}; protlib_citation causs > {tmp_path / 'out'}"
    screen = picked(environment, [shell, "-c", line], "title: The", "\r")
    assert "Caring" not in screen
    assert (tmp_path / "out").read_text() == "[@jobe2010causes]\n"


@needs_program("fzf")
@needs_program("bash")
@pytest.mark.soak
def test_what_is_marked_is_cited_together_and_nothing_where_nothing_was_taken(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for keys, output in (("\t\t\r", "[@iom2009caring; @jobe2010causes]\n"), ("\x1b", "")):
        line = f". {shlex.quote(str(RECIPES / 'protlib.sh'))}; protlib_citation > {tmp_path / 'out'}"
        picked(environment, ["bash", "-c", line], "title: Caring", keys)
        assert (tmp_path / "out").read_text() == output


@pytest.mark.slow
def test_a_pipe_gets_the_fields_that_are_asked_for_with_tabs_between_them(
    environment: dict[str, str],
) -> None:
    line = 'protlib list --columns "key,title,tags"'
    assert f"`{line}`" in PAGE
    first, *_rest = ran(environment, *shlex.split(line)).splitlines()
    assert first == "iom2009caring\tCaring for Trafficked Persons\t"


@pytest.mark.slow
def test_a_menu_puts_what_is_chosen_on_the_clipboard(environment: dict[str, str]) -> None:
    menu = RECIPES / "menu.sh"
    assert ran(environment, "sh", menu, MENU="tail -n 1", COPY="cat") == "[@دليل2011]"
    assert ran(environment, "sh", menu, "re-trafficking", MENU="head -n 1", COPY="cat") == "[@jobe2010causes]"


@pytest.mark.slow
@needs_program("jq")
def test_alfred_is_given_its_json(environment: dict[str, str]) -> None:
    def items(*query: str) -> list[dict[str, str]]:
        items: list[dict[str, str]] = json.loads(ran(environment, "sh", RECIPES / "alfred.sh", *query))["items"]
        return items

    assert [item["uid"] for item in items(" ")] == [record.key for record in RECORDS]
    [caring] = items("care kenya")
    assert (caring["title"], caring["subtitle"], caring["arg"]) == (
        "Caring for Trafficked Persons", "2009 · Kenya", "[@iom2009caring]",
    )  # fmt: skip


VIM: Final = r"""
new
setlocal filetype=markdown
call setline(1, ['See [@iom2009caring, p. 3; @jobe2010causes].', 'As @CAUS', 'So'])
call cursor(1, 32)
ProtlibShow
wincmd P
let shown = getline(1)
pclose
call cursor(2, 8)
execute "normal! A\<C-X>\<C-U>"
call cursor(3, 2)
ProtlibCite re-trafficking
let found = map(ProtlibComplete(0, '2009'), 'v:val.word')
call writefile([shown, join(found)] + getline(2, 3), $OUT)
qa!
"""


@pytest.mark.slow
@needs_program("vim")
def test_vim_completes_cites_and_shows(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "typed.vim").write_text(VIM)
    out = tmp_path / "out"
    editor = ("vim", "-Nu", "NONE", "-i", "NONE", "-es", "-c", "filetype on")
    ran(environment, *editor, "-S", RECIPES / "protlib.vim", "-S", tmp_path / "typed.vim", OUT=str(out))
    assert out.read_text().splitlines() == [
        "key: jobe2010causes",
        "iom2009caring",
        "As @jobe2010causes",
        "So[@jobe2010causes]",
    ]


@pytest.mark.slow
def test_the_tasks_of_vs_code_call_commands_and_its_keys_call_the_tasks(
    environment: dict[str, str], tmp_path: Path
) -> None:
    tasks = json.loads((RECIPES / "vscode/tasks.json").read_text())["tasks"]
    keys = json.loads((RECIPES / "vscode/keybindings.json").read_text())
    labels = {task["label"]: task for task in tasks}
    assert {key["args"] for key in keys} <= set(labels)
    report = tmp_path / "report.md"
    report.write_text("As shown.\n\nSee [@made2020up].\n")
    verify = labels["protlib: verify this report"]
    line = [verify["command"], *verify["args"]]
    process = subprocess.run(
        [word.replace("${file}", str(report)) for word in line],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    matcher = verify["problemMatcher"]["pattern"]
    [match] = re.findall(matcher["regexp"], process.stdout, re.MULTILINE)
    assert (match[matcher["file"] - 1], match[matcher["line"] - 1]) == (str(report), "3")
    assert match[matcher["message"] - 1].startswith("made2020up: ")
    assert "protlib: complete keys in this folder" in PAGE.replace("“", "").replace("”", "")


@pytest.mark.slow
@needs_program("jq")
def test_the_snippets_of_vs_code_are_the_keys_of_the_library(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "protlib.code-snippets"
    ran(environment, "sh", RECIPES / "vscode/snippets.sh", file)
    snippets = json.loads(file.read_text(encoding="utf-8"))
    assert list(snippets) == [record.key for record in RECORDS]
    assert snippets["jobe2010causes"]["prefix"] == "@jobe2010causes"
    assert snippets["jobe2010causes"]["description"] == "Jobe, 2010, The “Causes” of $1 Re-trafficking"


CITING: Final = {
    "report.md": "See [@iom2009caring].\n",
    "report.qmd": "See [@iom2009caring].\n",
    "report.tex": "\\documentclass{article}\\begin{document}\\cite{iom2009caring}\\end{document}\n",
    "report.typ": "See @iom2009caring.\n",
}
EXPORTS: Final = re.findall(r"^(protlib export --cited-in .*)$", PAGE, re.MULTILINE)


@pytest.mark.soak
def test_a_file_of_what_a_report_cites_is_written_for_each_program(environment: dict[str, str], tmp_path: Path) -> None:
    for name, text in CITING.items():
        (tmp_path / name).write_text(text)
    assert {document_suffix(name) for name in CITING} == {Path(line.split()[3]).suffix for line in EXPORTS}
    for line in EXPORTS:
        subprocess.run(shlex.split(line), env=environment, cwd=tmp_path, check=True, capture_output=True)
        contents = (tmp_path / shlex.split(line)[-1]).read_text(encoding="utf-8")
        assert "iom2009caring" in contents
        assert "jobe2010causes" not in contents


@needs_engine
@pytest.mark.soak
def test_pandoc_cites_from_the_file(environment: dict[str, str], tmp_path: Path) -> None:
    from protlib.citing.engine.engine_program import find_engine

    (tmp_path / "report.md").write_text(CITING["report.md"])
    subprocess.run(shlex.split(EXPORTS[0]), env=environment, cwd=tmp_path, check=True, capture_output=True)
    command = [find_engine().path, "report.md", "--citeproc", "--bibliography", "refs.json", "-t", "plain"]
    process = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "(“Caring for Trafficked Persons” 2009)" in " ".join(process.stdout.split())


@needs_program("make")
@needs_engine
@pytest.mark.soak
def test_make_makes_the_report_where_the_library_has_changed(environment: dict[str, str], tmp_path: Path) -> None:
    [rules] = re.findall(r"^```make\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "Makefile").write_text(rules)
    for name, text in CITING.items():
        (tmp_path / name).write_text(text)
    make = ("make", "--silent", "--directory", str(tmp_path))
    subprocess.run([*make, "report.docx", "refs.bib"], env=environment, check=True, capture_output=True)
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
    assert "iom2009caring" in (tmp_path / "refs.bib").read_text()
    assert subprocess.run([*make, "--question", "report.docx"], env=environment, check=False).returncode == 0


def test_quarto_has_the_file_written_before_it_renders() -> None:
    [configuration] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert yaml.safe_load(configuration)["project"]["pre-render"] in EXPORTS


@pytest.mark.slow
def test_the_line_for_cron_is_one_that_runs(environment: dict[str, str], tmp_path: Path) -> None:
    [line] = re.findall(r"^30 2 \* \* \*  (protlib .*)$", PAGE, re.MULTILINE)
    assert "%" not in line  # which cron takes for the end of the line
    (tmp_path / "master.bib").write_text("@book{new2020, title={New}, year={2020}}\n")
    assert ran(environment, *shlex.split(line.replace("/srv/refs", str(tmp_path)))) == ""
    assert "new2020" in ran(environment, "protlib", "list", "--format", "keys")


@pytest.mark.slow
def test_zettlr_and_obsidian_are_given_csl_json_with_the_keys(environment: dict[str, str], tmp_path: Path) -> None:
    [line] = re.findall(r"^(protlib export .*)~/notes/library.json$", PAGE, re.MULTILINE)
    subprocess.run([*shlex.split(line), tmp_path / "n.json"], env=environment, check=True, capture_output=True)
    assert [item["id"] for item in json.loads((tmp_path / "n.json").read_text())] == [record.key for record in RECORDS]
