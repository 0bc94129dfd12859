"""Fields of an entry that a record has no place for: kept in `extra` in LaTeX, such as `bibtex:timestamp`, and written again.

They may come from anywhere, and TeX runs what stands in them: what is not known to be harmless is written as text.
"""

import re
from collections.abc import Iterator
from typing import Final

from protlib.formats.bib import packed
from protlib.formats.bib.draft import Draft
from protlib.formats.bib.fields import KEPT_PREFIX
from protlib.formats.bib.latex.decoder import decode, is_known
from protlib.formats.bib.latex.encoder import in_ascii
from protlib.record import keys

_FIELD_NAME: Final = re.compile(r"[a-z][a-z0-9_:.+-]*")
# An "@" at the beginning of a line, be it behind blank ones, is where bibtexparser sees another entry.
_SPACE_BEFORE_AT: Final = re.compile(r"(?<!\s)\s+@")
_BRACES: Final = re.compile(r"[{}]")
# What biblatex has in `execute` is run, be it meant for another document or for harm: it is only packed.
_NOT_WRITTEN: Final = frozenset({"entrytype", "others", "execute", packed.FIELD})
_LINKS: Final = frozenset({"crossref", "xref", "xdata", "related", "entryset"})
_PATHS: Final = frozenset({"file"})
# What JabRef, BibDesk, Mendeley and Zotero write beside what an entry says.
_OF_WORK: Final = frozenset({
    "creationdate", "date-added", "date-modified", "file", "groups", "internal-note", "local-url",
    "mendeley-groups", "mendeley-tags", "modificationdate", "owner", "printed", "priority", "qualityassured", "ranking",
    "read", "readstatus", "relevance", "timestamp", "username",
})  # fmt: skip
_OF_WORK_BEGINNINGS: Final = ("bdsk-", "comment-", "rating")
# In "C:\\Users\\a.pdf", and as JabRef escapes it, "C\\:\\\\Users\\\\a.pdf", TeX would see commands; Windows reads "/" as well.
_SEPARATOR: Final = re.compile(r"(?<!^)\\+(?=[^\W\d_]|@)|\\(?=\\*(?:[^\W\d_]|@))")


def kept_fields(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the kept fields of a record that can be written, and their values."""
    for name, value in draft.publication.extra.items():
        field = name.removeprefix(KEPT_PREFIX)
        if (
            field != name
            and field not in _NOT_WRITTEN
            and _FIELD_NAME.fullmatch(field)
            and isinstance(value, str)
            and (draft.options.lossless or not is_of_work(field))
        ):
            text = _SPACE_BEFORE_AT.sub(" @", _as_read(field, value, draft))
            if _is_balanced(text):
                yield field, text


def is_of_work(field: str) -> bool:
    """Tell whether a field is how a program keeps its entries, and nothing of a publication: files, times, users, groups."""
    return field in _OF_WORK or field.startswith(_OF_WORK_BEGINNINGS)


def _as_read(field: str, value: str, draft: Draft) -> str:
    """Return a value as it was read if all its commands are known, else its text."""
    if field in _LINKS:
        return ",".join(filter(None, map(keys.make_safe, value.split(","))))
    if field in _PATHS:
        value = _SEPARATOR.sub("/", value)
    if is_known(value):
        return in_ascii(value) if draft.options.ascii else value
    return draft.text(decode(value))


def _is_balanced(value: str) -> bool:
    """Tell whether a value can stand in braces as it is, to those who count escaped braces and those who do not."""
    if value.endswith("\\") or "\\}" in value or "\\{" in value:
        return False
    depth = 0
    for match in _BRACES.finditer(value):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0
