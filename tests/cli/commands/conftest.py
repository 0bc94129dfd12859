"""Libraries that the tests of several commands begin with."""

from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from sample_files.filled_reports import Fill
from sample_records.known_records import RECORDS

_TWO_WORKS = (
    '{"key": "adams2009alpha", "type": "book", "title": "Alpha", "date": "2009", "aliases": ["old"],'
    ' "authors": ["Adams, Xenia"]}\n'
    '{"key": "who2010beta", "type": "book", "title": "Beta", "date": "2010",'
    ' "authors": [{"literal": "World Health Organization", "short": "WHO"}]}\n'
)


@pytest.fixture
@made_once
def handbook(protlib: Run) -> str:
    """The key of a publication that is there."""
    return protlib(
        "add", "--title", "Handbook on return", "--author", "Jobe, Alison", "--year", "2010", "--tag", "old"
    ).out.strip()


@pytest.fixture
@made_once
def changed(protlib: Run) -> Run:
    """A library of which version 2 has one, 3 two, 4 another title of one,
    5 another key of it, 6 no two, 7 a field of its own.
    """
    protlib("add", "--title", "Handbook on return", "--key", "one", "--tag", "return")
    protlib("add", "--title", "Ideas", "--key", "two")
    protlib("set", "one", "title=Manual on return")
    protlib("rekey", "one", "uno")
    protlib("remove", "two", "--yes")
    protlib("fields", "add", "finding")
    return protlib


@pytest.fixture
def fill(sample: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fill:
    """Run commands on the sample library, in a folder of their own."""
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    monkeypatch.chdir(tmp_path)
    return sample


@pytest.fixture
@made_once
def known_library(protlib: Run) -> Run:
    """A library with publications by a body under several names, about a subject, a place and documents."""
    assert protlib("import", "-", "--from", "jsonl", "--on-duplicate", "add", stdin=RECORDS).code == 0
    return protlib


@pytest.fixture
@made_once
def two_works(protlib: Run) -> None:
    """A library with two works that the reports of the tests cite."""
    protlib("import", "-", stdin=_TWO_WORKS)


@pytest.fixture
def no_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)


@pytest.fixture
def configuration(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the configuration file of the tests is, or will be; no variable says anything."""
    for name in ("PROTLIB_LIBRARY", "PROTLIB_CACHE", "NO_COLOR", "FORCE_COLOR", "PAGER", "EDITOR", "VISUAL"):
        monkeypatch.setenv(name, "")  # what a command makes of it is then taken back
        monkeypatch.delenv(name)
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
    ):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("PROTLIB_CONFIG")
    return tmp_path / "config/protlib/config.toml"
