"""An edit by hand changes what the person changed, and nothing that somebody else changed meanwhile."""

from typing import Any

import pytest
from hypothesis import given

from harness.rows import every_row
from protlib.errors import InputRefusedError
from protlib.library.changes.concurrent_edit import changes_of, make_edit
from protlib.record.model import Publication
from sample_records.arbitrary import publications
from sample_records.libraries import CARING

READ = CARING.changed(publisher="IOM", tags=("health",), created="2026-11-24", modified="2026-11-24")


@every_row(
    ("mine", "changes"),
    [
        ({"title": "Mine"}, {"title": "Mine"}),
        ({"publisher": ""}, {"publisher": ""}),
        ({"source": "a.ris"}, {"source": "a.ris"}),
        ({"key": "other", "aliases": ("a",), "created": "", "modified": ""}, {}),
        ({}, {}),
    ],
)
def test_what_an_edit_changed(mine: dict[str, Any], changes: dict[str, Any]) -> None:
    assert changes_of(READ, READ.changed(**mine)) == changes


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"title": "Mine"}, {"publisher": "UN"}, {"title": "Mine", "publisher": "UN"}),
        ({"title": "Same"}, {"title": "Same"}, {"title": "Same"}),
        ({"publisher": ""}, {"title": "Theirs"}, {"publisher": "", "title": "Theirs"}),
        (
            {"tags": ("read",)},
            {"key": "new", "modified": "2027"},
            {"tags": ("read",), "key": "new", "modified": "2027"},
        ),
    ],
)
def test_an_edit_is_done_on_the_record_as_it_stands(
    mine: dict[str, Any], theirs: dict[str, Any], both: dict[str, Any]
) -> None:
    edit = make_edit(READ, READ.changed(**mine))
    assert edit(READ.changed(**theirs)) == READ.changed(**both)


def test_what_both_changed_otherwise_is_refused_field_by_field() -> None:
    edit = make_edit(READ, READ.changed(title="Mine", publisher_place="Vienna", tags=()))
    with pytest.raises(
        InputRefusedError,
        match=r"iom2009caring was changed by someone else \(title, publisher place\); nothing was saved",
    ):
        edit(READ.changed(title="Theirs", publisher_place="Geneva"))


@given(publications(), publications())
def test_an_edit_of_the_record_itself_makes_of_it_what_was_edited(one: Publication, other: Publication) -> None:
    edited = one.changed(**changes_of(one, other))
    assert make_edit(one, edited)(one) == edited
    assert changes_of(edited, other) == {}
