"""Items of Zotero's translators: what each member becomes, and what a page may send in its place."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats.zotero_items import read_items, write_item
from protlib.record.model import Name, Publication


def _read(**members: Any) -> Publication:
    [record] = read_items([{"itemType": "report", "title": "Caring", **members}], "2026-11-29").publications
    return record


def _people(*creators: Any) -> tuple[Name, ...]:
    return _read(creators=list(creators)).authors


def test_each_item_is_a_record_in_its_place() -> None:
    parsed = read_items([{"title": "A"}, {}, {"itemType": "book", "title": "C"}], "2026-11-29")
    assert [(record.type, record.title) for record in parsed.publications] == [
        ("webpage", "A"),
        ("webpage", ""),
        ("book", "C"),
    ]


@every_row(
    ("creator", "name"),
    [
        ({"lastName": "Jobe", "firstName": "Alison"}, Name(family="Jobe", given="Alison")),
        ({"lastName": "van Dijk", "firstName": "Jan"}, Name(family="Dijk", given="Jan", particle="van")),
        ({"lastName": "Migration", "firstName": "International Organization for"}, Name(literal="International Organization for Migration")),
        ({"lastName": "Council", "firstName": "Norwegian Refugee"}, Name(literal="Norwegian Refugee Council")),
        ({"lastName": "UNHCR", "firstName": ""}, Name(literal="UNHCR")),
        ({"lastName": "Walk Free", "fieldMode": 1}, Name(literal="Walk Free")),
        ({"name": "Save the Children"}, Name(literal="Save the Children")),
        ({"lastName": "Rana", "fieldMode": 0}, Name(family="Rana")),
    ],
)  # fmt: skip
def test_a_body_that_was_split_is_one_again(creator: dict[str, Any], name: Name) -> None:
    [person] = _people({"creatorType": "author", **creator})
    assert (person.family, person.given, person.particle, person.literal) == (
        name.family,
        name.given,
        name.particle,
        name.literal,
    )


def test_people_have_their_roles() -> None:
    record = _read(
        creators=[
            {"lastName": "Roe", "firstName": "Jo", "creatorType": "editor"},
            {"lastName": "Doe", "firstName": "Al"},
        ]
    )
    assert (record.editors[0].family, record.authors[0].family) == ("Roe", "Doe")


@pytest.mark.parametrize(
    ("members", "accessed"),
    [
        ({"url": "https://a.org", "accessDate": "CURRENT_TIMESTAMP"}, "2026-11-29"),
        ({"url": "https://a.org"}, "2026-11-29"),
        ({"url": "https://a.org", "accessDate": "2020-02-03 10:11:12"}, "2020-02-03"),
        ({}, ""),
    ],
)
def test_the_day_on_which_a_page_was_read(members: dict[str, Any], accessed: str) -> None:
    assert _read(**members).accessed == accessed


def test_tags_notes_and_links_come_in_both_forms() -> None:
    record = _read(
        tags=["a", {"tag": "b", "type": 1}, {"x": 1}, 5, ""],
        notes=["<p>One</p>", {"note": "Two<br>lines"}, {}],
        attachments=[{"url": "https://a.org/b", "snapshot": False}, {"url": "https://a.org/c.pdf"}, "x"],
    )
    assert (record.tags, record.note.split()) == (("a", "b"), ["One", "Two", "lines"])
    assert record.extra["zotero:links"] == ["https://a.org/b"]


@every_row("wrong", [None, 5, True, [], {}, [[]], [None], {"a": {"b": []}}, "\0\x1b[2J"])
@every_row(
    "name", ["creators", "tags", "notes", "attachments", "itemType", "date", "DOI", "url", "extra", "abstractNote"]
)
def test_what_is_of_another_kind_is_left_out(name: str, wrong: Any) -> None:
    assert _read(**{name: wrong}).title == "Caring"


@every_row(
    ("record", "members"),
    [
        (
            {"type": "report", "publisher": "IOM", "number": "12", "genre": "Handbook", "url": "https://a.org", "accessed": "2020-01-02"},
            {"itemType": "report", "institution": "IOM", "reportNumber": "12", "reportType": "Handbook", "url": "https://a.org", "accessDate": "2020-01-02"},
        ),
        (
            {"type": "article-journal", "container_title": "Review", "volume": "2", "issue": "1", "page": "15-33", "doi": "10.1000/a"},
            {"itemType": "journalArticle", "publicationTitle": "Review", "volume": "2", "issue": "1", "pages": "15-33", "DOI": "10.1000/a"},
        ),
        ({"type": "chapter", "container_title": "Book"}, {"itemType": "bookSection", "bookTitle": "Book"}),
        ({"type": "thesis", "publisher": "Lagos"}, {"itemType": "thesis", "university": "Lagos"}),
        ({"type": "treaty"}, {"itemType": "document"}),
        (
            {"type": "book", "authors": (Name(family="Dijk", given="Jan", particle="van"), Name(literal="IOM")), "editors": (Name(family="Roe"),)},
            {"creators": [
                {"creatorType": "author", "lastName": "van Dijk", "firstName": "Jan"}, {"creatorType": "author", "name": "IOM"},
                {"creatorType": "editor", "lastName": "Roe", "firstName": ""},
            ]},
        ),
        (
            {"type": "book", "tags": ("a",), "note": "Read.", "collections": ("A/B",)},
            {"tags": [{"tag": "a"}], "notes": [{"note": "Read."}], "collections": ["A/B"]},
        ),
    ],
)  # fmt: skip
def test_a_record_is_written_under_zoteros_names(record: dict[str, Any], members: dict[str, Any]) -> None:
    item = write_item(Publication(key="k", title="Caring", date="2009-07", **record))
    assert {"title": "Caring", "date": "2009-07", "citationKey": "k"}.items() <= item.items()
    assert {name: item.get(name) for name in members} == members


@every_row("kind", ["report", "article-journal", "book", "chapter", "thesis", "webpage", "paper-conference"])
def test_what_is_written_is_read_again(kind: str) -> None:
    record = Publication(
        key="k",
        title="Caring",
        type=kind,
        date="2009-07",
        authors=(Name(family="Roe", given="Jo"), Name(literal="World Bank")),
        container_title="" if kind in {"report", "book", "thesis"} else "Whole",
        publisher="Press",
        language="en",
        url="https://a.org",
        accessed="2020-01-02",
        tags=("a",),
        doi="10.1000/a",
    )
    [again] = read_items([write_item(record)], "2026-11-29").publications
    names = (
        "key",
        "title",
        "type",
        "date",
        "authors",
        "container_title",
        "publisher",
        "language",
        "url",
        "accessed",
        "tags",
        "doi",
    )
    assert {name: getattr(again, name) for name in names} == {name: getattr(record, name) for name in names}
