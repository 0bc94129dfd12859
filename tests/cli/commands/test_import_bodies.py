"""A column of organisations beside a column of authors."""

import json
from pathlib import Path
from typing import Any

import pytest

from programs.running import Run

AUTHORED: list[tuple[str, str, list[str], dict[str, Any]]] = [
    ("Author,Organisation", "IOM,IOM", ["IOM"], {}),
    ("Author,Organisation", "HRW,Human Rights Watch", ["Human Rights Watch"], {}),
    ("Author,Organisation", "Human Rights Watch,HRW", ["Human Rights Watch"], {}),
    ("Author,Organisation", "International Organization for Migration,IOM", ["International Organization for Migration"], {}),
    ("Organisation,Author", "IOM,IOM", ["IOM"], {}),
    ("Author,Organisation", "ILO,IOM", ["ILO", "IOM"], {}),
    ("Author,Organisation", ",ILO", ["ILO"], {}),
    ("Author,Organisation", '"Smith, John",ILO', ["Smith"], {"publisher": "ILO"}),
    ("Organisation,Author", 'ILO,"Smith, John"', ["Smith"], {"publisher": "ILO"}),
    ("Author,Organisation", '"Smith, John",ILO; IOM', ["Smith"], {"publisher": "ILO; IOM"}),
    ("Author,Organisation", '"Smith, John; ILO",ILO', ["Smith", "ILO"], {}),
    ("Author,Organisation,Publisher", '"Smith, John",ILO,ILO', ["Smith"], {"publisher": "ILO"}),
    ("Author,Organisation,Publisher", '"Smith, John",ILO,Routledge', ["Smith"], {"publisher": "Routledge", "extra": {"contributor": [{"literal": "ILO"}]}}),
    ("Author,Organisation,Journal", '"Smith, John",ILO,Anti-Trafficking Review', ["Smith"], {"extra": {"contributor": [{"literal": "ILO"}]}}),
    ("Author,Corporate author", '"Smith, John",ILO', ["Smith", "ILO"], {}),
    ("Auteur,Auteur institutionnel", '"Smith, John",ILO', ["Smith", "ILO"], {}),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "cells", "authors", "others"), AUTHORED)
def test_each_body_stands_where_a_catalogue_has_it(
    protlib: Run, tmp_path: Path, headings: str, cells: str, authors: list[str], others: dict[str, Any]
) -> None:
    (tmp_path / "a.csv").write_text(f"Title,{headings}\nA report,{cells}\n", encoding="utf-8")
    assert protlib("import", "a.csv").code == 0
    (record,) = json.loads(protlib("list", "--format", "json").out)
    assert [name.get("literal", name.get("family")) for name in record["authors"]] == authors
    assert {name: record[name] for name in ("publisher", "extra") if name in record} == others


def test_an_acronym_is_kept_with_the_name(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Author,Organisation\nA,HRW,Human Rights Watch\n", encoding="utf-8")
    protlib("import", "a.csv")
    (record,) = json.loads(protlib("list", "--format", "json").out)
    assert record["authors"] == [{"literal": "Human Rights Watch", "short": "HRW"}]


def test_add_takes_a_body_once(protlib: Run) -> None:
    protlib("add", "--title", "A report", "--author", "IOM", "--organisation", "IOM", "--organisation", "ILO")
    (record,) = json.loads(protlib("list", "--format", "json").out)
    assert [name["literal"] for name in record["authors"]] == ["IOM", "ILO"]


def test_check_finds_and_mends_a_body_that_stands_twice(protlib: Run) -> None:
    protlib("add", "--title", "A report", "--author", "IOM", "--author", "IOM")
    assert "“IOM; IOM” has a name twice" in protlib("check").out
    protlib("check", "--fix", "--rule", "name-twice", "--yes")
    (record,) = json.loads(protlib("list", "--format", "json").out)
    assert record["authors"] == [{"literal": "IOM"}]
