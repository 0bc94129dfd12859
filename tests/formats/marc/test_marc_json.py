"""MARC in JSON: the same records as in MARCXML and in MarcEdit's text."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats import registry
from protlib.formats.marc import exchange, marc_json, mnemonic

LEADER = "00000nam a2200000 a 4500"
RECORD = {
    "leader": LEADER,
    "fields": [
        {"001": "77"},
        {"008": "090101s2009    sz            000 0 eng d"},
        {"020": {"ind1": " ", "ind2": " ", "subfields": [{"a": "9789290684664"}]}},
        {"100": {"ind1": "1", "ind2": " ", "subfields": [{"a": "Roe, Ana,"}, {"e": "author."}]}},
        {"245": {"ind1": "1", "ind2": "0", "subfields": [{"a": "Caring  :"}, {"b": "a guide  /"}, {"c": "Ana Roe."}]}},
        {"260": {"ind1": " ", "ind2": " ", "subfields": [{"a": "Geneva :"}, {"b": "IOM,"}, {"c": "2009."}]}},
        {"300": {"ind1": " ", "ind2": " ", "subfields": [{"a": "xii, 158 p."}]}},
    ],
}
TEXT = (
    f"=LDR  {LEADER}\n=001  77\n=008  090101s2009\\\\\\\\sz\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d\n=020  \\\\$a9789290684664\n"
    "=100  1\\$aRoe, Ana,$eauthor.\n=245  10$aCaring  :$ba guide  /$cAna Roe.\n=260  \\\\$aGeneva :$bIOM,$c2009.\n"
    "=300  \\\\$axii, 158 p.\n"
)


def test_a_record_is_the_same_as_in_marc_edits_text() -> None:
    [record] = marc_json.loads(json.dumps(RECORD)).publications
    assert [record] == mnemonic.loads(TEXT).publications
    assert (record.title, record.publisher, record.isbn) == ("Caring: a guide", "IOM", "9789290684664")


@pytest.mark.parametrize("name", ["books.json", "books.txt"])
@pytest.mark.parametrize(
    "text",
    [json.dumps(RECORD), json.dumps([RECORD, RECORD], indent=1), f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n"],
    ids=["one", "list", "lines"],
)
def test_a_record_a_list_and_lines_are_known_and_read(text: str, name: str) -> None:
    assert registry.detect(text.encode(), name).name == "marc-json"
    parsed = marc_json.loads(text)
    assert {record.title for record in parsed.publications} == {"Caring: a guide"}
    assert len(parsed.publications) == text.count('"leader"')
    assert not parsed.problems


@every_row(
    "member",
    [None, 7, "text", [], {}, {"245": None}, {"245": {"subfields": None}}, {"245": {"subfields": [7, {"a": 7}]}}],
)
def test_a_member_of_another_kind_costs_no_record(member: Any) -> None:
    [record] = marc_json.loads(json.dumps({**RECORD, "fields": [member, *RECORD["fields"]]})).publications
    assert record.isbn == "9789290684664"


def test_codes_and_values_may_be_members_of_their_own() -> None:
    field = {
        "245": {
            "ind1": "1",
            "ind2": "0",
            "subfields": [{"code": "a", "value": "Caring :"}, {"code": "b", "value": "a guide"}],
        }
    }
    [record] = marc_json.loads(json.dumps({"leader": LEADER, "fields": [field]})).publications
    assert record.title == "Caring: a guide"


def test_what_is_no_record_is_told() -> None:
    parsed = marc_json.loads(json.dumps([RECORD, {"leader": LEADER}]))
    assert len(parsed.publications) == 1
    assert [problem.lost for problem in parsed.problems] == [True]


@every_row("text", ['{"fields": []}', '{"fields": [{"name": "a"}]}', '[{"title": "A", "fields": 1}]', "[]"])
def test_other_json_is_not_taken(text: str) -> None:
    assert not marc_json.sniff(text)


@every_row(
    ("field", "title"),
    [
        ("$aTitle  :  subtitle  /$cA", "Title: subtitle"),
        ("$aTitle  :$b subtitle  ;  more  /", "Title: subtitle; more"),
        ("$aTitle  =$bTitre  : sous-titre  /", "Title = Titre: sous-titre"),
        ("$aTitle , and more  : x  /", "Title, and more: x"),
        ("$aTitle ... and more", "Title ... and more"),
        ("$aWhat now ?$b an answer  /", "What now? an answer"),
    ],
)
def test_no_blank_stands_before_a_mark(field: str, title: str) -> None:
    [record] = mnemonic.loads(f"=LDR  {LEADER}\n=245  10{field}\n").publications
    assert record.title == title


def test_french_has_a_blank_before_a_colon_and_none_before_a_comma() -> None:
    text = f"=LDR  {LEADER}\n=041  0\\$afre\n=245  10$aEnfants  , femmes  :  guide  /\n"
    assert mnemonic.loads(text).publications[0].title == "Enfants, femmes : guide"


@every_row(
    ("extent", "length"),
    [
        ("xii, 158 p. :", "158"),
        ("417 Seiten", "417"),
        ("629 S.", "629"),
        ("24 pages", "24"),
        ("1 Karte", None),
        ("243 páginas", "243"),
    ],
)
def test_the_length_of_a_book_stands_in_the_words_of_its_library(extent: str, length: str | None) -> None:
    [record] = mnemonic.loads(f"=LDR  {LEADER}\n=245  10$aCaring\n=300  \\\\$a{extent}\n").publications
    assert record.extra.get("number-of-pages") == length


def test_a_leader_may_have_blanks_for_the_kind_of_a_record() -> None:
    leader, directory, field = "00063    a2200037   4500", "245001100000", "10\x1faCaring\x1e"
    data = f"{leader}{directory}\x1e{field}\x1d".encode()
    assert exchange.sniff(data)
    [record] = exchange.loads(data).publications
    assert record.title == "Caring"
