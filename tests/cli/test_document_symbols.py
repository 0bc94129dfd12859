"""What a record with a symbol of the United Nations is found, opened and keyed by."""

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.cli import browser_links

RECORDS = """\
{"key": "water", "type": "report", "title": "The human right to water and sanitation", "number": "A/RES/64/292", "date": "2010"}
{"key": "plan", "type": "report", "title": "Plan of Action to Combat Trafficking in Persons", "number": "A/RES/64/293", "date": "2010"}
{"key": "victims", "type": "report", "title": "Trafficking in persons", "url": "https://undocs.org/A/HRC/44/45", "date": "2020"}
{"key": "women", "type": "report", "title": "Security Council resolution 1325 (2000)", "date": "2000"}
{"key": "other", "type": "report", "title": "Trafficking and/or smuggling in 2009/10", "number": "12/3"}
"""


@pytest.fixture
@made_once
def filled(protlib: Run) -> Run:
    """A library with four documents of the United Nations, and another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


@pytest.mark.parametrize(
    ("query", "matches"),
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
def test_a_symbol_finds_its_document(filled: Run, query: str, matches: list[str]) -> None:
    assert sorted(filled("search", query, "--format", "keys").out.split()) == matches


def test_a_text_that_is_no_symbol_is_refused_with_the_reason(filled: Run) -> None:
    ran = filled("search", "symbol:A/C")
    assert (ran.out, ran.code) == ("", 2)
    assert "“A/C”: not a document symbol; write A/HRC/44/45, or A/HRC/* for all that begin like this" in ran.err


def test_a_record_without_a_link_is_opened_by_its_symbol(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser_links, "open_in_system", opened.append)
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
