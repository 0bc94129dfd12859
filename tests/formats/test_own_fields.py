"""Fields of a library's own in the formats: they come back, and what a format cannot hold is told by their names."""

import pytest

from harness.rows import every_row
from protlib.formats import FORMATS, ReadOptions, WriteOptions, format_named, losses, read, write
from protlib.record.model import Name, Publication

OWN = ("finding", "method", "data-quality")
EXTRA = {
    "finding": "=Two things; 5 % & more: {a} \\ $3 _b_ <i>it</i>\n\nA second paragraph",
    "method": "survey; interviews",
    "data-quality": "'high",
}
RECORD = Publication(
    key="doe2009caring",
    type="report",
    title="Caring",
    authors=(Name(family="Doe"),),
    date="2009",
    extra=EXTRA,
)
PACKING = [entry.name for entry in FORMATS if entry.reads and entry.writes and entry.packs]
PLAIN = ["csv", "tsv", "xlsx", "jsonl"]
"""Tables and the record itself have them in any case: they are what a library is made of, not what is cited."""


@every_row(("name", "plain"), [*((name, False) for name in PACKING), *((name, True) for name in PLAIN)])
def test_they_come_back_with_and_without_what_only_protlib_reads(name: str, plain: bool) -> None:
    options = WriteOptions(own_names=OWN, lossless=not plain)
    parsed = read(write([RECORD], format_named(name), options), format_named(name), ReadOptions(own_names=OWN))
    assert parsed.publications[0].extra == EXTRA
    assert parsed.problems == []
    assert not {*losses([RECORD], format_named(name), options)} & {"extra", *OWN}


@every_row("name", [entry.name for entry in FORMATS if entry.writes and entry.name not in PLAIN])
def test_what_a_plain_file_cannot_hold_is_told_by_name(name: str) -> None:
    lost = losses([RECORD], format_named(name), WriteOptions(own_names=OWN))
    assert {field: lost[field] for field in (*OWN, "extra") if field in lost} == {key: [RECORD] for key in OWN}


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_a_table_has_them_as_columns(name: str) -> None:
    parsed = read(write([RECORD], format_named(name), WriteOptions(own_names=OWN)), format_named(name))
    assert [*parsed.unknown] == list(OWN)
    assert {f"csv:{field}" for field in OWN} == {*parsed.publications[0].extra}


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_an_entry_has_none_of_them_unless_it_is_lossless(name: str) -> None:
    record = RECORD.changed(extra={"crossref": "iom2009", "finding": "x"})
    options = WriteOptions(own_names=("crossref", "finding"))
    output = write([record], format_named(name), options).decode()
    assert [word for word in ("crossref", "finding", "verba", "iom2009") if word in output] == []
    assert losses([record], format_named(name), options) == {"crossref": [record], "finding": [record]}
    packed = write([record], format_named(name), WriteOptions(own_names=("crossref", "finding"), lossless=True))
    assert read(packed, format_named(name)).publications == [record]
