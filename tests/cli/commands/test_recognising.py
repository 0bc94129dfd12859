"""`symbols` on the command line, and what a record is found, opened and keyed by that has one."""

import json

import pytest

from protlib.cli import links
from running import Run

RECORDS = """\
{"key": "water", "type": "report", "title": "The human right to water and sanitation", "number": "A/RES/64/292", "date": "2010"}
{"key": "plan", "type": "report", "title": "Plan of Action to Combat Trafficking in Persons", "number": "A/RES/64/293", "date": "2010"}
{"key": "victims", "type": "report", "title": "Trafficking in persons", "url": "https://undocs.org/A/HRC/44/45", "date": "2020"}
{"key": "women", "type": "report", "title": "Security Council resolution 1325 (2000)", "date": "2000"}
{"key": "other", "type": "report", "title": "Trafficking and/or smuggling in 2009/10", "number": "12/3"}
"""


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library with four documents of the United Nations, and another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("symbol:A/RES/64/293", ["plan"]),
        ("symbol:a/res/64/293", ["plan"]),
        ("A/RES/64/293", ["plan"]),
        ("A/RES/64/293 trafficking", ["plan"]),
        ("symbol:A/RES/64/*", ["plan", "water"]),
        ("symbol:a/hrc/*", ["victims"]),
        ("symbol:*", ["plan", "victims", "water", "women"]),
        ('symbol:"S/RES/1325 (2000)"', ["women"]),
        ('symbol:"Security Council resolution 1325 (2000)"', ["women"]),
        ("symbol:S/RES/1325", ["women"]),
        ("trafficking -symbol:*", ["other"]),
        ("and/or", ["other"]),
    ],
)
def test_a_symbol_finds_its_document(filled: Run, query: str, found: list[str]) -> None:
    assert sorted(filled("search", query, "--format", "keys").out.split()) == found


def test_what_is_no_symbol_is_told(filled: Run) -> None:
    ran = filled("search", "symbol:A/C")
    assert (ran.out, ran.code) == ("", 2)
    assert "“A/C”: no document symbol, such as A/HRC/44/45, or A/HRC/* for all that begin so" in ran.err


def test_the_symbols_of_the_library_are_listed(filled: Run) -> None:
    lines = filled("symbols").out.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["victims", "A/HRC/44/45"],
        ["water", "A/RES/64/292"],
        ["plan", "A/RES/64/293"],
        ["women", "S/RES/1325(2000)"],
    ]
    assert lines[1].split("\t")[2:] == [
        "resolution; General Assembly; session 64",
        "https://docs.un.org/en/A/RES/64/292",
    ]


def test_a_text_is_read_for_symbols_without_a_library(protlib: Run) -> None:
    ran = protlib(
        "symbols", "see A/HRC/44/45/Add.1 and Security Council resolution 1325 (2000)", "-f", "json"
    )
    assert json.loads(ran.out) == [
        {"symbol": "A/HRC/44/45/Add.1", "body": "Human Rights Council", "session": "44", "year": None,
         "kind": "document", "change": "addendum 1", "link": "https://docs.un.org/en/A/HRC/44/45/Add.1"},
        {"symbol": "S/RES/1325(2000)", "body": "Security Council", "session": "", "year": 2000,
         "kind": "resolution", "change": "", "link": "https://docs.un.org/en/S/RES/1325(2000)"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["symbols"], "the library has no document symbol"),
        (["symbols", "and/or"], "no document symbol in “and/or”"),
    ],
)
def test_nothing_is_told_where_there_is_none(protlib: Run, arguments: list[str], told: str) -> None:
    ran = protlib(*arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 1, 1)
    assert told in ran.err


def test_a_record_without_a_link_is_opened_by_its_symbol(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(links, "_launch", opened.append)
    assert filled("open", "plan", "women").code == 0
    assert opened == ["https://docs.un.org/en/A/RES/64/293", "https://docs.un.org/en/S/RES/1325(2000)"]


def test_the_same_symbol_is_the_same_document_wherever_it_stands(filled: Run) -> None:
    row = '{"title": "Trafficking in persons, especially women", "number": "A/HRC/44/45", "date": "2020"}'
    filled("import", "-", "--from", "jsonl", "--match", "id", stdin=row)
    assert len(filled("list").out.splitlines()) == 5


def test_a_document_without_author_has_its_symbol_for_a_key(protlib: Run) -> None:
    rows = (
        '{"title": "Plan of Action", "number": "A/RES/64/293", "date": "2010", "publisher": "United Nations"}\n'
        '{"title": "Plan", "number": "A/RES/64/294", "date": "2010", "authors": [{"literal": "General Assembly"}]}'
    )
    protlib("import", "-", "--from", "jsonl", stdin=rows)
    assert protlib("list", "--format", "keys").out.split()[0] == "ares64293"
    assert "ares" not in protlib("list", "--format", "keys").out.split()[1]
    assert protlib("rekey", "--all", "--yes").code == 0
    assert protlib("list", "--format", "keys").out.split()[0] == "ares64293"
