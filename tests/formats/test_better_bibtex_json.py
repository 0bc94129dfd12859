"""Better BibTeX JSON: Zotero's items with all that belongs to them, as its plug-in writes it."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats import registry
from protlib.formats.zotero_json import better_bibtex
from protlib.record.model import Name, Publication

ITEM = {
    "itemType": "report", "itemID": 7, "itemKey": "AB12CD34", "citationKey": "roe2001camps", "title": "On camps",
    "creators": [
        {"creatorType": "author", "lastName": "Roe", "firstName": "Ana"},
        {"creatorType": "author", "name": "Walk Free"},
        {"creatorType": "editor", "lastName": "van Dijk", "firstName": "Jan"},
    ],
    "date": "2001-05", "institution": "UNHCR", "place": "Geneva", "reportNumber": "12", "accessDate": "2024-02-03T10:00:00Z",
    "url": "https://www.unhcr.org/12", "extra": ["PMID: 77", "a line of mine"], "tags": ["camps", {"tag": "law", "type": 1}],
    "notes": ["<p>A victim said <b>no</b>.</p>", {"note": "<p>Ask Ana.</p>", "key": "N1"}],
    "attachments": [
        {"title": "PDF", "path": "files/12/roé 2001.pdf", "contentType": "application/pdf",
         "annotations": [{"annotationType": "highlight", "annotationText": "Most return.", "annotationPageLabel": "4"}]},
        {"title": "Page", "url": "https://www.unhcr.org/12.html", "linkMode": "linked_url"},
    ],
    "dateAdded": "2024-01-01T00:00:00Z", "libraryID": 1, "uri": "http://zotero.org/users/1/items/AB12CD34",
}  # fmt: skip
COLLECTIONS = {
    "C1": {"key": "C1", "name": "Law", "parent": False, "items": [], "collections": ["C2"]},
    "C2": {"key": "C2", "name": "Camps", "parent": "C1", "items": [7], "collections": []},
}
CONFIG = {"id": "36a3b0b5-bad0-4a04-b79b-441c7cef77db", "label": "BetterBibTeX JSON", "options": {"Notes": True}}


def _text(*items: Any, **members: Any) -> str:
    return json.dumps({"collections": COLLECTIONS, "config": CONFIG, **members, "items": list(items)}, indent=1)


def _read(**members: Any) -> Publication:
    [record] = better_bibtex.loads(_text({"itemType": "report", "title": "On camps", **members})).publications
    return record


def test_an_item_comes_with_all_that_belongs_to_it() -> None:
    parsed = better_bibtex.loads(_text(ITEM))
    assert not parsed.problems
    [record] = parsed.publications
    assert record.to_dict() == {
        "key": "roe2001camps", "type": "report", "title": "On camps",
        "authors": [{"family": "Roe", "given": "Ana"}, {"literal": "Walk Free"}],
        "editors": [{"family": "Dijk", "given": "Jan", "particle": "van"}],
        "date": "2001-05", "publisher": "UNHCR", "publisher_place": "Geneva", "number": "12",
        "url": "https://www.unhcr.org/12", "accessed": "2024-02-03", "addendum": "a line of mine",
        "tags": ["camps", "law"], "collections": ["Law/Camps"], "private_note": "A victim said no.\n\nAsk Ana.",
        "extra": {
            "PMID": "77", "zotero:key": "AB12CD34", "zotero:files": ["files/12/roé 2001.pdf"],
            "zotero:links": ["https://www.unhcr.org/12.html"],
            "zotero:annotations": [{"type": "highlight", "page": "4", "text": "Most return."}],
        },
    }  # fmt: skip


@pytest.mark.parametrize("text", [_text(ITEM), json.dumps([ITEM])])
@pytest.mark.parametrize("name", ["library.json", "library.txt"])
def test_a_file_is_known_by_its_content(text: str, name: str) -> None:
    assert registry.detect(text.encode(), name).name == "better-bibtex"


@every_row(
    ("creator", "name"),
    [
        ({"lastName": "Gooding", "firstName": "Cuba, Jr."}, Name(family="Gooding", given="Cuba", suffix="Jr.")),
        ({"lastName": "Martinière", "firstName": "Gérard, III"}, Name(family="Martinière", given="Gérard", suffix="III")),
        ({"lastName": '"De Quincey"', "firstName": "Alan"}, Name(family="De Quincey", given="Alan")),
        ({"lastName": "UNHCR", "fieldMode": 1}, Name(literal="UNHCR")),
        ({"lastName": "Rana"}, Name(family="Rana")),
    ],
)  # fmt: skip
def test_a_creator_has_the_parts_of_a_name(creator: dict[str, Any], name: Name) -> None:
    assert _read(creators=[{"creatorType": "author", **creator}]).authors == (name,)


def test_notes_are_private_and_one_that_stands_alone_is_a_document() -> None:
    [record] = better_bibtex.loads(_text({"itemType": "note", "note": "<p>Ask Ana.</p><p>Then go.</p>"})).publications
    assert (record.type, record.title, record.note) == ("document", "Ask Ana.", "")
    assert record.private_note.startswith("Ask Ana.")


def test_notes_of_files_are_private_notes_of_their_item() -> None:
    file = {"path": "files/1/a.pdf", "note": "<p>Ask Ben.</p>"}
    assert _read(notes=["<p>Ask Ana.</p>"], attachments=[file]).private_note == "Ask Ana.\n\nAsk Ben."
    [record] = better_bibtex.loads(_text({"itemType": "attachment", "title": "Scan", **file})).publications
    assert (record.title, record.note, record.private_note) == ("Scan", "", "Ask Ben.")


def test_an_empty_library_says_so() -> None:
    text = _text()
    assert registry.detect(text.encode(), "library.json").name == "better-bibtex"
    [problem] = better_bibtex.loads(text).problems
    assert "no items of Zotero" in str(problem)


@every_row("member", ["creators", "tags", "notes", "attachments", "extra", "title", "citationKey", "date"])
def test_a_member_of_another_kind_costs_no_record(member: str) -> None:
    for value in (None, 7, True, "text", {"a": 1}, [None, 7, ["x"], {"tag": 3, "name": 4, "path": 5}]):
        assert _read(**{member: value}).type == "report"


def test_what_is_no_item_is_told_and_the_others_are_read() -> None:
    parsed = better_bibtex.loads(_text(ITEM, {"title": "no type"}, {**ITEM, "citationKey": "second"}))
    assert [record.key for record in parsed.publications] == ["roe2001camps", "second"]
    [problem] = parsed.problems
    assert problem.lost
    cut = better_bibtex.loads(_text(ITEM, ITEM)[:-40])
    assert len(cut.publications) == 1
    assert cut.problems


@every_row(
    "text", ['{"items": [1, 2]}', '[{"id": "a", "type": "book"}]', "{}", "[]", '"itemType"', '{"itemType": "book"}']
)
def test_other_json_is_not_taken(text: str) -> None:
    assert not better_bibtex.sniff(text)
