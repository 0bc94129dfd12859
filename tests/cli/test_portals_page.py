"""docs/portals.md: what is saved from a portal comes in by the command line,
whatever it is called, and what is told.
"""

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from harness.paths import DATA, ROOT
from programs.running import Run

PAGE: Final = " ".join((ROOT / "docs/portals.md").read_text(encoding="utf-8").split())
# What each row of the table is about, a file of its kind, and how many publications there are in it.
SAVED: Final = {
    "the page, as the browser saves it": ("web/reliefweb.html", 1),
    "the page's text, copied into a file": ("listing/reliefweb.txt", 2),
    "MARCXML of a record": ("portals/undl.xml", 3),
    "MARC as XML (also by SRU) or as `.mrc`": ("portals/catalogue.mrc", 2),
    "an answer of OAI-PMH": ("portals/dspace-oai.xml", 2),
    "title, date and link, from what the page gives for sharing": ("web/refworld.html", 1),
    "each record that the page marks for Zotero (COinS)": ("web/results.html", 2),
    "Chrome and Edge also as `.mhtml`": ("web/arabic.mhtml", 1),
}


@pytest.mark.parametrize("message", SAVED)
def test_what_the_page_says_can_be_saved_comes_in_whatever_it_is_called(message: str, protlib: Run) -> None:
    assert message in PAGE
    name, count = SAVED[message]
    shutil.copy(DATA / name, "saved")
    ran = protlib("convert", "saved", "-", "--format", "csl-json")
    assert len(json.loads(ran.out)) == count


def test_the_api_is_asked_as_the_page_says_and_what_is_no_publication_is_told(protlib: Run) -> None:
    assert "asked for with `profile=full`" in PAGE
    ran = protlib("import", str(DATA / "portals/reliefweb-titles.json"))
    assert (ran.code, "ask ReliefWeb again with profile=full" in ran.err) == (0, True)
    ran = protlib("import", str(DATA / "portals/reliefweb-full.json"))
    assert (ran.code, "one of ReliefWeb's jobs, not a publication; left out" in ran.err) == (3, True)
    assert "Jobs, trainings and disasters are no publications: they are reported and left out" in PAGE


def test_of_a_page_with_little_you_are_told_and_a_page_to_sign_in_is_refused(protlib: Run) -> None:
    assert "check the record" in PAGE
    assert "check the record" in protlib("import", str(DATA / "web/refworld.html")).err
    Path("a.html").write_text("<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>")
    ran = protlib("import", "a.html")
    assert (ran.code, "save the page itself" in ran.err) == (3, True)


def test_an_undo_takes_back_what_came_from_a_page(protlib: Run) -> None:
    protlib("import", str(DATA / "web/reliefweb.html"))
    assert "already there" in protlib("import", str(DATA / "web/reliefweb.html")).out
    protlib("undo")
    assert protlib("list", "--format", "json").code == 1
