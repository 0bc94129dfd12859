"""`concepts`: what is known of subjects, and which publications are about them."""

import json

import pytest

from running import Run


@pytest.fixture
def library(protlib: Run) -> Run:
    """A library with publications about one subject under several names, and about another."""
    for title in ("Early Marriage in Chad", "Mariage précoce au Tchad", "Bees"):
        assert protlib("add", "--title", title, "--organisation", "Save", "--year", "2019").code == 0
    return protlib


@pytest.mark.parametrize(
    "name", ["child marriage", "CEFM", "matrimonio infantil", "MARIAGE PRECOCE", "child-marriage"]
)
def test_a_subject_is_told_with_its_names_and_its_publications(library: Run, name: str) -> None:
    lines = library("concepts", name).out.splitlines()
    assert lines[0] == "child marriage: child-marriage"
    told = dict(line.split(": ", 1) for line in lines[1:])
    assert {"early marriage", "CEFM"} <= {*told["en"].split("; ")}
    assert "casamento prematuro" in told["pt"]
    assert told["broader"] == "harmful practices"
    assert told["related"].startswith("bride price; teenage pregnancy; forced marriage")
    assert told["publications"] == "save2019early, save2019mariage"


def test_a_word_lists_the_subjects_that_have_it(library: Run) -> None:
    assert library("concepts", "marriage").out == (
        "bride trafficking: bride-trafficking\nchild marriage: child-marriage\nforced marriage: forced-marriage\n"
    )


def test_without_a_name_all_are_listed_and_json_has_what_is_told(library: Run) -> None:
    listed = library("concepts").out.splitlines()
    assert len(listed) > 300
    assert "non-refoulement: non-refoulement" in listed
    every = json.loads(library("concepts", "--format", "json").out)
    assert [f"{one['name']}: {one['code']}" for one in every] == listed
    [one] = json.loads(library("concepts", "CEFM", "--format", "json").out)
    assert one["publications"] == ["save2019early", "save2019mariage"]
    assert {"name": "CEFM", "language": "en", "is_acronym": True} in one["names"]
    assert {"name", "code", "names", "broader", "narrower", "related", "publications"} == set(one)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("concepts", "child mariages"), "protlib: “child mariages” is no subject that is known; did you mean “child marriage”"),
        (("concepts", ""), "protlib: “” is no subject that is known"),
        (("list", "--topic", "beees"), "protlib: “beees”: no topic of this name"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_a_usage_error(library: Run, command: tuple[str, ...], told: str) -> None:
    ran = library(*command)
    assert ran.code == 2
    assert ran.err.startswith(told)


def test_an_empty_library_counts_no_concept(protlib: Run) -> None:
    ran = protlib("stats", "--by", "concept")
    assert (ran.code, ran.out) == (1, "")


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
        (("concepts", "traite"), "traite des êtres humains"),
        (("list", "--topic", "child m"), "child marriage"),
        (("stats", "--by", "con"), "concept"),
    ],
)
def test_names_are_completed(
    library: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], among: str
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    assert among in {line.partition("\t")[0] for line in library("", "protlib", *words).out.splitlines()}
