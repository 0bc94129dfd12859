"""`about` without words: each type counted, all of it listed, and names at Tab."""

import json

import pytest

from programs.running import Run
from protlib.cli.knowledge import TYPES, kind
from protlib.record import authority


def test_without_words_each_type_is_counted_with_the_line_that_lists_it(known_library: Run) -> None:
    ran = known_library("about")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [(name, line) for name, _count, _what, line in rows] == [
        (name, f"protlib about --type {name}") for name in TYPES
    ]
    assert rows[0][1] == str(len(authority.all_bodies()))
    assert rows[3][1:3] == ["4", "publications of this library with a document symbol of the United Nations"]
    assert "to look one up: protlib about UNHCR" in ran.err
    entries = json.loads(known_library("about", "--format", "json").out)
    assert [[entry["type"], str(entry["count"]), entry["what"]] for entry in entries] == [row[:3] for row in rows]


@pytest.mark.parametrize("name", [name for name in TYPES if name != "symbol"])
def test_all_of_a_type_are_listed_under_a_name_that_finds_them(protlib: Run, name: str) -> None:
    lines = protlib("about", "--type", name).out.splitlines()
    entries = kind(name).in_list()
    assert len(lines) == len(entries) > 100
    names = json.loads(protlib("about", "--type", name, "--format", "json").out)
    assert [entry["name"] for entry in names] == [entry.name for entry in entries]
    assert not any("publications" in entry for entry in names)
    unknown = [entry.name for entry in entries if entry not in kind(name).entries_named(entry.name, "")]
    assert unknown == []


def test_lists_have_rows_for_scripts(protlib: Run) -> None:
    rows = {
        "body": "International Organization for Migration (IOM)\tun",
        "concept": "non-refoulement\tnon-refoulement",
        "place": "Horn of Africa\tregion\thorn-of-africa",
        "treaty": "Convention on the Rights of the Child\t1989-11-20\tA/RES/44/25",
    }
    for name, row in rows.items():
        assert row in protlib("about", "--type", name).out.splitlines()


def test_the_symbols_of_the_library_are_listed_with_their_keys(known_library: Run) -> None:
    lines = known_library("about", "--type", "symbol").out.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["water", "A/RES/64/292"],
        ["again", "A/RES/64/293"],
        ["plan", "A/RES/64/293"],
        ["women", "S/RES/1325(2000)"],
    ]
    assert lines[0].split("\t")[2:] == [
        "resolution; General Assembly; session 64",
        "https://docs.un.org/en/A/RES/64/292",
    ]
    entries = json.loads(known_library("about", "--type", "symbol", "--format", "json").out)
    assert [entry["publications"] for entry in entries] == [["water"], ["again", "plan"], ["women"]]


def test_a_library_without_symbols_says_so(protlib: Run) -> None:
    ran = protlib("about", "--type", "symbol")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err.endswith(": the library has no document symbols. To look one up: protlib about A/HRC/44/45\n")


def test_the_same_is_told_twice_and_in_other_letters(known_library: Run) -> None:
    first = known_library("about", "UNHCR")
    assert known_library("about", "UNHCR") == known_library("about", "unhcr") == first


@pytest.mark.parametrize(
    ("words", "among"),
    [
        (("about", "UNH"), "UNHCR"),
        (("about", "traite"), "traite des êtres humains"),
        (("about", "Horn"), "Horn of Africa"),
        (("about", "Palermo"), "Palermo Protocol"),
        (("about", "--type", "pla"), "place"),
    ],
)
def test_names_are_completed(protlib: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], among: str) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    assert among in {line.partition("\t")[0] for line in protlib("", "protlib", *words).out.splitlines()}


def test_names_of_one_type_are_completed_behind_it(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "zsh")
    output = protlib("", "protlib", "about", "--type", "place", "Nor").out
    assert "Norway" in output
    assert "Norwegian Refugee Council" not in output
