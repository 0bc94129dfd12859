"""Fields of a library's own in the formats: they come back, and what a format cannot hold is told by their names."""

import pytest

from protlib.formats import FORMATS, ReadOptions, WriteOptions, losses, named, read, write
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
PACKING = [each.name for each in FORMATS if each.reads and each.writes and each.packs]
PLAIN = ["csv", "tsv", "xlsx", "bibtex", "biblatex", "jsonl"]


@pytest.mark.parametrize(
    ("name", "plain"), [*((name, False) for name in PACKING), *((name, True) for name in PLAIN)]
)
def test_they_come_back_with_and_without_what_only_protlib_reads(name: str, plain: bool) -> None:
    options = WriteOptions(own=OWN, plain=plain)
    parsed = read(write([RECORD], named(name), options), named(name), ReadOptions(own=OWN))
    assert parsed.publications[0].extra == EXTRA
    assert parsed.problems == []
    assert not {*losses([RECORD], named(name), options)} & {"extra", *OWN}


@pytest.mark.parametrize("name", ["ris", "csl-json", "csl-yaml", "endnote", "word"])
def test_what_a_plain_file_cannot_hold_is_told_by_name(name: str) -> None:
    lost = losses([RECORD], named(name), WriteOptions(own=OWN, plain=True))
    assert {field: lost[field] for field in (*OWN, "extra") if field in lost} == dict.fromkeys(OWN, 1)


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_a_table_has_them_as_columns(name: str) -> None:
    parsed = read(write([RECORD], named(name), WriteOptions(own=OWN)), named(name))
    assert parsed.unknown == list(OWN)
    assert {f"csv:{field}" for field in OWN} == {*parsed.publications[0].extra}


def test_a_field_whose_name_means_something_in_bibtex_is_not_written_under_it() -> None:
    record = RECORD.changed(extra={"crossref": "iom2009", "finding": "x"})
    options = WriteOptions(own=("crossref", "finding"), plain=True)
    written = write([record], named("bibtex"), options).decode()
    assert "crossref" not in written
    assert "finding       = {x}" in written
    assert losses([record], named("bibtex"), options)["crossref"] == 1
