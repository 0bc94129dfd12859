"""The pictures of terminals in README and docs show what the commands print now."""

import importlib.util
import re
import sys
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from harness.paths import ROOT
from programs.engine import needs_engine

pytest.importorskip("fcntl", reason="a pseudo-terminal is needed")

PICTURES = ROOT / "docs/screenshots"
TEXTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def screenshots() -> ModuleType:
    """The program that makes the pictures."""
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "tools/screenshots.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["screenshots"] = module
    spec.loader.exec_module(module)
    return module


def _letters(picture: str) -> str:
    """Return what a picture shows, without spaces, and without times, which change."""
    text = unescape("".join(re.findall(r">([^<>]*)</text>", picture)))
    return re.sub(r"\d+ \w+ \d{4}, \d\d:\d\d", "", text.replace("\xa0", " ")).replace(" ", "")


@pytest.mark.slow
@needs_engine
def test_terminals_show_what_the_commands_print(screenshots: ModuleType, tmp_path: Path) -> None:
    for name, picture in screenshots.draw_terminals(tmp_path).items():
        text = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
        assert _letters(picture) == _letters(text), f"{name}: run `make screenshots`"


def test_a_picture_fetches_nothing() -> None:
    for path in PICTURES.glob("*.svg"):
        links = re.findall(r"""(?:href|src)\s*=\s*["'](.*?)["']|url\((.*?)\)""", path.read_text(encoding="utf-8"))
        assert [link for pair in links for link in pair if link and not link.startswith("#")] == []


def test_each_picture_stands_in_a_text_and_each_in_a_text_is_there() -> None:
    links = {
        (text.parent / link).resolve()
        for text in TEXTS
        for link in re.findall(r"!\[[^\]]+\]\(((?:docs/)?screenshots/[^)]+)\)", text.read_text(encoding="utf-8"))
    }
    assert links == set(PICTURES.iterdir())
