"""citation-js' tests of its RIS plug-in: `packages/plugin-ris/test/input.js` in a checkout of citation-js/citation-js.

The file is JavaScript, in which values stand as literals: they become those of JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.expecting import make_canonical
from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields, write_name
from protlib.record.model import Name

_LITERAL: Final = re.compile(
    r"""'((?:[^'\\]|\\.)*)'|`([^`]*)`|("(?:[^"\\]|\\.)*")|([A-Za-z]\w*)(?=\s*:)|,(?=\s*[\]}])""", re.DOTALL
)
_TEXTS: Final = {
    "title": "title", "container-title": "container_title", "publisher": "publisher",
    "publisher-place": "publisher_place", "volume": "volume", "issue": "issue", "number": "number", "page": "page",
    "ISBN": "isbn", "ISSN": "issn", "DOI": "doi", "URL": "url", "abstract": "abstract", "language": "language",
}  # fmt: skip
_NAMES: Final = {"author": "authors", "editor": "editors", "translator": "translators"}


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test of the input of RIS, as text and as tags."""
    source = (folder / "packages/plugin-ris/test/input.js").read_text(encoding="utf-8")
    tests = json.loads(_LITERAL.sub(_as_json, source.partition("module.exports =")[2]))
    for kind in ("@ris/file", "@ris/record"):
        for name, (text, expected) in tests[kind].items():
            records = read(text if isinstance(text, str) else _write_tags(text), "ris")
            yield Case(name, [*map(_item, expected)], [*map(fields, records)])


def _as_json(match: re.Match[str]) -> str:
    single, template, double, key = match.groups()
    if double:
        return str(double)
    text = next((part for part in (single, template, key) if part is not None), None)
    return "" if text is None else json.dumps(text, ensure_ascii=False)


def _write_tags(record: Mapping[str, Any]) -> str:
    lines = [(tag, line) for tag, value in record.items() for line in (value if isinstance(value, list) else [value])]
    return "".join(f"{tag}  - {line}\n" for tag, line in [*lines, ("ER", "")])


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {field: item.get(variable, "") for variable, field in _TEXTS.items()}
    for variable, field in _NAMES.items():
        values[field] = [write_name(Name(**parts)) for parts in item.get(variable, ())]
    values["tags"] = item["keyword"].split(",") if "keyword" in item else []
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    values["date"] = "-".join(f"{part:02}" for part in parts)
    return make_canonical(values)
