"""The page on the page for the office says what is so."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from programs.engine import needs_engine
from programs.running import Run
from protlib.page.page_script import INTERFACE
from protlib.record.translated_names import LANGUAGES
from protlib.selection import facets_of_page

PAGE: Final = (ROOT / "docs/page.md").read_text(encoding="utf-8")
NAMES: Final = {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic"}
NUMBERS: Final = {"fifty": 50}


@pytest.mark.slow
@needs_engine
def test_the_example_makes_a_page(sample: Run, tmp_path: Path) -> None:
    [line] = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)
    ran = sample(*shlex.split(line)[1:])
    assert (ran.code, ran.out) == (0, "")
    assert "<title>Publications on Africa</title>" in (tmp_path / "africa.html").read_text()


def test_every_filter_and_language_is_named() -> None:
    [sentence] = re.findall(r"^- \*\*Filter\*\* by (.*?)\. ", PAGE, re.MULTILINE | re.DOTALL)
    assert [facet.value for facet in facets_of_page() if facet.value not in sentence] == []
    assert [NAMES[language] for language in LANGUAGES if NAMES[language] not in PAGE] == []


def test_as_many_ticked_publications_stand_in_the_address_as_is_said() -> None:
    [word] = re.findall(r"up to (\w+) ticked\s+publications", PAGE)
    assert f"const MOST_TICKED = {NUMBERS[word]};" in (INTERFACE / "view/state.js").read_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_browsers_that_the_documents_do(language: str) -> None:
    [browsers] = re.findall(r"needs (Chrome .*?) or newer", PAGE)
    versions = re.findall(r"[A-Z]\w+ [\d.]+", browsers)
    skeleton = (INTERFACE / "view/page.html").read_text()
    [line] = re.findall(rf'<p lang="{language}" .*</p>', skeleton)
    assert len(versions) == 3
    assert [version for version in versions if version not in line] == []
