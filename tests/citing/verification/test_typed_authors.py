"""Who is meant by a name in a text."""

import pytest

from protlib.citing.verification.typed_authors import Authors
from protlib.record.model import Name, Publication
from protlib.record.typed.entry import parse

ENTRIES = {
    "person": "Jobe, A. (2010). Causes. IOM.",
    "two": "Zimmerman, C., & Watts, C. (2003). Ethics. WHO.",
    "particle": "de Haas, H. (2007). Turning the tide. Oxford.",
    "body": "International Organization for Migration. (2009). Caring. IOM.",
    "initials first": "[1] A. Jobe, “Causes,” IOM, 2010.",
    "untitled": "Trafficking in persons report. (2019). State Department.",
}


@pytest.mark.parametrize(
    ("entry", "who"),
    [
        ("person", "Jobe"), ("person", "A. Jobe"), ("person", "In Nigeria, Jobe"), ("two", "Zimmerman and Watts"),
        ("two", "Zimmerman & Watts"), ("two", "Zimmerman et al."), ("two", "Zimmerman"), ("particle", "de Haas"),
        ("particle", "Haas"), ("body", "IOM"), ("body", "International Organization for Migration"),
        ("body", "the International Organization for Migration"), ("body", "International Organization for Migration [IOM]"),
        ("initials first", "Jobe"), ("untitled", "“Trafficking in Persons"),
    ],
)  # fmt: skip
def test_are_those_that_a_text_names(entry: str, who: str) -> None:
    assert Authors(parse(ENTRIES[entry])).match_name(who)


@pytest.mark.parametrize(
    ("entry", "who"),
    [
        ("person", "Watts"), ("two", "Zimmerman and Jobe"), ("body", "ILO"), ("body", "International Labour Organization"),
        ("person", ""), ("body", "Migration"),
    ],
)  # fmt: skip
def test_are_no_others(entry: str, who: str) -> None:
    assert not Authors(parse(ENTRIES[entry])).match_name(who)


def test_are_known_by_what_the_library_calls_them() -> None:
    record = Publication(
        title="Causes of Flight", authors=(Name(literal="Jobe & Sons", short="JnS"),), extra={"title-short": "The Flight Report"}
    )  # fmt: skip
    authors = Authors(parse(ENTRIES["person"]), record)
    assert authors.match_name("JnS")
    assert authors.match_name("Flight Report") is False
    assert authors.match_name("The Flight Report")
