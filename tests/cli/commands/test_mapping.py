"""Columns that are no fields: what is told of them, and what maps them."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from running import Run

SHEET = "Titel,Herkunft,Jahr,Ergebnis\nEin Bericht,Ghana,2019,gut\nZwei Berichte,Mali; Niger,2020,schlecht\n"


@pytest.fixture(autouse=True)
def sheet(tmp_path: Path) -> None:
    """A table with two columns that are fields, and two that are none."""
    (tmp_path / "a.csv").write_text(SHEET, encoding="utf-8")


def record(protlib: Run) -> dict[str, Any]:
    """Return the first record of the library."""
    first: dict[str, Any] = json.loads(protlib("list", "--format", "json").out)[0]
    return first


def test_a_column_that_is_no_field_is_told_with_what_maps_it(protlib: Run) -> None:
    ran = protlib("import", "a.csv", "--dry-run")
    maps = "--map Herkunft=countries --map Ergebnis=note --on-duplicate update"
    own = "protlib fields rename csv:Herkunft herkunft makes one of your own"
    told = f"columns “Herkunft”, “Ergebnis” are not fields; kept in extra; {maps} puts them in fields; {own}"
    assert f"a.csv: {told}\n" in ran.err


def test_what_is_told_can_be_typed_and_leaves_no_value_twice(protlib: Run) -> None:
    told = protlib("import", "a.csv").err.split("; ")[2].removesuffix(" puts them in fields")
    assert record(protlib)["extra"] == {"csv:Herkunft": "Ghana", "csv:Ergebnis": "gut"}
    ran = protlib("import", "a.csv", *shlex.split(told))
    assert (ran.out, ran.err, ran.code) == ("0 added, 2 updated\n", "", 0)
    first = record(protlib)
    assert (first["countries"], first["note"], first.get("extra")) == (["Ghana"], "gut", None)
    again = protlib("import", "a.csv", *shlex.split(told))
    assert again.out == "0 added, 2 already there\n"
    assert protlib("undo", "--yes").code == 0
    assert record(protlib)["extra"] == {"csv:Herkunft": "Ghana", "csv:Ergebnis": "gut"}


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (("--map", "Ergebnis=original-date"), "original-date"),
        (("--map", "Ergebnis=topics"), "topics"),
        (("--map", "Ergebnis=finding"), "finding"),
        (("--map", "Ergebnis=abstract"), "abstract"),
    ],
)
@pytest.mark.parametrize("way", ["update", "replace", "merge"])
def test_it_leaves_extra_for_a_field_of_any_kind(
    protlib: Run, options: tuple[str, ...], field: str, way: str
) -> None:
    protlib("fields", "add", "finding")
    protlib("import", "a.csv")
    protlib("import", "a.csv", *options, "--on-duplicate", way, "--yes")
    first = record(protlib)
    assert "csv:Ergebnis" not in first["extra"]
    assert {**first, **first["extra"]}[field] in ("gut", ["gut"])


def test_what_the_field_says_otherwise_stays_in_extra(protlib: Run) -> None:
    protlib("import", "a.csv")
    protlib("set", "bericht2019", "note=Studie")
    protlib("import", "a.csv", "--map", "Ergebnis=note", "--on-duplicate", "update")
    first = record(protlib)
    assert (first["note"], first["extra"]["csv:Ergebnis"]) == ("Studie", "gut")
