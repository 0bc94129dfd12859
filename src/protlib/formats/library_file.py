"""A protlib library, the TinyDB file itself, read as an exchange file: for merging two libraries."""

import re
from typing import TYPE_CHECKING, Any, Final

import orjson

from protlib import cleaning
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

HOLDS: Final = frozenset(FIELDS)
# The tables; inside a string a backslash stands before the quotation mark.
_HEADER: Final = re.compile(r'(?<!\\)"library"\s*:\s*\{\s*(?:\}|"1"\s*:\s*\{[^{}]*"format"\s*:)')
_RECORDS: Final = re.compile(r'(?<!\\)"publications"\s*:\s*\{')


def sniff(text: str) -> bool:
    """Tell whether a text has the header of a library and its records, in whatever order and form."""
    is_object = text.lstrip()[:1] == "{"
    return is_object and _HEADER.search(text) is not None and _RECORDS.search(text) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a library's text; they keep their keys."""
    parsed = Parsed()
    try:
        documents: Mapping[str, Any] = orjson.loads(text)["publications"]
        entries = list(documents.items())
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        parsed.problems.append(Problem(1, "", "this is no protlib library, or it is cut short", lost=True))
        return parsed
    for number, (name, document) in enumerate(entries, 1):
        _read(name, document, parsed)
        if not number % 200:
            options.progress(number, len(entries))
    return parsed


def _read(name: str, document: Any, parsed: Parsed) -> None:
    """Read one document; somebody else's library may have been edited by hand, so that its values are cleaned too."""
    try:
        cleaned = cleaning.record(document)
    except (TypeError, AttributeError, ValueError):
        parsed.problems.append(Problem(0, f"document {name}", "is no record; left out", lost=True))
        return
    publication = cleaned.publication
    parsed.publications.append(publication)
    parsed.lines.append(0)
    parsed.problems.extend(Problem(0, publication.key, str(complaint)) for complaint in cleaned.complaints)
