"""`show`: what is known of publications, for people and for scripts."""

import json

import pytest

from programs.running import Run


@pytest.fixture
def two(protlib: Run) -> Run:
    """A library of two publications, `a` and `b`."""
    protlib("add", "--title", "Caring", "--author", "Jobe, Alison", "--in", "A book", "--key", "a")
    protlib("add", "--title", "Causes", "--year", "2010", "--country", "Kenya; Ghana", "--key", "b")
    return protlib


def test_a_pipe_gets_a_line_for_each_field_and_an_empty_one_between_two(two: Run) -> None:
    first, second = two("show", "b", "a").out.split("\n\n")
    assert first.startswith("key: b\ntype: report\ntitle: Causes\ndate: 2010\ncountries: Kenya; Ghana\n")
    assert "\nauthors: Jobe, Alison\ncontainer title: A book\n" in second


def test_a_panel_has_the_same_for_people(two: Run) -> None:
    lines = [line.strip("│ ") for line in two("show", "a", "--format", "table").out.splitlines()]
    assert "a" in lines[0].split()
    assert [line.split() for line in lines if line.startswith("container")] == [["container", "title", "A", "book"]]


def test_people_read_names_of_types_and_languages_and_scripts_codes(protlib: Run) -> None:
    protlib("add", "--title", "Rights", "--type", "webpage", "--language", "en", "--key", "a")
    panel = [line.strip("│ ").split() for line in protlib("show", "a", "--format", "table").out.splitlines()]
    assert [line for line in panel if line[:1] in (["type"], ["language"])] == [
        ["type", "Web", "page"],
        ["language", "English"],
    ]
    assert {"type: webpage", "language: en"} <= {*protlib("show", "a").out.splitlines()}
    record = json.loads(protlib("show", "a", "--format", "jsonl").out)
    assert (record["type"], record["language"]) == ("webpage", "en")


def test_scripts_get_json_and_keys_in_the_order_that_was_asked_for(two: Run) -> None:
    assert [record["key"] for record in json.loads(two("show", "b", "a", "--format", "json").out)] == [
        "b",
        "a",
    ]
    lines = two("show", "a", "b", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Caring", "Causes"]
    assert two("show", "-", "--format", "keys", stdin="b\na\nb\n").out == "b\na\n"


def test_a_key_that_is_almost_there_is_told_with_those_that_are(two: Run) -> None:
    two("rekey", "a", "jobe2010caring")
    ran = two("show", "jobe2010carin")
    assert (ran.out, ran.code) == ("", 1)
    assert "did you mean “jobe2010caring”?" in ran.err


def test_a_key_that_is_almost_a_former_one_is_told_with_that(two: Run) -> None:
    two("rekey", "a", "jobe2010caring")
    two("rekey", "jobe2010caring", "health")
    message = "protlib: no publication has the key jobe2010carin; did you mean “jobe2010caring”?\n"
    assert two("show", "jobe2010carin").err == message
    assert two("export", "--key", "jobe2010carin", "-f", "ris").err == message
