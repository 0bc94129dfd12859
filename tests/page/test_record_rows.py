"""The rows of a page: what is shown of a record, and nothing else."""

import json
from typing import Any

from harness.rows import every_row
from protlib.page.record_rows import COLUMNS, make_table
from protlib.record.model import FIELDS, KINDS, FieldKind, Name, Publication

SECRETS = ("note", "private_note", "addendum", "access", "source", "extra", "aliases")


def row_of(publication: Publication) -> dict[str, object]:
    [row] = make_table([publication])["rows"]
    return dict(zip(COLUMNS, row, strict=False))


@every_row("field", SECRETS)
def test_what_a_page_does_not_show_is_not_in_it(field: str) -> None:
    lists = {FieldKind.OBJECT: {"finding": "zqsecret"}, FieldKind.LABELS: ("zqsecret",)}
    fields: dict[str, Any] = {field: lists.get(KINDS[field], "zqsecret")}
    rows = make_table([Publication(key="caring2009", title="Caring", **fields)])
    assert "zqsecret" not in json.dumps(rows)
    assert field not in COLUMNS


def test_every_column_is_a_field_of_a_record() -> None:
    assert [name for name in COLUMNS if name not in (*FIELDS, "year")] == []


def test_a_row_has_what_is_shown() -> None:
    record = Publication(
        key="caring2009",
        type="report",
        title="Caring for <i>trafficked</i> persons",
        authors=(
            Name(family="Jobe", given="Alison"),
            Name(literal="International Organization for Migration", short="IOM"),
        ),
        date="2009-07",
        countries=("Nigeria",),
    )
    row = row_of(record)
    assert row["title"] == "Caring for trafficked persons"
    assert row["authors"] == ["Jobe, Alison", "International Organization for Migration (IOM)"]
    assert (row["year"], row["countries"], row["abstract"]) == (2009, ("Nigeria",), "")


def test_a_row_ends_with_what_is_filled() -> None:
    [row] = make_table([Publication(key="a", title="A")])["rows"]
    assert row == ["a", "document", "A"]
