"""Fields of an entry that a record cannot hold: kept as LaTeX in `extra`, such as `bibtex:timestamp`, and written back.

They may come from anywhere, and TeX runs what is in them; so commands that are not known to be harmless are written as
text.
"""

from collections.abc import Iterator
from typing import Final

from protlib.formats.bib import packed
from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.fields import KEPT_PREFIX
from protlib.formats.bib.latex.decoder import decode, shows_only_text
from protlib.frozen import expression
from protlib.record import keys

_FIELD_NAME: Final = expression(r"[a-z][a-z0-9_:.+-]*")
# bibtexparser sees a new entry in an "@" at the beginning of a line, also after spaces.
_SPACE_BEFORE_AT: Final = expression(r"(?<!\s)\s+@")
_BRACES: Final = expression(r"[{}]")
# biblatex runs the content of `execute`, which may be meant for another document or do harm: it is only packed.
_NOT_WRITTEN: Final = frozenset({"entrytype", "others", "execute", packed.FIELD})
_LINKS: Final = frozenset({"crossref", "xref", "xdata", "related", "entryset"})
_PATHS: Final = frozenset({"file"})
# The housekeeping fields of JabRef, BibDesk, Mendeley and Zotero.
_HOUSEKEEPING: Final = frozenset({
    "creationdate", "date-added", "date-modified", "file", "groups", "internal-note", "local-url",
    "mendeley-groups", "mendeley-tags", "modificationdate", "owner", "printed", "priority", "qualityassured", "ranking",
    "read", "readstatus", "relevance", "timestamp", "username",
})  # fmt: skip
_HOUSEKEEPING_BEGINNINGS: Final = ("bdsk-", "comment-", "rating")
# TeX would see commands in "C:\\Users\\a.pdf", and in JabRef's "C\\:\\\\Users\\\\a.pdf"; Windows reads "/" too.
_SEPARATOR: Final = expression(r"(?<!^)\\+(?=[^\W\d_]|@)|\\(?=\\*(?:[^\W\d_]|@))")


def read_kept_fields(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the kept fields that can be written, and their values."""
    for name, value in draft.publication.extra.items():
        field = name.removeprefix(KEPT_PREFIX)
        if (
            field != name
            and field not in _NOT_WRITTEN
            and _FIELD_NAME.fullmatch(field)
            and isinstance(value, str)
            and (draft.options.lossless or not is_housekeeping(field))
        ):
            text = _SPACE_BEFORE_AT.sub(" @", _safe_value(field, value, draft))
            if _is_balanced(text):
                yield field, text


def is_housekeeping(field: str) -> bool:
    """Tell whether a field only serves a program's own housekeeping: files, times, users, groups."""
    return field in _HOUSEKEEPING or field.startswith(_HOUSEKEEPING_BEGINNINGS)


def _safe_value(field: str, value: str, draft: EntryDraft) -> str:
    """Return a value unchanged if all its commands are known, else its text."""
    if field in _LINKS:
        return ",".join(filter(None, map(keys.make_safe, value.split(","))))
    if field in _PATHS:
        value = _SEPARATOR.sub("/", value)
    return draft.encoder.replace_letters(value) if shows_only_text(value) else draft.text(decode(value))


def _is_balanced(value: str) -> bool:
    """Tell whether a value can stand in braces, whether or not the reader counts escaped braces."""
    if value.endswith("\\") or "\\}" in value or "\\{" in value:
        return False
    depth = 0
    for match in _BRACES.finditer(value):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0
