"""What concepts count, filter and complete on the command line."""

import json

import pytest

from programs.running import Run


@pytest.fixture
def library(protlib: Run) -> Run:
    """A library with publications about one subject under several names, and about another."""
    for title in ("Early Marriage in Chad", "Mariage précoce au Tchad", "Bees"):
        assert protlib("add", "--title", title, "--organisation", "Save", "--year", "2019").code == 0
    return protlib


def test_a_topic_that_nobody_knows_is_a_usage_error(library: Run) -> None:
    ran = library("list", "--topic", "beees")
    assert (ran.code, ran.err.startswith("protlib: “beees”: no such topic")) == (2, True)


def test_an_empty_library_counts_no_concept(protlib: Run) -> None:
    ran = protlib("stats", "--by", "concept")
    assert (ran.code, ran.out) == (1, "")


@pytest.mark.slow
def test_concepts_are_counted_in_every_form(library: Run) -> None:
    assert library("stats", "--by", "concepts").out.splitlines()[0] == "child marriage\t2"
    assert {"concept": "child marriage", "count": 2} in json.loads(
        library("stats", "--by", "concept", "--format", "json").out
    )


def test_a_field_of_ones_own_of_this_name_is_counted_instead(library: Run) -> None:
    library("fields", "add", "concept")
    library("set", "save2019early", "concept=mine")
    assert library("stats", "--by", "concept").out == "mine\t1\n"


@pytest.mark.parametrize(
    ("words", "among"),
    [
        (("list", "--topic", "child m"), "child marriage"),
        (("stats", "--by", "con"), "concept"),
    ],
)
def test_names_are_completed(library: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], among: str) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    assert among in {line.partition("\t")[0] for line in library("", "protlib", *words).out.splitlines()}
