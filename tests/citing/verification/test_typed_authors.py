"""Who is meant by a name in a text."""

import pytest

from harness.rows import every_row
from protlib.citing.verification.typed_authors import AuthorIndex, Authors
from protlib.citing.verification.typed_citations import TypedCitation
from protlib.record.model import Name, Publication
from protlib.typed_references.entry import parse_entry

ENTRIES = {
    "person": "Jobe, A. (2010). Causes. IOM.",
    "two": "Zimmerman, C., & Watts, C. (2003). Ethics. WHO.",
    "particle": "de Haas, H. (2007). Turning the tide. Oxford.",
    "body": "International Organization for Migration. (2009). Caring. IOM.",
    "initials first": "[1] A. Jobe, “Causes,” IOM, 2010.",
    "untitled": "Trafficking in persons report. (2019). State Department.",
}


@every_row(
    ("entry", "who"),
    [
        ("person", "Jobe"), ("person", "A. Jobe"), ("person", "In Nigeria, Jobe"), ("two", "Zimmerman and Watts"),
        ("two", "Zimmerman & Watts"), ("two", "Zimmerman et al."), ("two", "Zimmerman"), ("particle", "de Haas"),
        ("particle", "Haas"), ("body", "IOM"), ("body", "International Organization for Migration"),
        ("body", "the International Organization for Migration"), ("body", "International Organization for Migration [IOM]"),
        ("two", "Zimmerman e Watts"), ("two", "Zimmerman en Watts"), ("two", "Zimmerman og Watts"),
        ("two", "Como Zimmerman e Watts"), ("person", "de Pikine et de Guédiawaye. Jobe"), ("body", "Sudan and Egypt. IOM"),
        ("initials first", "Jobe"), ("untitled", "“Trafficking in Persons"),
    ],
)  # fmt: skip
def test_authors_are_found_by_the_names_that_a_text_gives_them(entry: str, who: str) -> None:
    assert Authors(parse_entry(ENTRIES[entry])).are_named_by(who)


@every_row(
    ("entry", "who"),
    [
        ("person", "Watts"), ("person", "Jobe and Egypt. Watts"), ("two", "Zimmerman and Jobe"), ("two", "Zimmerman e Jobe"), ("two", "Watts e Zimmerman"), ("body", "ILO"), ("body", "International Labour Organization"),
        ("person", ""), ("body", "Migration"),
    ],
)  # fmt: skip
def test_a_text_that_names_others_is_not_about_these_authors(entry: str, who: str) -> None:
    assert not Authors(parse_entry(ENTRIES[entry])).are_named_by(who)


def test_are_known_by_what_the_library_calls_them() -> None:
    record = Publication(
        title="Causes of Flight",
        authors=(Name(literal="Jobe & Sons", short="JnS"),),
        extra={"title-short": "The Flight Report"},
    )
    authors = Authors(parse_entry(ENTRIES["person"]), record)
    assert authors.are_named_by("JnS")
    assert authors.are_named_by("Flight Report") is False
    assert authors.are_named_by("The Flight Report")


_TEXTS = [
    "Jobe", "A. Jobe", "In Nigeria, Jobe", "Zimmerman and Watts", "Watts", "the IOM", "de Haas", "Haas", "A", "the", "",
    "International Organization for Migration [IOM]", "International Organization for", "“Trafficking in Persons", "Trafficking",
    "Causes", "caring.", "WHO", "as told by Jobe and others", "Zimmerman, C.", "State Department", "U.N.", "I O M",
]  # fmt: skip


@pytest.mark.slow
@every_row("who", _TEXTS)
@every_row("before", ["", *_TEXTS])
def test_the_index_of_authors_has_all_that_a_citation_may_mean(who: str, before: str) -> None:
    record = Publication(key="un1", title="Trafficking", authors=(Name(literal="United Nations", short="UN"),))
    authors = [Authors(parse_entry(text)) for text in (*ENTRIES.values(), "2010.", "A. (2001).")]
    authors.append(Authors(parse_entry("U.N. (2009). Trafficking."), record))
    citation = TypedCitation(1, who, "2010", "", lead=before)
    matches = [
        place
        for place, author in enumerate(authors)
        if author.are_named_by(who) or (before and author.are_at_end_of(before))
    ]
    assert AuthorIndex(authors).positions(citation) == matches
