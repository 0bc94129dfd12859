"""The items of CSL's own test suite, read as CSL-JSON and written again: what was put in has to come out.

Compared is what an item says, not how: a number may be text, a month may be "02", and an organisation, marked as one
with `isInstitution`, is a `literal` afterwards.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, write_name
from protlib.formats import WriteOptions
from protlib.formats.csl import csljson
from protlib.formats.programs import PROGRAMS
from protlib.record.model import Name, Publication

_INPUT: Final = re.compile(r">>=+ INPUT =+>>\n(.*?)<<=+ INPUT =+<<", re.DOTALL)
_TEXTS: Final = {
    "title": "title", "container-title": "container_title", "publisher": "publisher",
    "publisher-place": "publisher_place", "volume": "volume", "issue": "issue", "number": "number", "page": "page",
    "ISBN": "isbn", "URL": "url", "abstract": "abstract",
}  # fmt: skip
_NAMES: Final = {"author": "authors", "editor": "editors", "translator": "translators"}
_PARTS: Final = {
    "family": "family", "given": "given", "non-dropping-particle": "particle", "dropping-particle": "dropping",
    "suffix": "suffix", "literal": "literal",
}  # fmt: skip
_SEASONS: Final = {13: 21, 14: 22, 15: 23, 16: 24}
"""Months that citeproc-js once made of the seasons, and those that they are now."""
_AS_DATA: Final = WriteOptions(program=PROGRAMS["zotero"])
"""An item is printed without a publisher who is the author, but not for programs that keep references."""


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test of the suite that has items, in a checkout of citation-style-language/test-suite."""
    for name, text in _inputs(folder):
        items = json.loads(csljson.dumps(read(text, "csl-json"), _AS_DATA))
        yield Case(name, [*map(_fields, json.loads(text))], [*map(_fields, items)])


def tests(folder: Path) -> Iterator[tuple[str, list[Publication]]]:
    """Yield the name and the records of each test."""
    for name, text in _inputs(folder):
        yield name, read(text, "csl-json")


def _inputs(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("processor-tests/humans/*.txt")):
        if items := _INPUT.search(path.read_text(encoding="utf-8")):
            yield path.stem, items[1]


def _fields(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scored fields of a CSL item; identifiers and languages as they are compared, whatever their case."""
    fields: dict[str, Any] = {field: str(item.get(variable, "")) for variable, field in _TEXTS.items()}
    for variable, field in _NAMES.items():
        fields[field] = [write_name(_name(parts)) for parts in item.get(variable, ())]
    fields["date"] = _date(item.get("issued", {}))
    fields["doi"] = item.get("DOI", "").removeprefix("https://doi.org/").lower()
    fields["issn"] = re.findall(r"[\dX-]+", item.get("ISSN", ""))
    fields["language"] = item.get("language", "").lower()
    fields["tags"] = re.split(r"\s*[,;]\s*", item["keyword"]) if item.get("keyword") else []
    return fields


def _name(parts: Mapping[str, Any]) -> Name:
    name_parts = {part: str(parts.get(variable, "")) for variable, part in _PARTS.items()}
    return Name(literal=name_parts["family"]) if parts.get("isInstitution") else Name(**name_parts)


def _date(variable: Mapping[str, Any]) -> str:
    """Return a date as EDTF, or as the text that it is where it has no date-parts."""
    points = "/".join(map(_point, variable.get("date-parts", ())))
    season = f"-{20 + int(variable['season'])}" if len(points) == len("2000") and "season" in variable else ""
    circa = "~" if str(variable.get("circa", "false")).lower() not in {"false", "0"} else ""
    return f"{points}{season}{circa}" if points else str(variable.get("literal") or variable.get("raw") or "")


def _point(date_parts: list[Any]) -> str:
    year, *month_and_day = (int(part) for part in date_parts if part != "")
    month = _SEASONS.get(month_and_day[0], month_and_day[0]) if month_and_day else 0
    if month in _SEASONS.values():
        month_and_day = [month]
    elif month not in range(1, 13):
        month_and_day = []
    return "-".join((f"{year:04}", *(f"{number:02}" for number in month_and_day)))
