"""A list of references that protlib made, imported again: what is there already is not added."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from programs.running import Ran

BODY = {"literal": "Risana Alliance for Women’s Empowerment", "short": "RAWE"}
RECORDS: tuple[dict[str, Any], ...] = (
    {
        "title": "Border, harbour and threshold: forced labour in San Miguel",
        "authors": [{"literal": "Human Rights Watch"}],
        "date": "2016",
        "collection_title": "Human Rights Watch Research Series",
        "publisher": "Human Rights Watch",
    },
    {
        "title": "Pedagogical older persons: trafficking in persons in Central Africa",
        "authors": [{"family": "Bosveen", "given": "Bart P.", "particle": "van"}],
        "date": "2018~",
        "publisher": "International Committee of the Red Cross",
    },
    {
        "title": "Curriculum: sexual exploitation among children on the move in Kenya",
        "authors": [{"family": "Tulole", "given": "Jane"}],
        "date": "2019",
        "genre": "Working Paper",
        "number": "63",
        "publisher": BODY["literal"],
        "publisher_place": "Sabha",
    },
    {
        "title": "La respuesta a la separación familiar en el Perú: diagnóstico",
        "date": "2023",
        "publisher": "University of Liège",
        "publisher_place": "Liège",
    },
    {
        "type": "treaty",
        "title": "Council of Europe Convention on Action against Trafficking in Human Beings",
        "authors": [{"literal": "Council of Europe", "short": "CoE"}],
        "date": "2005-05-16",
        "collection_title": "Council of Europe Treaty Series",
        "collection_number": "197",
    },
)


def titles(lines: str) -> list[str]:
    return sorted(json.loads(line)["title"].casefold() for line in lines.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize("style", ["apa", "chicago", "harvard", "vancouver"])
def test_nothing_of_an_own_list_is_new(protlib: Callable[..., Ran], tmp_path: Path, style: str) -> None:
    lines = (json.dumps({"type": "report", "key": f"k{number}", **raw}) for number, raw in enumerate(RECORDS))
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    protlib("import", "a.jsonl")
    protlib("bibliography", "--style", style, "-o", "list.docx")
    before = protlib("export", "--format", "jsonl").out
    for ways in ((), ("--on-duplicate", "replace")):
        ran = protlib("import", "list.docx", *ways)
        assert f"0 added, {len(RECORDS)} already there" in ran.out or ways, ran
    assert titles(protlib("export", "--format", "jsonl").out) == titles(before)
