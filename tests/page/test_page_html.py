"""The files that a page gives: put together of its pieces, they are what protlib writes of the records."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib import formats
from protlib.formats import WriteOptions
from protlib.page.page_html import ABSTRACT, EXPORTS, make_exports
from protlib.page.record_rows import value_on_page
from protlib.record.model import FIELDS, Publication
from sample_records.arbitrary import publications
from sample_records.search_samples import RECORDS

BETWEEN = {"ris": "\r\n", "bibtex": "\n", "csv": ""}


def file_of(name: str, records: list[Publication], own: tuple[str, ...] = ()) -> str:
    """Return the file that a page gives of all of its records, as `interface/view/taking.js` puts it together."""
    exports = make_exports(records, own)
    texts = [
        pieces[EXPORTS.index(name)].replace(ABSTRACT, value_on_page(record, "abstract"))
        for record, pieces in zip(records, exports["texts"], strict=True)
    ]
    return (exports["head"] if name == "csv" else "") + BETWEEN[name].join(texts)


def export_text(name: str, records: list[Publication], own: tuple[str, ...] = ()) -> str:
    return formats.write(records, formats.format_named(name), WriteOptions(own_names=own)).decode()


@pytest.mark.parametrize("name", EXPORTS)
def test_the_pieces_are_the_file_that_an_export_writes(name: str) -> None:
    assert file_of(name, list(RECORDS)) == export_text(name, list(RECORDS))


HARD: list[dict[str, Any]] = [
    {"title": 'Say "no", twice', "abstract": 'One "line",\nand a second one'},
    {"title": "=HYPERLINK(1)", "abstract": "=1+1"},
    {"title": "A \x01 B", "abstract": "\x01 and \x02"},
    {"title": "العنوان", "abstract": "50 % & more"},
    {"title": "Own", "extra": {"finding": "many; few"}},
]


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("fields", HARD)
def test_hard_records_make_no_difference(name: str, fields: dict[str, Any]) -> None:
    records = [Publication(key="hard", **fields), Publication(key="soft", title="Soft")]
    assert file_of(name, records, ("finding",)) == export_text(name, records, ("finding",))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_abstract_is_held_once_and_by_the_rows(name: str) -> None:
    record = Publication(key="a", title="A", abstract="What was found among those who came back.")
    exports = make_exports([record], ())
    assert "came back" not in str(exports)
    assert "came back" in file_of(name, [record])


@given(st.lists(publications(*FIELDS), max_size=3), st.sampled_from(EXPORTS))
def test_any_records_make_no_difference(records: list[Publication], name: str) -> None:
    keyed = [record.changed(key=f"key{number}") for number, record in enumerate(records)]
    assert file_of(name, keyed) == export_text(name, keyed)
