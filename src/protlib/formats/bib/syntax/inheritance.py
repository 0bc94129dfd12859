"""The fields that entries inherit through `crossref` and `xdata`, by the rules of the biblatex manual, appendix B.

These include BibTeX's own rule: an entry takes over the fields that it lacks, under the same name. BibTeX files need
one rule more: the title of any kind of book is the `booktitle` of its chapters. A book's DOI, abstract and files are
true of the book alone, and are not inherited.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from protlib.formats.bib import packed
from protlib.formats.bib.entry_types import BOOKS, NOT_PUBLICATIONS, PARTS
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.formats.common.allowance import Allowance
from protlib.formats.parsed import Problem

_NEVER: Final = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
    "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "doi",
    "abstract", "file", packed.FIELD,
})  # fmt: skip
_TITLES: Final = ("title", "subtitle", "titleaddon")
_OWN_TITLES: Final = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
_SERIAL: Final = frozenset({"article", "suppperiodical"})
_STEP: Final = 100  # for a nearly empty entry
_MOST_PARENTS: Final = 12  # no book needs more than two; the rest is a file made to take time
_TYPES_WITH_AUTHOR: Final = frozenset({"inbook", "bookinbook", "suppbook"})


class _NoRoomError(Exception):
    """The entries of a file inherit more than memory allows."""


def inherit(entries: Sequence[BibEntry], allowance: Allowance, problems: list[Problem]) -> list[BibEntry]:
    """Return the entries with their inherited fields; `crossref` becomes `xref`, which is only a link.

    An entry that exceeds the `allowance` inherits nothing, and is a problem.
    """
    if not any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries):
        return list(entries)
    # In small letters, as BibTeX compares them: these keys are those of one file, and none of a library.
    by_key = {key.lower(): entry for entry in reversed(entries) for key in _keys(entry)}
    complete_entries: list[BibEntry] = []
    for entry in entries:
        try:
            complete_entries.append(entry if entry.type in NOT_PUBLICATIONS else _complete(entry, by_key, allowance))
        except _NoRoomError:
            message = "inherits nothing: the entries of this file would inherit too much text"
            problems.append(Problem(entry.line, entry.key, message))
            complete_entries.append(entry)
    return complete_entries


def _keys(entry: BibEntry) -> Iterator[str]:
    """Yield the keys under which other entries may refer to this one; none for an entry without a key."""
    yield from filter(None, (key.strip() for key in (entry.key, *entry.fields.get("ids", "").split(","))))


def _complete(entry: BibEntry, by_key: Mapping[str, BibEntry], allowance: Allowance) -> BibEntry:
    parent: BibEntry | None = None
    for child in reversed(_line(entry, by_key)):
        fields = _with_data(child, by_key, allowance)
        if parent is not None:
            _take(parent, allowance)
            fields["xref"] = fields.pop("crossref").strip()
            fields = {**_inherit(parent, child.type), **fields}
        parent = child._replace(fields=fields)
    return parent or entry


def _take(data: BibEntry, allowance: Allowance) -> None:
    if not allowance.spend(_STEP + sum(map(len, data.fields.values()))):
        raise _NoRoomError


def _line(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> list[BibEntry]:
    """Return the entry, its parent, its parent's parent ...; a circle ends before it closes."""
    line = [entry]
    while len(line) < _MOST_PARENTS:
        parent = by_key.get(line[-1].fields.get("crossref", "").strip().lower())
        if parent is None or parent in line:
            break
        line.append(parent)
    return line


def _with_data(entry: BibEntry, by_key: Mapping[str, BibEntry], allowance: Allowance) -> dict[str, str]:
    """Return the fields of the entry, completed from every `xdata` that it refers to, directly or not."""
    fields = dict(entry.fields)
    names_ahead = [fields.pop("xdata", "")]
    visited: set[str] = set()
    while names_ahead:
        for key in names_ahead.pop().lower().split(","):
            data = by_key.get(key.strip())
            if data is not None and data.key not in visited:
                _take(data, allowance)
                visited.add(data.key)
                names_ahead.append(data.fields.get("xdata", ""))
                for name, value in data.fields.items():
                    if name != "xdata":
                        fields.setdefault(name, value)
    return fields


def _inherit(parent: BibEntry, child_type: str) -> dict[str, str]:
    prefix = _prefix(parent.type, child_type)
    inherited_fields: dict[str, str] = {}
    for name, value in parent.fields.items():
        if name in _NEVER or (prefix and name in _OWN_TITLES):
            continue
        if prefix and name in _TITLES:
            inherited_fields.setdefault(f"{prefix}{name}", value)
        else:
            inherited_fields[name] = value
    if child_type in _TYPES_WITH_AUTHOR and parent.type in {"book", "mvbook"} and "author" in inherited_fields:
        inherited_fields.setdefault("bookauthor", inherited_fields["author"])
    return inherited_fields


def _prefix(parent: str, child: str) -> str:
    """Return the prefix that a parent's title gets in its child: main, book or journal title."""
    if parent.startswith("mv") and (child in BOOKS or child in PARTS):
        return "main"
    if parent == "periodical" and child in _SERIAL:
        return "journal"
    return "book" if parent in BOOKS and child in PARTS else ""
