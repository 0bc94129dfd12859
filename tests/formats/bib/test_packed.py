"""What an entry cannot say stands packed beside its fields, and counts as long as these read as they did."""

from collections.abc import Mapping
from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats.bib import bibtex, packed
from protlib.formats.parsed import WriteOptions
from protlib.record import cleaning
from protlib.record.model import Name, Publication

ENTRY = "@book{a, title={T}, ids={y}, date={2009}, foo={x}, keywords={q}, verba={protlib:%s}}"
READ: dict[str, Any] = {
    "key": "a", "type": "book", "title": "T", "date": "2009", "tags": ["q"], "extra": {"bibtex:foo": "x"},
    "aliases": ["y"],
}  # fmt: skip


def load(text: str) -> Publication:
    (publication,) = bibtex.loads(text).publications
    return publication


def test_what_is_packed_counts_no_more_once_its_field_was_edited() -> None:
    publication = Publication(
        key="a",
        title="Caring",
        authors=(Name(family="Van Dyke", particle="Van", given="J."),),
        created="2020-01-01T00:00:00Z",
    )
    text = bibtex.dumps([publication], WriteOptions(lossless=True))
    assert load(text) == publication
    edited = load(text.replace("Van Van Dyke, J.", "Roe, Jane"))
    assert edited.authors == (Name(family="Roe", given="Jane"),)
    assert edited.created == publication.created


@every_row("raw", ["mine", "protlib:", "protlib:{", "protlib:[]", 'protlib:{"read":1,"extra":2,"tags":{}}'])
def test_a_packed_field_that_is_somebody_elses_or_was_cut_is_no_danger(raw: str) -> None:
    assert load(f"@book{{k, title={{x}}, verba={{{raw}}}}}").title == "x"


def test_braces_in_packed_strings_are_no_braces_to_bibtex() -> None:
    output = packed.pack_values({"note": 'a } b { c \\" }', "extra": {"x": "}"}}, ascii_only=False)
    assert output.count("{") == output.count("}") == 2
    assert packed.unpack_values(output) == {"note": 'a } b { c \\" }', "extra": {"x": "}"}}


@pytest.mark.parametrize(
    ("json", "values"),
    [
        (r'{"collection\_number":"7\&8 \#1 \%"}', {"collection_number": "7&8 #1 %"}),
        (r'{"date":"2003\textasciitilde "}', {"date": "2003~"}),
        (r'{"note":"a\\_b \\textasciitilde"}', {"note": r"a\_b \textasciitilde"}),
    ],
)
def test_what_a_program_wrote_as_latex_is_read(json: str, values: dict[str, str]) -> None:
    assert packed.unpack_values(f"protlib:{json}") == values


@pytest.mark.parametrize("ascii_only", [False, True])
def test_letters_in_packed_strings_are_escaped_where_the_file_is_ascii(ascii_only: bool) -> None:
    output = packed.pack_values({"note": "Réfugiés à Genève"}, ascii_only=ascii_only)
    assert output.isascii() is ascii_only
    assert ("Réfugiés à Genève" in output) is not ascii_only
    assert packed.unpack_values(output) == {"note": "Réfugiés à Genève"}


@every_row(
    ("json", "meaning"),
    [
        ('{"read":{"date":"2009"},"date":"2009~"}', {"date": "2009~"}),
        ('{"read":{"date":"2010"},"date":"2009~"}', {}),
        ('{"read":{"date":"2009"}}', {"date": None}),
        ('{"read":{"extra":{"bibtex:foo":"x"}},"extra":{"medium":"CD"}}', {"extra": {"medium": "CD"}}),
        ('{"read":{"extra":{"bibtex:foo":"y"}}}', {}),
        ('{"read":{},"topics":["Return","Return"]}', {"topics": ["Return"]}),
    ],
)
def test_a_value_with_a_reading_counts_where_the_entry_still_reads_so(json: str, meaning: dict[str, Any]) -> None:
    expected = {name: value for name, value in {**READ, **meaning}.items() if value is not None}
    assert load(ENTRY % json).to_dict() == expected


@every_row(
    ("json", "meaning"),
    [
        ('{"read":{"key":"a"},"key":"b c"}', {"key": "b_c", "aliases": ["y", "b c"]}),
        ('{"read":{"key":"a","aliases":["y"]},"key":"b c"}', {"key": "b_c", "aliases": ["b c"]}),
        ('{"read":{"type":"book"},"type":"rubbish"}', {"type": "document"}),
        ('{"read":{"date":"2009"},"date":"soon"}', {"date": None, "extra": {"bibtex:foo": "x", "date": "soon"}}),
        ('{"read":{"tags":["q"]},"tags":[" ","a  b"]}', {"tags": ["a b"]}),
        ('{"read":{"tags":["q"]},"tags":[" "]}', {"tags": None}),
        ('{"read":{},"new":3}', {"extra": {"bibtex:foo": "x", "new": 3}}),
    ],
)  # fmt: skip
def test_what_was_packed_by_hand_is_cleaned_as_anything_else(json: str, meaning: dict[str, Any]) -> None:
    expected = {name: value for name, value in {**READ, **meaning}.items() if value is not None}
    assert load(ENTRY % json).to_dict() == expected


def test_each_value_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned: list[list[str]] = []
    clean = cleaning.clean_record

    def watched(raw: Mapping[str, Any]) -> cleaning.CleanRecord:
        cleaned.append(sorted(raw))
        return clean(raw)

    monkeypatch.setattr(cleaning, "clean_record", watched)
    assert load(ENTRY % '{"read":{"date":"2009"},"date":"2009~"}').date == "2009~"
    assert cleaned[1:] == [["date", "extra"]]
    del cleaned[:]
    assert load(ENTRY % '{"topics":["Return"]}').topics == ("Return",)
    assert len(cleaned) == 1
