"""rispy's tests of its reader: the files in `tests/data`, and what `tests/test_parser.py` expects of them.

What is expected is read from the source of the tests, in which it stands as literals.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.expecting import make_canonical, name, standard_number
from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields

_FIELDS: Final = {
    "title": ("title", "primary_title"),
    "date": ("year", "publication_year"),
    "container_title": ("secondary_title", "alternate_title3", "journal_name"),
    "publisher": ("publisher",),
    "publisher_place": ("place_published",),
    "volume": ("volume",),
    "issue": ("number",),
    "doi": ("doi",),
    "url": ("url", "urls"),
    "abstract": ("notes_abstract", "abstract"),
    "language": ("language",),
}
_NAMES: Final = {"authors": ("authors", "first_authors"), "editors": ("secondary_authors",)}


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test that reads a file and says what is in it."""
    tests = ast.parse((folder / "tests/test_parser.py").read_text(encoding="utf-8"))
    for test in tests.body:
        file, expected = _file(test), _read_expected(test)
        if file and expected:
            publications = read((folder / "tests/data" / file).read_bytes(), "ris")
            yield Case(file, [*map(_entry, expected)], [*map(fields, publications)])


def _file(test: ast.stmt) -> str:
    """Return the name of the file that a test reads: `DATA_DIR / "name"`."""
    for node in ast.walk(test):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            return str(ast.literal_eval(node.right))
    return ""


def _read_expected(test: ast.stmt) -> list[dict[str, Any]]:
    """Return the entries that a test expects: `expected = {...}`, or a list of them."""
    for node in ast.walk(test):
        if not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) != "expected":
            continue
        if isinstance(node.value, ast.Dict | ast.List):
            entries = ast.literal_eval(node.value)
            return entries if isinstance(entries, list) else [entries]
    return []


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {field: _take_first(entry, keys) for field, keys in _FIELDS.items()}
    for field, keys in _NAMES.items():
        values[field] = [name(person) for key in keys for person in entry.get(key, ())]
    values["tags"] = entry.get("keywords", [])
    values["page"] = "-".join(entry[key] for key in ("start_page", "end_page") if key in entry)
    numbers = entry.get("issn", "")
    return make_canonical({**values, **standard_number(numbers if isinstance(numbers, str) else " ".join(numbers))})


def _take_first(entry: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    value = next((entry[key] for key in keys if key in entry), "")
    return value if isinstance(value, str) else str(value[0])
