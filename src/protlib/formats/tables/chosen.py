"""Tables of chosen columns, for people: those that can be named, and the files that such a table is written to."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from protlib.errors import UsageError
from protlib.formats.registry import Format, for_writing, named
from protlib.formats.tables.columns import DERIVED, ORDER
from protlib.record.field_words import likely
from protlib.record.headings import field_of
from protlib.record.own_fields import meant
from protlib.record.variables import OTHER_DATES, OTHER_TEXTS
from protlib.text import nearest, suggestion

KEY: Final = "key"
_USUAL: Final = ("authors", "year", "title", "countries")
_NAMED: Final = frozenset({*ORDER, *OTHER_TEXTS, *OTHER_DATES})
_MARKDOWN: Final = Format(
    "markdown", "tables.markdown", (".md",), "Markdown", "a table in Markdown", reads=False
)
FORMS: Final = ("xlsx", "csv", "tsv", _MARKDOWN.name)
"""What a table of chosen columns can be."""


def columns(wanted: Sequence[str], own: Sequence[str], entry: Format) -> list[str]:
    """Return the columns that are named, each once, or the usual ones and the library's own fields where none is.

    In a table that comes home the key is the first, by which each row finds its record. Raises UsageError where a name is that
    of no column.
    """
    chosen = [column(name, own) for name in wanted] or [*_USUAL, *own]
    first = [KEY] if entry.reads or not wanted else []
    return list(dict.fromkeys((*first, *chosen)))


def column(text: str, own: Sequence[str]) -> str:
    """Return the column that a text names, beside a library's own fields; raises UsageError where there is none."""
    name = text.strip()
    if found := meant(name, own):
        return found
    if name.lower() == DERIVED:
        return DERIVED
    found = field_of(name)
    if found in _NAMED:
        return found
    known = [*ORDER, DERIVED, *own]
    advice = suggestion(likely(name, known)) or f"; there are {', '.join(known)}"
    raise UsageError(f"--columns: no column “{name}”{advice}")


def form_of(name: str, path: str) -> Format:
    """Return what a table is written as: the named form, else that of the path's suffix; UsageError where there is none."""
    if name == _MARKDOWN.name or (not name and PurePath(path).suffix.lower() in _MARKDOWN.suffixes):
        return _MARKDOWN
    if name and name not in FORMS:
        raise UsageError(f"no table “{name}”; there are {', '.join(FORMS)}{suggestion(nearest(name, FORMS))}")
    suffixes = [suffix for form in FORMS[:-1] for suffix in named(form).suffixes]
    if not name and PurePath(path).suffix.lower() not in suffixes:
        whose = f"from “{PurePath(path).name}”" if path not in {"", "-"} else "for standard output"
        raise UsageError(f"cannot tell a table {whose}; name one with --format: {', '.join(FORMS)}")
    return for_writing(name, path)
